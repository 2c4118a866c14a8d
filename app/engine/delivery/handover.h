// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/delivery/wakeup.h"
#include "engine/ports/wikis.h"

#include <QDateTime>
#include <QHash>
#include <QSet>

#include <chrono>
#include <memory>
#include <stop_token>

namespace paperround {

class DeliveryRun;

/// Hands what the lanes have checked over to MassMessage: one list page a call, as its key, and never a
/// second call for a row before the first is known not to have happened. The lanes check before and watch
/// after.
class HandOver : public std::enable_shared_from_this<HandOver>
{
public:
    /// `run` outlives the coroutine: it awaits it.
    explicit HandOver(DeliveryRun &run);

    [[nodiscard]] QCoro::Task<> walk(); ///< Until the run leaves.
    void poke(); ///< A lane has something to offer, or the world changed.
    /// Rows are being claimed: lanes leave theirs alone.
    [[nodiscard]] bool isClaiming() const { return m_claiming; }

private:
    /// A list page that was made, and whom it names.
    struct List
    {
        QString title;
        qint64 revision = 0;
        QSet<int> rows;
    };

    QCoro::Task<> step();
    QCoro::Task<> nap(std::chrono::milliseconds span);
    QCoro::Task<> send(QList<AttemptPlan> rows);
    Task<List> listFor(QList<AttemptPlan> rows);
    QCoro::Task<> call(HandOverPlan plan);
    /// What an unanswered call came to: its list is emptied, then the send log read. True: it was sent.
    Task<bool> fence(QString list, qint64 revision);
    QCoro::Task<> settle(QList<int> numbers, Result<void> answer);
    /// A list page of ours that this ledger does not know: what it was used for.
    Task<void> adopt(QString title);
    QCoro::Task<> resolveClaimed();
    void failed(const Error &error);
    [[nodiscard]] QString titleOf(int number) const;

    DeliveryRun &m_run;
    Wakeup m_poked;
    std::stop_source m_nap;
    List m_list; ///< The last that was made.
    int m_number = 0; ///< Of the last list page.
    int m_waits = 0;
    QDateTime m_waitUntil;
    bool m_claiming = false;
};

} // namespace paperround
