// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Lane: what others ask of it. A note each, kept by the loop.
#include "domain/delivery/reason.h"
#include "engine/delivery/deliveryrun.h"

using namespace Qt::StringLiterals;

namespace paperround {

void Lane::retryFailed()
{
    m_retryFailed = true;
    m_audited = false;
    m_done = false;
    poke();
}

void Lane::retryTrouble()
{
    m_trouble.reset();
    m_cannotRead = false;
    m_waitUntil = {};
    m_waits = 0;
    m_silent = 0;
    m_sameRefusals = 0;
    m_hasFacts = false; // What was mended may be a right or a block: ask again.
    m_ready = false;
    poke();
}

void Lane::lookAgain()
{
    if (m_trouble && isSilence(*m_trouble)) {
        retryTrouble();
        return;
    }
    if (isSilence(m_waitCause) && !saysLater(m_waitCause) && m_waitCause.code != "settling"_L1) {
        m_waitUntil = {};
        m_waits = 0;
    }
    poke();
}

void Lane::decide(int row, RowState state)
{
    m_decisions.append({row, state});
    poke();
}

void Lane::permit()
{
    m_permitted = true;
    poke();
}

void Lane::reconsider(int row)
{
    if (m_behind.erase(row) > 0)
        m_planned.insert(row);
    poke();
}

QCoro::Task<> Lane::keepWishes()
{
    const auto self = shared_from_this();
    const QDateTime now = m_run.now();
    QList<RowChange> changes;
    const auto move = [&](int number, RowState to, const QString &why) {
        Row row = m_run.row(number);
        if (!canMove(row.state, to))
            return;
        row.state = to;
        row.reason = why;
        row.code.clear();
        row.detail.clear();
        row.time = now;
        changes.append({m_run.delivery().id, row, std::nullopt});
    };
    const bool permitted = std::exchange(m_permitted, false);
    QSet<int> decided;
    for (const auto &[number, state] : std::exchange(m_decisions, {})) {
        const Row &row = m_run.row(number);
        const bool barred = row.reason == reason::NoPermission && !m_run.maySendOn(wiki());
        decided.insert(number);
        if (row.state != RowState::Held || (barred && state == RowState::Planned))
            continue;
        move(number, state, state == RowState::Skipped ? reason::Cancelled : reason::PersonDecides);
        if (state == RowState::Planned && row.attempts > 0)
            beginAnew(number);
    }
    const bool ending = m_run.isEnding();
    QList<int> again;
    for (const int number : std::as_const(m_rows)) {
        const RowState state = m_run.row(number).state;
        // When only the time is over, a held row that may be on its page is still a person's.
        const bool doubtful = m_run.row(number).attempts > 0 && m_run.endReason() == reason::Expired;
        if (ending && (state == RowState::Planned || (state == RowState::Held && !doubtful)))
            move(number, RowState::Skipped, m_run.endReason());
        else if (m_retryFailed && !ending && state == RowState::Failed)
            again.append(number);
        else if (permitted && state == RowState::Held && !decided.contains(number)
                 && m_run.row(number).reason == reason::NoPermission)
            move(number, RowState::Planned, QString());
        if (!ending && !m_retryFailed && !permitted)
            break;
    }
    m_retryFailed = false;
    if (!again.isEmpty())
        co_await restore(again, true);
    for (const int number : std::as_const(again))
        move(number, RowState::Planned, reason::PersonDecides);
    co_await m_run.record(std::move(changes));
}

} // namespace paperround
