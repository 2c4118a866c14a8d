// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/ledger.h"
#include "support/manualclock.h"

#include <QHash>
#include <QStringList>

#include <map>
#include <optional>

namespace paperround {

/// A ledger in memory that answers a moment later and takes nothing illegal: what the real one would refuse
/// is refused and kept in violations().
class FakeLedger : public Ledger
{
public:
    explicit FakeLedger(ManualClock &clock);

    Task<void> create(Delivery delivery, QList<Row> rows) override;
    Task<std::optional<Delivery>> delivery(QString id) override;
    Task<QList<Row>> rows(QString deliveryId) override;
    Task<QList<Attempt>> attempts(QString deliveryId, int row) override;
    Task<void> record(QList<RowChange> changes) override;
    Task<void> setState(QString deliveryId, DeliveryState state) override;
    Task<void> setReview(QString deliveryId, ReviewNote review) override;
    Task<QHash<QString, QString>> pagesWithText(Message message, QString wiki, QString exceptId) override;
    Task<void> pause(QString deliveryId, PauseCause cause) override;
    Task<QHash<QString, QString>> permissions(Account account) override;
    Task<void> permit(Account account, QStringList wikis, QString link) override;
    Task<QList<ExcludeList>> excludeLists(QString farm) override;
    Task<LastIssue> lastIssue(QString farm, QString subject, QString exceptId) override;
    Task<QList<Delivery>> open() override;

    void exclude(const ExcludeList &list) { m_excludeLists += list; }
    void clearExclusions() { m_excludeLists.clear(); }

    void failFrom(int commit, Error error); ///< From that commit (1-based) on nothing is written any more.
    void mend(); ///< It can be written again.
    [[nodiscard]] int commits() const { return m_commits; }
    [[nodiscard]] const QStringList &violations() const { return m_violations; }
    [[nodiscard]] QList<Row> rowsNow(const QString &id) const;
    [[nodiscard]] std::optional<Delivery> deliveryNow(const QString &id) const;
    [[nodiscard]] QList<Attempt> attemptsNow(const QString &id, int row) const;
    /// As if an older copy of the file had been put back.
    struct Record
    {
        Delivery delivery;
        QList<Row> rows;
        std::map<int, QList<Attempt>> attempts;
    };
    [[nodiscard]] QHash<QString, Record> backup() const { return m_records; }
    void restore(QHash<QString, Record> records) { m_records = std::move(records); }

protected:
    Task<void> commitClaims(QList<AttemptPlan> plans) override;

private:
    [[nodiscard]] Result<void> commit();
    [[nodiscard]] Result<void> violation(const QString &what);
    [[nodiscard]] Result<void> change(Record &record, const RowChange &change);
    QCoro::Task<> aMoment();

    ManualClock &m_clock;
    QHash<QString, Record> m_records;
    QHash<QString, QHash<QString, QString>> m_permissions; ///< By account.
    QList<ExcludeList> m_excludeLists;
    QStringList m_violations;
    int m_commits = 0;
    int m_failFrom = 0;
    Error m_failure;
};

} // namespace paperround
