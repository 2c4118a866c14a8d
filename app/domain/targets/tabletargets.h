// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/targetlistparser.h"

#include <QChar>
#include <QStringList>

namespace paperround {

/// How the text of a table is taken apart, and which of its columns name the pages.
struct TableLayout
{
    QChar delimiter = u',';
    bool quotes = true; ///< Fields may stand in quotation marks, as in RFC 4180.
    bool guarded = true; ///< An apostrophe before a formula is a spreadsheet's guard, no part of the text.
    bool header = false; ///< The first record names the columns.
    int titleColumn = 0;
    int wikiColumn = -1; ///< -1: none, pages are written page@wiki.
    int problemColumn = -1; ///< Where our own files keep the words of lines that name no page.

    friend bool operator==(const TableLayout &, const TableLayout &) = default;
};

/// The layout that fits the first records: delimiter among , ; tab |, columns by their English names or by
/// what stands in them. Only names we know make a header: of others a row is made, and its problem is seen.
[[nodiscard]] TableLayout tableLayoutOf(QStringView text, const KnownSites &sites);
/// Columns and header found anew, with this delimiter and these quotation marks.
[[nodiscard]] TableLayout withColumnsFound(TableLayout layout, QStringView text, const KnownSites &sites);
/// That of a spreadsheet's text as odsTable() gives it.
[[nodiscard]] TableLayout sheetLayoutOf(QStringView text, const KnownSites &sites);

[[nodiscard]] ParsedTargets parseTable(QStringView text, const TableLayout &layout, const KnownSites &sites);

/// The first records of a table, to look at; the header is not among the rows.
struct TableSample
{
    QStringList headings; ///< Empty without a header.
    QList<QStringList> rows;
    int columns = 0; ///< The most that any of these records has.
};
[[nodiscard]] TableSample tableSample(QStringView text, const TableLayout &layout, int rows);

} // namespace paperround
