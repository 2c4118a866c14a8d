// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace paperround {

/// Where accounts, farms and the ledger live when nobody says otherwise.
[[nodiscard]] QString defaultDataDirectory();

} // namespace paperround
