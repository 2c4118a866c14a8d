// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery/lanegate.h"

#include <algorithm>

namespace paperround {

LaneGate::Pass::Pass(std::shared_ptr<LaneGate> gate)
    : m_gate(std::move(gate))
{
    m_gate->m_busy = true;
}

LaneGate::Pass::~Pass()
{
    if (!m_gate)
        return;
    m_gate->m_busy = false;
    m_gate->callNext();
}

std::optional<LaneGate::Pass> LaneGate::enter(const void *who, const QDateTime &age,
                                              std::function<void()> freed)
{
    std::erase_if(m_waiting, [who](const Waiting &waiting) { return waiting.who == who; });
    const bool olderWaits = !m_waiting.empty() && m_waiting.front().age < age;
    if (!m_busy && !olderWaits)
        return Pass(shared_from_this());
    const auto place = std::ranges::upper_bound(m_waiting, age, {}, &Waiting::age);
    m_waiting.insert(place, Waiting{who, age, std::move(freed)});
    return std::nullopt;
}

void LaneGate::leave(const void *who)
{
    const auto gone = std::erase_if(m_waiting, [who](const Waiting &waiting) { return waiting.who == who; });
    if (gone > 0 && !m_busy)
        callNext();
}

void LaneGate::callNext() const
{
    if (!m_waiting.empty())
        m_waiting.front().freed();
}

std::shared_ptr<LaneGate> LaneGates::gate(const QString &accountKey, const QString &wiki)
{
    const QString key = accountKey + u'\n' + wiki;
    auto gate = m_gates.value(key).lock();
    if (!gate) {
        gate = std::make_shared<LaneGate>();
        m_gates.insert(key, gate);
    }
    return gate;
}

} // namespace paperround
