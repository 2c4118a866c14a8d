// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/draftsources.h"

#include "store/connection.h"
#include "store/words.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

const QString columns = u"letter, name, kind, wiki, origin, revision, url, read, size"_s;

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

Result<QList<TargetSource>> readDraftSources(Connection &connection, const QString &draft)
{
    QList<TargetSource> sources;
    const auto read =
        connection.each(u"SELECT %1, rows FROM draft_sources WHERE draft = ? ORDER BY letter"_s.arg(columns),
                        {sqlText(draft)}, [&sources](const QSqlQuery &row) {
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

Result<void> writeDraftSources(Connection &connection, const QString &draft,
                               const QList<TargetSource> &sources)
{
    QHash<char16_t, std::pair<TargetSource, int>> kept;
    const auto read = connection.each(u"SELECT %1 FROM draft_sources WHERE draft = ?"_s.arg(columns),
                                      {sqlText(draft)}, [&kept](const QSqlQuery &row) {
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
            u"INSERT OR REPLACE INTO draft_sources (draft, %1, rows) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s
                .arg(columns),
            {sqlText(draft), QString(QChar(source.letter)), sqlText(source.name),
             static_cast<int>(source.origin.kind), sqlText(source.origin.wiki), sqlText(source.origin.id),
             source.origin.revision, sqlText(source.origin.url), sqlTime(source.read), source.rows.size(),
             source.rows.isEmpty() ? QByteArray("") : source.rows.toText()});
        if (!written)
            return tl::unexpected(written.error());
    }
    for (auto gone = kept.cbegin(); gone != kept.cend(); ++gone) {
        const auto removed = connection.run(u"DELETE FROM draft_sources WHERE draft = ? AND letter = ?"_s,
                                            {sqlText(draft), QString(QChar(gone.key()))});
        if (!removed)
            return tl::unexpected(removed.error());
    }
    return {};
}

Result<void> removeDraftSources(Connection &connection, const QString &draft)
{
    return connection.run(u"DELETE FROM draft_sources WHERE draft = ?"_s, {sqlText(draft)}).map([](int) {});
}

} // namespace paperround
