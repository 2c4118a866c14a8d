// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/targetrows.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <array>
#include <optional>

namespace paperround {

/// The files that a list can be written to; each is read back to the same pages.
enum class ListFile {
    Lines, ///< `title@wiki`, a line each.
    Csv, ///< RFC 4180 with the header title,wiki[,problem].
    Tsv, ///< `title⇥database name`, as the tools of Wikimedia take it.
    JsonArray, ///< ["title@wiki", …]
    MassMessageJson, ///< The text of a MassMessage list page.
    Wikitext, ///< `* {{#target:title|wiki}}`
    Ods, ///< An OpenDocument spreadsheet with the columns of Csv.
};

inline constexpr std::array allListFiles{
    ListFile::Lines,           ListFile::Csv,      ListFile::Tsv, ListFile::JsonArray,
    ListFile::MassMessageJson, ListFile::Wikitext, ListFile::Ods};

/// How such a file's name ends, without the dot: "txt", "csv", "tsv", "json", "json", "wiki", "ods".
[[nodiscard]] QString fileEnding(ListFile format);
/// The word of the command line: "lines", "csv", "tsv", "json", "massmessage", "wikitext", "ods".
[[nodiscard]] QString listFileName(ListFile format);
[[nodiscard]] std::optional<ListFile> listFileFromName(QStringView name);

/// What the formats need beside the rows.
struct ListFacts
{
    QString home; ///< The list's wiki: MassMessage and wikitext name a page there without its site.
    QString description; ///< MassMessage's; hostile wikitext.
    QHash<QString, QString>
        databases; ///< Host → database name, for Tsv; a host that is not here stands as it is.
};

/// A list as a file's bytes, UTF-8.
struct ListBytes
{
    QByteArray bytes;
    int written = 0; ///< Pages.
    /// Lines that name no page, and that this format has no place for. Lines and JsonArray keep the words as
    /// they are, Csv and Ods in a column of their own; nothing may make a page of them when it is read again.
    int leftOut = 0;
};

[[nodiscard]] ListBytes writeList(const TargetRows &rows, ListFile format, const ListFacts &facts);

/// An entry of a MassMessage list as MediaWiki indents it there, without a comma; without its site where that
/// is `home`.
[[nodiscard]] QString massMessageEntry(const Target &target, const QString &home);

/// `{{#target:title|wiki}}`; without the wiki where that is `home`.
[[nodiscard]] QString targetFunction(const Target &target, const QString &home);

} // namespace paperround
