// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Submission: how its page is called.
#include "domain/message/composition.h"
#include "domain/review/submission.h"
#include "domain/targets/targettext.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace paperround {

QString requestTitle(const ReviewPolicy &policy, const Request &request)
{
    static const QRegularExpression unfit(u"[\\[\\]{}|<>#/:\\x00-\\x1f\\x7f~%+&]+"_s);
    QString name =
        plainHeading(effectiveSubject(request.message.subject)).replace(unfit, u" "_s).simplified();
    while (name.toUtf8().size() > 120)
        name.chop(1);
    if (!name.isEmpty() && name.back().isHighSurrogate())
        name.chop(1);
    const QString title = policy.requests + (name.simplified() + u" ("_s + request.id + u')').trimmed();
    return cleanTitle(title, FirstLetter::Upper).value_or(policy.requests + request.id);
}

} // namespace paperround
