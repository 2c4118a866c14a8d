// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/linknotice.h"

#include "models/bidi.h"

#include <QCoreApplication>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(paperround::LinkNotice)
};
} // namespace

Notice linkNotice(const QUrl &url, const std::function<void()> &open)
{
    const QString place = url.toDisplayString(QUrl::FullyDecoded).left(400);
    return {.key = u"link"_s,
            .tone = Tone::Sending,
            .icon = u"open"_s,
            .title =
                Words::tr("This link goes to %1").arg(isolated(url.host().isEmpty() ? place : url.host())),
            .text = isolated(place),
            .details = QString::fromLatin1(url.toEncoded()),
            .actions = {{Words::tr("Open in the browser"), open}},
            .isNews = true};
}

} // namespace paperround
