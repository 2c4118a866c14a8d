// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MediaWikis a lane lives on: check, post, look.
#include "wiki/http/httpclient.h"
#include "wiki/log.h"
#include "wiki/mediawikis.h"
#include "wiki/pages/answers.h"
#include "wiki/pages/pagecheck.h"
#include "wiki/pages/routeanswers.h"
#include "wiki/sites/sitedirectory.h"

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype usualTitles = 50;
constexpr qsizetype manyTitles = 500; ///< With apihighlimits.
constexpr int checkRounds = 60;
constexpr int lookRoundsAtMost = 400;
constexpr qint64 largestEditAnswer = 1024 * 1024;

/// The forms of the delivery protocol, and nothing else: never section=new, basetimestamp, recreate,
/// redirect.
ApiParams postParams(const AttemptPlan &plan)
{
    if (plan.attempt.form == EditForm::Topic)
        return topicParams(plan);
    if (plan.attempt.form == EditForm::Thread)
        return threadParams(plan);
    ApiParams params{{u"action"_s, u"edit"_s}, {u"title"_s, plan.row.page}};
    switch (plan.attempt.form) {
    case EditForm::Append:
        params.set(u"appendtext"_s, plan.text);
        params.set(u"baserevid"_s, plan.attempt.base);
        params.setFlag(u"nocreate"_s, true);
        break;
    case EditForm::FullText:
        params.set(u"text"_s, plan.text);
        params.set(u"baserevid"_s, plan.attempt.base);
        params.setFlag(u"nocreate"_s, true);
        break;
    case EditForm::Create:
        params.set(u"text"_s, plan.text);
        params.setFlag(u"createonly"_s, true);
        params.set(u"starttimestamp"_s, plan.attempt.startTimestamp);
        break;
    case EditForm::Topic:
    case EditForm::Thread:
    case EditForm::HandOver:
        break;
    }
    params.set(u"summary"_s, plan.summary);
    params.set(u"watchlist"_s, u"nochange"_s);
    params.setFlag(u"bot"_s, plan.bot);
    return params;
}

/// A plan whose form lacks what makes a repeat conflict must not leave.
bool isGuarded(const AttemptPlan &plan)
{
    if (plan.row.page.isEmpty() || plan.text.isEmpty())
        return false;
    switch (plan.attempt.form) {
    case EditForm::Append:
    case EditForm::FullText:
        return plan.attempt.base > 0;
    case EditForm::Create:
        return !plan.attempt.startTimestamp.isEmpty();
    case EditForm::Topic: // Nothing guards a board but that no machine repeats.
    case EditForm::Thread:
        return !plan.subject.isEmpty();
    case EditForm::HandOver:
        return false; // Not a post of one row.
    }
    Q_UNREACHABLE();
}

/// For want of a right, and not because of the page.
bool refusedByItsWiki(const PageCheck &page)
{
    return std::ranges::any_of(
        page.problems, [](const EditProblem &problem) { return problem.kind == ErrorKind::NeedsFix; });
}

ApiParams lookParams(qint64 pageId, const QString &title, qint64 firstBase)
{
    ApiParams params{{u"action"_s, u"query"_s},
                     {u"prop"_s, u"info|revisions"_s},
                     {u"rvprop"_s, u"ids|user|comment|timestamp"_s},
                     {u"rvdir"_s, u"newer"_s},
                     {u"rvlimit"_s, u"max"_s}};
    if (pageId > 0)
        params.set(u"pageids"_s, pageId);
    else
        params.set(u"titles"_s, title);
    if (firstBase > 0)
        params.set(u"rvstartid"_s, firstBase);
    params.setFlag(u"curtimestamp"_s, true);
    return params;
}

} // namespace

Task<BatchCheck> MediaWikis::check(QString wiki, QStringList titles)
{
    const auto self = shared_from_this();
    const auto known = co_await facts(wiki);
    if (!known)
        co_return tl::unexpected(known.error());
    BatchCheck all;
    while (all.pages.size() < titles.size()) {
        const bool many = m_known->highLimits.value(known->wiki);
        const auto part = titles.mid(all.pages.size(), many ? manyTitles : usualTitles);
        auto batch = co_await checkBatch(*known, part);
        if (!batch && batch.error().code == "toomanyvalues"_L1 && many) {
            m_known->highLimits.insert(known->wiki, false); // the right was taken away
            continue;
        }
        if (!batch)
            co_return batch;
        // The earliest clock is the safe one: "younger than" and "since" err on the careful side with it.
        if (all.wikiClock.isEmpty())
            all.wikiClock = batch->wikiClock;
        all.hasMessages = all.hasMessages || batch->hasMessages;
        all.account = batch->account;
        all.pages += batch->pages;
    }
    // A wiki that refuses pages for a reason of its own may be a closed one; only then the farm is asked.
    if (std::ranges::any_of(all.pages, refusedByItsWiki)) {
        const auto closed = co_await m_sites->closure(known->wiki, m_stop);
        for (PageCheck &page : all.pages) {
            if (closed && refusedByItsWiki(page))
                page.wikiClosed = *closed;
        }
    }
    co_return all;
}

