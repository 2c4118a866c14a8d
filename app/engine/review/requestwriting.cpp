// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/review/requestwriting.h"

#include "engine/crashpoint.h"
#include "engine/review/entitlement.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr int MostTries = 5;

QString userLink(const QString &name)
{
    return u"[[User:%1|%1]]"_s.arg(name);
}

QString timeWords(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-dd HH:mm"_s) + u" (UTC)"_s;
}

/// Whom others' words concern: the submitter, of what becomes of the request.
QStringList concernedBy(const Decision &decision, const Submission &submission)
{
    switch (decision.kind) {
    case Decision::Kind::Approve:
    case Decision::Kind::Return:
    case Decision::Kind::Withdraw:
    case Decision::Kind::Comment:
        return {submission.submitter};
    case Decision::Kind::Deliver:
    case Decision::Kind::TakeOver:
    case Decision::Kind::Finish:
    case Decision::Kind::Take:
    case Decision::Kind::Release:
        return {};
    }
    Q_UNREACHABLE();
}

QString linksOf(const QList<RecordedDecision> &decisions)
{
    QStringList links;
    for (const RecordedDecision &each : decisions)
        links.append(userLink(each.author));
    return links.join(u", "_s);
}

bool isConsoles(Decision::Kind kind)
{
    return kind == Decision::Kind::Deliver || kind == Decision::Kind::TakeOver
        || kind == Decision::Kind::Finish;
}

Decision decisionOf(const DecisionWish &wish, const ReviewedRequest &request, const QString &user)
{
    Decision decision;
    decision.kind = wish.kind;
    decision.version = request.submission().version;
    decision.digest = request.digest();
    decision.revision = request.record.base;
    decision.installation = isConsoles(wish.kind) ? wish.installation : QString();
    decision.user = normalUserName(user);
    decision.comment = wish.comment;
    return decision;
}

/// Does the record have it, from an edit after that revision?
bool isThere(const Decision &decision, qint64 after, const RequestRecord &record)
{
    return std::ranges::any_of(record.decisions, [&](const RecordedDecision &known) {
        return known.revision > after && known.decision.kind == decision.kind
            && known.decision.digest == decision.digest && known.decision.user == decision.user
            && known.decision.installation == decision.installation
            && normalUserName(known.author) == decision.user;
    });
}

PageSave saveOf(const Decision &decision, const ReviewedRequest &request)
{
    RequestPage page = request.record.page;
    page.decisions.append(decisionLine(decision));
    const QString subject = request.submission().request.message.subject;
    PageSave save;
    save.wiki = request.submission().request.home;
    save.title = request.title;
    save.base = request.record.base;
    RequestRecord after = request.record;
    after.decisions.append({decision, after.base, decision.user, 0, after.wikiClock, {}});
    page.status = statusLines(
        standingOf(after, request.standing.approvalsNeeded, digestOf(request.policy.policy), after.wikiClock),
        request.submission().submitter);
    save.text = requestPageText(page);
    save.summary = u"%1: %2 (%3)"_s.arg(kindName(decision.kind), subject.simplified().left(120),
                                        request.digest().left(12))
        + callFor(concernedBy(decision, request.submission()), decision.user);
    return save;
}

tl::unexpected<Error> lockHeld(const RequestLock &lock)
{
    return failure(ErrorKind::Input, u"lock-held"_s,
                   u"%1 on %2, %3"_s.arg(lock.user, lock.installation, timeWords(lock.time)));
}

/// May it be said now, by this account, of what was seen?
Task<void> isAllowed(DecisionWish wish, ReviewedRequest request, std::shared_ptr<Wikis> wikis)
{
    if (!wikis->account())
        co_return failure(ErrorKind::NeedsFix, u"sign-in"_s);
    if (request.digest() != wish.digest)
        co_return failure(ErrorKind::Input, u"request-changed"_s, request.title);
    if (wish.kind == Decision::Kind::Return && wish.comment.simplified().isEmpty())
        co_return failure(ErrorKind::Input, u"no-comment"_s, request.title);
    if (wish.kind == Decision::Kind::Comment && wish.comment.simplified().isEmpty())
        co_return failure(ErrorKind::Input, u"empty-comment"_s, request.title);
    const auto &lock = request.standing.lock;
    if (wish.kind == Decision::Kind::TakeOver && lock && lock->revision != wish.takesFrom)
        co_return lockHeld(*lock); // Another console was quicker.
    const QString user = wikis->account()->name;
    const QStringList users(user);
    const auto rights = co_await rightsOf(users, wikis->farm().home, request.policy.policy, wikis);
    if (!rights)
        co_return tl::unexpected(rights.error());
    co_return mayDecide(wish.kind, request, user, rights->value(normalUserName(user)));
}

bool isLockOf(const RequestStanding &standing, const QString &user, const QString &installation)
{
    return standing.lock && standing.lock->installation == installation
        && normalUserName(standing.lock->user) == normalUserName(user);
}

QString countWords(const StateCounts &counts)
{
    QStringList words;
    for (const RowState state : allRowStates) {
        if (counts[state] > 0)
            words.append(u"%1 %2"_s.arg(counts[state]).arg(stateName(state)));
    }
    return words.join(u", "_s);
}

} // namespace

