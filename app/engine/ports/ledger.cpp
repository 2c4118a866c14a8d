// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ports/ledger.h"

namespace paperround {

Task<ClaimedAttempt> Ledger::claim(AttemptPlan plan)
{
    const QList<AttemptPlan> one{plan};
    const auto committed = co_await commitClaims(one);
    if (!committed)
        co_return tl::unexpected(committed.error());
    co_return ClaimedAttempt(std::move(plan));
}

Task<ClaimedHandOver> Ledger::claim(HandOverPlan plan)
{
    const auto committed = co_await commitClaims(plan.rows);
    if (!committed)
        co_return tl::unexpected(committed.error());
    co_return ClaimedHandOver(std::move(plan));
}

} // namespace paperround
