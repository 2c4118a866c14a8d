// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/review/submitting.h"

#include "domain/delivery/mark.h"
#include "domain/review/requestrules.h"
#include "engine/message/sourcereader.h"
#include "engine/review/requestwriting.h"
#include "engine/review/wikirules.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr int MostTries = 5;

/// What is on the wiki already where a request is to be submitted.
struct Place
{
    QString title; ///< As the wiki writes it.
    qint64 base = 0; ///< 0: no page.
    QString wikiClock; ///< When it was seen missing.
    int version = 1; ///< Of the submission to come.
    QStringList decisions; ///< Lines of the page as it is; of older versions, they count no more.
    QDateTime clock; ///< UTC, the wiki's.
};

/// The highest version that any revision of the page holds, whatever somebody made of it since.
int highestVersion(const PageRecord &record)
{
    int version = 0;
    for (const RecordedRevision &revision : record.revisions) {
        if (const auto page = requestPageFrom(revision.text))
            version = std::max(version, page->submission.version);
    }
    return version;
}

/// The title that the wiki makes of it, and what stands there.
Task<Place> placeFor(QString title, std::shared_ptr<Wikis> wikis)
{
    const QString home = wikis->farm().home;
    const QStringList titles(title);
    const auto check = co_await wikis->check(home, titles);
    if (!check)
        co_return tl::unexpected(check.error());
    if (check->pages.size() != 1 || check->pages.constFirst().invalid)
        co_return failure(ErrorKind::Input, u"bad-request-title"_s, title);
    const PageCheck &page = check->pages.constFirst();
    if (!page.redirectedFrom.isEmpty() || page.interwikiRedirect)
        co_return failure(ErrorKind::Row, u"request-moved"_s, title);
    Place place;
    place.title = page.title;
    place.wikiClock = check->wikiClock;
    place.clock = QDateTime::fromString(check->wikiClock, Qt::ISODate).toUTC();
    if (page.pageId == 0)
        co_return place;
    const auto record = co_await wikis->record(home, page.title);
    if (!record)
        co_return tl::unexpected(record.error());
    if (record->pageId == 0 || record->revisions.isEmpty())
        co_return failure(ErrorKind::Temporary, u"bad-answer"_s, page.title);
    place.base = record->revisions.constLast().id;
    place.version = highestVersion(*record) + 1;
    place.decisions = decisionLinesOf(record->revisions.constLast().text);
    co_return place;
}

/// Is one that was submitted there before on its way already? If not, who returned it.
Task<QStringList> mayReplace(QString title, std::shared_ptr<Wikis> wikis)
{
    QStringList returners;
    const auto before = co_await readStanding(title, wikis);
    const bool isVerdict =
        !before && (before.error().kind == ErrorKind::Row || before.error().kind == ErrorKind::Input);
    if (isVerdict)
        co_return returners; // Whatever is wrong with it: a new submission mends it.
    if (!before)
        co_return tl::unexpected(before.error());
    const RequestState state = before->standing.state;
    if (state == RequestState::Delivering || state == RequestState::Finished)
        co_return failure(ErrorKind::Input, u"request-"_s + stateName(state), title);
    for (const RecordedDecision &each : before->standing.returns)
        returners.append(normalUserName(each.author));
    co_return returners;
}

QString contentName(const QString &text)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().left(12));
}

/// What stands on a part's page.
Task<PageAt> partAt(QString title, QString text, std::shared_ptr<Wikis> wikis)
{
    const auto there = co_await wikis->page(wikis->farm().home, title);
    if (!there)
        co_return tl::unexpected(there.error());
    if (there->text.trimmed() != text.trimmed())
        co_return failure(ErrorKind::Input, u"list-page-taken"_s, title);
    co_return PageAt{title, there->revision};
}

