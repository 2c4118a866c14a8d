// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/account.h"
#include "domain/delivery/delivery.h"
#include "domain/delivery/row.h"
#include "domain/targets/exclusions.h"
#include "engine/ports/task.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <optional>

namespace paperround {

/// All a post needs, complete before it is claimed.
struct AttemptPlan
{
    QString deliveryId;
    QString account; ///< For assertuser.
    QString wiki;
    Row row; ///< As it will stand: Sending, attempts counted, page, pageId, firstBase set.
    Attempt attempt;
    QString subject; ///< Effective subject (heading), for a form that needs it.
    QString text; ///< Append: the addition with its blank line. FullText, Create: the whole text. Boards: the
                  ///< body.
    QString summary; ///< With the mark at its end; a thread's reason.
    bool bot = false;
};

/// An attempt whose claim stands in the ledger, committed. Only Ledger::claim makes one, so nothing can be
/// posted that was not written down first; it is moved into the post and cannot be used twice.
class ClaimedAttempt
{
public:
    ClaimedAttempt(ClaimedAttempt &&) = default;
    ClaimedAttempt &operator=(ClaimedAttempt &&) = default;
    ClaimedAttempt(const ClaimedAttempt &) = delete;
    ClaimedAttempt &operator=(const ClaimedAttempt &) = delete;
    [[nodiscard]] const AttemptPlan &plan() const { return m_plan; }

private:
    friend class Ledger;
    explicit ClaimedAttempt(AttemptPlan plan)
        : m_plan(std::move(plan))
    {
    }
    AttemptPlan m_plan;
};

/// All that a hand-over to MassMessage needs, complete before it is claimed.
struct HandOverPlan
{
    QString wiki; ///< The home wiki: the list and the call.
    QString list; ///< Title of the list page made for this one call.
    QString subject;
    QString text; ///< The body, with the delivery's mark.
    QList<AttemptPlan> rows; ///< Each Sending, its attempt a HandOver on the list's revision; no texts.
};

/// A hand-over whose every row is claimed, committed together: the right to one call.
class ClaimedHandOver
{
public:
    ClaimedHandOver(ClaimedHandOver &&) = default;
    ClaimedHandOver &operator=(ClaimedHandOver &&) = default;
    ClaimedHandOver(const ClaimedHandOver &) = delete;
    ClaimedHandOver &operator=(const ClaimedHandOver &) = delete;
    [[nodiscard]] const HandOverPlan &plan() const { return m_plan; }

private:
    friend class Ledger;
    explicit ClaimedHandOver(HandOverPlan plan)
        : m_plan(std::move(plan))
    {
    }
    HandOverPlan m_plan;
};

/// A change of one row and, where it ends one, of its attempt: one commit.
struct RowChange
{
    QString deliveryId;
    /// As it stands from now on. The same state with other words is no move; an illegal move is refused
    /// (Storage, "illegal-move"). Several changes of one row in one record() are moves one after the other.
    Row row;
    std::optional<Attempt> attempt; ///< The answered attempt.
};

/// Where an earlier issue of a newsletter was delivered.
struct LastIssue
{
    QString id; ///< Of its delivery; empty: there was none.
    QString subject;
    QHash<QString, QSet<QString>> pages; ///< Wiki → pages that got it, as the wiki writes them.

    friend bool operator==(const LastIssue &, const LastIssue &) = default;
};

/// What the engine needs of the record. Every Task comes back when the change is durable.
/// Implementations work on a thread of their own and gather what waits into one commit.
class Ledger
{
public:
    virtual ~Ledger() = default;

    /// Writes claim and row (Sending), commits, and only then hands out the right to post.
    Task<ClaimedAttempt> claim(AttemptPlan plan);
    /// The same for all rows of a hand-over in one commit.
    Task<ClaimedHandOver> claim(HandOverPlan plan);

    /// A new delivery with its rows. ErrorKind::Storage "exists" where the id is known already.
    virtual Task<void> create(Delivery delivery, QList<Row> rows) = 0;
    virtual Task<std::optional<Delivery>> delivery(QString id) = 0;
    virtual Task<QList<Row>> rows(QString deliveryId) = 0; ///< All, by number.
    virtual Task<QList<Attempt>> attempts(QString deliveryId, int row) = 0; ///< Oldest first.
    /// All changes in one commit, or none. Rows only; `delivery` counts follow by themselves.
    virtual Task<void> record(QList<RowChange> changes) = 0;
    virtual Task<void> setState(QString deliveryId, DeliveryState state) = 0; ///< Forgets the pause's cause.
    /// Paused by a brake: state and cause in one commit.
    virtual Task<void> pause(QString deliveryId, PauseCause cause) = 0;
    /// It goes on by another word than it began with.
    virtual Task<void> setReview(QString deliveryId, ReviewNote review) = 0;
    /// The pages of a wiki that got this very message in another delivery, each with that delivery's id.
    virtual Task<QHash<QString, QString>> pagesWithText(Message message, QString wiki, QString exceptId) = 0;
    /// Where this account has somebody's permission to send: each wiki with the link to it.
    virtual Task<QHash<QString, QString>> permissions(Account account) = 0;
    virtual Task<void> permit(Account account, QStringList wikis, QString link) = 0;
    /// What no delivery of the farm posts to, as it is now.
    virtual Task<QList<ExcludeList>> excludeLists(QString farm) = 0;
    /// The newest delivery of the farm with a subject of the same series (seriesOf()) and another id; tests
    /// do not count. Of one that is not finished, what has been delivered so far.
    virtual Task<LastIssue> lastIssue(QString farm, QString subject, QString exceptId) = 0;
    /// Deliveries of ours that are not finished, oldest first.
    virtual Task<QList<Delivery>> open() = 0;

protected:
    virtual Task<void> commitClaims(QList<AttemptPlan> plans) = 0; ///< All or none.
};

} // namespace paperround
