// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/verify.h"

#include "store/connection.h"

#include <QSqlRecord>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr qsizetype MostProblems = 100;

/// A question whose every answer is a broken promise, as a line for people; it names delivery and row.
struct Promise
{
    QString broken;
    QString sql; ///< Columns are joined by blanks.
};

const QList<Promise> &promises()
{
    // A row is in flight exactly while its newest attempt is unanswered; unknown means that bytes may have
    // left.
    static const QList<Promise> list{
        {u"the file is damaged:"_s,
         u"SELECT integrity_check FROM pragma_integrity_check(100)"
         " WHERE integrity_check <> 'ok'"_s},
        {u"points at nothing:"_s,
         u"SELECT \"table\", coalesce(rowid, ''), parent FROM pragma_foreign_key_check"_s},
        {u"rows are not numbered 1 to n:"_s,
         u"SELECT id FROM deliveries JOIN (SELECT delivery, count(*) AS n, min(number) AS low, max(number) "
         u"AS high"
         " FROM rows GROUP BY delivery) ON delivery = seq WHERE low <> 1 OR high <> n"_s},
        {u"delivered without a revision or thread, or one of them without delivery:"_s,
         u"SELECT id, number, rows.state FROM rows JOIN deliveries ON seq = delivery"
         " WHERE (rows.state = 'delivered' AND revision <= 0 AND thread = '')"
         " OR (rows.state NOT IN ('delivered', 'retracted') AND (revision <> 0 OR thread <> ''))"_s},
        {u"sending without an attempt under way:"_s,
         u"SELECT id, r.number FROM rows AS r JOIN deliveries ON seq = delivery WHERE r.state = 'sending'"
         " AND coalesce((SELECT outcome FROM attempts AS a WHERE a.delivery = r.delivery AND a.row = r.number"
         " ORDER BY a.number DESC LIMIT 1), 'none') <> ''"_s},
        {u"unknown without an attempt:"_s,
         u"SELECT id, r.number FROM rows AS r JOIN deliveries ON seq = delivery WHERE r.state = 'unknown'"
         " AND NOT EXISTS (SELECT 1 FROM attempts AS a WHERE a.delivery = r.delivery AND a.row = r.number)"_s},
        {u"posted without an attempt:"_s,
         u"SELECT id, r.number FROM rows AS r JOIN deliveries ON seq = delivery WHERE r.state = 'delivered'"
         " AND r.reason = 'posted'"
         " AND NOT EXISTS (SELECT 1 FROM attempts AS a WHERE a.delivery = r.delivery AND a.row = r.number)"_s},
        {u"an attempt was skipped over, or recorded for no row:"_s,
         u"SELECT id, a.row, count(*), max(a.number) FROM attempts AS a JOIN deliveries ON seq = delivery"
         " GROUP BY a.delivery, a.row HAVING count(*) <> max(a.number)"_s},
        {u"counts differ from the rows:"_s,
         u"SELECT id, d.state, d.reason, d.count FROM"
         " (SELECT delivery, state, reason, sum(n) AS count FROM"
         " (SELECT delivery, state, reason, count(*) AS n FROM rows GROUP BY 1, 2, 3"
         " UNION ALL SELECT delivery, state, reason, -count FROM tallies)"
         " GROUP BY 1, 2, 3 HAVING count <> 0) AS d JOIN deliveries ON seq = d.delivery"_s},
        {u"finished with rows that have not ended:"_s,
         u"SELECT id, count(*) FROM deliveries JOIN rows ON delivery = seq WHERE deliveries.state = "
         u"'finished'"
         " AND rows.state IN ('planned', 'held', 'sending', 'unknown') GROUP BY seq"_s},
        {u"finished at no time, or a time of finishing without it:"_s,
         u"SELECT id, state FROM deliveries WHERE origin = '' AND (state = 'finished') <> (finished IS NOT NULL)"_s},
    };
    return list;
}

Result<void> ask(Connection &connection, const Promise &promise, QStringList &problems)
{
    return connection.each(promise.sql, {}, [&](const QSqlQuery &query) {
        if (problems.size() >= MostProblems)
            return;
        QStringList words{promise.broken};
        for (int i = 0; i < query.record().count(); ++i)
            words << query.value(i).toString();
        problems << words.join(u' ');
    });
}

} // namespace

Result<VerifyReport> verifyLedger(Connection &connection)
{
    VerifyReport report;
    for (const Promise &promise : promises()) {
        const auto asked = ask(connection, promise, report.problems);
        if (asked)
            continue;
        if (asked.error().code != u"ledger-corrupt"_s)
            return tl::unexpected(asked.error());
        report.problems << asked.error().detail;
        return report;
    }
    const auto deliveries = connection.value(u"SELECT count(*) FROM deliveries"_s);
    if (!deliveries)
        return tl::unexpected(deliveries.error());
    const auto rows = connection.value(u"SELECT count(*) FROM rows"_s);
    if (!rows)
        return tl::unexpected(rows.error());
    report.deliveries = deliveries->toInt();
    report.rows = rows->toLongLong();
    return report;
}

} // namespace paperround
