// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// FakeWikis: boards, which double whatever arrives twice, and MassMessage with its job queue.
#include "support/fakewikis.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

namespace {

const QString Messenger = u"MediaWiki message delivery"_s;
const QString NoTargets = u"{\"description\":\"\",\"targets\":[]}"_s;
const Error NoReply{ErrorKind::Look, u"timeout"_s, {}, {}};

} // namespace

void FakeWikis::makeBoard(const QString &wiki, const QString &title, Route kind)
{
    edit(wiki, title, u"A board."_s);
    m_wikis[wiki].boards.insert(title, kind);
}

QStringList FakeWikis::threadsOf(const QString &wiki, const QString &title) const
{
    QStringList texts;
    for (const BoardPost &post : m_wikis.value(wiki).topics.value(title))
        texts.append(post.text);
    for (const FakePage &page : m_wikis.value(wiki).pages) {
        if (page.title.startsWith(u"Thread:"_s + title + u'/'))
            texts.append(page.revisions.last().text);
    }
    return texts;
}

Result<PostedRevision> FakeWikis::saveOnBoard(const AttemptPlan &plan)
{
    const QString board = plan.row.page;
    Wiki &wiki = m_wikis[plan.wiki];
    const Route kind = wiki.boards.value(board);
    if (plan.attempt.form != (kind == Route::Flow ? EditForm::Topic : EditForm::Thread)) {
        violate(u"a board posted to as a page: "_s + board);
        return failure(ErrorKind::Row, u"no-direct-editing"_s);
    }
    PostedRevision posted;
    if (kind == Route::Flow) {
        posted.thread = u"Topic:T%1"_s.arg(++m_world->lastPage);
        wiki.topics[board].prepend({posted.thread, plan.account, plan.text, 0});
    } else {
        const auto count = threadsOf(plan.wiki, board).size();
        posted.thread = u"Thread:%1/%2 (%3)"_s.arg(board, plan.subject).arg(count + 1);
        edit(plan.wiki, posted.thread, plan.text, plan.account, plan.summary);
    }
    return posted;
}

Task<QList<BoardPost>> FakeWikis::boardPosts(QString wiki, Route board, QString title, QString since)
{
    const auto error = reading(u"boardPosts"_s, wiki);
    if (!QDateTime::fromString(since, Qt::ISODate).isValid())
        violate(u"a board's posts since never"_s);
    co_await aMoment(latency);
    if (error)
        co_return tl::unexpected(*error);
    QList<BoardPost> posts = m_wikis[wiki].topics.value(title);
    if (board == Route::LiquidThreads) {
        for (const FakePage &page : std::as_const(m_wikis[wiki].pages)) {
            const FakeRevision &first = page.revisions.first();
            if (page.title.startsWith("Thread:"_L1) && first.user == m_account->name)
                posts.prepend({page.title, first.user, first.comment, first.id});
        }
    }
    co_return posts;
}

Task<qint64> FakeWikis::makeList(QString wiki, QString title, QString json)
{
    const auto error = reading(u"makeList"_s, wiki);
    co_await aMoment(latency);
    if (find(wiki, title))
        co_return failure(ErrorKind::Look, u"articleexists"_s);
    const qint64 revision = edit(wiki, title, json, m_account->name);
    if (error)
        co_return tl::unexpected(*error);
    co_return revision;
}

Task<void> FakeWikis::emptyList(QString wiki, QString title)
{
    const auto error = reading(u"emptyList"_s, wiki);
    co_await aMoment(latency);
    if (error)
        co_return tl::unexpected(*error);
    if (find(wiki, title))
        edit(wiki, title, NoTargets, m_account->name);
    co_return Result<void>();
}

Task<int> FakeWikis::handOver(ClaimedHandOver claimed)
{
    const HandOverPlan plan = claimed.plan();
    ++m_calls[u"handOver"_s];
    if (!plan.text.contains("pr:"_L1) || plan.rows.isEmpty())
        violate(u"a hand-over without mark or rows"_s);
    const PostFault fate = handOverFault ? handOverFault(plan) : PostFault{};
    using enum PostFault::What;
    co_await aMoment(latency);
    Result<int> answer = tl::unexpected(NoReply);
    if (fate.what == Refused)
        answer = tl::unexpected(fate.error);
    else if (fate.what == Late)
        m_clock.after(fate.delay, [this, plan] { (void)submit(plan); });
    else if (fate.what != LostBefore)
        answer = submit(plan);
    if (fate.what == LostAfter)
        answer = tl::unexpected(NoReply);
    co_return answer;
}

Result<int> FakeWikis::submit(const HandOverPlan &plan)
{
    const FakePage *list = find(plan.wiki, plan.list);
    if (!list)
        return failure(ErrorKind::Wiki, u"massmessage-spamlist-doesnotexist"_s);
    const FakeRevision newest = list->revisions.last();
    m_wikis[plan.wiki].sends[plan.list].append({newest.id, m_account->name, wikiClock()});
    const auto targets = QJsonDocument::fromJson(newest.text.toUtf8()).object().value(u"targets"_s).toArray();
    for (const QJsonValue &target : targets) {
        const QString wiki = target[u"site"_s].toString(plan.wiki);
        const QString page = target[u"title"_s].toString();
        m_clock.after(queueDelay, [this, wiki, page, plan] { runJob(wiki, page, plan); });
    }
    return int(targets.size());
}

void FakeWikis::runJob(const QString &wiki, const QString &page, const HandOverPlan &plan)
{
    const QString fate = job ? job(wiki, page) : QString();
    if (fate == "drop"_L1)
        return;
    if (!fate.isEmpty()) {
        m_wikis[wiki].log.append({page, 0, 0, fate.section(u' ', 0, 0), fate.section(u' ', 1), wikiClock()});
        return;
    }
    const QString old = textOf(wiki, page);
    edit(wiki, page, old + u"\n\n== "_s + plan.subject + u" ==\n\n"_s + plan.text, Messenger,
         u"/* "_s + plan.subject + u" */ new section"_s);
}

Task<QList<SendEntry>> FakeWikis::sendLog(QString wiki, QString list)
{
    const auto error = reading(u"sendLog"_s, wiki);
    co_await aMoment(latency);
    if (error)
        co_return tl::unexpected(*error);
    co_return m_wikis[wiki].sends.value(list);
}

Task<Observed> FakeWikis::observe(QString wiki, QString since, QString subject, QString mark)
{
    Q_UNUSED(subject);
    const auto error = reading(u"observe"_s, wiki);
    const QDateTime from = QDateTime::fromString(since, Qt::ISODate);
    if (!from.isValid())
        violate(u"observed since never"_s);
    co_await aMoment(latency);
    if (error)
        co_return tl::unexpected(*error);
    Observed observed{wikiClock(), {}};
    for (const FakePage &page : std::as_const(m_wikis[wiki].pages)) {
        for (const FakeRevision &revision : page.revisions) {
            if (revision.user == Messenger && revision.time >= from && revision.text.contains(mark))
                observed.messages.append(
                    {page.title, page.id, revision.id, {}, {}, revision.time.toString(Qt::ISODate)});
        }
    }
    for (const ObservedMessage &line : std::as_const(m_wikis[wiki].log)) {
        if (QDateTime::fromString(line.time, Qt::ISODate) >= from)
            observed.messages.append(line);
    }
    co_return observed;
}

} // namespace paperround
