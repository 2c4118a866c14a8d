// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keptlisttable.h"

#include "domain/targets/ownedits.h"
#include "store/connection.h"
#include "store/draftsources.h"
#include "store/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr qsizetype longestId = 64;
constexpr qsizetype longestName = KeptListHead::LongestName;

bool isName(const QString &name)
{
    return !name.trimmed().isEmpty() && name.size() <= longestName;
}

KeptListHead headOf(const QSqlQuery &row)
{
    return {row.value(0).toString(), row.value(1).toString(), row.value(2).toString(),
            timeFromSql(row.value(3)), row.value(4).toInt()};
}

/// Of drafts that were last saved before they kept their sources.
Result<void> readOldUses(Connection &connection, QList<SourceUse> &uses)
{
    return connection.each(
        u"SELECT id, subject, list_wiki, list_page, updated FROM drafts WHERE list_page IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM draft_sources WHERE draft = drafts.id)"_s,
        {}, [&uses](const QSqlQuery &row) {
            const QString page = row.value(3).toString();
            uses.append({{.name = page,
                          .origin = {.kind = SourceKind::Page, .wiki = row.value(2).toString(), .id = page},
                          .read = timeFromSql(row.value(4))},
                         -1,
                         row.value(0).toString(),
                         row.value(1).toString()});
        });
}

} // namespace

Result<QList<KeptListHead>> readKeptHeads(Connection &connection)
{
    QList<KeptListHead> heads;
    const auto read =
        connection.each(u"SELECT id, farm, name, updated, size FROM kept_lists ORDER BY name, id"_s, {},
                        [&heads](const QSqlQuery &row) { heads.append(headOf(row)); });
    if (!read)
        return tl::unexpected(read.error());
    return heads;
}

Result<std::optional<KeptList>> readKeptList(Connection &connection, const QString &id)
{
    std::optional<KeptList> list;
    const auto read = connection.each(
        u"SELECT id, farm, name, updated, size, formula, edits FROM kept_lists WHERE id = ?"_s, {sqlText(id)},
        [&list](const QSqlQuery &row) {
            list =
                KeptList{headOf(row), {}, row.value(5).toString(), editsFromJson(row.value(6).toByteArray())};
        });
    if (!read)
        return tl::unexpected(read.error());
    if (list) {
        auto sources = readSources(connection, SourcesOf::KeptList, id);
        if (!sources)
            return tl::unexpected(sources.error());
        list->sources = std::move(*sources);
    }
    return list;
}

Result<void> writeKeptList(Connection &connection, const KeptList &list)
{
    const KeptListHead &head = list.head;
    if (head.id.isEmpty() || head.id.size() > longestId || !isName(head.name))
        return failure(ErrorKind::Storage, u"illegal-row"_s, head.name.left(longestName));
    const auto sources = writeSources(connection, SourcesOf::KeptList, head.id, list.sources);
    if (!sources)
        return sources;
    const QByteArray edits = editsToJson(list.edits);
    return connection
        .run(u"INSERT OR REPLACE INTO kept_lists (id, farm, name, updated, size, formula, edits)"
             " VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
             {head.id, sqlText(head.farm), head.name, sqlTime(head.updated), head.rows, sqlText(list.formula),
              edits.isEmpty() ? QByteArray("") : edits})
        .map([](int) {});
}

Result<void> renameKeptList(Connection &connection, const QString &id, const QString &name)
{
    if (!isName(name))
        return failure(ErrorKind::Storage, u"illegal-row"_s, name.left(longestName));
    const auto renamed =
        connection.run(u"UPDATE kept_lists SET name = ? WHERE id = ?"_s, {name, sqlText(id)});
    if (!renamed)
        return tl::unexpected(renamed.error());
    if (*renamed == 0)
        return failure(ErrorKind::Storage, u"no-such-list"_s, name);
    return {};
}

Result<void> removeKeptList(Connection &connection, const QString &id)
{
    if (const auto sources = removeSources(connection, SourcesOf::KeptList, id); !sources)
        return sources;
    return connection.run(u"DELETE FROM kept_lists WHERE id = ?"_s, {sqlText(id)}).map([](int) {});
}

Result<QList<SourceUse>> readSourceUses(Connection &connection)
{
    QList<SourceUse> uses;
    auto read = readSourceHeads(connection, {SourceKind::Page, SourceKind::Recipe}, uses);
    if (read)
        read = readOldUses(connection, uses);
    if (!read)
        return tl::unexpected(read.error());
    std::ranges::stable_sort(uses, {}, [](const SourceUse &use) { return use.source.name; });
    return uses;
}

} // namespace paperround
