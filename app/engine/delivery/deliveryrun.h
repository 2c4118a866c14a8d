// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/delivery.h"
#include "engine/delivery/handover.h"
#include "engine/delivery/lane.h"
#include "engine/delivery/persons.h"
#include "engine/delivery/waves.h"
#include "engine/ports/clock.h"
#include "engine/ports/ledger.h"
#include "engine/ports/wikis.h"

#include <QObject>

#include <memory>
#include <vector>

namespace paperround {

class Brakes;
class ReviewWatch;

/// One delivery under way: its rows, its lanes, and the only way from them to the ledger. A change is durable
/// before it is applied and told.
class DeliveryRun : public QObject, public std::enable_shared_from_this<DeliveryRun>
{
    Q_OBJECT
public:
    /// `known`: the ledger had it already, so nothing is posted before the wikis' own record was searched.
    DeliveryRun(Delivery delivery, QList<Row> rows, std::shared_ptr<Wikis> wikis, Ledger &ledger,
                Clock &clock, LaneGates &gates, bool known);
    ~DeliveryRun() override;

    void begin();
    void pause();
    void goOn();
    void stop(); ///< After the rows in flight; recorded as stopped.
    void leave(); ///< The same, but the record stays "delivering": the program ends.
    void abandon(); ///< Ledger and clock are gone from now on: nothing more is recorded, as after a crash.
    void end();
    void retryFailed();
    void retryLane(const QString &wiki);
    void lookAgain();
    void decide(int row, RowState state);
    void permit(const QStringList &wikis); ///< The account may send there: it is written down.

    [[nodiscard]] const Delivery &delivery() const { return m_delivery; }
    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    [[nodiscard]] QList<LaneStatus> lanes() const;
    [[nodiscard]] bool needsPerson() const { return m_needsPerson; }

    // For its brakes.
    /// Pauses until a person says go on; nothing where there is nothing left to post.
    void brake(PauseCause cause);
    void pokeAll();
    [[nodiscard]] const std::vector<std::shared_ptr<Lane>> &allLanes() const { return m_lanes; }

    // For its lanes.
    [[nodiscard]] Brakes &brakes() const { return *m_brakes; }
    [[nodiscard]] ReviewWatch &review() const { return *m_review; }
    /// False: the stop page or the approval has to be read first; the lanes are poked when to ask again.
    [[nodiscard]] bool mayPost();
    [[nodiscard]] std::stop_token goneToken() const { return m_gone.get_token(); }
    [[nodiscard]] bool isLeaving() const { return m_leaving; }
    [[nodiscard]] bool isAbandoned() const { return !m_ledger; }
    [[nodiscard]] bool isPaused() const { return m_paused; }
    [[nodiscard]] bool isEnding() const { return m_ending || isExpired(); } ///< No row is posted any more.
    [[nodiscard]] const QString &endReason() const; ///< Why: a person ended it, or its time is over.
    [[nodiscard]] bool isKnown() const { return m_known; }
    [[nodiscard]] const Waves &waves() const { return m_waves; }
    [[nodiscard]] bool
    maySendOn(const QString &wiki) const; ///< Else its rows are held until somebody confirms.
    [[nodiscard]] QList<int> allowedNamespaces() const; ///< By the policy; none: all.
    /// What an exclude list says of a row's page; empty: none holds it.
    [[nodiscard]] QString heldBy(const Row &row, const PageCheck &page) const;
    /// None: a person may get it on several wikis.
    [[nodiscard]] std::optional<Persons> &persons() { return m_persons; }
    [[nodiscard]] const Row &row(int number) const { return m_rows[number - 1]; }
    [[nodiscard]] const std::shared_ptr<Wikis> &wikis() const { return m_wikis; }
    [[nodiscard]] const Account &account() const { return *m_wikis->account(); }
    [[nodiscard]] QDateTime now() const;
    [[nodiscard]] QCoro::Task<> sleep(std::chrono::milliseconds span, std::stop_token stop);
    /// False: the ledger failed or is gone, and the run is leaving.
    [[nodiscard]] QCoro::Task<bool> record(QList<RowChange> changes);
    [[nodiscard]] Task<ClaimedAttempt> claim(AttemptPlan plan);
    [[nodiscard]] Task<ClaimedHandOver> claim(HandOverPlan plan);
    [[nodiscard]] Task<QList<Attempt>> attempts(int number);
    [[nodiscard]] Task<QHash<QString, QString>> pagesWithText(QString wiki);

    // Between the lanes and the hand-over to MassMessage.
    [[nodiscard]] bool handsOver() const { return m_handOver != nullptr; }
    [[nodiscard]] bool isClaiming() const { return m_handOver && m_handOver->isClaiming(); }
    /// What all lanes have checked and wait to hand over; nothing while one of them is still at it.
    [[nodiscard]] QList<AttemptPlan> offered() const;
    void pokeHandOver();
    void pokeLanes();
    void handOverFailed(const Error &error);
    void handOverWorks();
    void laneChanged(const Lane &lane);

Q_SIGNALS:
    void rowsChanged(const QList<paperround::Row> &rows);
    void laneStatusChanged(const paperround::LaneStatus &lane);
    void deliveryChanged();
    void needsPersonChanged(bool needs);
    void ledgerFailed(const paperround::Error &error);
    void stopPageTroubled(const std::optional<paperround::Error> &error);
    void left();

private:
    QCoro::Task<> work();
    QCoro::Task<> learnPermissions();
    QCoro::Task<> learnExclusions();
    QCoro::Task<> store(DeliveryState state, PauseCause cause = {});
    QCoro::Task<> storeFinished();
    QCoro::Task<> watchExpiry();
    [[nodiscard]] bool isExpired() const;
    void apply(const QList<Row> &rows);
    void pauseBetweenWaves();
    void ledgerBroke(const Error &error);
    void updateNeedsPerson();

    Delivery m_delivery;
    QList<Row> m_rows;
    std::shared_ptr<Wikis> m_wikis;
    Ledger *m_ledger;
    Clock *m_clock;
    std::vector<std::shared_ptr<Lane>> m_lanes;
    QHash<QString, Lane *> m_laneOf;
    std::shared_ptr<HandOver> m_handOver; ///< Where the delivery's route is MassMessage.
    std::shared_ptr<Brakes> m_brakes;
    std::shared_ptr<ReviewWatch> m_review;
    PauseCause m_cause; ///< What holds the run, from the moment it does.
    Waves m_waves;
    std::optional<Persons> m_persons;
    std::optional<QSet<QString>> m_permitted; ///< Wikis; none: no permission is asked for.
    Exclusions m_exclusions;
    std::stop_source m_gone;
    bool m_known;
    bool m_paused = false;
    bool m_leaving = false;
    bool m_stopping = false; ///< By a person.
    bool m_ending = false;
    bool m_needsPerson = false;
    bool m_finished = false;
};

} // namespace paperround
