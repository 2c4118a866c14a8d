// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <functional>

namespace paperround {

/// An OpenDocument spreadsheet of one table; every cell is text, so nothing in it can be a formula.
/// `row(n)` gives the cells of the n-th row; no cells: the table ends.
[[nodiscard]] QByteArray odsOf(const QString &table, const std::function<QStringList(int)> &row);

} // namespace paperround
