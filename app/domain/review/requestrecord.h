// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/review/decision.h"
#include "domain/review/pagerecord.h"
#include "domain/review/requestpage.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <optional>

namespace paperround {

/// Why a decision does not count. Stable: printed by --json.
namespace disbelief {
extern const QString OtherVersion; ///< It speaks of an older submission.
extern const QString OtherDigest; ///< … of something else than stands there.
extern const QString OtherRevision; ///< … of another revision.
extern const QString HiddenAuthor;
extern const QString Imported; ///< Nobody of this wiki wrote it.
extern const QString NotAuthor; ///< Written by another account than it names.
extern const QString Undone; ///< Brought back by an undo, a rollback, a revert.
extern const QString OwnRequest; ///< The submitter's own.
extern const QString NoRight; ///< The author might not when it was written.
extern const QString LostRight; ///< … might then, may no longer.
extern const QString Blocked; ///< The author is blocked now.
extern const QString Removed; ///< Somebody took the line away.
} // namespace disbelief

/// A decision with the edit that brought it.
struct RecordedDecision
{
    Decision decision;
    qint64 revision = 0; ///< The edit's.
    QString author; ///< Of the edit.
    qint64 authorId = 0;
    QDateTime time; ///< UTC, the wiki's.
    QString disbelief; ///< Empty: it counts.

    friend bool operator==(const RecordedDecision &, const RecordedDecision &) = default;
};

/// What the wiki's record says of a request: who submitted what, and every decision since.
struct RequestRecord
{
    RequestPage page; ///< As it stands now.
    QString digest;
    qint64 pageId = 0;
    qint64 base = 0; ///< Newest revision of the page: what an edit is made on.
    qint64 revision = 0; ///< That brought this submission.
    QDateTime submitted; ///< UTC, the wiki's.
    QList<RecordedDecision> decisions; ///< In the order of the record; those of older submissions too.
    QDateTime wikiClock;

    friend bool operator==(const RequestRecord &, const RequestRecord &) = default;
};

/// Reads the record. Row errors: "request-missing", "request-moved", "request-deleted" (it was, and came
/// back), "request-imported", "request-not-wikitext", "record-too-long", "record-hidden", "record-broken"
/// (revisions that do not follow one another), "submitter-differs" (the edit that brought the request is
/// another's), and those of requestPageFrom() as Input. Whether an author was entitled is left open.
[[nodiscard]] Result<RequestRecord> requestRecordFrom(const PageRecord &record);

/// Accounts whose right decides: those of decisions not disbelieved yet.
[[nodiscard]] QStringList authorsToAsk(const RequestRecord &record);

/// What an account may do with requests, and since when.
struct ReviewRights
{
    bool review = false; ///< Now.
    bool send = false; ///< Now.
    bool blocked = false; ///< On the whole wiki, now.
    QDateTime reviewSince; ///< UTC; invalid: as long as anybody knows.
    QDateTime sendSince;
};

/// The lock: which console delivers.
struct RequestLock
{
    QString user;
    QString installation;
    qint64 revision = 0;
    QDateTime time; ///< UTC.
    bool finished = false;
    QString outcome; ///< The words of "finish".

    friend bool operator==(const RequestLock &, const RequestLock &) = default;
};

/// So long somebody who took a request up is said to look at it, in seconds.
inline constexpr qint64 LongestLook = 3600;

/// Where a request stands.
enum class RequestState { Submitted, Approved, Returned, Withdrawn, Expired, Delivering, Finished };
[[nodiscard]] QString stateName(RequestState state); ///< "submitted", …

struct RequestStanding
{
    RequestState state = RequestState::Submitted;
    int approvalsNeeded = 0;
    QList<RecordedDecision> approvals; ///< That count and stand: one a reviewer.
    QList<RecordedDecision> returns; ///< The same.
    QList<RecordedDecision> looking; ///< Who took it up and has said nothing since. Decides nothing.
    std::optional<RequestLock> lock;
    QList<RecordedDecision> disbelieved; ///< Of this submission, each with its reason.
    bool withdrawn = false; ///< By the submitter.
    bool policyChanged = false; ///< Since it was submitted: no approval holds.

    /// Would it be sent as far as approvals go? Also true while and after it is.
    [[nodiscard]] bool isApproved() const
    {
        return approvals.size() >= approvalsNeeded && returns.isEmpty() && !policyChanged;
    }
};

/// Puts what authors may into the record's decisions.
[[nodiscard]] RequestRecord withRights(RequestRecord record, const QHash<QString, ReviewRights> &rights);

/// `needed`: by the policy in force, whose digest is `policy`; `now` by the wiki's clock.
[[nodiscard]] RequestStanding standingOf(const RequestRecord &record, int needed, const QString &policy,
                                         const QDateTime &now);

} // namespace paperround
