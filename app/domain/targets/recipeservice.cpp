// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/recipeservice.h"

namespace paperround {

QUrl serviceFor(RecipeKind kind, const ListServices &services)
{
    switch (kind) {
    case RecipeKind::PagePile:
        return services.pagePile;
    case RecipeKind::PetScan:
        return services.petScan;
    case RecipeKind::Sitelinks:
        return services.wikibase;
    case RecipeKind::Category:
    case RecipeKind::PageLinks:
    case RecipeKind::Transclusions:
    case RecipeKind::UserGroup:
    case RecipeKind::Search:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace paperround
