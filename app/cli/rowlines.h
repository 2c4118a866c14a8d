// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/delivery.h"
#include "domain/delivery/row.h"

#include <QJsonObject>
#include <QString>

namespace paperround {

/// A change of a row as --json prints it: row, title, wiki, state, reason, code, revid, attempt, time.
[[nodiscard]] QJsonObject rowToJson(const Row &row);
/// How many rows in every state, by its name in files.
[[nodiscard]] QJsonObject summaryOf(const StateCounts &counts);
/// ISO 8601, UTC, with milliseconds; null where there is no time.
[[nodiscard]] QJsonValue timeWord(const QDateTime &time);

/// A row as a person reads it: state, wiki and page in columns, then the reason.
[[nodiscard]] QString rowLine(const Row &row);
/// A delivery in one line.
[[nodiscard]] QString deliveryLine(const Delivery &delivery);
/// The states that have rows, one a line, and their total.
[[nodiscard]] QString countsTable(const StateCounts &counts);

} // namespace paperround
