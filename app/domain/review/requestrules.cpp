// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/requestrules.h"

#include "domain/review/wikiproof.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace paperround {

namespace forbiddable {
const QString Unsigned = u"unsigned"_s;
const QString MissingTemplate = u"missing-template"_s;
} // namespace forbiddable

bool isSigned(const QString &wikitext)
{
    static const QRegularExpression silent(u"<nowiki>.*?</nowiki>|<!--.*?-->"_s,
                                           QRegularExpression::DotMatchesEverythingOption);
    // As wikis write one: 12:34, 5 June 2026 (UTC); the order of its parts is the language's.
    static const QRegularExpression time(u"\\d{1,2}[:.]\\d{2}.{1,60}\\(UTC\\)"_s);
    const QString heard = QString(wikitext).remove(silent);
    return heard.contains("~~~~"_L1) || time.match(heard).hasMatch();
}

Result<void> checkAgainst(const FarmPolicy &policy, const Request &request)
{
    if (!policy.routes.contains(request.options.route))
        return failure(ErrorKind::Input, u"route-not-allowed"_s, routeName(request.options.route));
    const QString footer = asWikiKeeps(policy.review.footer);
    if (!footer.isEmpty() && !asWikiKeeps(request.message.body).contains(footer))
        return failure(ErrorKind::Input, u"no-footer"_s, footer);
    for (const QString &check : policy.review.forbids) {
        if (check == forbiddable::Unsigned && !isSigned(request.message.body))
            return failure(ErrorKind::Input, u"check-forbidden"_s, check);
        if (check != forbiddable::Unsigned && check != forbiddable::MissingTemplate)
            return failure(ErrorKind::Input, u"unknown-check"_s, check);
    }
    return {};
}

} // namespace paperround