/// A page with a part of the list: its name is its content's, so that a repeat finds it there.
Task<PageAt> savePart(QString title, QString text, std::shared_ptr<Wikis> wikis)
{
    const QStringList titles{title + u"/Pages "_s + contentName(text)};
    PageSave save;
    save.wiki = wikis->farm().home;
    save.text = text;
    save.summary = u"A part of the list of %1"_s.arg(title);
    save.contentModel = u"wikitext"_s;
    for (int tries = 0; tries < MostTries; ++tries) {
        const auto check = co_await wikis->check(save.wiki, titles);
        if (!check)
            co_return tl::unexpected(check.error());
        if (check->pages.size() != 1 || check->pages.constFirst().invalid)
            co_return failure(ErrorKind::Input, u"bad-request-title"_s, titles.constFirst());
        save.title = check->pages.constFirst().title;
        if (check->pages.constFirst().pageId != 0)
            co_return co_await partAt(save.title, text, wikis);
        if (save.startTimestamp.isEmpty()) // Of before the first attempt, or a deleted page is made again.
            save.startTimestamp = check->wikiClock;
        const auto revision = co_await saveRequestPage(save, wikis);
        if (!revision)
            co_return tl::unexpected(revision.error());
        if (*revision > 0)
            co_return PageAt{save.title, *revision};
    }
    co_return failure(ErrorKind::Look, u"no-answer"_s, titles.constFirst());
}

Task<Submission> withLists(Submission submission, std::shared_ptr<Wikis> wikis)
{
    if (submission.request.targets.size() <= MostInlineTargets)
        co_return submission;
    const auto parts = targetParts(submission.request.targets);
    for (const QList<Target> &part : parts) {
        const QString text = targetsPageText(part);
        const auto saved = co_await savePart(submission.page, text, wikis);
        if (!saved)
            co_return tl::unexpected(saved.error());
        submission.lists.append(*saved);
    }
    co_return submission;
}

Result<void> mayBeSubmitted(const Request &request, const QString &home, const QString &note,
                            const PolicyInForce &policy)
{
    if (const auto usable = checkRequest(request); !usable)
        return usable;
    if (request.home != home)
        return failure(ErrorKind::Input, u"other-home"_s, request.home);
    if (!isDeliveryId(request.id))
        return failure(ErrorKind::Input, u"bad-id"_s, u"id"_s);
    if (note.size() > LongestNote || note.contains(u'\n'))
        return failure(ErrorKind::Input, u"bad-note"_s, u"note"_s);
    if (policy.policy.review.queue == ReviewPolicy::Queue::Ledger)
        return failure(ErrorKind::Input, u"local-queue"_s, request.home);
    return checkAgainst(policy.policy, request);
}

PageSave saveOf(const Submission &submission, const Place &place, QStringList called)
{
    called.removeDuplicates();
    called.removeAll(submission.submitter); // Before they are counted.
    RequestPage page;
    page.submission = submission;
    page.status = {u"* submitted by [[User:%1|%1]]"_s.arg(submission.submitter)};
    page.decisions = place.decisions;
    PageSave save;
    save.wiki = submission.request.home;
    save.title = submission.page;
    save.text = requestPageText(page);
    save.summary = u"submit: %1 (%2 pages, %3)"_s.arg(
                       submission.request.message.subject.simplified().left(120),
                       QString::number(submission.targetCount), digestOf(submission).left(12))
        + callFor(called.first(qMin(called.size(), MostCalled)), submission.submitter);
    save.base = place.base;
    save.startTimestamp = place.base == 0 ? place.wikiClock : QString();
    save.contentModel = place.base == 0 ? u"wikitext"_s : QString();
    return save;
}

