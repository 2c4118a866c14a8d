// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/manualclock.h"

#include "engine/delivery/wakeup.h"

#include <QCoreApplication>

using namespace std::chrono_literals;

namespace paperround {

namespace {

struct Sleeper
{
    Wakeup wakeup;
    bool over = false;
    void end()
    {
        over = true;
        wakeup.wake();
    }
};

} // namespace

ManualClock::ManualClock(QDateTime start)
    : m_start(std::move(start))
{
    m_idle.setInterval(0);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        QCoreApplication::sendPostedEvents(); // Who was just woken comes before the next event.
        if (!fireNext(std::chrono::milliseconds::max()))
            m_idle.stop();
        if (!m_idle.isActive())
            Q_EMIT idle();
    });
}

QDateTime ManualClock::now() const
{
    return m_start.addMSecs((m_elapsed + m_skew).count());
}

QCoro::Task<> ManualClock::sleep(std::chrono::milliseconds span, std::stop_token stop)
{
    auto sleeper = std::make_shared<Sleeper>();
    const std::weak_ptr<Sleeper> weak = sleeper;
    const auto end = [weak] {
        if (const auto strong = weak.lock())
            strong->end();
    };
    insert(span, Event{end, weak, true});
    const std::stop_callback stopped(stop, end);
    while (!sleeper->over)
        co_await sleeper->wakeup.wait();
}

void ManualClock::after(std::chrono::milliseconds span, std::function<void()> event)
{
    insert(span, Event{std::move(event), {}, false});
}

void ManualClock::insert(std::chrono::milliseconds span, Event event)
{
    m_events.emplace(Time{m_elapsed + std::max(span, 0ms), ++m_sequence}, std::move(event));
    if (m_running && !m_idle.isActive())
        m_idle.start();
}

bool ManualClock::fireNext(std::chrono::milliseconds limit)
{
    while (!m_events.empty()) {
        const auto first = m_events.begin();
        if (first->first.first > limit)
            return false;
        const Event event = first->second;
        const auto time = first->first.first;
        m_events.erase(first);
        if (event.guarded && event.sleeper.expired())
            continue;
        m_elapsed = std::max(m_elapsed, time);
        ++m_fired;
        event.call();
        Q_EMIT eventFired(m_fired);
        return true;
    }
    return false;
}

void ManualClock::setRunning(bool running)
{
    m_running = running;
    if (running)
        m_idle.start();
    else
        m_idle.stop();
}

void ManualClock::advance(std::chrono::milliseconds span)
{
    const auto limit = m_elapsed + span;
    do {
        QCoreApplication::sendPostedEvents();
    } while (fireNext(limit));
    m_elapsed = limit;
}

void ManualClock::jump(std::chrono::milliseconds span)
{
    m_skew += span;
}

} // namespace paperround
