// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/submittedwords.h"

#include "models/bidi.h"
#include "models/optionwords.h"

#include <QCoreApplication>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(paperround::SubmittedWords)
};

QString namesOf(const QList<RecordedDecision> &decisions)
{
    QStringList names;
    for (const RecordedDecision &each : decisions)
        names.append(isolated(each.author));
    return names.join(Words::tr(", ", "between names"));
}

QString whatToMend(const QList<RecordedDecision> &returns)
{
    QStringList words;
    for (const RecordedDecision &each : returns)
        words.append(Words::tr("%1: “%2”", "a person, what they wrote")
                         .arg(isolated(each.author), isolated(each.decision.comment)));
    return words.join(u' ');
}

Explanation wordsFor(const ReviewedRequest &request)
{
    const RequestStanding &standing = request.standing;
    switch (standing.state) {
    case RequestState::Submitted:
        if (standing.policyChanged)
            return {Words::tr("The farm’s policy has changed since it was submitted"),
                    Words::tr("Approvals under the policy before do not hold."),
                    Words::tr("Submit it again."), {}};
        return {Words::tr("It waits for a second person"),
                Words::tr("Submitted %1, %L2 of %L3 approvals.", "a time, how many, of how many")
                    .arg(timeWords(request.record.submitted))
                    .arg(standing.approvals.size())
                    .arg(standing.approvalsNeeded),
                {},
                {}};
    case RequestState::Returned:
        return {Words::tr("It was returned"), whatToMend(standing.returns),
                Words::tr("Mend it here, then submit it again."), {}};
    case RequestState::Approved:
        return {Words::tr("It is approved"), Words::tr("By %1.").arg(namesOf(standing.approvals)),
                Words::tr("Whoever may send can deliver it from its place in Review."), {}};
    case RequestState::Withdrawn:
        return {Words::tr("It was withdrawn"), {}, Words::tr("Submit it again to have it reviewed."), {}};
    case RequestState::Expired:
        return {Words::tr("It has expired"), Words::tr("Nobody approved and began it in time."),
                Words::tr("Submit it again to have it reviewed."), {}};
    case RequestState::Delivering:
        return {Words::tr("It is being delivered"),
                Words::tr("By %1, since %2.", "a person, a time")
                    .arg(isolated(standing.lock->user), timeWords(standing.lock->time)),
                {},
                {}};
    case RequestState::Finished:
        return {Words::tr("It was delivered"),
                Words::tr("By %1: %2.", "a person, counts of rows")
                    .arg(isolated(standing.lock->user), isolated(standing.lock->outcome)),
                Words::tr("Another issue begins with a new draft."), {}};
    }
    Q_UNREACHABLE();
}

} // namespace

Explanation submittedWords(const QueuedRequest &queued, bool changed)
{
    if (!queued.request) {
        Explanation why = explain(*queued.error);
        why.means = Words::tr("Its page on the home wiki is not believed: %1. %2")
                        .arg(why.what, why.means)
                        .trimmed();
        why.what = Words::tr("What was submitted cannot be approved");
        return why;
    }
    Explanation words = wordsFor(*queued.request);
    const RequestState state = queued.request->standing.state;
    const bool canBeSubmitted = state != RequestState::Delivering && state != RequestState::Finished;
    if (changed && canBeSubmitted && state != RequestState::Returned) {
        words.todo = Words::tr("You have changed the draft since: what was submitted stays as it is until you "
                               "submit again, and approvals begin anew then.");
    }
    return words;
}

QString approvalWords(const ReviewPolicy &policy, int pages)
{
    if (policy.queue == ReviewPolicy::Queue::Ledger)
        return Words::tr("Nobody: by its policy this farm’s deliveries are unreviewed");
    if (policy.approvals == 0)
        return Words::tr("Nobody has to be asked");
    if (pages < policy.fromTargets)
        return Words::tr("Nobody has to be asked for less than %Ln page(s)", nullptr, policy.fromTargets);
    return Words::tr("%Ln approval(s) by somebody else", nullptr, policy.approvals);
}

QStringList policyWords(const PolicyInForce &policy)
{
    const ReviewPolicy &review = policy.policy.review;
    QString asked;
    if (review.queue == ReviewPolicy::Queue::Ledger || review.approvals == 0)
        asked = approvalWords(review, review.fromTargets);
    else
        asked = Words::tr("%1, from %Ln page(s) on", "so many approvals", review.fromTargets)
                    .arg(approvalWords(review, review.fromTargets));
    const QString where = policy.page.isEmpty()
        ? Words::tr("There is no policy page: the farm’s profile holds.")
        : Words::tr("Policy: %1, revision %2", "a page, a number")
              .arg(isolated(policy.page))
              .arg(policy.revision);
    return {asked, where};
}

} // namespace paperround
