// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/review/requestreading.h"

#include "engine/message/sourcereader.h"
#include "engine/review/entitlement.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

tl::unexpected<Error> no(const QString &code, const QString &detail)
{
    return failure(ErrorKind::Input, code, detail);
}

bool hasWord(const QList<RecordedDecision> &decisions, const QString &user)
{
    return std::ranges::any_of(decisions, [&user](const RecordedDecision &known) {
        return normalUserName(known.author) == normalUserName(user);
    });
}

/// Whose approval counted once, whatever became of it.
QSet<QString> everApproved(const RequestRecord &record)
{
    static const QSet<QString> since{{}, disbelief::Blocked, disbelief::Removed};
    QSet<QString> names;
    for (const RecordedDecision &each : record.decisions) {
        if (each.decision.kind == Decision::Kind::Approve && each.decision.digest == record.digest
            && since.contains(each.disbelief))
            names.insert(normalUserName(each.author));
    }
    return names;
}

Result<void> stateAllows(Decision::Kind kind, const ReviewedRequest &request)
{
    const RequestState state = request.standing.state;
    const auto wrongState = [&] { return no(u"request-"_s + stateName(state), request.title); };
    switch (kind) {
    case Decision::Kind::Approve:
        if (request.standing.policyChanged)
            return no(u"policy-changed"_s, request.title);
        if (state == RequestState::Submitted || state == RequestState::Approved
            || state == RequestState::Returned)
            return {};
        return wrongState();
    case Decision::Kind::Return:
    case Decision::Kind::Withdraw:
        if (state == RequestState::Finished || state == RequestState::Withdrawn)
            return wrongState();
        return {};
    case Decision::Kind::Deliver:
        if (state == RequestState::Delivering || state == RequestState::Finished)
            return wrongState();
        return mayGoOut(request);
    case Decision::Kind::TakeOver:
        return state == RequestState::Delivering ? mayGoOut(request) : wrongState();
    case Decision::Kind::Finish:
        return state == RequestState::Delivering ? Result<void>() : wrongState();
    case Decision::Kind::Take:
        if (state == RequestState::Submitted || state == RequestState::Returned)
            return {};
        return wrongState();
    case Decision::Kind::Comment:
    case Decision::Kind::Release:
        return {};
    }
    Q_UNREACHABLE();
}

Result<void> rightAllows(Decision::Kind kind, const ReviewedRequest &request, const ReviewRights &rights)
{
    const QString &home = request.submission().request.home;
    const auto missing = [&home](const QString &code, const QString &what) {
        return failure(ErrorKind::NeedsFix, code, what.isEmpty() ? home : home + u": "_s + what);
    };
    switch (kind) {
    case Decision::Kind::Approve:
    case Decision::Kind::Return:
    case Decision::Kind::Take:
        if (!rights.review)
            return missing(u"not-reviewer"_s, request.policy.policy.review.value);
        break;
    case Decision::Kind::Deliver:
    case Decision::Kind::TakeOver:
    case Decision::Kind::Finish:
        if (!rights.send)
            return missing(u"not-trusted"_s, request.policy.policy.send.value);
        break;
    case Decision::Kind::Withdraw:
    case Decision::Kind::Release:
        return {};
    case Decision::Kind::Comment: // Whoever may edit the page has a word in it.
        break;
    }
    return rights.blocked ? missing(u"account-blocked"_s, {}) : Result<void>();
}

/// What the revisions say that a submitted message names. A stranger wrote the names.
Task<QList<SourceText>> textsOf(MessageSource source, std::shared_ptr<Wikis> wikis)
{
    const auto ours = co_await wikis->belongsToFarm(source.wiki);
    if (!ours)
        co_return tl::unexpected(ours.error());
    if (!*ours)
        co_return no(u"source-outside-farm"_s, source.wiki);
    QList<SourceText> texts;
    for (const SourceText &text : std::as_const(source.texts)) {
        const auto page = co_await wikis->revisionText(source.wiki, text.revision);
        if (!page)
            co_return tl::unexpected(page.error());
        const auto says = pinnedText(source, text, *page);
        if (!says)
            co_return tl::unexpected(says.error());
        texts.append(*says);
    }
    co_return texts;
}

} // namespace

Task<Submission> withLongTexts(Submission submission, std::shared_ptr<Wikis> wikis)
{
    if (submission.isComplete())
        co_return submission;
    QList<SourceText> source;
    if (submission.request.message.source) {
        const auto texts = co_await textsOf(*submission.request.message.source, wikis);
        if (!texts)
            co_return tl::unexpected(texts.error());
        source = *texts;
    }
    QStringList lists;
    for (const PageAt &list : submission.lists) {
        const auto text = co_await wikis->revisionText(submission.request.home, list.revision);
        if (!text)
            co_return tl::unexpected(text.error());
        lists.append(*text);
    }
    co_return completed(submission, source, lists);
}

