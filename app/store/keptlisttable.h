// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/keptlists.h"

namespace paperround {

class Connection;

[[nodiscard]] Result<QList<KeptListHead>> readKeptHeads(Connection &connection);
[[nodiscard]] Result<std::optional<KeptList>> readKeptList(Connection &connection, const QString &id);
Result<void> writeKeptList(Connection &connection, const KeptList &list);
Result<void> renameKeptList(Connection &connection, const QString &id, const QString &name);
Result<void> removeKeptList(Connection &connection, const QString &id);
[[nodiscard]] Result<QList<SourceUse>> readSourceUses(Connection &connection);

} // namespace paperround
