// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/excludetable.h"

#include "domain/targets/targettext.h"
#include "store/connection.h"
#include "store/words.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr qsizetype longestName = 100;
constexpr qsizetype longestWords = 1000; ///< Of a reason or source.

bool isName(const QString &name)
{
    return !name.trimmed().isEmpty() && name.size() <= longestName;
}

bool isUsable(const Exclusion &entry)
{
    return !entry.title.isEmpty() && entry.title.size() <= LongestTitle && entry.reason.size() <= longestWords
        && entry.source.size() <= longestWords;
}

Exclusion entryOf(const QSqlQuery &row)
{
    return {row.value(0).toString(), row.value(1).toString(), row.value(2).toString(),
            row.value(3).toString(), timeFromSql(row.value(4))};
}

Result<std::optional<Exclusion>> readEntry(Connection &connection, const QString &farm, const QString &list,
                                           const Exclusion &like)
{
    std::optional<Exclusion> found;
    const auto read = connection.each(u"SELECT title, wiki, reason, source, added FROM exclusions"
                                      " WHERE farm = ? AND list = ? AND wiki = ? AND title = ?"_s,
                                      {sqlText(farm), sqlText(list), sqlText(like.wiki), sqlText(like.title)},
                                      [&found](const QSqlQuery &row) { found = entryOf(row); });
    if (!read)
        return tl::unexpected(read.error());
    return found;
}

} // namespace

Result<QList<ExcludeList>> readExcludeLists(Connection &connection, const QString &farm)
{
    QList<ExcludeList> lists;
    const auto read =
        connection.each(u"SELECT title, wiki, reason, source, added, list FROM exclusions WHERE farm = ?"
                        " ORDER BY list, wiki, title"_s,
                        {sqlText(farm)}, [&lists](const QSqlQuery &row) {
                            const QString name = row.value(5).toString();
                            if (lists.isEmpty() || lists.constLast().name != name)
                                lists.append({name, {}});
                            lists.last().entries.append(entryOf(row));
                        });
    if (!read)
        return tl::unexpected(read.error());
    return lists;
}

Result<ExcludeEdit> changeExcludeList(Connection &connection, const QString &farm, const ExcludeEdit &edit)
{
    if (!isName(edit.list))
        return failure(ErrorKind::Storage, u"illegal-row"_s, edit.list.left(longestName));
    ExcludeEdit undo{edit.list, {}, {}};
    for (const Exclusion &entry : edit.taken) {
        const auto before = readEntry(connection, farm, edit.list, entry);
        if (!before)
            return tl::unexpected(before.error());
        if (!*before)
            continue;
        undo.put.append(**before);
        const auto gone =
            connection.run(u"DELETE FROM exclusions WHERE farm = ? AND list = ? AND wiki = ? AND title = ?"_s,
                           {sqlText(farm), sqlText(edit.list), sqlText(entry.wiki), sqlText(entry.title)});
        if (!gone)
            return tl::unexpected(gone.error());
    }
    for (const Exclusion &entry : edit.put) {
        if (!isUsable(entry))
            return failure(ErrorKind::Storage, u"illegal-row"_s, entry.title.left(LongestTitle));
        const auto before = readEntry(connection, farm, edit.list, entry);
        if (!before)
            return tl::unexpected(before.error());
        if (*before)
            undo.put.append(**before);
        else
            undo.taken.append(entry);
        const QDateTime added =
            entry.added.isValid() ? entry.added : QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
        const auto kept = connection.run(
            u"INSERT OR REPLACE INTO exclusions (farm, list, title, wiki, reason, source, added)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
            {sqlText(farm), sqlText(edit.list), sqlText(entry.title), sqlText(entry.wiki),
             sqlText(entry.reason), sqlText(entry.source), sqlTime(added)});
        if (!kept)
            return tl::unexpected(kept.error());
    }
    return undo;
}

Result<void> renameExcludeList(Connection &connection, const QString &farm, const QString &from,
                               const QString &to)
{
    if (!isName(to))
        return failure(ErrorKind::Storage, u"illegal-row"_s, to.left(longestName));
    const auto there = connection.value(u"SELECT count(*) FROM exclusions WHERE farm = ? AND list = ?"_s,
                                        {sqlText(farm), sqlText(to)});
    if (!there)
        return tl::unexpected(there.error());
    if (from != to && there->toInt() > 0)
        return failure(ErrorKind::Storage, u"exists"_s, to);
    const auto renamed = connection.run(u"UPDATE exclusions SET list = ? WHERE farm = ? AND list = ?"_s,
                                        {sqlText(to), sqlText(farm), sqlText(from)});
    if (!renamed)
        return tl::unexpected(renamed.error());
    if (*renamed == 0)
        return failure(ErrorKind::Storage, u"no-such-list"_s, from);
    return {};
}

} // namespace paperround
