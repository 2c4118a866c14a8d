// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Lane: boards. They know no base, so whatever is sent twice stands there twice: a message in doubt is looked
// for in the board's own list, and if it is not there, a person decides.
#include "domain/delivery/reason.h"
#include "domain/message/composition.h"
#include "engine/delivery/deliveryrun.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

AttemptPlan Lane::boardPlan(int number)
{
    const CheckedPage checked = m_checked.value(number);
    const ComposedRow composed = composeForBoard(factsOf(number), m_facts);
    Row row = m_run.row(number);
    row.state = RowState::Sending;
    row.reason = reason::Claimed;
    row.code.clear();
    row.detail.clear();
    row.route = boardOf(checked.page);
    row.page = checked.page.title;
    row.pageId = checked.page.pageId;
    ++row.attempts;
    row.time = m_run.now();
    m_work[number].pageId = row.pageId;
    Attempt attempt;
    attempt.row = number;
    attempt.number = row.attempts;
    attempt.form = row.route == Route::Flow ? EditForm::Topic : EditForm::Thread;
    attempt.startTimestamp = checked.clock;
    attempt.claimed = row.time;
    AttemptPlan plan;
    plan.deliveryId = m_run.delivery().id;
    plan.account = m_run.account().name;
    plan.wiki = wiki();
    plan.row = row;
    plan.attempt = attempt;
    plan.subject = composed.subject;
    plan.text = composed.addition;
    plan.summary = composed.summary;
    return plan;
}

Task<bool> Lane::findOnBoard(Row row)
{
    const auto self = shared_from_this();
    const QString since = m_since.isEmpty() ? m_work.value(row.number).firstClock : m_since;
    const auto posts = co_await m_run.wikis()->boardPosts(wiki(), row.route, row.page, since);
    if (m_run.isAbandoned())
        co_return failure(ErrorKind::Stopped, u"stopped"_s);
    if (!posts)
        co_return tl::unexpected(posts.error());
    m_waits = 0;
    const Mark mark{m_run.delivery().id, row.number};
    const QString account = m_run.account().name;
    const auto ours = std::ranges::find_if(
        *posts, [&](const BoardPost &post) { return post.user == account && Mark::find(post.text) == mark; });
    if (ours == posts->end())
        co_return false;
    const Trace trace{ours->revision, row.pageId, ours->thread, 0, false};
    QList<RowChange> changes;
    for (const Row &moved : movesToFound(row, trace, m_run.now()))
        changes.append({m_run.delivery().id, moved, std::nullopt});
    co_await m_run.record(changes);
    co_return true;
}

QCoro::Task<> Lane::lookOnBoard(int number)
{
    const auto self = shared_from_this();
    const Row row = m_run.row(number);
    const auto there = co_await findOnBoard(row);
    if (!there)
        readFailed(there.error());
    else if (!*there)
        co_await endRow(row, RowState::Held, reason::PersonDecides, reason::NoTrace, QString());
}

} // namespace paperround
