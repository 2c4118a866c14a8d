// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/targets/listsaver.h"

#include <QStringList>

namespace paperround {

/// What a person must know of a save before it is done, a sentence each: what others did since, what is left
/// to decide, what this page cannot say, what the wiki would make of it, why the account may not.
[[nodiscard]] QStringList planNotes(const ListSavePlan &plan);

/// Would more than the wished change, or less, be saved? Then a person should look first.
[[nodiscard]] bool needsLook(const ListSavePlan &plan);

/// "2 added, 1 removed, 1 renamed, description changed."
[[nodiscard]] QString changeCounts(const QList<ListChange> &changes);

/// What came of it: the revision, and who came between.
[[nodiscard]] QStringList savedNotes(const SavedList &saved);

} // namespace paperround
