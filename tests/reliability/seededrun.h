// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reliability/family.h"
#include "reliability/fault.h"
#include "reliability/ledgerdisk.h"

#include <QStringList>

#include <array>

namespace paperround {

/// What one seeded delivery came to, and what the wikis themselves say of it.
struct RunReport
{
    quint32 seed = 0;
    int rows = 0;
    int delivered = 0;
    int asked = 0; ///< Rows that a person closed: others had moved or deleted their page.
    int requests = 0;
    int lives = 0; ///< Starts of the program.
    int kills = 0;
    int stops = 0;
    int elsewhere = 0; ///< Lives on another computer, or with a ledger from a backup.
    qint64 seconds = 0; ///< By the run's clock.
    std::array<int, allFaults.size()> faults{};
    std::array<int, 7> disk{};
    int othersAtWork = 0;

    int duplicates = 0;
    int lost = 0;
    int misplaced = 0; ///< Wrong wiki, page or account.
    QStringList wrong; ///< A sentence for each of these, and for every other broken promise.
    QStringList trace; ///< The same for the same seed.
};

/// How much a run may meet.
struct RunLimits
{
    bool realSeconds = false; ///< Waits are waited for.
    bool undo = true; ///< Others may undo our message while copies of it are on their way.
    std::chrono::milliseconds patience{400}; ///< Of the client, with a silent wiki.
};

[[nodiscard]] RunReport deliverUnderFaults(quint32 seed, Family &family, RunLimits limits = {});

} // namespace paperround
