// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/account.h"
#include "engine/ports/ledger.h"
#include "store/historyfile.h"

namespace paperround {

class Connection;

// Within the caller's transaction; after an error the caller rolls back.

/// A delivery that was not there, with rows 1 to n. "exists", "illegal-row".
Result<void> insertDelivery(Connection &connection, const DeliveryRecord &record);
/// The row as it stands from now on, and its attempt. "illegal-move", "illegal-row", "no-such-row",
/// "no-such-delivery", "imported".
Result<void> recordChange(Connection &connection, const RowChange &change);
/// Each row to Sending with a new attempt; only from a state that may be sent. Errors as recordChange().
Result<void> recordClaims(Connection &connection, const QList<AttemptPlan> &plans);
/// By whose word it goes on. "no-such-delivery", "imported".
Result<void> changeReview(Connection &connection, const QString &id, const ReviewNote &review);
/// Finished only when all rows have ended ("illegal-move" otherwise); it is then finished since its last
/// change.
/// The cause of an earlier pause is forgotten.
Result<void> recordPermission(Connection &connection, const Account &account, const QStringList &wikis,
                              const QString &link);
Result<void> changeState(Connection &connection, const QString &id, DeliveryState state,
                         const PauseCause &cause = {});

} // namespace paperround
