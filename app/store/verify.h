// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

namespace paperround {

class Connection;

/// Holds the whole file against what the ledger promises: SQLite's integrity check and foreign keys, rows
/// without a gap, delivered with a revision, states that their attempts can have led to, counts equal to the
/// rows, finished with nothing open. An unreadable file is a problem of the report, not an error.
[[nodiscard]] Result<VerifyReport> verifyLedger(Connection &connection);

} // namespace paperround
