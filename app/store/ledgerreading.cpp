// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ledgerreading.h"

#include "domain/message/composition.h"
#include "store/connection.h"
#include "store/searchindex.h"
#include "store/words.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

const QString Head =
    u"SELECT seq, id, farm, account, subject, body, list_url, digest, route, state, installation,"
    " origin, created, finished, options, pause_code, pause_wiki, pause_detail, review FROM deliveries "_s;

struct Found
{
    qint64 seq = 0;
    Delivery delivery;
};

std::optional<Found> foundIn(const QSqlQuery &query)
{
    const auto state = deliveryStateFromName(query.value(9).toString());
    const auto options = optionsFromSql(query.value(14));
    const auto message = messageFromSql(query.value(4), query.value(5), query.value(14));
    const auto route = routeFromName(query.value(8).toString());
    const auto review = reviewFromSql(query.value(18));
    if (!state || !options || !message || !route || !review)
        return std::nullopt;
    Found found{query.value(0).toLongLong(), {}};
    Delivery &delivery = found.delivery;
    delivery.id = query.value(1).toString();
    delivery.farm = query.value(2).toString();
    delivery.account = query.value(3).toString();
    delivery.message = *message;
    delivery.listUrl = query.value(6).toString();
    delivery.digest = query.value(7).toString();
    delivery.route = *route;
    delivery.options = *options;
    delivery.review = *review;
    delivery.state = *state;
    delivery.installation = query.value(10).toString();
    delivery.origin = query.value(11).toString();
    delivery.created = timeFromSql(query.value(12));
    delivery.finished = timeFromSql(query.value(13));
    delivery.pauseCause = {query.value(15).toString(), query.value(16).toString(),
                           query.value(17).toString()};
    return found;
}

Result<QList<Delivery>> readHeads(Connection &connection, const QString &sql, const QVariantList &values)
{
    QList<Found> heads;
    bool damaged = false;
    const auto read = connection.each(sql, values, [&](const QSqlQuery &query) {
        if (auto found = foundIn(query))
            heads << std::move(*found);
        else
            damaged = true;
    });
    if (!read)
        return tl::unexpected(read.error());
    if (damaged)
        return connection.corrupt(u"a delivery's head"_s);
    QList<Delivery> deliveries;
    for (Found &head : heads) {
        const auto counted =
            connection.each(u"SELECT state, count FROM tallies WHERE delivery = ?"_s, {head.seq},
                            [&](const QSqlQuery &query) {
                                if (const auto state = stateFromName(query.value(0).toString()))
                                    head.delivery.counts[*state] += query.value(1).toInt();
                            });
        if (!counted)
            return tl::unexpected(counted.error());
        deliveries << std::move(head.delivery);
    }
    return deliveries;
}

Result<std::optional<Delivery>> onlyOne(Result<QList<Delivery>> found)
{
    return std::move(found).map([](const QList<Delivery> &list) {
        return list.isEmpty() ? std::nullopt : std::optional(list.constFirst());
    });
}

std::optional<Row> rowIn(const QSqlQuery &query)
{
    const auto state = stateFromName(query.value(4).toString());
    const auto route = routeFromName(query.value(14).toString());
    if (!state || !route)
        return std::nullopt;
    Row row;
    row.number = query.value(0).toInt();
    row.target = {query.value(1).toString(), query.value(2).toString(), query.value(3).toInt()};
    row.state = *state;
    row.reason = query.value(5).toString();
    row.code = query.value(6).toString();
    row.detail = query.value(7).toString();
    row.page = query.value(8).toString();
    row.pageId = query.value(9).toLongLong();
    row.firstBase = query.value(10).toLongLong();
    row.revision = query.value(11).toLongLong();
    row.attempts = query.value(12).toInt();
    row.time = timeFromSql(query.value(13));
    row.route = *route;
    row.thread = query.value(15).toString();
    return row;
}

} // namespace

Result<std::optional<Delivery>> readDelivery(Connection &connection, const QString &id)
{
    return onlyOne(readHeads(connection, Head + u"WHERE id = ?"_s, {sqlText(id)}));
}

Result<std::optional<Delivery>> readDeliveryAt(Connection &connection, qint64 position)
{
    return onlyOne(readHeads(connection, Head + u"WHERE position = ?"_s, {position}));
}

Result<QList<Delivery>> readOpen(Connection &connection)
{
    return readHeads(connection, Head + u"WHERE state <> 'finished' AND origin = '' ORDER BY position"_s, {});
}

Result<QHash<QString, QString>> readPagesWithText(Connection &connection, const Message &message,
                                                  const QString &wiki, const QString &exceptId)
{
    QHash<QString, QString> pages;
    // CROSS JOIN: the few deliveries of this text first, then their rows by key.
    const auto read = connection.each(
        u"SELECT rows.page, deliveries.id, options FROM deliveries CROSS JOIN rows ON rows.delivery = "
        u"deliveries.seq"
        " WHERE deliveries.subject = ? AND deliveries.body = ? AND deliveries.id <> ?"
        " AND rows.state = 'delivered' AND rows.wiki = (SELECT id FROM wikis WHERE host = ?)"_s,
        {sqlText(message.subject), sqlText(message.body), sqlText(exceptId), sqlText(wiki)},
        [&pages, &message](const QSqlQuery &row) {
            const auto options = optionsFromSql(row.value(2));
            const auto whole = messageFromSql(message.subject, message.body, row.value(2));
            if (whole && !saysTheSame(*whole, message))
                return;
            if (!options || !options->test) // A test is not what its page was meant to get.
                pages.insert(row.value(0).toString(), row.value(1).toString());
        });
    if (!read)
        return tl::unexpected(read.error());
    return pages;
}

