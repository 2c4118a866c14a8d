// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/review/earlierrequests.h"

#include "domain/review/earlierrecords.h"
#include "engine/review/entitlement.h"

#include <algorithm>

namespace paperround {

namespace {

/// As people name a series: what stands before the first digit, letters and blanks alone. Where a heading
/// begins with its number, what stands without any.
QString stemOf(const QString &subject)
{
    const auto isDigit = [](QChar each) { return each.isDigit(); };
    const auto first = std::ranges::find_if(subject, isDigit);
    const auto lettersOf = [&](const QString &text) {
        QString letters;
        for (const QChar each : text)
            letters += each.isLetter() || each.isMark() ? each.toCaseFolded() : QChar(u' ');
        return letters.simplified();
    };
    const QString before = lettersOf(subject.left(first - subject.begin()));
    return before.isEmpty() ? lettersOf(subject) : before;
}

bool wentOut(const RequestStanding &standing)
{
    return standing.state == RequestState::Finished || standing.state == RequestState::Delivering;
}

EarlierRequest versionOf(const RequestRecord &record, const PolicyInForce &policy)
{
    const Submission &submission = record.page.submission;
    EarlierRequest earlier;
    earlier.submission = submission;
    earlier.submitted = record.submitted;
    // By the policy it was submitted under: that of today is another question, and may be another policy.
    earlier.standing =
        standingOf(record, approvalsAsked(policy.policy.review), submission.policy, record.submitted);
    return earlier;
}

} // namespace

QString lastIssueBefore(const ReviewedRequest &request, const QList<QueuedRequest> &queue)
{
    const QString stem = stemOf(request.submission().request.message.subject);
    const QueuedRequest *last = nullptr;
    for (const QueuedRequest &queued : queue) {
        if (!queued.request || queued.title == request.title || !wentOut(queued.request->standing)
            || stem.isEmpty() || stemOf(queued.request->submission().request.message.subject) != stem)
            continue;
        const QDateTime &began = queued.request->standing.lock->time;
        const bool isBefore = began < request.record.submitted
            || (request.standing.lock && began < request.standing.lock->time);
        if (isBefore && (!last || last->request->standing.lock->time < began))
            last = &queued;
    }
    return last ? last->title : QString();
}

Task<QList<EarlierRequest>> earlierVersions(QString title, std::shared_ptr<Wikis> wikis)
{
    const QString home = wikis->farm().home;
    const auto policy = co_await readPolicy(wikis->farm(), wikis);
    if (!policy)
        co_return tl::unexpected(policy.error());
    const auto page = co_await wikis->record(home, title);
    if (!page)
        co_return tl::unexpected(page.error());
    QList<RequestRecord> records = earlierRecords(*page);
    QStringList authors;
    for (const RequestRecord &record : std::as_const(records))
        authors += authorsToAsk(record);
    authors.removeDuplicates();
    const auto rights = co_await rightsOf(authors, home, policy->policy, wikis);
    if (!rights)
        co_return tl::unexpected(rights.error());
    QList<EarlierRequest> versions;
    for (const RequestRecord &record : std::as_const(records)) {
        EarlierRequest version = versionOf(withRights(record, *rights), *policy);
        const bool isApproved = version.standing.isApproved();
        version.kind = isApproved ? EarlierRequest::Kind::Approved : EarlierRequest::Kind::Version;
        if ((!versions.isEmpty() && !isApproved) || version.submission.request.home != home)
            continue;
        const auto whole = co_await withLongTexts(version.submission, wikis);
        if (!whole)
            co_return tl::unexpected(whole.error());
        version.submission = *whole;
        versions.append(version);
        if (isApproved)
            break;
    }
    co_return versions;
}

} // namespace paperround
