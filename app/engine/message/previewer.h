// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/message.h"
#include "engine/ports/task.h"
#include "engine/ports/wikis.h"

#include <memory>

namespace paperround {

/// The exact wikitext a row would post, and its edit summary.
struct ComposedRow
{
    QString subject; ///< Effective: sanitised.
    QString addition; ///< Blank line, == subject ==, blank line, body, notice, hidden comment with the mark.
    QString summary;
};

/// What goes into a row beside the request's own text.
struct ComposeFacts
{
    Message message;
    QString deliveryId;
    int row = 0;
    QString sender; ///< User name.
    QString homeDbname; ///< "metawiki"
    QString listUrl;
    QString redirectedFrom; ///< Empty: none; else the notice is added.
};

/// Text assembly (features: order of parts, the wiki's own words, English where it has none).
[[nodiscard]] ComposedRow composeRow(const ComposeFacts &row, const WikiFacts &wiki);

/// The message as a reader of `title` on `wiki` would see it, rendered there.
Task<RenderedMessage> renderMessage(std::shared_ptr<Wikis> wikis, QString wiki, QString title, Message message);

} // namespace paperround
