// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery/deliveryrun.h"

#include "domain/review/permission.h"
#include "engine/crashpoint.h"
#include "engine/delivery/brakes.h"
#include "engine/delivery/reviewwatch.h"
#include "engine/log.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

DeliveryRun::DeliveryRun(Delivery delivery, QList<Row> rows, std::shared_ptr<Wikis> wikis, Ledger &ledger,
                         Clock &clock, LaneGates &gates, bool known)
    : m_delivery(std::move(delivery))
    , m_rows(std::move(rows))
    , m_wikis(std::move(wikis))
    , m_ledger(&ledger)
    , m_clock(&clock)
    , m_brakes(std::make_shared<Brakes>(*this, known && m_delivery.state == DeliveryState::Delivering))
    , m_cause(m_delivery.pauseCause)
    , m_waves(m_delivery.options.waves, m_rows)
    , m_known(known)
    , m_paused(!m_cause.isEmpty())
{
    m_review = std::make_shared<ReviewWatch>(*this); // It asks what is set above.
    // A test goes to a page of the account's own, or to one that the farm's profile names.
    if (!m_delivery.options.test && !isOpenToSenders(m_wikis->policy(), m_delivery.farm))
        m_permitted = QSet<QString>{m_delivery.farm};
    if (m_delivery.options.oncePerPerson)
        m_persons.emplace(m_rows);
    m_delivery.counts = {};
    QStringList order;
    QHash<QString, QList<int>> byWiki;
    for (const Row &row : std::as_const(m_rows)) {
        ++m_delivery.counts[row.state];
        if (!byWiki.contains(row.target.wiki))
            order.append(row.target.wiki);
        byWiki[row.target.wiki].append(row.number);
    }
    for (const QString &wiki : std::as_const(order)) {
        auto lane =
            std::make_shared<Lane>(*this, wiki, byWiki.value(wiki), gates.gate(account().key(), wiki));
        m_laneOf.insert(wiki, lane.get());
        m_lanes.push_back(std::move(lane));
    }
    if (m_delivery.route == Route::MassMessage)
        m_handOver = std::make_shared<HandOver>(*this);
}

DeliveryRun::~DeliveryRun() = default;

void DeliveryRun::begin()
{
    updateNeedsPerson(); // It may have been paused by a brake before.
    if (m_delivery.options.notAfter.isValid())
        watchExpiry();
    pauseBetweenWaves(); // The program may have ended just before it did.
    work();
}

QCoro::Task<> DeliveryRun::work()
{
    const auto self = shared_from_this();
    if (!m_paused && m_delivery.state != DeliveryState::Delivering
        && m_delivery.state != DeliveryState::Finished)
        co_await store(DeliveryState::Delivering);
    co_await learnPermissions();
    co_await learnExclusions();
    std::vector<QCoro::Task<>> walks;
    if (m_delivery.state != DeliveryState::Finished) {
        for (const auto &lane : m_lanes)
            walks.push_back(lane->walk());
        if (m_handOver)
            walks.push_back(m_handOver->walk());
    }
    for (auto &walk : walks)
        co_await walk;
    if (m_finished)
        co_await storeFinished();
    else if (m_stopping && m_cause.isEmpty()) // A brake outlasts the run.
        co_await store(DeliveryState::Stopped);
    m_leaving = true;
    Q_EMIT left();
}

QCoro::Task<> DeliveryRun::storeFinished()
{
    const auto self = shared_from_this();
    co_await store(DeliveryState::Finished);
    if (m_ledger && m_delivery.state == DeliveryState::Finished)
        co_await m_review->tellFinished();
}

bool DeliveryRun::mayPost()
{
    const bool mayGo = m_brakes->mayPost(); // Both read what they need at the same time.
    return m_review->mayPost() && mayGo;
}

QCoro::Task<> DeliveryRun::store(DeliveryState state, PauseCause cause)
{
    const auto self = shared_from_this();
    if (!m_ledger)
        co_return;
    if (state == DeliveryState::Paused)
        crashPoint("pause-asked");
    auto storing =
        cause.isEmpty() ? m_ledger->setState(m_delivery.id, state) : m_ledger->pause(m_delivery.id, cause);
    const auto stored = co_await storing;
    if (!m_ledger)
        co_return;
    if (!stored) {
        ledgerBroke(stored.error());
        co_return;
    }
    crashPoint("state-committed");
    m_delivery.state = state;
    m_delivery.pauseCause = cause;
    if (state == DeliveryState::Finished)
        m_delivery.finished = now();
    Q_EMIT deliveryChanged();
    updateNeedsPerson();
}