Task<ReviewedRequest> requestFrom(PageRecord page, PolicyInForce policy, bool whole,
                                  std::shared_ptr<Wikis> wikis)
{
    auto record = requestRecordFrom(page);
    if (!record)
        co_return tl::unexpected(record.error());
    const QString home = wikis->farm().home;
    Submission &submission = record->page.submission;
    if (submission.request.home != home)
        co_return no(u"other-home"_s, submission.request.home);
    if (whole) {
        const auto complete = co_await withLongTexts(submission, wikis);
        if (!complete)
            co_return tl::unexpected(complete.error());
        submission = *complete;
    }
    const QStringList authors = authorsToAsk(*record);
    const auto rights = co_await rightsOf(authors, home, policy.policy, wikis);
    if (!rights)
        co_return tl::unexpected(rights.error());
    ReviewedRequest request;
    request.title = page.title;
    request.record = withRights(*record, *rights);
    request.policy = policy;
    request.standing = standingOf(request.record, approvalsAsked(policy.policy.review),
                                  digestOf(policy.policy), page.wikiClock);
    co_return request;
}

namespace {

Task<ReviewedRequest> readAs(bool whole, QString title, std::shared_ptr<Wikis> wikis)
{
    const FarmProfile farm = wikis->farm();
    const auto policy = co_await readPolicy(farm, wikis);
    if (!policy)
        co_return tl::unexpected(policy.error());
    const auto page = co_await wikis->record(farm.home, title);
    if (!page)
        co_return tl::unexpected(page.error());
    co_return co_await requestFrom(*page, *policy, whole, wikis);
}

} // namespace

Task<ReviewedRequest> readRequest(QString title, std::shared_ptr<Wikis> wikis)
{
    co_return co_await readAs(true, title, wikis);
}

Task<ReviewedRequest> readStanding(QString title, std::shared_ptr<Wikis> wikis)
{
    co_return co_await readAs(false, title, wikis);
}

Result<void> mayGoOut(const ReviewedRequest &request)
{
    const RequestStanding &standing = request.standing;
    if (standing.policyChanged)
        return no(u"policy-changed"_s, request.title);
    if (standing.withdrawn)
        return no(u"request-withdrawn"_s, request.title);
    if (!standing.returns.isEmpty())
        return no(u"request-returned"_s, request.title);
    const bool late = standing.lock ? standing.lock->time > request.submission().expires
                                    : standing.state == RequestState::Expired;
    if (late)
        return no(u"request-expired"_s, request.title);
    if (standing.isApproved())
        return {};
    const bool wasApproved = everApproved(request.record).size() >= standing.approvalsNeeded;
    return no(wasApproved ? u"approval-withdrawn"_s : u"not-approved"_s, request.title);
}

Result<void> mayDecide(Decision::Kind kind, const ReviewedRequest &request, const QString &user,
                       const ReviewRights &rights)
{
    const bool isSubmitter = normalUserName(user) == normalUserName(request.submission().submitter);
    const bool isReviewers = kind == Decision::Kind::Approve || kind == Decision::Kind::Take;
    if (isReviewers && isSubmitter)
        return no(u"own-request"_s, request.title);
    if (const auto allowed = rightAllows(kind, request, rights); !allowed)
        return allowed;
    if (const auto allowed = stateAllows(kind, request); !allowed)
        return allowed;
    const RequestStanding &standing = request.standing;
    if (kind == Decision::Kind::Approve && hasWord(standing.approvals, user))
        return no(u"already-approved"_s, request.title);
    const bool saidSomething = hasWord(standing.approvals, user) || hasWord(standing.returns, user);
    if (kind == Decision::Kind::Withdraw && !isSubmitter && !saidSomething)
        return no(u"nothing-to-withdraw"_s, request.title);
    const bool looks = hasWord(standing.looking, user);
    if (kind == Decision::Kind::Take && looks)
        return no(u"already-looking"_s, request.title);
    if (kind == Decision::Kind::Release && !looks)
        return no(u"nothing-to-release"_s, request.title);
    return {};
}

ReviewNote noteOf(const ReviewedRequest &request)
{
    ReviewNote note;
    note.page = request.title;
    note.revision = request.record.revision;
    note.version = request.submission().version;
    note.digest = request.digest();
    note.submitter = request.submission().submitter;
    note.policyPage = request.policy.page;
    note.policyRevision = request.policy.revision;
    for (const RecordedDecision &each : request.standing.approvals)
        note.approvals.append({each.author, each.revision, each.time, each.decision.comment});
    return note;
}

} // namespace paperround
