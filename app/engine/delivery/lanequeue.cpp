// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Lane: rows that MassMessage delivers. The lane checks them, offers them to the hand-over, and then watches
// what its wiki's own record says of them.
#include "domain/delivery/mark.h"
#include "domain/delivery/reason.h"
#include "engine/crashpoint.h"
#include "engine/delivery/deliveryrun.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

namespace {

/// A short queue is empty in seconds, a long one in hours.
constexpr std::chrono::milliseconds FirstWatch = 2s;
constexpr std::chrono::milliseconds LongestWatch = 60s;

/// A line of the log may be written by a clock behind the one that the check was told.
constexpr qint64 WatchMargin = 300; // seconds

QString earlier(const QString &clock)
{
    const QDateTime time = QDateTime::fromString(clock, Qt::ISODate).addSecs(-WatchMargin);
    return time.isValid() ? time.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s) : clock;
}

QString skipReason(const QString &action)
{
    if (action == "skipoptout"_L1)
        return reason::OptedOut;
    return action == "skipnouser"_L1 ? reason::NoUser : reason::BadNamespace;
}

/// The moves that a sighting means, each legal, in order; only the first ends the attempt.
QList<Row> movesToSeen(const Row &row, const ObservedMessage &seen, const QDateTime &now)
{
    if (seen.revision > 0) {
        QList<Row> moves = movesToFound(row, {seen.revision, seen.pageId, seen.page, 0, false}, now);
        for (Row &move : moves)
            move.reason = reason::Observed;
        return moves;
    }
    if (row.state != RowState::Sending)
        return {};
    Row told = row;
    told.time = now;
    told.code = seen.code.isEmpty() ? seen.action : seen.code;
    told.detail.clear();
    if (seen.action.startsWith("failure"_L1)) {
        told.state = RowState::Failed;
        told.reason = refusalReason(seen.code);
        return {told};
    }
    told.reason = skipReason(seen.action);
    told.state = RowState::Planned; // Surely not applied; and so it can be left out.
    Row skipped = told;
    skipped.state = RowState::Skipped;
    return {told, skipped};
}

} // namespace

int Lane::nextPlanned() const
{
    // A later row of a wiki never has an earlier wave: if the first one waits, all do.
    if (m_planned.empty() || !m_run.waves().isOpen(*m_planned.begin()))
        return 0;
    if (!m_handsOver)
        return *m_planned.begin();
    const auto board = std::ranges::find_if(
        m_planned, [this](int number) { return m_run.waves().isOpen(number) && isForBoard(number); });
    return board == m_planned.end() ? 0 : *board;
}

bool Lane::isForBoard(int number) const
{
    const auto checked = m_checked.constFind(number);
    return checked != m_checked.cend() && isBoard(boardOf(checked->page));
}

QList<int> Lane::queued() const
{
    QList<int> numbers;
    for (auto number = m_planned.begin();
         m_handsOver && number != m_planned.end() && m_run.waves().isOpen(*number); ++number) {
        if (!isForBoard(*number))
            numbers.append(*number);
    }
    return numbers;
}

bool Lane::hasUnchecked() const
{
    return std::ranges::any_of(queued(), [this](int number) { return !hasFreshCheck(number); });
}

QList<AttemptPlan> Lane::offered() const
{
    QList<AttemptPlan> plans;
    if (!m_offering)
        return plans;
    for (const int number : queued()) {
        if (!hasFreshCheck(number))
            continue; // It comes to the lane's next round.
        const CheckedPage checked = m_checked.value(number);
        AttemptPlan plan;
        plan.deliveryId = m_run.delivery().id;
        plan.account = m_run.account().name;
        plan.wiki = wiki();
        plan.row = m_run.row(number);
        plan.row.state = RowState::Sending;
        plan.row.reason = reason::Claimed;
        plan.row.code.clear();
        plan.row.detail.clear();
        plan.row.route = Route::MassMessage;
        plan.row.page = checked.page.title;
        plan.row.pageId = checked.page.pageId;
        ++plan.row.attempts;
        plan.attempt.row = number;
        plan.attempt.number = plan.row.attempts;
        plan.attempt.form = EditForm::HandOver;
        plan.attempt.startTimestamp = checked.clock;
        plans.append(plan);
    }
    return plans;
}

