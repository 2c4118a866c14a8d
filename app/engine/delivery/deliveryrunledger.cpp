// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// DeliveryRun: the way to the ledger. A change is durable before it is applied and told.
#include "engine/crashpoint.h"
#include "engine/delivery/brakes.h"
#include "engine/delivery/deliveryrun.h"
#include "engine/log.h"

using namespace Qt::StringLiterals;

namespace paperround {

QCoro::Task<bool> DeliveryRun::record(QList<RowChange> changes)
{
    const auto self = shared_from_this();
    if (!m_ledger)
        co_return false;
    if (changes.isEmpty())
        co_return true;
    const auto recorded = co_await m_ledger->record(changes);
    if (!m_ledger)
        co_return false;
    if (!recorded) {
        ledgerBroke(recorded.error());
        co_return false;
    }
    crashPoint("change-committed");
    QList<Row> rows;
    for (const RowChange &change : std::as_const(changes)) {
        if (!rows.isEmpty() && rows.last().number == change.row.number)
            rows.last() = change.row; // Listeners see where it came to, not the steps of one commit.
        else
            rows.append(change.row);
    }
    apply(rows);
    co_return true;
}

Task<ClaimedAttempt> DeliveryRun::claim(AttemptPlan plan)
{
    const auto self = shared_from_this();
    if (!m_ledger)
        co_return failure(ErrorKind::Stopped, u"stopped"_s);
    const Row row = plan.row;
    auto claimed = co_await m_ledger->claim(std::move(plan));
    if (!m_ledger)
        co_return failure(ErrorKind::Stopped, u"stopped"_s);
    if (!claimed)
        ledgerBroke(claimed.error());
    else
        apply({row});
    co_return claimed;
}

Task<ClaimedHandOver> DeliveryRun::claim(HandOverPlan plan)
{
    const auto self = shared_from_this();
    if (!m_ledger)
        co_return failure(ErrorKind::Stopped, u"stopped"_s);
    QList<Row> rows;
    for (const AttemptPlan &each : std::as_const(plan.rows))
        rows.append(each.row);
    auto claimed = co_await m_ledger->claim(std::move(plan));
    if (!m_ledger)
        co_return failure(ErrorKind::Stopped, u"stopped"_s);
    if (!claimed)
        ledgerBroke(claimed.error());
    else
        apply(rows);
    co_return claimed;
}

Task<QList<Attempt>> DeliveryRun::attempts(int number)
{
    const auto self = shared_from_this();
    if (!m_ledger)
        co_return failure(ErrorKind::Stopped, u"stopped"_s);
    auto list = co_await m_ledger->attempts(m_delivery.id, number);
    if (!m_ledger)
        co_return failure(ErrorKind::Stopped, u"stopped"_s);
    if (!list)
        ledgerBroke(list.error());
    co_return list;
}

Task<QHash<QString, QString>> DeliveryRun::pagesWithText(QString wiki)
{
    const auto self = shared_from_this();
    if (!m_ledger)
        co_return failure(ErrorKind::Stopped, u"stopped"_s);
    auto pages = co_await m_ledger->pagesWithText(m_delivery.message, wiki, m_delivery.id);
    if (!m_ledger)
        co_return failure(ErrorKind::Stopped, u"stopped"_s);
    if (!pages)
        ledgerBroke(pages.error());
    co_return pages;
}

void DeliveryRun::apply(const QList<Row> &rows)
{
    for (const Row &row : rows) {
        const RowState before = m_rows[row.number - 1].state;
        --m_delivery.counts[before];
        ++m_delivery.counts[row.state];
        m_rows[row.number - 1] = row;
        m_laneOf.value(row.target.wiki)->noteMove(row, before);
        m_brakes->noteMove(row, before);
        m_waves.noteMove(row, before);
        const QList<int> waiting = m_persons ? m_persons->noteMove(row) : QList<int>();
        for (const int number : waiting)
            m_laneOf.value(m_rows[number - 1].target.wiki)->reconsider(number);
    }
    Q_EMIT rowsChanged(rows);
    Q_EMIT deliveryChanged();
    pauseBetweenWaves();
}

void DeliveryRun::ledgerBroke(const Error &error)
{
    if (m_leaving && !m_ledger)
        return;
    qCWarning(lcEngine) << "the ledger failed:" << error.code << error.detail;
    m_ledger = nullptr;
    leave();
    Q_EMIT ledgerFailed(error);
}

} // namespace paperround
