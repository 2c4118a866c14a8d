// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/recipe.h"
#include "domain/wikifacts.h"
#include "engine/ports/foundpages.h"
#include "wiki/api/apiparams.h"

#include <QJsonObject>

namespace paperround {

/// The query that a recipe of a wiki is there: list=categorymembers, prop=links, list=embeddedin,
/// list=allusers or list=search, of as many rows as the wiki tells at once (500, or 5000 with apihighlimits).
/// A bare name is a category's or a template's own. A search is held to the recipe's namespaces; else to
/// those that take messages, or all where the talk pages of what it finds are meant.
[[nodiscard]] ApiParams listParams(const Recipe &recipe, const WikiFacts &facts);

/// Puts the `continue` that a round before ended with into the query of the next. Wiki "bad-list-answer" for
/// what is none.
[[nodiscard]] Result<void> continueFrom(const QString &next, ApiParams &params);

/// What that query brought. Row "missingtitle" for the links of no page; Input "no-such-group": MediaWiki
/// takes a group it does not know for no wish at all and tells every user; Wiki "search-cut" where the search
/// engine has more than it tells; Wiki "bad-list-answer" with the place for anything else.
[[nodiscard]] Result<FoundPages> readListAnswer(const QJsonObject &answer, const Recipe &recipe,
                                                const WikiFacts &facts);

} // namespace paperround
