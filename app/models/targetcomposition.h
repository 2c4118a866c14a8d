// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/mergedsources.h"
#include "models/targetlist.h"

namespace paperround {

/// A list as sources, formula and a person's edits make it.
struct ComposedTargets
{
    TargetList list;
    /// Edits that no entry carries: all that was removed, and what is about rows that no source names now.
    OwnEdits resting;

    friend bool operator==(const ComposedTargets &, const ComposedTargets &) = default;
};

/// The list anew. Entries that were in `before` keep their keys and what was found out about them. A pure
/// function, so that a long list can be made in another thread.
[[nodiscard]] ComposedTargets composeTargets(const MergedSources &sources, const SetFormula &formula,
                                             const OwnEdits &edits, const TargetList &before = {});

/// What a person did to the list: composeTargets() lays it over the sources again.
[[nodiscard]] OwnEdits editsOf(const ComposedTargets &composed);

/// The entry's rowKey in the source that it comes from.
[[nodiscard]] QString sourceKey(const TargetEntry &entry);

} // namespace paperround