QCoro::Task<> Lane::offer()
{
    const auto self = shared_from_this();
    m_watchSpan = FirstWatch;
    for (const int number : queued()) {
        watchFrom(m_checked.value(number).clock);
        co_await hasPerson(number);
        if (m_run.isLeaving())
            co_return;
    }
    if (queued().isEmpty())
        co_return; // Other wikis have their persons.
    m_offering = true;
    m_run.pokeHandOver();
    // Checks that grow old while another wiki is at it are made again.
    const Span span = m_handed.empty() ? Span(CheckAge) : Span(LongestWatch);
    show(LaneStatus::Phase::Waiting, u"hand-over"_s);
    const std::stop_token poked = untilPoked();
    co_await m_run.sleep(span, poked);
    m_offering = false;
    if (!m_handed.empty() && !m_run.isLeaving())
        co_await watch();
}

void Lane::watchFrom(const QString &clock)
{
    const QString since = earlier(clock);
    if (!clock.isEmpty() && (m_watchSince.isEmpty() || since < m_watchSince))
        m_watchSince = since;
}

QCoro::Task<bool> Lane::observe()
{
    const auto self = shared_from_this();
    const QString mark = Mark{m_run.delivery().id, 0}.text();
    const QString subject = m_run.delivery().message.subject;
    const auto seen = co_await m_run.wikis()->observe(wiki(), m_watchSince, subject, mark);
    if (m_run.isAbandoned())
        co_return false;
    if (!seen) {
        readFailed(seen.error());
        co_return false;
    }
    m_waits = 0;
    crashPoint("watch-read");
    const bool recorded = co_await m_run.record(watchChanges(*seen));
    if (!recorded)
        co_return false;
    if (const QString since = earlier(seen->wikiClock); since > m_watchSince)
        m_watchSince = since;
    co_return true;
}

QCoro::Task<> Lane::watch()
{
    const auto self = shared_from_this();
    const bool read = co_await observe();
    if (!read)
        co_return;
    if (!m_handed.empty() && !m_run.isLeaving())
        co_await nap(m_watchSpan, u"queue"_s, QString());
    m_watchSpan = std::min<Span>(m_watchSpan * 2, LongestWatch);
}

QList<RowChange> Lane::watchChanges(const Observed &seen) const
{
    const QDateTime now = m_run.now();
    QHash<QString, int> rowOf;
    for (const int number : m_rows) {
        const Row &row = m_run.row(number);
        if (row.route == Route::MassMessage && row.state != RowState::Delivered)
            rowOf.insert(row.page, number);
    }
    QList<RowChange> changes;
    QSet<int> told;
    for (const ObservedMessage &message : seen.messages) {
        const int number = rowOf.value(message.page);
        if (number == 0 || told.contains(number))
            continue;
        const Row row = m_run.row(number);
        for (const Row &move : movesToSeen(row, message, now)) {
            std::optional<Attempt> attempt;
            if (row.state == RowState::Sending && !told.contains(number))
                attempt =
                    answeredBy(row, message.revision > 0 ? u"delivered"_s : RefusedWord, move.code, now);
            told.insert(number);
            changes.append({m_run.delivery().id, move, attempt});
        }
    }
    const qint64 patience = qint64(m_run.delivery().options.traceMinutes) * 60;
    for (const int number : m_handed) {
        const Row row = m_run.row(number);
        if (told.contains(number) || row.reason != reason::HandedOver || row.time.secsTo(now) < patience)
            continue;
        changes += changesToNoTrace(m_run.delivery().id, row, now);
    }
    return changes;
}

void Lane::handOverFailed(const Error &error)
{
    if (!m_offering && m_handed.empty())
        return;
    m_offering = false;
    trouble(error);
    m_byHandOver = true;
    poke();
}

void Lane::handOverWorks()
{
    if (!std::exchange(m_byHandOver, false) || !m_trouble)
        return;
    m_trouble.reset();
    poke();
}

} // namespace paperround
