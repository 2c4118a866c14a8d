// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/message/previewer.h"

namespace paperround {

Task<RenderedMessage> renderMessage(std::shared_ptr<Wikis> wikis, QString wiki, QString title,
                                    Message message, QString listUrl, int row,
                                    std::shared_ptr<Renderings> known)
{
    const auto facts = co_await wikis->facts(wiki);
    if (!facts)
        co_return tl::unexpected(facts.error());
    ComposeFacts whom;
    whom.message = message;
    whom.row = row;
    whom.listUrl = listUrl;
    whom.page = title;
    const Wording words = wordingFor(message, recipientOf(whom, *facts), PostedOn::TalkPage);
    const QByteArray key = Renderings::keyOf(wiki, title, words.heading, words.body);
    if (const auto before = known ? known->find(key) : std::nullopt)
        co_return RenderedMessage(*before);
    auto rendered = co_await wikis->render(wiki, title, words.heading, words.body);
    if (known && rendered)
        known->add(key, *rendered);
    co_return rendered;
}

} // namespace paperround
