// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ledgerwriting.h"

#include "store/connection.h"
#include "store/searchindex.h"
#include "store/words.h"

#include <map>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

tl::unexpected<Error> refused(const QString &code, const QString &place)
{
    return failure(ErrorKind::Storage, code, place);
}

QString place(const QString &id, const Row &row)
{
    return u"%1/%2"_s.arg(id).arg(row.number);
}

/// The number of a delivery of ours.
Result<qint64> ownDelivery(Connection &connection, const QString &id)
{
    qint64 seq = 0;
    bool imported = false;
    const auto read = connection.each(u"SELECT seq, origin <> '' FROM deliveries WHERE id = ?"_s,
                                      {sqlText(id)}, [&](const QSqlQuery &row) {
                                          seq = row.value(0).toLongLong();
                                          imported = row.value(1).toBool();
                                      });
    if (!read)
        return tl::unexpected(read.error());
    if (seq == 0)
        return refused(u"no-such-delivery"_s, id);
    if (imported)
        return refused(u"imported"_s, id);
    return seq;
}

struct Standing
{
    RowState state = RowState::Planned;
    QString reason;
    QString title;
    QString page;
};

Result<Standing> standingOf(Connection &connection, qint64 delivery, const QString &id, const Row &row)
{
    std::optional<RowState> state;
    Standing standing;
    bool found = false;
    const auto read =
        connection.each(u"SELECT state, reason, title, page FROM rows WHERE delivery = ? AND number = ?"_s,
                        {delivery, row.number}, [&](const QSqlQuery &query) {
                            found = true;
                            state = stateFromName(query.value(0).toString());
                            standing.reason = query.value(1).toString();
                            standing.title = query.value(2).toString();
                            standing.page = query.value(3).toString();
                        });
    if (!read)
        return tl::unexpected(read.error());
    if (!found)
        return refused(u"no-such-row"_s, place(id, row));
    if (!state)
        return connection.corrupt(place(id, row));
    standing.state = *state;
    return standing;
}

Result<void> tally(Connection &connection, qint64 delivery, RowState state, const QString &reason,
                   int difference)
{
    return connection
        .run(u"INSERT INTO tallies (delivery, state, reason, count) VALUES (?, ?, ?, ?)"
             " ON CONFLICT DO UPDATE SET count = count + ?"_s,
             {delivery, stateName(state), sqlText(reason), std::max(difference, 0), difference})
        .map([](int) {});
}

Result<void> updateRow(Connection &connection, qint64 delivery, const QString &id, const Row &row)
{
    const auto before = standingOf(connection, delivery, id, row);
    if (!before)
        return tl::unexpected(before.error());
    if (before->state != row.state && !canMove(before->state, row.state))
        return refused(u"illegal-move"_s,
                       u"%1: %2 to %3"_s.arg(place(id, row), stateName(before->state), stateName(row.state)));
    const auto updated = connection.run(
        u"UPDATE rows SET state = ?, reason = ?, code = ?, detail = ?, route = ?, page = ?, page_id = ?,"
        " first_base = ?, revision = ?, thread = ?, attempts = ?, time = ? WHERE delivery = ? AND number = ?"_s,
        {stateName(row.state), sqlText(row.reason), sqlText(row.code), sqlText(row.detail),
         routeName(row.route), sqlText(row.page), row.pageId, row.firstBase, row.revision,
         sqlText(row.thread), row.attempts, sqlTime(row.time), delivery, row.number});
    if (!updated)
        return tl::unexpected(updated.error());
    if (before->state != row.state || before->reason != row.reason) {
        if (const auto more = tally(connection, delivery, row.state, row.reason, 1); !more)
            return more;
        if (const auto less = tally(connection, delivery, before->state, before->reason, -1); !less)
            return less;
    }
    if (!row.page.isEmpty() && row.page != before->page && row.page != before->title)
        return queueForSearch(connection, delivery, row.number, row.number, true);
    return {};
}

Result<void> insertAttempt(Connection &connection, qint64 delivery, const Attempt &attempt,
                           const QString &onConflict)
{
    return connection
        .run(u"INSERT INTO attempts (delivery, row, number, form, base, start_timestamp, claimed, answered,"
             " outcome, code, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s
                 + onConflict,
             {delivery, attempt.row, attempt.number, formName(attempt.form), attempt.base,
              sqlText(attempt.startTimestamp), sqlTime(attempt.claimed), sqlTime(attempt.answered),
              sqlText(attempt.outcome), sqlText(attempt.code), sqlText(attempt.detail)})
        .map([](int) {});
}