/// Saved, and read back by the wiki's own record. A save that may have been lost is made again on the same
/// base: whichever comes second conflicts.
Task<ReviewedRequest> saveSubmission(PageSave save, QString digest, std::shared_ptr<Wikis> wikis)
{
    for (int tries = 0; tries < MostTries; ++tries) {
        const auto revision = co_await saveRequestPage(save, wikis);
        if (!revision)
            co_return tl::unexpected(revision.error());
        const auto now = co_await readRequestSince(save.title, *revision, wikis);
        if (now && now->digest() == digest)
            co_return now;
        if (*revision > 0)
            co_return now
                ? Result<ReviewedRequest>(failure(ErrorKind::Input, u"request-changed"_s, save.title))
                : now;
        const auto record = co_await wikis->record(save.wiki, save.title);
        if (!record)
            co_return tl::unexpected(record.error());
        const qint64 newest = record->revisions.isEmpty() ? 0 : record->revisions.constLast().id;
        if (newest != save.base)
            co_return failure(ErrorKind::Input, u"request-changed"_s, save.title);
    }
    co_return failure(ErrorKind::Look, u"no-answer"_s, save.title);
}

} // namespace

bool isRequestTitle(const QString &title, const ReviewPolicy &policy)
{
    const QString below = policy.requests.section(u':', 1); // The wiki has its own name for the namespace.
    const qsizetype at = title.indexOf(below);
    return at >= 0 && !title.mid(at + below.size()).contains(u'/');
}

Task<QString> submittedAt(QString deliveryId, ReviewPolicy policy, std::shared_ptr<Wikis> wikis)
{
    const auto pages = co_await wikis->pagesBelow(wikis->farm().home, policy.requests);
    if (!pages)
        co_return tl::unexpected(pages.error());
    const QString end = u'(' + deliveryId + u')';
    for (const QueuedPage &page : *pages) {
        if (!page.redirect && page.title.endsWith(end) && isRequestTitle(page.title, policy))
            co_return QString(page.title);
    }
    co_return QString();
}

Task<ReviewedRequest> submitRequest(Request request, QString note, std::shared_ptr<Wikis> wikis)
{
    if (!wikis->account())
        co_return failure(ErrorKind::NeedsFix, u"sign-in"_s);
    const auto policy = co_await readPolicy(wikis->farm(), wikis);
    if (!policy)
        co_return tl::unexpected(policy.error());
    const auto whole = co_await withSourceTexts(request, wikis);
    if (!whole)
        co_return tl::unexpected(whole.error());
    request = *whole;
    request.message = withFooter(request.message, policy->policy);
    if (const auto may = mayBeSubmitted(request, wikis->farm().home, note, *policy); !may)
        co_return tl::unexpected(may.error());
    if (const auto may = co_await checkOnWikis(request, policy->policy, wikis); !may)
        co_return tl::unexpected(may.error());
    auto title = co_await submittedAt(request.id, policy->policy.review, wikis);
    if (!title)
        co_return tl::unexpected(title.error());
    if (title->isEmpty())
        title = requestTitle(policy->policy.review, request);
    const auto place = co_await placeFor(*title, wikis);
    if (!place)
        co_return tl::unexpected(place.error());
    QStringList called;
    if (place->base > 0) {
        const auto returners = co_await mayReplace(place->title, wikis);
        if (!returners)
            co_return tl::unexpected(returners.error());
        called = *returners;
    }
    called += policy->policy.review.notify;
    Submission submission = submissionOf(request);
    submission.page = place->title;
    submission.version = place->version;
    submission.submitter = wikis->account()->name;
    submission.note = note.simplified();
    submission.policy = digestOf(policy->policy);
    submission.expires = place->clock.addDays(policy->policy.review.expireDays);
    // What others will read there is what is meant: a file may hold other words than the revision that it
    // names.
    const Submission bare = asWrittenDown(submission);
    const auto proven = co_await withLongTexts(bare, wikis);
    if (!proven)
        co_return tl::unexpected(proven.error());
    const auto complete = co_await withLists(submission, wikis);
    if (!complete)
        co_return tl::unexpected(complete.error());
    const PageSave save = saveOf(*complete, *place, called);
    co_return co_await saveSubmission(save, digestOf(*complete), wikis);
}

} // namespace paperround
