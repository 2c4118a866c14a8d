// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/composition.h"
#include "engine/delivery/lanegate.h"
#include "engine/delivery/lanestatus.h"
#include "engine/delivery/outcome.h"
#include "engine/delivery/traces.h"
#include "engine/delivery/wakeup.h"
#include "engine/ports/wikis.h"
#include "engine/targets/verdict.h"

#include <QHash>
#include <QList>

#include <chrono>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>

namespace paperround {

class DeliveryRun;

/// What the lane knows of a row between its steps, beside the row itself. All of it comes back from the
/// ledger's attempts after a restart.
struct RowWork
{
    bool pinned =
        false; ///< The base moves by a look only: a byte left, or a take-over's first check said so.
    bool open = false; ///< Some attempt may be on the page, or still come.
    bool anew = false; ///< A person sends it again: the base is a new check's, once a sweep found nothing.
    bool conflicted = false; ///< Form F met a conflict: form H from now on.
    bool looked = false; ///< Not in the wiki's record when it was last read; read anew before a repeat.
    int tries = 0; ///< Attempts without a clear answer.
    int conflicts = 0; ///< Those of them that met another edit.
    int unanswered = 0; ///< Those that got none, though the wiki answered the looks between them.
    qint64 pageId = 0;
    qint64 base = 0;
    QDateTime baseTime; ///< By the wiki's clock; invalid: long ago.
    QString clock; ///< T0 of the base.
    QString firstClock; ///< T0 of the first attempt.
    QDateTime due; ///< When an unknown row is looked at.
    std::optional<Error> refusal; ///< The wiki's last word, to be believed once a look found nothing.
};

/// A page as it was checked, and when (our clock).
struct CheckedPage
{
    PageCheck page;
    QString clock; ///< T0
    QDateTime at;
};

/// The one writer of one wiki for one delivery. Only its own coroutine changes its rows, one step after the
/// other; commands leave a note and poke it. Every step ends in the loop again, so pause, stop, waiting and
/// trouble are decided in one place.
class Lane : public std::enable_shared_from_this<Lane>
{
public:
    /// `run` outlives the lane's coroutine: it awaits it.
    Lane(DeliveryRun &run, QString wiki, QList<int> rows, std::shared_ptr<LaneGate> gate);

    [[nodiscard]] QCoro::Task<> walk(); ///< Until all rows of the run have ended, or the run leaves.
    void poke(); ///< Something changed: wakes it from any rest.

    void retryFailed();
    void retryTrouble();
    void lookAgain(); ///< Ends a wait that only silence caused; what the wiki asked for is kept.
    void decide(int row, RowState state);
    void permit(); ///< Rows that wait for a permission go on.
    void reconsider(int row); ///< It waited for another row of the same person.

    [[nodiscard]] const LaneStatus &status() const { return m_status; }
    [[nodiscard]] const QString &wiki() const { return m_status.wiki; }
    [[nodiscard]] const QString &since() const { return m_since; } ///< Where its sweeps begin; may be empty.
    [[nodiscard]] qint64 userId() const { return m_account.userId; }
    [[nodiscard]] bool needsPerson() const { return m_needsPerson; }
    [[nodiscard]] bool isDone() const { return m_done; }
    void handOverFailed(const Error &error); ///< A person must act before MassMessage takes its rows.
    void handOverWorks(); ///< What it failed for is mended: its own trouble is over.
    /// What it offers to be handed over, complete but for the list; nothing while it is at work.
    [[nodiscard]] QList<AttemptPlan> offered() const;
    /// Its rows are checked, or it cannot go on: a hand-over need not wait for it.
    [[nodiscard]] bool isSettled() const
    {
        return m_offering || m_done || m_needsPerson || (m_ready && queued().isEmpty());
    }
    void noteMove(const Row &row, RowState before); ///< The run tells of every durable change.

private:
    using Span = std::chrono::milliseconds;
    static constexpr std::chrono::seconds CheckAge{600}; ///< An older one is made again before a post.

    QCoro::Task<> keepWishes(); // lanewishes.cpp

    // lane.cpp: the loop
    QCoro::Task<> step();
    QCoro::Task<> standStill(); ///< In trouble: for a person, or until the wiki answers again.
    QCoro::Task<> nap(Span span, QString cause, QString detail, QDateTime until = {});
    /// Ends a sleep when it is poked; at once where it was poked in this round.
    [[nodiscard]] std::stop_token untilPoked();
    QCoro::Task<> rest(LaneStatus::Phase phase, QString cause, QString detail, bool needsPerson);
    void show(LaneStatus::Phase phase, const QString &cause = {}, const QString &detail = {},
              const QDateTime &until = {});
    void waitFor(const Error &error); ///< Nothing at all until then.
    void trouble(const Error &error); ///< Nothing is posted; reading goes on.
    void readFailed(const Error &error); ///< Waits or asks for a person, whichever helps.
    [[nodiscard]] bool hasFreshCheck(int number) const;
    [[nodiscard]] int dueUnknown() const; ///< 0: none.
    [[nodiscard]] int dueLookAlone() const; ///< A row to be looked up though nothing can be posted; 0: none.
    [[nodiscard]] QDateTime nextLook() const; ///< Invalid: none to come.
    [[nodiscard]] Span untilLook(Span span) const; ///< No longer than until a row has to be looked up.

