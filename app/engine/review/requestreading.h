// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/requestrecord.h"
#include "domain/review/reviewnote.h"
#include "engine/ports/task.h"
#include "engine/ports/wikis.h"
#include "engine/review/policyinforce.h"

#include <memory>

namespace paperround {

/// A request as the home wiki's own record has it, and what it is worth by the policy in force.
struct ReviewedRequest
{
    QString title; ///< Of its page, as the wiki writes it.
    RequestRecord record; ///< Its submission is complete where it was read for a decision.
    RequestStanding standing;
    PolicyInForce policy;

    [[nodiscard]] const Submission &submission() const { return record.page.submission; }
    [[nodiscard]] const QString &digest() const { return record.digest; }
    friend bool operator==(const ReviewedRequest &, const ReviewedRequest &) = default;
};

/// Everything of a request: policy, record, the texts that stand on pages of their own, the rights of all who
/// said something. Errors: readPolicy()'s, requestRecordFrom()'s, completed()'s, rightsOf()'s; Input
/// "other-home" for a request that names another home wiki.
Task<ReviewedRequest> readRequest(QString title, std::shared_ptr<Wikis> wikis);

/// The same without the texts on pages of their own, which the digest stands for: of a request whose texts
/// were read before, and which many lists would make slow.
Task<ReviewedRequest> readStanding(QString title, std::shared_ptr<Wikis> wikis);

/// The same from a record that was read just now, with a policy that was; long texts only where `whole`.
Task<ReviewedRequest> requestFrom(PageRecord page, PolicyInForce policy, bool whole,
                                  std::shared_ptr<Wikis> wikis);

/// What stands on pages of its own, at the revisions that the submission names, put in; its hashes are what
/// counts. Errors: those of Wikis::revisionText(), completed()'s and pinnedText()'s; Input
/// "source-outside-farm".
Task<Submission> withLongTexts(Submission submission, std::shared_ptr<Wikis> wikis);

/// May this account write that on the request's page, as it stands? `rights` are the account's. Input
/// "own-request", "already-approved", "nothing-to-withdraw", "already-looking", "nothing-to-release",
/// "not-approved" and "request-STATE"; NeedsFix "not-reviewer", "not-trusted", "account-blocked".
[[nodiscard]] Result<void> mayDecide(Decision::Kind kind, const ReviewedRequest &request, const QString &user,
                                     const ReviewRights &rights);

/// Why it may not be delivered now, whoever holds the lock. Input "policy-changed", "request-returned",
/// "request-withdrawn", "approval-withdrawn" (there was one that counts no more), "not-approved",
/// "request-expired" (nobody had begun by then).
[[nodiscard]] Result<void> mayGoOut(const ReviewedRequest &request);

/// What the ledger keeps of it.
[[nodiscard]] ReviewNote noteOf(const ReviewedRequest &request);

} // namespace paperround