/// `created` in milliseconds, or the next free one.
Result<qint64> freePosition(Connection &connection, const QDateTime &created)
{
    qint64 position = std::clamp<qint64>(created.isValid() ? created.toMSecsSinceEpoch() : 0, 0, MaxPosition);
    while (true) {
        const auto taken = connection.value(u"SELECT 1 FROM deliveries WHERE position = ?"_s, {position});
        if (!taken)
            return tl::unexpected(taken.error());
        if (!taken->isValid())
            return position;
        ++position;
    }
}

Result<qint64> insertHead(Connection &connection, const Delivery &delivery)
{
    const auto known = connection.value(u"SELECT 1 FROM deliveries WHERE id = ?"_s, {sqlText(delivery.id)});
    if (!known)
        return tl::unexpected(known.error());
    if (known->isValid())
        return refused(u"exists"_s, delivery.id);
    const auto position = freePosition(connection, delivery.created);
    if (!position)
        return tl::unexpected(position.error());
    const auto inserted = connection.run(
        u"INSERT INTO deliveries (id, position, farm, account, subject, body, list_url, digest, route, state,"
        " installation, origin, created, finished, options, review)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {sqlText(delivery.id), *position, sqlText(delivery.farm), sqlText(delivery.account),
         sqlText(delivery.message.subject), sqlText(delivery.message.body), sqlText(delivery.listUrl),
         sqlText(delivery.digest), routeName(delivery.route), stateName(delivery.state),
         sqlText(delivery.installation), sqlText(delivery.origin), sqlTime(delivery.created),
         sqlTime(delivery.finished), sqlOptions(delivery.options, delivery.message),
         sqlReview(delivery.review)});
    if (!inserted)
        return tl::unexpected(inserted.error());
    return connection.value(u"SELECT seq FROM deliveries WHERE id = ?"_s, {sqlText(delivery.id)})
        .map([](const QVariant &seq) { return seq.toLongLong(); });
}

Result<void> insertRow(Connection &connection, qint64 delivery, const Row &row)
{
    const auto wiki = connection.wikiId(row.target.wiki);
    if (!wiki)
        return tl::unexpected(wiki.error());
    return connection
        .run(u"INSERT INTO rows (delivery, number, wiki, title, line, state, reason, code, detail, "
             u"route,"
             " page, page_id, first_base, revision, thread, attempts, time)"
             " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
             {delivery, row.number, *wiki, sqlText(row.target.title), row.target.line, stateName(row.state),
              sqlText(row.reason), sqlText(row.code), sqlText(row.detail), routeName(row.route),
              sqlText(row.page), row.pageId, row.firstBase, row.revision, sqlText(row.thread), row.attempts,
              sqlTime(row.time)})
        .map([](int) {});
}

} // namespace

Result<void> insertDelivery(Connection &connection, const DeliveryRecord &record)
{
    const auto seq = insertHead(connection, record.delivery);
    if (!seq)
        return tl::unexpected(seq.error());
    std::map<std::pair<RowState, QString>, int> counts;
    int number = 0;
    for (const Row &row : record.rows) {
        if (row.number != ++number)
            return refused(u"illegal-row"_s, place(record.delivery.id, row));
        if (const auto inserted = insertRow(connection, *seq, row); !inserted)
            return inserted;
        ++counts[{row.state, row.reason}];
    }
    for (const auto &[standing, count] : counts) {
        if (const auto counted = tally(connection, *seq, standing.first, standing.second, count); !counted)
            return counted;
    }
    for (const Attempt &attempt : record.attempts) {
        if (const auto inserted = insertAttempt(connection, *seq, attempt, {}); !inserted)
            return inserted;
    }
    return queueForSearch(connection, *seq, 0, number, false);
}

