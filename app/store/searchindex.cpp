// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchindex.h"

#include "store/connection.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr int RowsInDocument = 64; // words that neighbours share (hosts, namespaces) are then kept once
constexpr int DocumentsInBatch = 16; // a claim that comes meanwhile waits so long and no longer

struct QueueEntry
{
    qint64 seq = 0;
    qint64 delivery = 0;
    int next = 0;
    int last = 0;
    bool onlyPages = false;
};

Result<std::optional<QueueEntry>> firstInQueue(Connection &connection)
{
    std::optional<QueueEntry> entry;
    const auto read =
        connection.each(u"SELECT seq, delivery, next, last, pages FROM search_queue ORDER BY seq LIMIT 1"_s,
                        {}, [&entry](const QSqlQuery &row) {
                            entry = {row.value(0).toLongLong(), row.value(1).toLongLong(),
                                     row.value(2).toInt(), row.value(3).toInt(), row.value(4).toBool()};
                        });
    if (!read)
        return tl::unexpected(read.error());
    return entry;
}

Result<void> addDocument(Connection &connection, qint64 delivery, const QString &words)
{
    const auto number = connection.value(
        u"SELECT position * 1048576 + documents FROM deliveries WHERE seq = ? AND documents < 1048576"_s,
        {delivery});
    if (!number)
        return tl::unexpected(number.error());
    if (!number->isValid())
        return {}; // a million documents, 64 million rows: the rest of this one cannot be found by its words
    if (const auto added =
            connection.run(u"INSERT INTO search (rowid, words) VALUES (?, ?)"_s, {*number, words});
        !added)
        return tl::unexpected(added.error());
    return connection.run(u"UPDATE deliveries SET documents = documents + 1 WHERE seq = ?"_s, {delivery})
        .map([](int) {});
}

Result<void> addHead(Connection &connection, qint64 delivery)
{
    const auto words = connection.value(
        u"SELECT id || char(10) || farm || char(10) || account || char(10) || list_url || char(10) || subject"
        " || char(10) || body || char(10) || coalesce((SELECT group_concat(value, char(10))"
        " FROM json_tree(options, '$.message') WHERE type = 'text'), '') FROM deliveries WHERE seq = ?"_s,
        {delivery});
    if (!words)
        return tl::unexpected(words.error());
    return addDocument(connection, delivery, words->toString());
}

Result<void> addRows(Connection &connection, const QueueEntry &entry, int from, int last)
{
    QStringList words;
    QSet<QString> hosts;
    const auto read = connection.each(u"SELECT host, title, page FROM rows JOIN wikis ON wikis.id = wiki"
                                      " WHERE delivery = ? AND number BETWEEN ? AND ?"_s,
                                      {entry.delivery, from, last}, [&](const QSqlQuery &row) {
                                          const QString title = row.value(1).toString();
                                          const QString page = row.value(2).toString();
                                          if (!entry.onlyPages) {
                                              hosts << row.value(0).toString();
                                              words << title;
                                          }
                                          if (!page.isEmpty() && page != title)
                                              words << page;
                                      });
    if (!read)
        return read;
    words << hosts.values();
    return words.isEmpty() ? Result<void>() : addDocument(connection, entry.delivery, words.join(u'\n'));
}

/// Up to `left` documents of one entry; moves its mark, or takes it away at its end.
Result<void> indexEntry(Connection &connection, QueueEntry entry, int &left)
{
    if (entry.next == 0) {
        if (const auto added = addHead(connection, entry.delivery); !added)
            return added;
        entry.next = 1;
        --left;
    }
    for (; entry.next <= entry.last && left > 0; --left) {
        const int last = std::min(entry.last, entry.next + RowsInDocument - 1);
        if (const auto added = addRows(connection, entry, entry.next, last); !added)
            return added;
        entry.next = last + 1;
    }
    const auto moved = entry.next > entry.last
        ? connection.run(u"DELETE FROM search_queue WHERE seq = ?"_s, {entry.seq})
        : connection.run(u"UPDATE search_queue SET next = ? WHERE seq = ?"_s, {entry.next, entry.seq});
    return moved.map([](int) {});
}

Result<void> indexBatch(Connection &connection)
{
    for (int left = DocumentsInBatch; left > 0;) {
        const auto entry = firstInQueue(connection);
        if (!entry)
            return tl::unexpected(entry.error());
        if (!*entry)
            return {};
        if (const auto done = indexEntry(connection, **entry, left); !done)
            return done;
    }
    return {};
}

} // namespace

Result<void> queueForSearch(Connection &connection, qint64 delivery, int from, int last, bool onlyPages)
{
    return connection
        .run(u"INSERT INTO search_queue (delivery, next, last, pages) VALUES (?, ?, ?, ?)"_s,
             {delivery, from, last, onlyPages ? 1 : 0})
        .map([](int) {});
}

Result<bool> indexSome(Connection &connection)
{
    if (!connection.isWriter())
        return false;
    const auto waiting = firstInQueue(connection);
    if (!waiting)
        return tl::unexpected(waiting.error());
    if (!*waiting)
        return false;
    if (const auto begun = connection.begin(); !begun)
        return tl::unexpected(begun.error());
    auto done = indexBatch(connection);
    if (done)
        done = connection.commit();
    if (!done) {
        connection.rollback();
        return tl::unexpected(done.error());
    }
    return true;
}

HistoryPage pageOf(QList<Delivery> found, int most)
{
    HistoryPage page;
    if (found.size() > most) {
        found.resize(most);
        page.next = HistoryCursor{found.constLast().created, found.constLast().id};
    }
    page.deliveries = std::move(found);
    return page;
}

} // namespace paperround
