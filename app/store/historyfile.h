// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/delivery.h"
#include "domain/delivery/row.h"
#include "domain/result.h"

#include <QByteArray>
#include <QList>

namespace paperround {

/// One delivery with all that the ledger knows of it: what an export holds.
struct DeliveryRecord
{
    Delivery delivery;
    QList<Row> rows; ///< By number, 1 to n without a gap.
    QList<Attempt> attempts; ///< By row, then number.

    friend bool operator==(const DeliveryRecord &, const DeliveryRecord &) = default;
};

/// Everything, with the exact text: what another installation imports. Times are ISO 8601 UTC with
/// milliseconds.
[[nodiscard]] QByteArray recordToJson(const DeliveryRecord &record);

/// A line a row (RFC 4180, UTF-8 with a byte order mark, CRLF) for spreadsheets: a field that a spreadsheet
/// would take for a formula starts with an apostrophe. Text and attempts are in the JSON only.
[[nodiscard]] QByteArray recordToCsv(const DeliveryRecord &record);

/// Reads what recordToJson() wrote, perhaps mended by a stranger: bounded, every field checked; counts are
/// taken from the rows. ErrorKind::Input with the place in `detail` ("rows[3].state"): "file-too-big",
/// "badjson", "not-a-history-file", "newer-format", "bad-value".
[[nodiscard]] Result<DeliveryRecord> recordFromJson(const QByteArray &json);

} // namespace paperround
