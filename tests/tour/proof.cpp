// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/proof.h"

#include "cli/workplace.h"
#include "domain/delivery/mark.h"
#include "practice/practicefarm.h"
#include "store/store.h"

#include <QCoroTask>
#include <QSet>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

void print(const QList<Row> &rows)
{
    QTextStream out(stdout);
    out << "state        wiki              revision  page\n";
    for (const Row &row : rows) {
        out << stateName(row.state).leftJustified(13) << row.target.wiki.leftJustified(16)
            << (row.revision > 0 ? QString::number(row.revision) : u"-"_s).rightJustified(10) << "  "
            << (row.page.isEmpty() ? row.target.title : row.page)
            << (row.state == RowState::Delivered ? QString() : u"  ("_s + row.reason + u')') << '\n';
    }
}

QString wrongWith(const Row &row, const QString &id, const QString &subject, const PracticeFarm &farm)
{
    const QString place = row.target.wiki + u' ' + row.page;
    if (!hasEnded(row.state))
        return place + u" has not ended"_s;
    if (row.state != RowState::Delivered)
        return row.reason.isEmpty() ? place + u" has no reason"_s : QString();
    const QString text = farm.pageText(row.target.wiki, row.page).value_or(QString());
    if (text.count(Mark{id, row.number}.text()) != 1 || text.count(u"== "_s + subject + u" =="_s) != 1)
        return place + u" does not have the message exactly once"_s;
    const auto revisions = farm.revisions(row.target.wiki, row.page);
    const bool known = std::ranges::find(revisions, row.revision, &PracticeRevision::id) != revisions.end();
    return known ? QString() : place + u" does not have the revision that is shown"_s;
}

} // namespace

QString proveDelivery(Workplace &workplace, const QString &subject)
{
    const auto page = QCoro::waitFor(workplace.store().history().deliveries({}, 1));
    if (!page || page->deliveries.isEmpty())
        return u"no delivery in the history"_s;
    const QString id = page->deliveries.first().id;
    const auto rows = QCoro::waitFor(workplace.store().history().rowsOf(id, 0, 10'000));
    if (!rows || rows->isEmpty())
        return u"no rows in the history"_s;
    print(*rows);
    const PracticeFarm &farm = *workplace.practiceFarm();
    QSet<QString> delivered;
    for (const Row &row : *rows) {
        if (const QString wrong = wrongWith(row, id, subject, farm); !wrong.isEmpty())
            return wrong;
        if (row.state == RowState::Delivered)
            delivered.insert(row.target.wiki + u' ' + row.page);
    }
    for (const QString &host : farm.hosts()) {
        for (const QString &title : farm.pages(host)) {
            const bool has = farm.pageText(host, title).value_or(QString()).contains(u"pr:"_s + id);
            if (has && !delivered.contains(host + u' ' + title))
                return host + u' ' + title + u" has the message, and no row says so"_s;
        }
    }
    return delivered.isEmpty() ? u"nothing was delivered"_s : QString();
}

} // namespace paperround
