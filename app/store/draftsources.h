// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/targets/targetsource.h"

namespace paperround {

class Connection;

[[nodiscard]] Result<QList<TargetSource>> readDraftSources(Connection &connection, const QString &draft);
/// Writes those that have changed since: a source is the same as long as it was read at the same moment.
Result<void> writeDraftSources(Connection &connection, const QString &draft,
                               const QList<TargetSource> &sources);
Result<void> removeDraftSources(Connection &connection, const QString &draft);

} // namespace paperround
