// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/exclusions.h"
#include "engine/ports/task.h"

#include <QList>
#include <QString>

namespace paperround {

/// The exclude lists of each farm, kept beside the ledger. A delivery heeds them as they stand when it begins
/// or is resumed: a page that one of them holds is skipped, however it is reached.
class ExcludeLists
{
public:
    virtual ~ExcludeLists() = default;

    virtual Task<QList<ExcludeList>> lists(QString farm) = 0; ///< By name.
    /// Carries out the edit in one commit; comes back with the edit that undoes it. Storage "illegal-row" for
    /// a name or title that nobody could have given.
    virtual Task<ExcludeEdit> change(QString farm, ExcludeEdit edit) = 0;
    /// Storage "exists" where a list has that name already, "no-such-list" where none has the other.
    virtual Task<void> rename(QString farm, QString from, QString to) = 0;
};

} // namespace paperround
