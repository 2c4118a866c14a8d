// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace paperround {

/// A text as a cell of CSV or TSV that no spreadsheet takes for a formula: what begins with = + - @, a tab,
/// an end of line, or a full-width form of them, gets an apostrophe before it. So does what looks as if it
/// had got one already, so that fromSpreadsheetCell() gives back every text exactly.
[[nodiscard]] QString toSpreadsheetCell(const QString &text);

/// What toSpreadsheetCell() was given. A cell that it did not write stays as it is, but that an apostrophe
/// before a formula is taken for one of ours.
[[nodiscard]] QString fromSpreadsheetCell(const QString &cell);

/// toSpreadsheetCell() as a field of a CSV line, in quotes where RFC 4180 asks for them.
[[nodiscard]] QString csvField(const QString &text);

} // namespace paperround
