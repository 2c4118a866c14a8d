// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery/lane.h"

#include "engine/delivery/brakes.h"
#include "engine/delivery/deliveryrun.h"
#include "engine/log.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

namespace {

/// A look belongs directly before its repeat; where that is farther off, the truth is read beforehand.
constexpr std::chrono::seconds LookDelay{45};

} // namespace

Lane::Lane(DeliveryRun &run, QString wiki, QList<int> rows, std::shared_ptr<LaneGate> gate)
    : m_run(run)
    , m_rows(std::move(rows))
    , m_gate(std::move(gate))
{
    m_status.wiki = std::move(wiki);
    for (const int number : std::as_const(m_rows)) {
        const Row &row = run.row(number);
        ++m_status.counts[row.state];
        if (row.state == RowState::Planned)
            m_planned.insert(number);
        const bool queued = row.state == RowState::Sending && row.route == Route::MassMessage;
        if (queued)
            m_handed.insert(number);
        else if (row.state == RowState::Unknown || row.state == RowState::Sending)
            m_unknown.insert(number);
        if (row.attempts > 0 && !row.page.isEmpty())
            m_pages.insert(row.page, number);
    }
}

QCoro::Task<> Lane::walk()
{
    const auto self = shared_from_this();
    while (!m_run.isLeaving()) {
        m_isPoked = false;
        m_gate->leave(this);
        if (!m_restored) {
            co_await restore(m_rows, false);
            m_restored = true;
            continue;
        }
        if (m_run.isClaiming()) {
            co_await rest(LaneStatus::Phase::Waiting, u"hand-over"_s, QString(), false);
            continue;
        }
        co_await keepWishes();
        if (m_run.isLeaving())
            break;
        if (m_run.isPaused()) {
            co_await rest(LaneStatus::Phase::Held, QString(), QString(), false);
        } else if (m_trouble && m_status.counts.ended() == m_rows.size()) {
            m_trouble.reset();
            if (m_cannotRead) // Only the last sweep is missing: no reason to keep the delivery open.
                m_audited = m_ready = true;
            m_cannotRead = false;
        } else if (m_trouble && m_cannotRead) {
            co_await standStill();
        } else if (m_waitUntil.isValid() && m_waitUntil > m_run.now()) {
            const Span left = std::min<Span>(Span(m_run.now().msecsTo(m_waitUntil)), 1h);
            co_await nap(left, m_waitCause.code, m_waitCause.detail);
        } else if (const QDateTime opens = m_run.delivery().options.notBefore; opens > m_run.now()) {
            const Span left = std::min<Span>(Span(m_run.now().msecsTo(opens)), 10min);
            co_await nap(left, u"not-before"_s, QString(), opens);
        } else if (!m_ready) {
            co_await makeReady();
        } else if (const int doubtful = dueLookAlone()) {
            co_await lookUp(doubtful, false);
        } else if (m_trouble) {
            co_await standStill();
        } else {
            co_await step();
        }
    }
    m_gate->leave(this);
    if (!m_done && !m_run.isAbandoned())
        show(LaneStatus::Phase::Idle);
}

QCoro::Task<> Lane::step()
{
    const auto self = shared_from_this();
    const int unknown = dueUnknown();
    const int next = unknown ? unknown : nextPlanned();
    if (!unknown && (next ? !hasFreshCheck(next) : hasUnchecked())) {
        co_await checkBatch();
    } else if (next && !m_run.mayPost()) {
        co_await rest(LaneStatus::Phase::Checking, QString(), QString(), false); // Poked when it was read.
    } else if (next) {
        auto pass = m_gate->enter(this, m_run.delivery().created, [this] { poke(); });
        if (!pass && unknown && !m_work.value(unknown).looked) {
            co_await lookUp(unknown, false);
            co_return;
        }
        if (!pass && nextLook().isValid()) {
            co_await nap(untilLook(1h), u"another-delivery"_s, QString());
            co_return;
        }
        if (!pass) {
            co_await rest(LaneStatus::Phase::Waiting, u"another-delivery"_s, QString(), false);
            co_return;
        }
        const QDateTime free = m_gate->pace().nextEdit(m_run.now());
        const Span pause(m_run.now().msecsTo(free));
        if (pause > 0ms) {
            const Error cause = m_gate->pace().cause(m_run.now());
            pass.reset();
            const Span span = pause > LookDelay ? untilLook(pause) : pause;
            co_await nap(span, cause.code, cause.detail, free);
            co_return;
        }
        co_await advance(next, std::move(*pass));
    } else if (!m_unknown.empty()) {
        co_await nap(untilLook(1h), u"look"_s, QString());
    } else if (!queued().isEmpty()) {
        co_await offer();
    } else if (!m_handed.empty()) {
        co_await watch();
    } else if (!m_behind.empty()) {
        co_await rest(LaneStatus::Phase::Waiting, u"same-person"_s, QString(), false);
    } else if (!m_planned.empty()) {
        co_await rest(LaneStatus::Phase::Waiting, u"wave"_s, QString(), false);
    } else if (m_status.counts[RowState::Held] > 0) {
        co_await rest(LaneStatus::Phase::Idle, u"decide"_s, QString(), true);
    } else if (!m_audited) {
        co_await audit();
    } else {
        m_done = true;
        co_await rest(LaneStatus::Phase::Finished, QString(), QString(), false);
    }
}

