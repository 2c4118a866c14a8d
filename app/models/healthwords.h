// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/targetentry.h"

#include <QString>

namespace paperround {

/// The word of the Health column: "Opted out".
[[nodiscard]] QString healthWord(TargetHealth health);
/// Its name in JSON: "opted-out". Once shipped it stays.
[[nodiscard]] QString healthName(TargetHealth health);
/// The sentence behind the word, for tool tips and screen readers: what it means for a row.
[[nodiscard]] QString healthMeaning(TargetHealth health);
/// What would become of it; the first word of a reason tells the most. `twin`: the row that `sameAs` names.
[[nodiscard]] QString whatHappens(const TargetEntry &entry, const TargetEntry *twin = nullptr);

} // namespace paperround