QStringList statusLines(const RequestStanding &standing, const QString &submitter)
{
    QStringList lines;
    lines += u"* %1, submitted by %2"_s.arg(stateName(standing.state), userLink(submitter));
    lines += u"* Approvals: %1 of %2"_s.arg(standing.approvals.size()).arg(standing.approvalsNeeded);
    if (!standing.approvals.isEmpty())
        lines.last() += u", by "_s + linksOf(standing.approvals);
    if (!standing.returns.isEmpty())
        lines += u"* Returned by %1"_s.arg(linksOf(standing.returns));
    if (!standing.looking.isEmpty())
        lines += u"* %1 looking at it since %2"_s.arg(linksOf(standing.looking),
                                                      timeWords(standing.looking.constLast().time));
    if (standing.lock)
        lines += u"* %1 by %2 since %3"_s.arg(standing.lock->finished ? u"Delivered"_s : u"Being delivered"_s,
                                              userLink(standing.lock->user), timeWords(standing.lock->time));
    return lines;
}

QString callFor(const QStringList &users, const QString &author)
{
    QString call;
    for (const QString &user : users) {
        if (normalUserName(user) != normalUserName(author))
            call += u" [[User:%1]]"_s.arg(user);
    }
    return call;
}

Task<qint64> saveRequestPage(PageSave save, std::shared_ptr<Wikis> wikis)
{
    crashPoint("request-save-asked");
    const auto saved = co_await wikis->savePage(save);
    crashPoint("request-saved");
    if (saved && saved->byTemporaryUser)
        co_return failure(ErrorKind::NeedsFix, u"temporary-account"_s, save.wiki);
    if (!saved && saved.error().kind != ErrorKind::Look)
        co_return tl::unexpected(saved.error());
    co_return saved ? saved->revision : 0;
}

Task<ReviewedRequest> readRequestSince(QString title, qint64 revision, std::shared_ptr<Wikis> wikis)
{
    for (int tries = 1;; ++tries) {
        auto request = co_await readRequest(title, wikis);
        if (!request || request->record.base >= revision)
            co_return request;
        if (tries == MostTries)
            co_return failure(ErrorKind::Temporary, u"wiki-behind"_s, title);
    }
}

Task<ReviewedRequest> decide(DecisionWish wish, std::shared_ptr<Wikis> wikis)
{
    auto request = co_await readRequest(wish.title, wikis);
    if (!request)
        co_return tl::unexpected(request.error());
    const qint64 seen = request->record.base;
    for (int tries = 0; tries < MostTries; ++tries) {
        if (const auto allowed = co_await isAllowed(wish, *request, wikis); !allowed)
            co_return tl::unexpected(allowed.error());
        const Decision decision = decisionOf(wish, *request, wikis->account()->name);
        const PageSave save = saveOf(decision, *request);
        const auto revision = co_await saveRequestPage(save, wikis);
        if (!revision)
            co_return tl::unexpected(revision.error());
        // Whatever the answer was: the record tells, and what others did meanwhile is in it.
        auto now = co_await readRequestSince(wish.title, *revision, wikis);
        if (!now)
            co_return tl::unexpected(now.error());
        if (isThere(decision, seen, now->record))
            co_return now;
        if (*revision > 0) // Saved, and somebody has taken it away again or changed the request.
            co_return failure(ErrorKind::Input, u"request-changed"_s, wish.title);
        request = std::move(now);
    }
    co_return failure(ErrorKind::Look, u"editconflict"_s, wish.title);
}

Task<ReviewedRequest> lockRequest(QString title, QString installation, bool takeOver,
                                  std::shared_ptr<Wikis> wikis)
{
    if (!wikis->account())
        co_return failure(ErrorKind::NeedsFix, u"sign-in"_s);
    const QString user = wikis->account()->name;
    auto request = co_await readRequest(title, wikis);
    if (!request)
        co_return tl::unexpected(request.error());
    const auto ready = mayGoOut(*request);
    if (!ready)
        co_return tl::unexpected(ready.error());
    if (request->standing.state == RequestState::Finished)
        co_return failure(ErrorKind::Input, u"request-finished"_s, title);
    if (isLockOf(request->standing, user, installation))
        co_return request;
    if (request->standing.lock && !takeOver)
        co_return lockHeld(*request->standing.lock);
    const auto kind = request->standing.lock ? Decision::Kind::TakeOver : Decision::Kind::Deliver;
    DecisionWish wish{kind, title, request->digest(), {}, installation};
    wish.takesFrom = request->standing.lock ? request->standing.lock->revision : 0;
    auto locked = co_await decide(wish, wikis);
    // Somebody else was quicker.
    if (!locked && (locked.error().code == "request-delivering"_L1))
        locked = co_await readRequest(title, wikis);
    if (!locked)
        co_return tl::unexpected(locked.error());
    if (locked->standing.lock && !isLockOf(locked->standing, user, installation))
        co_return lockHeld(*locked->standing.lock);
    if (!locked->standing.lock) // The record has it, and does not believe it.
        co_return failure(ErrorKind::Input, u"lock-lost"_s, title);
    if (const auto still = mayGoOut(*locked); !still)
        co_return tl::unexpected(still.error());
    co_return locked;
}

Task<void> writeFinish(Delivery delivery, std::shared_ptr<Wikis> wikis)
{
    if (!delivery.review.isReviewed())
        co_return Result<void>();
    const QString title = delivery.review.page;
    const auto request = co_await readRequest(title, wikis);
    if (!request)
        co_return tl::unexpected(request.error());
    const RequestStanding &standing = request->standing;
    if (!isLockOf(standing, delivery.account, delivery.installation) || standing.lock->finished)
        co_return Result<void>();
    const QString words = u"%1; %2 to %3"_s.arg(countWords(delivery.counts), timeWords(delivery.created),
                                                timeWords(delivery.finished));
    const DecisionWish wish{Decision::Kind::Finish, title, request->digest(), words, delivery.installation};
    const auto written = co_await decide(wish, wikis);
    if (!written)
        co_return tl::unexpected(written.error());
    co_return Result<void>();
}

} // namespace paperround
