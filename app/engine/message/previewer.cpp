// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/message/previewer.h"

namespace paperround {

Task<RenderedMessage> renderMessage(std::shared_ptr<Wikis> wikis, QString wiki, QString title,
                                    Message message)
{
    const QString subject = effectiveSubject(message.subject);
    const QString body = message.body.trimmed();
    auto rendered = co_await wikis->render(wiki, title, subject, body);
    co_return rendered;
}

} // namespace paperround