Task<BatchCheck> MediaWikis::checkBatch(WikiFacts facts, QStringList titles)
{
    const auto self = shared_from_this();
    QStringList askable = titles;
    askable.removeIf([](const QString &title) { return !isAskable(title); });
    const auto answer = std::make_shared<CheckAnswer>();
    if (!askable.isEmpty()) {
        const bool botTemplates = m_account && m_known->farm.send.honourBotExclusion;
        const auto rounds =
            co_await askAll(facts.wiki, checkParams(facts, askable, botTemplates), checkRounds);
        if (!rounds)
            co_return tl::unexpected(rounds.error());
        for (const auto &round : *rounds)
            readCheckRound(round, *answer);
        if (answer->account)
            m_known->highLimits.insert(facts.wiki, answer->account->rights.contains(u"apihighlimits"_s));
    }
    if (const auto owners = unknownOwners(*answer, facts); !owners.isEmpty()) {
        const auto rounds = co_await askAll(facts.wiki, userParams(owners), checkRounds);
        if (!rounds)
            co_return tl::unexpected(rounds.error());
        for (const auto &round : *rounds)
            readCheckRound(round, *answer);
    }
    if (const auto read = co_await readBotTemplates(facts, answer); !read)
        co_return tl::unexpected(read.error());
    BatchCheck batch{answer->wikiClock, pagesOf(titles, *answer, facts), false, answer->account};
    if (batch.account) {
        batch.account->wiki = facts.wiki;
        batch.hasMessages = batch.account->hasMessages;
    }
    co_return batch;
}

/// The template alone says nothing: its parameters name whom it means. Few pages have it, so only those are
/// read.
Task<void> MediaWikis::readBotTemplates(WikiFacts facts, std::shared_ptr<CheckAnswer> answer)
{
    const auto self = shared_from_this();
    QStringList titles;
    if (m_account && m_known->farm.send.honourBotExclusion)
        titles = botTemplateUsers(*answer);
    for (qsizetype from = 0; from < titles.size(); from += usualTitles) {
        ApiParams params{{u"action"_s, u"query"_s},
                         {u"prop"_s, u"revisions"_s},
                         {u"rvprop"_s, u"content"_s},
                         {u"rvslots"_s, u"main"_s}};
        params.setList(u"titles"_s, titles.mid(from, usualTitles));
        const auto rounds = co_await askAll(facts.wiki, params, checkRounds);
        if (!rounds)
            co_return tl::unexpected(rounds.error());
        for (const auto &round : *rounds)
            readBotDenials(round, m_account->name, *answer);
    }
    co_return {};
}

Task<QJsonObject> MediaWikis::write(QString wiki, ApiParams params)
{
    const auto self = shared_from_this();
    auto call = co_await callTo(wiki, params, Patience::Background);
    if (!call)
        co_return tl::unexpected(call.error());
    call->effect = ApiEffect::Write;
    call->maxBytes = largestEditAnswer;
    call->stop = {}; // given up on its way it would only be unknown
    co_return co_await m_api->call(*call);
}

Task<PostedRevision> MediaWikis::post(ClaimedAttempt attempt)
{
    const auto self = shared_from_this();
    const auto &plan = attempt.plan();
    if (!m_account || plan.account != m_account->name)
        co_return failure(ErrorKind::NeedsFix, u"sign-in"_s, plan.account);
    if (!isGuarded(plan))
        co_return failure(ErrorKind::Input, u"unguarded-attempt"_s, plan.row.page);
    const auto answer = co_await write(plan.wiki, postParams(plan));
    if (!answer)
        co_return tl::unexpected(answer.error());
    if (plan.attempt.form == EditForm::Topic)
        co_return readTopic(*answer);
    if (plan.attempt.form == EditForm::Thread)
        co_return readThread(*answer);
    auto posted = readEdit(*answer);
    if (posted && posted->byTemporaryUser)
        qCWarning(lcWiki) << plan.wiki << "saved an edit under a temporary account though it was asserted";
    co_return posted;
}

Task<LookAnswer> MediaWikis::look(QString wiki, qint64 pageId, QString title, qint64 firstBase)
{
    const auto self = shared_from_this();
    auto rounds = co_await askAll(wiki, lookParams(pageId, title, firstBase), lookRoundsAtMost);
    // The base is gone from the wiki's tables: then the whole history is searched.
    if (!rounds && rounds.error().code == "badid_rvstartid"_L1)
        rounds = co_await askAll(wiki, lookParams(pageId, title, 0), lookRoundsAtMost);
    if (!rounds)
        co_return tl::unexpected(rounds.error());
    co_return readLook(*rounds);
}

} // namespace paperround
