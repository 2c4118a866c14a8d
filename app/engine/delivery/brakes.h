// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/row.h"
#include "domain/review/brakepolicy.h"
#include "engine/ports/wikis.h"

#include <QDateTime>
#include <QHash>
#include <QSet>

#include <memory>
#include <optional>

namespace paperround {

class DeliveryRun;

/// What pauses a delivery without a person: the stop page, a message to the account, failures, reverts. It
/// has no timer of its own: the lanes ask before they post, so nothing is read where nothing is sent.
class Brakes : public std::enable_shared_from_this<Brakes>
{
public:
    /// `run` owns it. `interrupted`: the run goes on without anybody having said so, so a message that waits
    /// for the account when it begins counts; otherwise only one that comes while it is under way.
    Brakes(DeliveryRun &run, bool interrupted);

    /// False: the stop page has to be read first; the run pokes its lanes when to ask again.
    [[nodiscard]] bool mayPost();
    void noteMove(const Row &row, RowState before);
    void noteMessages(const QString &wiki, bool has);
    /// The stop page's title where a check of that wiki can bring news of it; empty elsewhere.
    [[nodiscard]] QString rideAlong(const QString &wiki) const;
    void noteStopPage(const PageCheck &page); ///< As such a check brought it.
    void release(); ///< A person has seen what there was and says go on.

private:
    QCoro::Task<> readStopPage();
    void tellStopPage(std::optional<Error> error);
    void lookForReactions();
    QCoro::Task<> askReactions(QString wiki, qint64 userId, QString since);
    [[nodiscard]] QList<RowChange> newReverts(const QString &wiki, const QList<SeenContribution> &seen) const;

    [[nodiscard]] const BrakePolicy &policy() const; ///< In force now.

    DeliveryRun &m_run;
    bool m_interrupted;

    QDateTime m_read; ///< When the stop page was last known to say go.
    qint64 m_stopRevision = 0; ///< That said so; 0: the page was missing.
    bool m_reading = false;
    std::optional<Error> m_unreadable;

    QDateTime m_looked; ///< For reactions, anywhere.
    QHash<QString, QDateTime> m_asked; ///< By wiki.
    bool m_asking = false;

    QSet<QString> m_met; ///< Wikis whose messages were heard of.
    QSet<QString> m_messages; ///< Those with a message that was told already.
    int m_ended = 0;
    int m_failed = 0;
    int m_failedInARow = 0;
    int m_reverted = 0;
};

} // namespace paperround
