// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/targets/exclusions.h"

namespace paperround {

class Connection;

[[nodiscard]] Result<QList<ExcludeList>> readExcludeLists(Connection &connection, const QString &farm);
/// Comes back with the edit that undoes it. "illegal-row" for an unusable name or title.
Result<ExcludeEdit> changeExcludeList(Connection &connection, const QString &farm, const ExcludeEdit &edit);
/// "exists", "no-such-list".
Result<void> renameExcludeList(Connection &connection, const QString &farm, const QString &from,
                               const QString &to);

} // namespace paperround
