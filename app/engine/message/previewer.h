// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/composition.h"
#include "engine/message/renderings.h"
#include "engine/ports/task.h"
#include "engine/ports/wikis.h"

#include <memory>

namespace paperround {

/// The message as a reader of `title` on `wiki` would see it, in the words that this page gets, rendered
/// there. `listUrl`: what %{list} stands for. `row`: its row in the request, by which it may be in a segment.
/// `known`: where it is looked up first, and kept; null: nowhere.
Task<RenderedMessage> renderMessage(std::shared_ptr<Wikis> wikis, QString wiki, QString title,
                                    Message message, QString listUrl = {}, int row = 0,
                                    std::shared_ptr<Renderings> known = {});

} // namespace paperround
