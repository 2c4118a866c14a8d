// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/listfile.h"

#include "domain/targets/odstable.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
constexpr qint64 LargestContent = 1024LL * 1024 * 1024; // Bytes, unpacked; some ten times a million rows.
constexpr int MostFiles = 10'000; // In an archive; a spreadsheet has a dozen, and its pictures.

struct CloseArchive
{
    void operator()(archive *it) const { archive_read_free(it); }
};
using Archive = std::unique_ptr<archive, CloseArchive>;

bool isArchive(const QByteArray &bytes)
{
    return bytes.startsWith("PK\x03\x04");
}

/// Feeds content.xml to the reader; false where there is none, or its archive is broken or a trap.
bool unpack(const QByteArray &bytes, OdsReader &reader, const std::stop_token &stop)
{
    const Archive zip(archive_read_new());
    archive_read_support_format_zip(zip.get());
    if (archive_read_open_memory(zip.get(), bytes.constData(), std::size_t(bytes.size())) != ARCHIVE_OK)
        return false;
    archive_entry *entry = nullptr;
    for (int files = 0; files < MostFiles; ++files) {
        if (archive_read_next_header(zip.get(), &entry) != ARCHIVE_OK)
            return false;
        const char *name = archive_entry_pathname(entry);
        if (name && qstrcmp(name, "content.xml") == 0)
            break;
    }
    QByteArray piece(256 * 1024, Qt::Uninitialized);
    for (qint64 total = 0;;) {
        const auto got = archive_read_data(zip.get(), piece.data(), std::size_t(piece.size()));
        total += got;
        if (got < 0 || total > LargestContent)
            return false;
        if (got == 0)
            return true;
        if (stop.stop_requested() || !reader.add(piece.first(got)))
            return true; // What is wrong is in the table.
    }
}
} // namespace

Result<ListText> listTextOf(const QByteArray &bytes, const ListTextChoice &choice,
                            const std::stop_token &stop)
{
    if (!isArchive(bytes)) {
        auto decoded = decodeText(bytes, choice.encoding);
        return ListText{std::move(decoded.text), decoded.encoding, {}, -1};
    }
    OdsReader reader(choice.sheet);
    const bool unpacked = unpack(bytes, reader, stop);
    if (stop.stop_requested())
        return failure(ErrorKind::Stopped, u"stopped"_s);
    if (!unpacked)
        return failure(ErrorKind::Input, u"badods"_s, {});
    auto table = reader.take();
    if (!table.problem.isEmpty())
        return failure(ErrorKind::Input, table.problem, {});
    return ListText{std::move(table.text), std::nullopt, std::move(table.sheets), table.sheet};
}

bool isTable(const ListText &list, const KnownSites &sites)
{
    return list.isSpreadsheet() || formatOf(list.text, sites) == ListFormat::Csv;
}

TableLayout layoutOf(const ListText &list, const KnownSites &sites)
{
    return list.isSpreadsheet() ? sheetLayoutOf(list.text, sites) : tableLayoutOf(list.text, sites);
}

ParsedTargets parseList(const ListText &list, const KnownSites &sites, ListFormat format)
{
    if (list.isSpreadsheet())
        return parseTable(list.text, sheetLayoutOf(list.text, sites), sites);
    return parseTargets(list.text, sites, format);
}

} // namespace paperround
