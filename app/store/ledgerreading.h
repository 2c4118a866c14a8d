// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/account.h"
#include "engine/ports/history.h"
#include "engine/ports/ledger.h"
#include "store/historyfile.h"

#include <limits>
#include <optional>

namespace paperround {

class Connection;

[[nodiscard]] Result<std::optional<Delivery>> readDelivery(Connection &connection, const QString &id);
[[nodiscard]] Result<std::optional<Delivery>> readDeliveryAt(Connection &connection, qint64 position);
[[nodiscard]] Result<QList<Delivery>> readOpen(Connection &connection); ///< Ours, not finished, oldest first.
/// Page → id of another delivery, ours or imported, that put this very message there.
[[nodiscard]] Result<QHash<QString, QString>> readPagesWithText(Connection &connection,
                                                                const Message &message, const QString &wiki,
                                                                const QString &exceptId);
/// See Ledger::lastIssue().
[[nodiscard]] Result<LastIssue> readLastIssue(Connection &connection, const QString &farm,
                                              const QString &subject, const QString &exceptId);
[[nodiscard]] Result<QHash<QString, QString>> readPermissions(Connection &connection, const Account &account);
/// Newest first. A limit out of 1 to 500 is moved there.
[[nodiscard]] Result<HistoryPage> readPage(Connection &connection, const std::optional<HistoryCursor> &after,
                                           int limit);
/// Where the page after `after` starts, exclusive; over all positions where there is none.
[[nodiscard]] Result<qint64> positionAfter(Connection &connection, const std::optional<HistoryCursor> &after);

/// Rows after a number, by number; none where the delivery is not known.
[[nodiscard]] Result<QList<Row>> readRows(Connection &connection, const QString &id, int after = 0,
                                          int limit = std::numeric_limits<int>::max());
/// Of one row, or (0) of all.
[[nodiscard]] Result<QList<Attempt>> readAttempts(Connection &connection, const QString &id, int row);
[[nodiscard]] Result<DeliveryRecord> readRecord(Connection &connection, const QString &id);

} // namespace paperround
