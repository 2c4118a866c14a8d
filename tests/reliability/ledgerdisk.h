// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>
#include <mutex>
#include <random>

namespace paperround {

/// What a disk does at the n-th write of a life.
enum class DiskFault {
    None,
    Full, ///< From that write on for a while.
    IoError,
    ReadOnly, ///< Every later write.
    SyncError, ///< The sync after it fails.
    PowerCut, ///< That write is torn; nothing is written any more, and what was not synced may be gone.
    LyingDisk, ///< As PowerCut, and no sync after the n-th write had been kept either.
};
[[nodiscard]] QString diskFaultName(DiskFault fault);

/// Every SQLite file of this process goes through it: a VFS before the system's own. There is one at a time.
class LedgerDisk
{
public:
    LedgerDisk();
    ~LedgerDisk();
    LedgerDisk(const LedgerDisk &) = delete;
    LedgerDisk &operator=(const LedgerDisk &) = delete;

    /// A new life of the program: the fault comes at the n-th write. `writesMore`: for how many (Full,
    /// IoError), or until the power goes (LyingDisk).
    void begin(DiskFault fault, int write, int writesMore);
    void cutPower(); ///< Nothing reaches the files from now on.
    /// The computer starts again: of each file only what was synced is sure. Of the rest `random` keeps a
    /// part.
    void restart(std::minstd_rand &random);

    [[nodiscard]] bool hasStruck() const;
    [[nodiscard]] bool isCut() const;
    [[nodiscard]] int writes() const; ///< In this life.
    [[nodiscard]] int commits() const; ///< Syncs of a log in this life: with synchronous=FULL one a commit.

    struct State;

private:
    std::shared_ptr<State> m_state;
};

} // namespace paperround