    // laneopening.cpp: before the first post, and after a restart
    QCoro::Task<> makeReady();
    QCoro::Task<> learnFacts();
    QCoro::Task<> learnWhoGotItBefore();
    QCoro::Task<> restore(QList<int> numbers, bool forgetTries);
    void beginAnew(int number);
    QCoro::Task<> openingSweep();
    /// Our ledger may not know all that was done: restored, or begun on another installation.
    [[nodiscard]] bool isTakenOver() const;
    [[nodiscard]] QList<RowChange> openingChanges(const QHash<int, QList<Trace>> &traces) const;

    // lanecheck.cpp
    QCoro::Task<> checkBatch();
    void takeAccount(const AccountFacts &account); ///< New limits, rights, blocks.
    /// Takes what a check says of account and wiki; the pages, without what is the wiki's own trouble.
    [[nodiscard]] QList<PageCheck> taken(const BatchCheck &batch);
    [[nodiscard]] std::optional<Row> judged(int number, const CheckedPage &checked);
    [[nodiscard]] bool isDuplicate(int number, const QString &title);
    void pinToCheck(int number);

    // lanesend.cpp
    QCoro::Task<> advance(int number, LaneGate::Pass pass);
    QCoro::Task<bool> hasPerson(int number); ///< False: another row of that person is before it.
    QCoro::Task<> send(int number);
    Task<AttemptPlan> plan(int number);
    QCoro::Task<> settle(Row row, Attempt attempt, Result<PostedRevision> answer);
    void noteRefusal(const Row &row);
    void noAnswer(const Error &error);
    QCoro::Task<> endRow(Row row, RowState state, QString reason, QString code, QString detail);

    // lanelook.cpp
    QCoro::Task<> lookUp(int number, bool thenRepeat);
    QCoro::Task<bool> mayRepeat(int number);
    QCoro::Task<> hold(Row row, QString code, QString detail); ///< Unless a sweep finds it after all.
    /// Our edit knows its way wherever its page went: recorded as delivered, true. None: false.
    Task<bool> findByContributions(Row row);
    void moveBase(int number, const LookAnswer &look);

    // laneboard.cpp
    [[nodiscard]] AttemptPlan boardPlan(int number);
    [[nodiscard]] ComposeFacts factsOf(int number) const; ///< For its words; of a checked row.
    /// Our message in the board's own list: recorded as delivered, true. None: false.
    Task<bool> findOnBoard(Row row);
    QCoro::Task<> lookOnBoard(int number);

    // lanequeue.cpp: MassMessage
    /// Whose wave has begun, and that the lane itself posts; 0: none.
    [[nodiscard]] int nextPlanned() const;
    [[nodiscard]] QList<int> queued() const; ///< Planned, their wave has begun, and MassMessage takes them.
    [[nodiscard]] bool hasUnchecked() const;
    [[nodiscard]] bool isForBoard(int number) const;
    QCoro::Task<> offer();
    QCoro::Task<> watch();
    QCoro::Task<bool> observe(); ///< False: it could not be read or recorded.
    [[nodiscard]] QList<RowChange> watchChanges(const Observed &seen) const;
    void watchFrom(const QString &clock);

    // lanesweep.cpp
    QCoro::Task<> audit();
    Task<QHash<int, QList<Trace>>> sweep();
    [[nodiscard]] QList<RowChange> auditChanges(const QHash<int, QList<Trace>> &traces);

    DeliveryRun &m_run;
    QList<int> m_rows;
    std::shared_ptr<LaneGate> m_gate;
    LaneStatus m_status;

    std::set<int> m_planned;
    std::set<int> m_unknown;
    std::set<int> m_behind; ///< Planned, but another row of the same person is on its way.
    std::set<int> m_handed; ///< Sending, by MassMessage.
    QHash<int, RowWork> m_work;
    QHash<int, CheckedPage> m_checked;
    QHash<QString, int> m_pages; ///< Page → the row that has it.
    QHash<QString, QString> m_gotBefore; ///< Page → the earlier delivery that put this text there.

    WikiFacts m_facts;
    AccountFacts m_account;
    QString m_homeDbname;
    QString m_checkClock; ///< T0 of the last check.
    Span m_watchSpan{2000}; ///< Until it is watched again.
    QString m_watchSince; ///< Where watching for MassMessage begins, by the wiki's clock.
    QString m_since; ///< Where sweeps begin, by the wiki's clock.

    // notes for the loop
    Wakeup m_poked;
    std::stop_source m_nap;
    bool m_isPoked = false; ///< Since this round began: what it found may be old news, so it does not wait.
    bool m_retryFailed = false;
    bool m_permitted = false;
    QList<std::pair<int, RowState>> m_decisions;
    std::optional<Error> m_trouble;
    bool m_cannotRead = false; ///< The trouble is one of reading, too.
    bool m_byHandOver = false; ///< The trouble is the hand-over's.
    QDateTime m_settled; ///< When the opening sweep may begin.
    QDateTime m_waitUntil;
    Error m_waitCause;
    int m_waits = 0; ///< Reads that failed, in a row.
    int m_silent = 0; ///< Posts without an answer, in a row.
    QString m_lastRefusal;
    int m_sameRefusals = 0;
    bool m_restored = false;
    bool m_handsOver = false; ///< MassMessage delivers here.
    bool m_offering = false;
    bool m_hasFacts = false;
    bool m_foundElsewhere = false; ///< Our ledger never heard of the id, the wiki has.
    bool m_sendsAnew = false; ///< A row whose earlier attempts nobody can account for is sent again.
    bool m_ready = false;
    bool m_audited = false;
    bool m_auditedTwice = false;
    bool m_needsPerson = false;
    bool m_done = false;
};

} // namespace paperround