QCoro::Task<> Lane::standStill()
{
    const auto self = shared_from_this();
    const Error error = *m_trouble;
    const bool silence = isSilence(error);
    if (!silence && (m_cannotRead || !nextLook().isValid())) {
        co_await rest(LaneStatus::Phase::Troubled, error.code, error.detail, true);
        co_return;
    }
    m_needsPerson = true;
    const std::stop_token poked = untilPoked();
    show(LaneStatus::Phase::Troubled, error.code, error.detail);
    const Span span = silence ? Span(SilenceInterval) : untilLook(1h);
    co_await m_run.sleep(span, poked);
    if (silence && !m_run.isLeaving() && !poked.stop_requested()) {
        const auto wikis = m_run.wikis();
        const auto account = co_await wikis->accountFacts(wiki());
        if (!m_run.isAbandoned() && account && m_trouble == error) {
            m_trouble.reset();
            m_cannotRead = false;
            m_waits = 0;
            takeAccount(*account);
        } else if (!m_run.isAbandoned() && !account && !isSilence(account.error())) {
            readFailed(account.error());
        }
    }
    m_needsPerson = false;
}

QCoro::Task<> Lane::nap(Span span, QString cause, QString detail, QDateTime until)
{
    const auto self = shared_from_this();
    const std::stop_token poked = untilPoked();
    if (!until.isValid())
        until = m_run.now().addMSecs(span.count());
    show(LaneStatus::Phase::Waiting, cause, detail, until);
    co_await m_run.sleep(span, poked);
}

QCoro::Task<> Lane::rest(LaneStatus::Phase phase, QString cause, QString detail, bool needsPerson)
{
    const auto self = shared_from_this();
    m_needsPerson = needsPerson;
    show(phase, cause, detail);
    if (!m_run.isLeaving() && !m_isPoked)
        co_await m_poked.wait();
    m_needsPerson = false;
}

std::stop_token Lane::untilPoked()
{
    m_nap = std::stop_source();
    if (m_isPoked)
        m_nap.request_stop();
    return m_nap.get_token();
}

void Lane::show(LaneStatus::Phase phase, const QString &cause, const QString &detail, const QDateTime &until)
{
    m_status.phase = phase;
    m_status.cause = cause;
    m_status.detail = detail;
    m_status.until = until;
    m_run.laneChanged(*this);
}

void Lane::waitFor(const Error &error)
{
    ++m_waits;
    if (m_waits > MaxSilentTries && !saysLater(error)) {
        m_cannotRead = true;
        trouble(error);
        return;
    }
    m_waitCause = error;
    m_waitUntil = m_run.now().addMSecs(waitAfter(error, m_waits).count());
    if (saysLater(error))
        m_gate->pace().holdUntil(m_waitUntil, error); // Other deliveries of the account heed it, too.
    qCInfo(lcEngine) << wiki() << "waits until" << m_waitUntil << "because of" << error.code;
}

void Lane::trouble(const Error &error)
{
    if (m_trouble != error)
        qCWarning(lcEngine) << wiki() << "is in trouble:" << error.code << error.detail;
    m_trouble = error;
    m_byHandOver = false;
}

void Lane::poke()
{
    m_isPoked = true;
    m_nap.request_stop();
    m_poked.wake();
}

void Lane::noteMove(const Row &row, RowState before)
{
    --m_status.counts[before];
    ++m_status.counts[row.state];
    m_planned.erase(row.number);
    m_behind.erase(row.number);
    m_unknown.erase(row.number);
    m_handed.erase(row.number);
    if (row.state == RowState::Sending && row.route == Route::MassMessage)
        m_handed.insert(row.number);
    if (row.state == RowState::Planned)
        m_planned.insert(row.number);
    if (row.state == RowState::Unknown)
        m_unknown.insert(row.number);
    if (hasEnded(row.state)) {
        m_work.remove(row.number);
        m_checked.remove(row.number);
    }
}

bool Lane::hasFreshCheck(int number) const
{
    const auto checked = m_checked.constFind(number);
    if (checked == m_checked.cend())
        return false;
    const qint64 age = checked->at.secsTo(m_run.now());
    return age >= 0 && age <= CheckAge.count(); // A clock that was set back tells nothing.
}

int Lane::dueUnknown() const
{
    const QDateTime now = m_run.now();
    const auto isDue = [&](int number) {
        const QDateTime due = m_work.value(number).due;
        return !due.isValid() || due <= now;
    };
    const auto row = std::ranges::find_if(m_unknown, isDue);
    return row == m_unknown.end() ? 0 : *row;
}

int Lane::dueLookAlone() const
{
    const QDateTime now = m_run.now();
    const QDateTime next = nextLook();
    if (!next.isValid() || next > now
        || (!m_trouble && m_gate->pace().nextEdit(now) <= now.addMSecs(Span(LookDelay).count())))
        return 0;
    const auto row = std::ranges::find_if(m_unknown, [&](int n) {
        const RowWork work = m_work.value(n);
        return (!work.looked || m_run.isEnding()) && (!work.due.isValid() || work.due <= now);
    });
    return row == m_unknown.end() ? 0 : *row;
}

QDateTime Lane::nextLook() const
{
    QDateTime earliest;
    for (const int number : m_unknown) {
        const RowWork work = m_work.value(number);
        if (work.looked && !m_run.isEnding())
            continue;
        const QDateTime due = work.due.isValid() ? work.due : m_run.now();
        if (!earliest.isValid() || due < earliest)
            earliest = due;
    }
    return earliest;
}

Lane::Span Lane::untilLook(Span span) const
{
    const QDateTime next = nextLook();
    return next.isValid() ? std::clamp(Span(m_run.now().msecsTo(next)), Span(1ms), span) : span;
}

} // namespace paperround