void DeliveryRun::pause()
{
    if (m_paused || m_leaving)
        return;
    m_paused = true;
    store(DeliveryState::Paused);
    pokeAll();
}

void DeliveryRun::brake(PauseCause cause)
{
    const bool left = m_delivery.counts[RowState::Planned] + m_delivery.counts[RowState::Unknown] > 0;
    if (!m_cause.isEmpty() || m_leaving || m_ending || !left)
        return;
    qCWarning(lcEngine) << m_delivery.id << "is paused:" << cause.code << cause.wiki << cause.detail;
    m_paused = true;
    m_cause = cause;
    store(DeliveryState::Paused, std::move(cause));
    pokeAll();
}

void DeliveryRun::goOn()
{
    if (!m_paused || m_leaving)
        return;
    if (m_cause.code == brake::Wave)
        m_waves.letNextGo();
    m_paused = false;
    m_cause = {};
    m_brakes->release();
    m_review->release();
    store(DeliveryState::Delivering);
    pauseBetweenWaves();
    pokeAll();
}

void DeliveryRun::stop()
{
    m_stopping = true;
    crashPoint("stop-asked");
    leave();
}

void DeliveryRun::leave()
{
    m_leaving = true;
    m_gone.request_stop();
    pokeAll();
}

void DeliveryRun::abandon()
{
    disconnect();
    m_ledger = nullptr;
    leave();
    m_clock = nullptr;
}

void DeliveryRun::end()
{
    m_ending = true;
    goOn(); // The rows in doubt still have to be looked up.
    pokeAll();
}

void DeliveryRun::retryFailed()
{
    for (const auto &lane : m_lanes)
        lane->retryFailed();
}

void DeliveryRun::retryLane(const QString &wiki)
{
    if (Lane *lane = m_laneOf.value(wiki))
        lane->retryTrouble();
}

void DeliveryRun::lookAgain()
{
    for (const auto &lane : m_lanes)
        lane->lookAgain();
}

void DeliveryRun::decide(int row, RowState state)
{
    if (row < 1 || row > m_rows.size())
        return;
    if (Lane *lane = m_laneOf.value(m_rows[row - 1].target.wiki))
        lane->decide(row, state);
}

QList<LaneStatus> DeliveryRun::lanes() const
{
    QList<LaneStatus> list;
    for (const auto &lane : m_lanes)
        list.append(lane->status());
    return list;
}

QDateTime DeliveryRun::now() const
{
    return m_clock ? m_clock->now() : QDateTime::currentDateTimeUtc();
}

QCoro::Task<> DeliveryRun::sleep(std::chrono::milliseconds span, std::stop_token stop)
{
    if (m_clock && !m_leaving)
        co_await m_clock->sleep(span, stop);
}

QList<AttemptPlan> DeliveryRun::offered() const
{
    QList<AttemptPlan> plans;
    for (const auto &lane : m_lanes) {
        if (!lane->isSettled())
            return {};
        plans += lane->offered();
    }
    return plans;
}

void DeliveryRun::handOverFailed(const Error &error)
{
    for (const auto &lane : m_lanes)
        lane->handOverFailed(error);
}

void DeliveryRun::handOverWorks()
{
    for (const auto &lane : m_lanes)
        lane->handOverWorks();
}

void DeliveryRun::pokeHandOver()
{
    if (m_handOver)
        m_handOver->poke();
}

void DeliveryRun::laneChanged(const Lane &lane)
{
    if (isAbandoned())
        return;
    Q_EMIT laneStatusChanged(lane.status());
    const bool finished = std::ranges::all_of(m_lanes, [](const auto &each) { return each->isDone(); });
    if (finished && !m_finished && !m_leaving) {
        m_finished = true;
        leave();
    }
    updateNeedsPerson();
}

void DeliveryRun::pokeLanes()
{
    for (const auto &lane : m_lanes)
        lane->poke();
}

void DeliveryRun::pokeAll()
{
    pokeLanes();
    pokeHandOver();
}

void DeliveryRun::updateNeedsPerson()
{
    // Told with its cause, once that is durable.
    bool needs = m_paused && m_delivery.state == DeliveryState::Paused;
    if (!needs) {
        const auto stands = [](const auto &lane) { return lane->isDone() || lane->needsPerson(); };
        needs = std::ranges::all_of(m_lanes, stands)
            && std::ranges::any_of(m_lanes, [](const auto &lane) { return lane->needsPerson(); });
    }
    if (needs != m_needsPerson) {
        m_needsPerson = needs;
        Q_EMIT needsPersonChanged(needs);
    }
}

} // namespace paperround
