// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/delivery.h"
#include "domain/delivery/row.h"
#include "engine/delivery/lanestatus.h"
#include "engine/delivery/wakeup.h"
#include "engine/ports/clock.h"
#include "engine/ports/ledger.h"
#include "engine/ports/wikis.h"
#include "engine/review/approval.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QString>

#include <memory>
#include <unordered_map>

namespace paperround {

class DeliveryRun;
class LaneGates;

/// Owns the deliveries under way; the one door to them. State lives here and in the ledger: whoever listens
/// may come and go. Plain methods ask, signals tell; a method called for an id that is not under way does
/// nothing.
class DeliveryEngine : public QObject
{
    Q_OBJECT
public:
    DeliveryEngine(Ledger &ledger, Clock &clock, QString installation, QObject *parent = nullptr);
    /// Without shutDown() before it this is as good as a crash: what is in flight is not recorded any more,
    /// and the next resume looks it up.
    ~DeliveryEngine() override;

    /// Names this console on the wiki and in ledgers.
    [[nodiscard]] const QString &installation() const { return m_installation; }

    /// Begins, or goes on with, the delivery of this request: a known id *resumes* (sweeps first) and never
    /// posts a row again. Then opened(), or refused(): "under-way", "digest-differs" (that id stands for
    /// another text or list), "other-account", "imported", "sign-in".
    void start(ApprovedRequest request, std::shared_ptr<Wikis> wikis);
    /// Goes on with a delivery of the ledger (after a restart, or when stopped). Then opened(), or refused().
    /// One that a brake paused opens paused: only goOn() releases it.
    void resume(QString id, std::shared_ptr<Wikis> wikis);

    void pause(const QString &id); ///< After the rows in flight.
    void goOn(const QString &id); ///< Ends a pause and releases the brake that made it.
    void
    stop(const QString &id); ///< After the rows in flight; the delivery leaves the engine, stopped() tells.
    void end(const QString &id); ///< Planned and held rows become skipped: cancelled.
    void retryFailed(const QString &id); ///< Failed rows become planned.
    /// The same for a delivery that is not under way, even a finished one: it goes on with them. Then
    /// opened(), or refused().
    void retryFailed(const QString &id, std::shared_ptr<Wikis> wikis);
    void retryLane(const QString &id, const QString &wiki); ///< A person mended a troubled lane.
    /// The computer woke up or is online again: lanes that wait for an answer of the network try now.
    void lookAgain();
    /// A held row: Planned, Skipped or Unresolved; one that waits for a permission is not planned so.
    void decide(const QString &id, int row, RowState state);

    /// Where this account may send, each wiki with the link to its permission.
    [[nodiscard]] Task<QHash<QString, QString>> permissions(Account account);
    /// Confirms that it may send there; once that is written down its rows there that waited for it go on, in
    /// every delivery. ErrorKind::Input "bad-link" for what is no link to a page.
    Task<void> permit(Account account, QStringList wikis, QString link);

    /// What no delivery of the farm posts to.
    [[nodiscard]] Task<QList<ExcludeList>> excludeLists(QString farm);
    /// Where the issue before the one of that subject went; see Ledger::lastIssue().
    [[nodiscard]] Task<LastIssue> lastIssue(QString farm, QString subject, QString exceptId);

    [[nodiscard]] bool isUnderWay(const QString &id) const;
    /// Nothing goes on in any run without a person: all paused, troubled or waiting for a decision.
    [[nodiscard]] bool needsPerson(const QString &id) const;
    [[nodiscard]] QList<Row> rows(const QString &id) const;
    [[nodiscard]] QList<LaneStatus> lanes(const QString &id) const;
    [[nodiscard]] std::optional<Delivery> delivery(const QString &id) const;

    /// Requests stop of all runs and comes back when they have ended: before clients are destroyed.
    QCoro::Task<> shutDown();

Q_SIGNALS:
    void permitted(const paperround::Account &account, const QStringList &wikis);
    void opened(const paperround::Delivery &delivery, const QList<paperround::Row> &rows);
    void refused(const QString &id, const paperround::Error &error);
    void rowsChanged(const QString &id, const QList<paperround::Row> &rows); ///< After they are durable.
    void laneChanged(const QString &id, const paperround::LaneStatus &lane);
    void deliveryChanged(const paperround::Delivery &delivery); ///< State or counts.
    void needsPersonChanged(const QString &id, bool needs);
    /// The stop page cannot be read, and the delivery goes on without it; no error: it can again.
    void stopPageTroubled(const QString &id, const std::optional<paperround::Error> &error);
    void
    stopped(const QString &id); ///< The run has left the engine: finished, stopped, or the ledger failed.
    void ledgerFailed(const QString &id,
                      const paperround::Error &error); ///< Disk full, read-only: all lanes stop.

private:
    [[nodiscard]] bool mayBegin(const QString &id, const std::shared_ptr<Wikis> &wikis);
    static QCoro::Task<> open(QPointer<DeliveryEngine> engine, Delivery delivery, QList<Row> rows,
                              std::shared_ptr<Wikis> wikis, bool again);
    static Task<void> recordPermission(QPointer<DeliveryEngine> engine, Account account, QStringList wikis,
                                       QString link);
    [[nodiscard]] static Result<void> mayGoOn(const Delivery &known, const Delivery &asked,
                                              const QString &account);
    void add(Delivery delivery, QList<Row> rows, std::shared_ptr<Wikis> wikis, bool known, bool again);
    [[nodiscard]] DeliveryRun *find(const QString &id) const;

    Ledger &m_ledger;
    Clock &m_clock;
    QString m_installation;
    std::unique_ptr<LaneGates> m_gates;
    std::unordered_map<QString, std::shared_ptr<DeliveryRun>> m_runs;
    QSet<QString> m_opening; ///< Asked for, not yet read from the ledger.
    Wakeup m_left;
    bool m_leaving = false;
};

} // namespace paperround
