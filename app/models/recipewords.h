// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/recipe.h"
#include "engine/targets/recipeloader.h"

#include <QString>

namespace paperround {

/// What people call a recipe where nobody gave it a name: "Category Ambassadors", "PetScan 42". Without its
/// wiki.
[[nodiscard]] QString recipeName(const Recipe &recipe);

[[nodiscard]] QString recipeKindWords(RecipeKind kind); ///< For a choice: "Members of a category".
[[nodiscard]] QString recipeWhatLabel(RecipeKind kind); ///< Of the field that says what: "&Category".
[[nodiscard]] QString recipeWhatHint(RecipeKind kind); ///< An example of what to write there.

/// "1,500 pages so far; 3 categories looked through, 12 to go", for as long as it runs.
[[nodiscard]] QString recipeProgressWords(const Recipe &recipe, const RecipeProgress &progress);

} // namespace paperround