Result<void> recordChange(Connection &connection, const RowChange &change)
{
    const auto delivery = ownDelivery(connection, change.deliveryId);
    if (!delivery)
        return tl::unexpected(delivery.error());
    if (const auto updated = updateRow(connection, *delivery, change.deliveryId, change.row); !updated)
        return updated;
    if (!change.attempt)
        return {};
    Attempt attempt = *change.attempt;
    attempt.row = change.row.number;
    // What was committed before the post (form, base, the wiki's clock) is never changed by its answer; nor
    // is a hand-over's list, where the answer says no more.
    return insertAttempt(
        connection, *delivery, attempt,
        u" ON CONFLICT DO UPDATE SET answered = excluded.answered, outcome = excluded.outcome,"
        " code = excluded.code, detail = coalesce(nullif(excluded.detail, ''), detail)"_s);
}

namespace {

Result<void> recordClaim(Connection &connection, const AttemptPlan &plan)
{
    const auto delivery = ownDelivery(connection, plan.deliveryId);
    if (!delivery)
        return tl::unexpected(delivery.error());
    const auto before = standingOf(connection, *delivery, plan.deliveryId, plan.row);
    if (!before)
        return tl::unexpected(before.error());
    if (plan.row.state != RowState::Sending || !canMove(before->state, RowState::Sending))
        return refused(u"illegal-move"_s,
                       u"%1: a claim on a row that is %2"_s.arg(place(plan.deliveryId, plan.row),
                                                                stateName(before->state)));
    if (const auto updated = updateRow(connection, *delivery, plan.deliveryId, plan.row); !updated)
        return updated;
    Attempt attempt = plan.attempt;
    attempt.row = plan.row.number;
    return insertAttempt(connection, *delivery, attempt, {}); // a number that was used: "illegal-row"
}

} // namespace

Result<void> recordClaims(Connection &connection, const QList<AttemptPlan> &plans)
{
    for (const AttemptPlan &plan : plans) {
        if (const auto recorded = recordClaim(connection, plan); !recorded)
            return recorded;
    }
    return {};
}

Result<void> recordPermission(Connection &connection, const Account &account, const QStringList &wikis,
                              const QString &link)
{
    for (const QString &host : wikis) {
        const auto wiki = connection.wikiId(host);
        if (!wiki)
            return tl::unexpected(wiki.error());
        const auto recorded = connection.run(
            u"INSERT OR REPLACE INTO permissions (farm, account, wiki, link) VALUES (?, ?, ?, ?)"_s,
            {sqlText(account.farm), sqlText(account.name), *wiki, sqlText(link)});
        if (!recorded)
            return tl::unexpected(recorded.error());
    }
    return {};
}

Result<void> changeReview(Connection &connection, const QString &id, const ReviewNote &review)
{
    const auto delivery = ownDelivery(connection, id);
    if (!delivery)
        return tl::unexpected(delivery.error());
    return connection.run(u"UPDATE deliveries SET review = ? WHERE seq = ?"_s, {sqlReview(review), *delivery})
        .map([](int) {});
}

Result<void> changeState(Connection &connection, const QString &id, DeliveryState state,
                         const PauseCause &cause)
{
    const auto delivery = ownDelivery(connection, id);
    if (!delivery)
        return tl::unexpected(delivery.error());
    QVariant finished = sqlTime({});
    if (state == DeliveryState::Finished) {
        const auto open = connection.value(u"SELECT total(count) FROM tallies WHERE delivery = ?"
                                           " AND state IN ('planned', 'held', 'sending', 'unknown')"_s,
                                           {*delivery});
        if (!open)
            return tl::unexpected(open.error());
        if (open->toInt() > 0)
            return refused(u"illegal-move"_s, u"%1: %2 rows have not ended"_s.arg(id).arg(open->toInt()));
        const auto last = connection.value(
            u"SELECT coalesce((SELECT max(time) FROM rows WHERE delivery = seq), created) FROM deliveries"
            " WHERE seq = ?"_s,
            {*delivery});
        if (!last)
            return tl::unexpected(last.error());
        finished = *last;
    }
    return connection
        .run(u"UPDATE deliveries SET state = ?, finished = ?, pause_code = ?, pause_wiki = ?,"
             " pause_detail = ? WHERE seq = ?"_s,
             {stateName(state), finished, sqlText(cause.code), sqlText(cause.wiki), sqlText(cause.detail),
              *delivery})
        .map([](int) {});
}

} // namespace paperround
