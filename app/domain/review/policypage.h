// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/review/farmpolicy.h"

#include <QString>

namespace paperround {

/// Reads a policy page: the part between its marks. What it leaves out has the program's default, whatever a
/// farm's profile says, so that it means the same on every computer. Input: those of jsonPartOf(),
/// "bad-policy" with the field's place, "newer-format".
[[nodiscard]] Result<FarmPolicy> policyFromPage(const QString &wikitext, const QString &home);

/// A whole page with that policy, with words that explain it.
[[nodiscard]] QString policyPageText(const FarmPolicy &policy);

} // namespace paperround
