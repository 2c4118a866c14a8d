// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/targets/targetsource.h"
#include "engine/ports/keptlists.h"

namespace paperround {

class Connection;

/// Whose sources: drafts and kept lists have them in tables of the same form.
enum class SourcesOf { Draft, KeptList };

/// All, or the one with that letter.
[[nodiscard]] Result<QList<TargetSource>> readSources(Connection &connection, SourcesOf owner,
                                                      const QString &id, char16_t letter = 0);
/// Adds those of drafts, without their rows: a name's latest draft first.
Result<void> readSourceHeads(Connection &connection, const QList<SourceKind> &kinds, QList<SourceUse> &uses);
/// Writes those that have changed since: a source is the same as long as it was read at the same moment.
Result<void> writeSources(Connection &connection, SourcesOf owner, const QString &id,
                          const QList<TargetSource> &sources);
Result<void> removeSources(Connection &connection, SourcesOf owner, const QString &id);

} // namespace paperround
