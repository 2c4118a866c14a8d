// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/recipe.h"
#include "domain/targets/target.h"
#include "engine/ports/task.h"
#include "engine/ports/wikis.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace paperround {

/// How far the run of a recipe has come.
struct RecipeProgress
{
    int rows = 0; ///< Targets and problems so far.
    int categories = 0; ///< Of a category tree: looked through.
    int waiting = 0; ///< Known, and not looked through yet.

    friend bool operator==(const RecipeProgress &, const RecipeProgress &) = default;
};

using RecipeWatch = std::function<void(const RecipeProgress &)>;

/// Runs a recipe (from cleanRecipe()) to its end, round by round. A page that cannot be a target comes as a
/// problem, with the codes of TargetProblem; a page that several categories hold comes once. Finding nothing
/// is an answer, too. `told` (may be null) is called after each round, and no more once `stop` was requested.
///
/// Errors beside those of Wikis::find(): Stopped "stopped"; Input "too-many-rows" (more than the recipe's
/// limit), "too-many-categories"; Wiki "endless-continue" (the same place twice, or rounds without rows or
/// end).
Task<ParsedTargets> loadRecipe(std::shared_ptr<Wikis> wikis, Recipe recipe, RecipeWatch told,
                               std::stop_token stop);

} // namespace paperround
