// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/draftsources.h"

#include "store/connection.h"
#include "store/words.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

const QString columns = u"letter, name, kind, wiki, origin, revision, url, read, size"_s;

/// `%t` and `%o` stand for the table and its column for the owner.
QString statement(SourcesOf owner, QString sql)
{
    const bool ofDraft = owner == SourcesOf::Draft;
    return sql.replace(u"%t"_s, ofDraft ? u"draft_sources"_s : u"kept_sources"_s)
        .replace(u"%o"_s, ofDraft ? u"draft"_s : u"list"_s)
        .replace(u"%c"_s, columns);
}

/// All of a source but its rows.
TargetSource headOf(const QSqlQuery &row)
{
    TargetSource source;
    const QString letter = row.value(0).toString();
    source.letter = letter.isEmpty() ? u'A' : letter.front().unicode();
    source.name = row.value(1).toString();
    const int kind = row.value(2).toInt();
    source.origin = {kind >= 0 && kind < sourceKinds ? static_cast<SourceKind>(kind) : SourceKind::Paste,
                     row.value(3).toString(), row.value(4).toString(), row.value(5).toLongLong(),
                     row.value(6).toString()};
    source.read = timeFromSql(row.value(7));
    return source;
}

bool sameHead(const TargetSource &kept, int size, const TargetSource &now)
{
    return kept.name == now.name && kept.origin == now.origin && kept.read == now.read
        && size == now.rows.size();
}

} // namespace

Result<QList<TargetSource>> readSources(Connection &connection, SourcesOf owner, const QString &id,
                                        char16_t letter)
{
    QList<TargetSource> sources;
    const auto read = connection.each(
        statement(owner, u"SELECT %c, rows FROM %t WHERE %o = ? AND letter LIKE ? ORDER BY letter"_s),
        {sqlText(id), letter == 0 ? u"%"_s : QString(QChar(letter))}, [&sources](const QSqlQuery &row) {
            TargetSource source = headOf(row);
            if (source.letter < u'A' || source.letter > u'Z')
                return;
            source.rows = TargetRows::fromText(row.value(9).toByteArray());
            sources.append(std::move(source));
        });
    if (!read)
        return tl::unexpected(read.error());
    return sources;
}

Result<void> readSourceHeads(Connection &connection, const QList<SourceKind> &kinds, QList<SourceUse> &uses)
{
    return connection.each(
        u"SELECT letter, draft_sources.name, kind, wiki, origin, revision, url, read, size, id, subject"
        " FROM draft_sources JOIN drafts ON drafts.id = draft ORDER BY draft_sources.name, updated DESC"_s,
        {}, [&uses, &kinds](const QSqlQuery &row) {
            SourceUse use{headOf(row), row.value(8).toInt(), row.value(9).toString(),
                          row.value(10).toString()};
            if (kinds.contains(use.source.origin.kind))
                uses.append(std::move(use));
        });
}

Result<void> writeSources(Connection &connection, SourcesOf owner, const QString &id,
                          const QList<TargetSource> &sources)
{
    QHash<char16_t, std::pair<TargetSource, int>> kept;
    const auto read = connection.each(statement(owner, u"SELECT %c FROM %t WHERE %o = ?"_s), {sqlText(id)},
                                      [&kept](const QSqlQuery &row) {
                                          const TargetSource source = headOf(row);
                                          kept.insert(source.letter, {source, row.value(8).toInt()});
                                      });
    if (!read)
        return read;
    for (const TargetSource &source : sources) {
        const auto before = kept.constFind(source.letter);
        const bool same = before != kept.cend() && sameHead(before->first, before->second, source);
        kept.remove(source.letter);
        if (same)
            continue;
        const auto written = connection.run(
            statement(owner,
                      u"INSERT OR REPLACE INTO %t (%o, %c, rows) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s),
            {sqlText(id), QString(QChar(source.letter)), sqlText(source.name),
             static_cast<int>(source.origin.kind), sqlText(source.origin.wiki), sqlText(source.origin.id),
             source.origin.revision, sqlText(source.origin.url), sqlTime(source.read), source.rows.size(),
             source.rows.isEmpty() ? QByteArray("") : source.rows.toText()});
        if (!written)
            return tl::unexpected(written.error());
    }
    for (auto gone = kept.cbegin(); gone != kept.cend(); ++gone) {
        const auto removed = connection.run(statement(owner, u"DELETE FROM %t WHERE %o = ? AND letter = ?"_s),
                                            {sqlText(id), QString(QChar(gone.key()))});
        if (!removed)
            return tl::unexpected(removed.error());
    }
    return {};
}

Result<void> removeSources(Connection &connection, SourcesOf owner, const QString &id)
{
    return connection.run(statement(owner, u"DELETE FROM %t WHERE %o = ?"_s), {sqlText(id)}).map([](int) {});
}

} // namespace paperround
