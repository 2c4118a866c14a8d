// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/takenout.h"
#include "engine/delivery/deliveryengine.h"
#include "engine/targets/targetcheck.h"
#include "models/draftchecks.h"
#include "ui/drafts/draftdocument.h"
#include "ui/targets/findingskeeper.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

namespace paperround {

/// What a person wants to know beyond the pages; each but the last costs requests of its own.
struct HealthOptions
{
    int inactiveMonths = 0; ///< Owners without an edit for so long are told; 0: not asked.
    bool locked = false; ///< Central accounts are asked whether they are locked, up to mostLocked.
    bool lastIssue = false; ///< Rows are marked whose page got the issue before.

    friend bool operator==(const HealthOptions &, const HealthOptions &) = default;
};

/// Has the rows of a draft checked on their wikis, and keeps beside that what exclude lists and the record of
/// deliveries say; no widget. A row that did not change is not asked again before its answer is old.
class HealthWork : public QObject
{
    Q_OBJECT
public:
    /// Answers younger than this are taken as they are.
    static constexpr std::chrono::minutes maxAge{30};
    static constexpr int mostLocked = 500; ///< Requests of one check for locked accounts.

    HealthWork(DraftDocument &document, const Desk &desk, const Clock &clock, DeliveryEngine &engine,
               QObject *parent = nullptr);

    void check(); ///< Rows that changed or whose answers are old.
    void checkAll(); ///< All of them, whatever their age.
    void cancel(); ///< What the wikis have told by now stays.
    void forget(); ///< Another draft or account: what runs is given up.
    void readRecords(); ///< Exclude lists may have changed meanwhile.

    void setOptions(const HealthOptions &options); ///< Asks anew where that is needed.
    [[nodiscard]] const HealthOptions &options() const { return m_options; }
    [[nodiscard]] bool isChecking() const { return m_checking; }
    /// UTC, the last check; of a draft that was opened again the oldest answer. Invalid: not yet.
    [[nodiscard]] const QDateTime &checkedAt() const { return m_checkedAt; }
    [[nodiscard]] const QList<WikiTrouble> &troubles() const { return m_troubles; }
    [[nodiscard]] const QString &lastIssue() const { return m_issue.subject; } ///< Empty: none is known.

Q_SIGNALS:
    void changed(); ///< Checking, troubles, what the record says.
    void finished(); ///< A check has come to its end.

private:
    void begin(bool all);
    void takeKept(const KeptFindings &kept);
    void take(const QList<int> &indexes, const QList<Verdict> &verdicts);
    void askLastIssue();
    /// What does not come from a wiki, for every row: exclude lists, the last issue, rows that are the same
    /// page.
    void reconcile();
    [[nodiscard]] TargetFinding withRecords(TargetFinding finding, const Target &target) const;
    /// "NAME: reason" of the source that the formula takes out, where the row turned out to be a page of it.
    [[nodiscard]] QString takenOutBy(const TargetEntry &entry, const TargetFinding &finding);
    [[nodiscard]] CheckWishes wishes() const;

    DraftDocument &m_document;
    const Desk &m_desk;
    const Clock &m_clock;
    DeliveryEngine &m_engine;
    FindingsKeeper m_keeper;
    TargetCheck m_check;
    QTimer m_soon;
    QTimer m_reconcileSoon;
    QList<quint64> m_keys; ///< Of the rows under check.
    QList<Target> m_targets;
    QList<WikiTrouble> m_troubles;
    Exclusions m_exclusions;
    std::optional<TakenOut> m_takenOut; ///< None: to be made, of the sources as they are.
    LastIssue m_issue;
    HealthOptions m_options;
    QDateTime m_checkedAt;
    qint64 m_since = 0; ///< Answers before this were another account's. Seconds since 1970.
    quint64 m_round = 0; ///< Answers for an earlier draft or account are passed over.
    bool m_checking = false;
    bool m_reached = false; ///< A wiki has answered this check.
};

} // namespace paperround
