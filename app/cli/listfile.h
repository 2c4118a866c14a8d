// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/targets/tabletargets.h"
#include "domain/targets/textencoding.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <stop_token>

namespace paperround {

/// No list's file is larger, in bytes: a million targets in indented JSON have some 100 MB.
inline constexpr qint64 LargestListFile = 160LL * 1024 * 1024;

/// The text of a list's file, whatever it was written in.
struct ListText
{
    QString text; ///< Of a spreadsheet as odsTable() has it.
    std::optional<TextEncoding> encoding; ///< None: a spreadsheet.
    QStringList sheets; ///< Of a spreadsheet.
    int sheet = -1;

    [[nodiscard]] bool isSpreadsheet() const { return !encoding; }
};

/// What a person chose of it; nothing: as it is found.
struct ListTextChoice
{
    std::optional<TextEncoding> encoding;
    int sheet = -1;
};

/// The text of a file's bytes; a ZIP archive is read as an OpenDocument spreadsheet. ErrorKind::Input
/// "badods" (no such, or made to be a trap) or "toolong"; Stopped "stopped".
[[nodiscard]] Result<ListText> listTextOf(const QByteArray &bytes, const ListTextChoice &choice = {},
                                          const std::stop_token &stop = {});

/// Is this text a table, whose layout a person should see before it is read?
[[nodiscard]] bool isTable(const ListText &list, const KnownSites &sites);
[[nodiscard]] TableLayout layoutOf(const ListText &list, const KnownSites &sites);
[[nodiscard]] ParsedTargets parseList(const ListText &list, const KnownSites &sites,
                                      ListFormat format = ListFormat::Auto);

} // namespace paperround
