// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MediaWikis beyond talk pages: boards' own lists, and MassMessage.
#include "wiki/api/apierrors.h"
#include "wiki/mediawikis.h"
#include "wiki/pages/routeanswers.h"

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRounds = 400;
constexpr qsizetype textsAtOnce = 50; ///< MediaWiki gives the text of so many revisions a request.
const QString emptyTargets = u"{\"description\":\"\",\"targets\":[]}"_s;

ApiParams listParams(const QString &title, const QString &json)
{
    return {{u"action"_s, u"edit"_s},
            {u"title"_s, title},
            {u"contentmodel"_s, u"MassMessageListContent"_s},
            {u"text"_s, json},
            {u"watchlist"_s, u"nochange"_s}};
}

} // namespace

Task<QList<BoardPost>> MediaWikis::boardPosts(QString wiki, Route board, QString title, QString since)
{
    const auto self = shared_from_this();
    if (board == Route::Flow)
        co_return co_await topics(wiki, title, since);
    if (!m_account)
        co_return failure(ErrorKind::NeedsFix, u"sign-in"_s);
    const QString user = m_account->name;
    const auto rounds = co_await askAll(wiki, threadEditsParams(user, since), mostRounds);
    if (!rounds)
        co_return tl::unexpected(rounds.error());
    co_return readThreadEdits(*rounds, user);
}

Task<QList<BoardPost>> MediaWikis::topics(QString wiki, QString title, QString since)
{
    const auto self = shared_from_this();
    QList<BoardPost> posts;
    QString offset;
    for (int round = 0; round < mostRounds; ++round) {
        const auto answer = co_await ask(wiki, topicListParams(title, offset), Patience::Background);
        if (!answer)
            co_return tl::unexpected(answer.error());
        const TopicPage page = readTopicList(*answer);
        posts += page.posts;
        if (page.next.isEmpty() || page.next == offset || page.oldest < since)
            co_return posts;
        offset = page.next;
    }
    co_return failure(ErrorKind::Wiki, u"endless-continue"_s, title);
}

Task<qint64> MediaWikis::makeList(QString wiki, QString title, QString json)
{
    const auto self = shared_from_this();
    ApiParams params = listParams(title, json);
    params.setFlag(u"createonly"_s, true);
    const auto answer = co_await write(wiki, params);
    if (!answer)
        co_return tl::unexpected(answer.error());
    const auto made = readEdit(*answer);
    if (!made)
        co_return tl::unexpected(made.error());
    co_return made->revision;
}

Task<void> MediaWikis::emptyList(QString wiki, QString title)
{
    const auto self = shared_from_this();
    ApiParams params = listParams(title, emptyTargets);
    params.setFlag(u"nocreate"_s, true);
    const auto answer = co_await write(wiki, params);
    Error error;
    if (answer) {
        const auto emptied = readEdit(*answer);
        if (emptied)
            co_return Result<void>();
        error = emptied.error();
    } else {
        error = answer.error();
    }
    // Empty already, or not there: a call finds nobody either way.
    if (error.code == "nochange"_L1 || error.code == "missingtitle"_L1)
        co_return Result<void>();
    co_return tl::unexpected(error);
}

Task<int> MediaWikis::handOver(ClaimedHandOver claimed)
{
    const auto self = shared_from_this();
    const HandOverPlan &plan = claimed.plan();
    if (!m_account || plan.rows.isEmpty() || plan.rows.constFirst().account != m_account->name)
        co_return failure(ErrorKind::NeedsFix, u"sign-in"_s);
    const auto answer = co_await write(plan.wiki, handOverParams(plan));
    if (!answer)
        co_return tl::unexpected(answer.error());
    co_return readHandOver(*answer);
}

Task<QList<SendEntry>> MediaWikis::sendLog(QString wiki, QString list)
{
    const auto self = shared_from_this();
    const auto rounds = co_await askAll(wiki, sendLogParams(list), mostRounds);
    if (!rounds)
        co_return tl::unexpected(rounds.error());
    co_return readSendLog(*rounds);
}

Task<Observed> MediaWikis::observe(QString wiki, QString since, QString subject, QString mark)
{
    const auto self = shared_from_this();
    const auto rounds = co_await askAll(wiki, observeParams(since), mostRounds);
    if (!rounds)
        co_return tl::unexpected(rounds.error());
    Observed observed;
    if (!rounds->isEmpty())
        observed.wikiClock = rounds->constFirst().value("curtimestamp"_L1).toString();
    observed.messages = readObserved(*rounds, subject);
    QList<qint64> edits;
    for (const ObservedMessage &seen : std::as_const(observed.messages)) {
        if (seen.revision > 0)
            edits.append(seen.revision);
    }
    QSet<qint64> ours;
    for (qsizetype from = 0; from < edits.size(); from += textsAtOnce) {
        const auto texts = co_await askAll(wiki, textsParams(edits.mid(from, textsAtOnce)), mostRounds);
        if (!texts)
            co_return tl::unexpected(texts.error());
        ours += revisionsWith(*texts, mark);
    }
    observed.messages.removeIf(
        [&ours](const ObservedMessage &seen) { return seen.revision > 0 && !ours.contains(seen.revision); });
    co_return observed;
}

} // namespace paperround
