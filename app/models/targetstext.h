// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/targetentry.h"

namespace paperround {

/// The target list of a draft with everything a person did to it.
struct StoredTargets
{
    QList<TargetEntry> entries;
    QString listUrl; ///< Canonical URL of the list page with oldid; empty: none.

    friend bool operator==(const StoredTargets &, const StoredTargets &) = default;
};

/// For Draft::targets: what was found on the wikis is not kept, it grows old.
[[nodiscard]] QString writeTargets(const StoredTargets &targets);
/// Reads it back; a text that was not written here is taken as typed or pasted lines. `home` is the wiki of
/// bare titles.
[[nodiscard]] StoredTargets readTargets(const QString &text, const QString &home);

} // namespace paperround
