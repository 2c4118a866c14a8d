// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/targetsource.h"

namespace paperround {

/// A draft's list as it is kept: what it comes from, and what a person did to it.
struct ListRecipe
{
    QList<TargetSource> sources;
    SetFormula formula;
    OwnEdits edits;

    friend bool operator==(const ListRecipe &, const ListRecipe &) = default;
};

/// A list as drafts were kept before they had sources, Draft::targets: each source that its rows name becomes
/// one of its own. A text that was never kept like that is taken as typed lines. `home` is the wiki of bare
/// titles; `page`, on `wiki`, the list page that the draft comes from.
[[nodiscard]] ListRecipe readTargets(const QString &text, const QString &home, const QString &wiki = {},
                                     const QString &page = {});

} // namespace paperround
