// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/http/requestgate.h"

namespace paperround {

GatePass::GatePass(std::shared_ptr<RequestGate> gate, QString lane)
    : m_gate(std::move(gate))
    , m_lane(std::move(lane))
{
}

GatePass::~GatePass()
{
    if (m_gate)
        m_gate->leave(m_lane);
}

GatePass::GatePass(GatePass &&other) noexcept
    : m_gate(std::move(other.m_gate))
    , m_lane(std::move(other.m_lane))
{
}

GatePass &GatePass::operator=(GatePass &&other) noexcept
{
    std::swap(m_gate, other.m_gate);
    std::swap(m_lane, other.m_lane);
    return *this;
}

/// Suspends until admit() has taken the place for us.
struct RequestGate::Wait
{
    RequestGate *gate;
    const QString *lane;
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> handle) { gate->m_waiting.push_back({*lane, handle}); }
    void await_resume() const noexcept { }
};

std::shared_ptr<RequestGate> RequestGate::create(int total)
{
    return std::shared_ptr<RequestGate>(new RequestGate(total));
}

RequestGate::RequestGate(int total)
    : m_total(std::max(1, total))
{
}

QCoro::Task<GatePass> RequestGate::enter(QString lane)
{
    const auto self = shared_from_this();
    if (m_waiting.empty() && isOpenFor(lane)) {
        take(lane);
    } else {
        QMetaObject::invokeMethod(this, &RequestGate::admit, Qt::QueuedConnection);
        Wait wait{this, &lane}; // named: GCC 12 destroys such a temporary twice
        co_await wait;
    }
    co_return GatePass(self, lane);
}

bool RequestGate::isOpenFor(const QString &lane) const
{
    return m_inside < m_total && (lane.isEmpty() || !m_lanes.contains(lane));
}

void RequestGate::take(const QString &lane)
{
    ++m_inside;
    if (!lane.isEmpty())
        m_lanes.insert(lane);
}

void RequestGate::leave(const QString &lane)
{
    --m_inside;
    m_lanes.remove(lane);
    // Not from here: whoever leaves is in the midst of something.
    if (!m_waiting.empty())
        QMetaObject::invokeMethod(this, &RequestGate::admit, Qt::QueuedConnection);
}

void RequestGate::admit()
{
    const auto self = shared_from_this();
    while (true) {
        const auto next = std::find_if(m_waiting.begin(), m_waiting.end(),
                                       [this](const Waiter &waiter) { return isOpenFor(waiter.lane); });
        if (next == m_waiting.end())
            return;
        const auto waiter = *next;
        m_waiting.erase(next);
        take(waiter.lane);
        waiter.handle.resume();
    }
}

} // namespace paperround
