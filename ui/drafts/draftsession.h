// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/routeproposal.h"
#include "engine/delivery/deliveryengine.h"
#include "engine/review/approval.h"
#include "engine/review/requestshelf.h"
#include "models/checksmodel.h"
#include "ui/drafts/sourceshelf.h"
#include "ui/message/previewwork.h"
#include "ui/targets/querywork.h"
#include "ui/targets/targetswork.h"

#include <QObject>
#include <QTimer>

namespace paperround {

/// The last test of a draft's message, for as long as the draft is open.
struct TestSend
{
    QString id; ///< Of its delivery; empty: there was none.
    Message message;
    Row row;
};

/// A draft with all that is found out about it, and the one way to send it. The pages of the five steps show
/// it.
class DraftSession : public QObject
{
    Q_OBJECT
public:
    DraftSession(Drafts &store, const Clock &clock, Desk &desk, DeliveryEngine &engine,
                 History *history = nullptr, KeptLists *kept = nullptr, QObject *parent = nullptr);

    [[nodiscard]] DraftDocument &document() { return m_document; }
    [[nodiscard]] TargetsWork &targetsWork() { return m_targetsWork; }
    [[nodiscard]] QueryWork &queryWork() { return m_queryWork; }
    [[nodiscard]] SourceShelf &shelf() { return m_shelf; }
    [[nodiscard]] PreviewWork &previewWork() { return m_previewWork; }
    [[nodiscard]] ChecksModel &checks() { return m_checks; }
    /// What would not come out as meant, in the message with \n for line ends; soon after each change.
    [[nodiscard]] const QList<LintFinding> &lint() const { return m_lint; }
    [[nodiscard]] Desk &desk() { return m_desk; }
    [[nodiscard]] History *history() { return m_history; } ///< Null: there is none.
    [[nodiscard]] QDateTime now() const { return m_clock.now(); }

    /// Problems of a step for the step bar: Targets, Message, Preview, Checks. -1: nothing is known yet.
    [[nodiscard]] int targetProblems() const;
    [[nodiscard]] int messageProblems() const;
    [[nodiscard]] int previewProblems() const;
    [[nodiscard]] int checkProblems() const; ///< Stops and warnings.

    /// Why it cannot be sent now; none: it can.
    [[nodiscard]] std::optional<CheckItem> obstacle() const;
    [[nodiscard]] bool isSending() const { return m_sending; }

    void checkAgain(); ///< Targets, rights, and the preview where it is out of date.
    /// Asks the policy once more, then approved() or refused(). Nothing where there is an obstacle.
    void send();
    /// Writes it on the home wiki for the reviewers, again as its next version; then submitted() or
    /// refused().
    void submit();

    /// The home wiki's queue as it was last read; none: nobody knows.
    void setQueue(const std::optional<QueueReading> &queue);
    void askQueue() { Q_EMIT queueWanted(); }
    [[nodiscard]] const std::optional<QueueReading> &queue() const { return m_queue; }
    /// The open draft in that queue; null: it was not submitted, as far as that is known.
    [[nodiscard]] const QueuedRequest *submittedRequest() const;

    /// For so many pages a person types their number first; 0: not for these.
    [[nodiscard]] int numberToType() const;
    void setTyped(const QString &number);
    /// What stands in a field of the options is not what will be sent: sending is off.
    void setUnreadOption(const QString &words); ///< Empty: all can be read.

    /// The message to one page of the account's own, as a delivery of its own: testApproved() or refused().
    void sendTest();
    [[nodiscard]] bool mayTest() const;
    [[nodiscard]] const TestSend &test() const { return m_test; }

    /// Wikis of the request for which this account has no permission yet.
    [[nodiscard]] bool asksForPermission() const { return m_permitted.has_value(); }
    [[nodiscard]] const QStringList &unconfirmed() const { return m_unconfirmed; }
    void permit(const QStringList &wikis, const QString &link); ///< Or permissionsRefused().
    [[nodiscard]] const QList<LeftOut> &leftOut() const { return m_leftOut; }

    /// The words of the issue before this one, as this console sent it: lastIssueRead().
    void askLastIssue();

    /// The way that suits the list. None as long as the home wiki has not told whether there is a choice.
    [[nodiscard]] std::optional<RouteProposal> proposedRoute() const;

Q_SIGNALS:
    void testApproved(const paperround::ApprovedRequest &request, std::shared_ptr<paperround::Wikis> wikis);
    void testChanged();
    void testRefused(const paperround::Error &error); ///< Its delivery did not begin.
    void permissionsRefused(const paperround::Error &error);
    void lastIssueRead(const std::optional<paperround::Message> &message); ///< None: there was none.
    void checksChanged();
    void lintChanged();
    void sendingChanged();
    void submitted(const QString &title); ///< Of its page.
    void queueWanted(); ///< Somebody looks at what depends on it.
    void queueChanged();
    void approved(const paperround::ApprovedRequest &request, std::shared_ptr<paperround::Wikis> wikis);
    void refused(const paperround::Error &error);

private:
    void askPolicy();
    void askWhoMaySend();
    void askPermissions();
    void askRoute();
    void noteTest(const QString &id, const QList<Row> &rows);
    void lintLater();
    void lintNow();
    void evaluate();

    Desk &m_desk;
    DraftDocument m_document;
    TargetsWork m_targetsWork;
    QueryWork m_queryWork;
    SourceShelf m_shelf;
    PreviewWork m_previewWork;
    ChecksModel m_checks;
    QList<CheckItem> m_items;
    QTimer m_evaluateSoon;
    QList<LintFinding> m_lint;
    QTimer m_lintSoon; ///< For texts that take longer than a keystroke may.
    bool m_lintStale = true;
    std::optional<Error> m_againstRules; ///< What the policy says against the draft, whatever its text says.
    bool m_policyAsked = false;
    std::optional<Error> m_mayNot;
    std::optional<Result<void>> m_mayHandOver; ///< To MassMessage, once the home wiki has told.
    quint64 m_policyRound = 0;
    std::optional<QueueReading> m_queue;
    bool m_sending = false;
    const Clock &m_clock;
    DeliveryEngine &m_engine;
    History *m_history; ///< Null: none.
    QString m_typed;
    QString m_unreadOption;
    TestSend m_test;
    bool m_testing = false; ///< Asked for, not approved yet.
    std::optional<QSet<QString>> m_permitted; ///< None: no permission is needed, or nobody has told yet.
    quint64 m_permissionRound = 0;
    QStringList m_unconfirmed;
    QList<LeftOut> m_leftOut;
    bool m_countLeftOut = true;
};

} // namespace paperround
