// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/request.h"
#include "domain/targets/listpage.h"
#include "domain/targets/recipe.h"
#include "domain/targets/target.h"
#include "engine/ports/task.h"
#include "engine/ports/wikis.h"

#include <memory>
#include <optional>

namespace paperround {

/// A target list as it was read from a page.
struct LoadedList
{
    ParsedTargets parsed;
    QString title;
    qint64 revision = 0;
    QString url; ///< Canonical, with oldid: goes into the hidden comment.
    ListPage page; ///< As it is written, for an edit of it.
    QString contentModel;
    std::optional<Recipe> query; ///< Of a category: the list is what this found, and no page says it.
};

/// Reads a list page, whatever it names: an empty list is one, too. Errors (Input, the page in `detail`):
/// "missingtitle"; "not-a-list" of another content model; "badjson", "baddescription", "badtargets".
Task<LoadedList> readListPage(std::shared_ptr<Wikis> wikis, ListSource source);

/// What a text would name as that page; an earlier revision, or one that is not saved yet.
Task<ListPage> readListText(std::shared_ptr<Wikis> wikis, QString wiki, QString title, ListPageKind kind,
                            QString text);

/// Reads a list page: content model MassMessageListContent, or wikitext with {{#target:}} (expanded by its
/// wiki, so wrapper templates and transcluded pages count), to send to. Errors beside those of
/// readListPage(): "not-a-list" of wikitext that names nothing, "empty-list" (Input). As with MassMessage, a
/// category (by any of its wiki's names for that) is the list of its members, whether it has a page or none;
/// errors of that are those of loadRecipe().
Task<LoadedList> loadList(std::shared_ptr<Wikis> wikis, ListSource source);

} // namespace paperround