Result<LastIssue> readLastIssue(Connection &connection, const QString &farm, const QString &subject,
                                const QString &exceptId)
{
    const QString series = seriesOf(subject);
    LastIssue issue;
    if (series.isEmpty())
        return issue;
    // By key from the newest on; a series that has rested for 500 deliveries has no last issue.
    const auto found =
        connection.each(u"SELECT id, subject, options FROM deliveries WHERE farm = ? AND id <> ?"
                        " ORDER BY position DESC LIMIT 500"_s,
                        {sqlText(farm), sqlText(exceptId)}, [&](const QSqlQuery &row) {
                            const auto options = optionsFromSql(row.value(2));
                            if (issue.id.isEmpty() && seriesOf(row.value(1).toString()) == series
                                && (!options || !options->test))
                                issue = {row.value(0).toString(), row.value(1).toString(), {}};
                        });
    if (!found)
        return tl::unexpected(found.error());
    if (issue.id.isEmpty())
        return issue;
    const auto read = connection.each(
        u"SELECT wikis.host, rows.page FROM rows JOIN wikis ON wikis.id = rows.wiki"
        " WHERE rows.delivery = (SELECT seq FROM deliveries WHERE id = ?) AND rows.state = 'delivered'"_s,
        {sqlText(issue.id)}, [&issue](const QSqlQuery &row) {
            issue.pages[row.value(0).toString()].insert(row.value(1).toString());
        });
    if (!read)
        return tl::unexpected(read.error());
    return issue;
}

Result<QHash<QString, QString>> readPermissions(Connection &connection, const Account &account)
{
    QHash<QString, QString> links;
    const auto read = connection.each(
        u"SELECT host, link FROM permissions JOIN wikis ON wikis.id = wiki WHERE farm = ? AND account = ?"_s,
        {sqlText(account.farm), sqlText(account.name)},
        [&links](const QSqlQuery &row) { links.insert(row.value(0).toString(), row.value(1).toString()); });
    if (!read)
        return tl::unexpected(read.error());
    return links;
}

Result<qint64> positionAfter(Connection &connection, const std::optional<HistoryCursor> &after)
{
    if (!after)
        return std::numeric_limits<qint64>::max();
    const auto position =
        connection.value(u"SELECT position FROM deliveries WHERE id = ?"_s, {sqlText(after->id)});
    if (!position)
        return tl::unexpected(position.error());
    return position->isValid() ? position->toLongLong() : after->created.toMSecsSinceEpoch();
}

Result<HistoryPage> readPage(Connection &connection, const std::optional<HistoryCursor> &after, int limit)
{
    const auto before = positionAfter(connection, after);
    if (!before)
        return tl::unexpected(before.error());
    const int most = std::clamp(limit, 1, MostOnAPage);
    auto deliveries = readHeads(connection, Head + u"WHERE position < ? ORDER BY position DESC LIMIT ?"_s,
                                {*before, most + 1}); // one more tells whether there is more
    if (!deliveries)
        return tl::unexpected(deliveries.error());
    return pageOf(std::move(*deliveries), most);
}

Result<QList<Row>> readRows(Connection &connection, const QString &id, int after, int limit)
{
    QList<Row> rows;
    bool damaged = false;
    const auto read = connection.each(
        u"SELECT number, title, host, line, state, reason, code, detail, page, page_id, first_base, revision,"
        " attempts, time, route, thread FROM rows JOIN wikis ON wikis.id = wiki"
        " WHERE delivery = (SELECT seq FROM deliveries WHERE id = ?) AND number > ? ORDER BY number LIMIT ?"_s,
        {sqlText(id), after, std::max(limit, 0)}, [&](const QSqlQuery &query) {
            if (auto row = rowIn(query))
                rows << std::move(*row);
            else
                damaged = true;
        });
    if (!read)
        return tl::unexpected(read.error());
    if (damaged)
        return connection.corrupt(id);
    return rows;
}

Result<QList<Attempt>> readAttempts(Connection &connection, const QString &id, int row)
{
    QList<Attempt> attempts;
    bool damaged = false;
    const auto read = connection.each(
        u"SELECT row, number, form, base, start_timestamp, claimed, answered, outcome, code, detail FROM "
        u"attempts"
        " WHERE delivery = (SELECT seq FROM deliveries WHERE id = ?) AND row BETWEEN ? AND ?"
        " ORDER BY row, number"_s,
        {sqlText(id), row, row == 0 ? std::numeric_limits<int>::max() : row}, [&](const QSqlQuery &query) {
            const auto form = formFromName(query.value(2).toString());
            damaged = damaged || !form;
            attempts << Attempt{query.value(0).toInt(),          query.value(1).toInt(),
                                form.value_or(EditForm::Append), query.value(3).toLongLong(),
                                query.value(4).toString(),       timeFromSql(query.value(5)),
                                timeFromSql(query.value(6)),     query.value(7).toString(),
                                query.value(8).toString(),       query.value(9).toString()};
        });
    if (!read)
        return tl::unexpected(read.error());
    if (damaged)
        return connection.corrupt(id);
    return attempts;
}

Result<DeliveryRecord> readRecord(Connection &connection, const QString &id)
{
    auto delivery = readDelivery(connection, id);
    if (!delivery)
        return tl::unexpected(delivery.error());
    if (!*delivery)
        return failure(ErrorKind::Storage, u"no-such-delivery"_s, id);
    auto rows = readRows(connection, id);
    if (!rows)
        return tl::unexpected(rows.error());
    auto attempts = readAttempts(connection, id, 0);
    if (!attempts)
        return tl::unexpected(attempts.error());
    return DeliveryRecord{std::move(**delivery), std::move(*rows), std::move(*attempts)};
}

} // namespace paperround
