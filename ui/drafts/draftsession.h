// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/review/approval.h"
#include "models/checksmodel.h"
#include "ui/message/previewwork.h"
#include "ui/targets/targetswork.h"

#include <QObject>
#include <QTimer>

namespace paperround {

/// A draft with all that is found out about it, and the one way to send it. The pages of the five steps show
/// it.
class DraftSession : public QObject
{
    Q_OBJECT
public:
    DraftSession(Drafts &store, const Clock &clock, Desk &desk, QObject *parent = nullptr);

    [[nodiscard]] DraftDocument &document() { return m_document; }
    [[nodiscard]] TargetsWork &targetsWork() { return m_targetsWork; }
    [[nodiscard]] PreviewWork &previewWork() { return m_previewWork; }
    [[nodiscard]] ChecksModel &checks() { return m_checks; }
    [[nodiscard]] Desk &desk() { return m_desk; }

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

Q_SIGNALS:
    void checksChanged();
    void sendingChanged();
    void approved(const paperround::ApprovedRequest &request, std::shared_ptr<paperround::Wikis> wikis);
    void refused(const paperround::Error &error);

private:
    void askPolicy();
    void evaluate();

    Desk &m_desk;
    DraftDocument m_document;
    TargetsWork m_targetsWork;
    PreviewWork m_previewWork;
    ChecksModel m_checks;
    QList<CheckItem> m_items;
    QTimer m_evaluateSoon;
    bool m_policyAsked = false;
    std::optional<Error> m_mayNot;
    quint64 m_policyRound = 0;
    bool m_sending = false;
};

} // namespace paperround
