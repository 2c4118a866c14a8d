// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/migrations.h"

#include <QString>

namespace paperround {

class Connection;

/// The ledger's file within a data directory.
[[nodiscard]] QString ledgerPath(const QString &directory);

/// As the one writer of this directory, known by a lock file with pid and host: made where it is missing,
/// checked, upgraded after a backup ("ledger.sqlite.v1.bak"). The file is not touched unless all of that is
/// possible. `pages`: a limit for tests, 0 for none.
Result<void> openWriter(Connection &connection, const QString &directory, int pages,
                        const QList<Migration> &steps = shippedMigrations());

/// Reads beside a writer, in a read-only directory, and an empty ledger where there is none. Writes nothing.
Result<void> openReader(Connection &connection, const QString &directory,
                        const QList<Migration> &steps = shippedMigrations());

} // namespace paperround
