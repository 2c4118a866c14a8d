// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/farmprofile.h"
#include "domain/targets/recipe.h"

#include <QUrl>

namespace paperround {

/// Where recipes of that kind are asked, when they ask no wiki of the farm; empty: nowhere, or a wiki.
[[nodiscard]] QUrl serviceFor(RecipeKind kind, const ListServices &services);

/// Can recipes of that kind be asked on a farm with these services at all?
[[nodiscard]] inline bool canBeAsked(RecipeKind kind, const ListServices &services)
{
    return asksAWiki(kind) || !serviceFor(kind, services).isEmpty();
}

} // namespace paperround
