// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/request.h"
#include "domain/targets/target.h"
#include "engine/ports/task.h"
#include "engine/ports/wikis.h"

#include <memory>

namespace paperround {

/// A target list as it was read from a page.
struct LoadedList
{
    ParsedTargets parsed;
    QString title;
    qint64 revision = 0;
    QString url; ///< Canonical, with oldid: goes into the hidden comment.
};

/// Reads a list page: content model MassMessageListContent, or wikitext with {{#target:}} (expanded by its
/// wiki, so wrapper templates and transcluded pages count). Errors: "missingtitle", "not-a-list",
/// "empty-list" (Input).
Task<LoadedList> loadList(std::shared_ptr<Wikis> wikis, ListSource source);

} // namespace paperround
