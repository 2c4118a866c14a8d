// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery/pace.h"

#include <algorithm>
#include <array>

using namespace std::chrono_literals;

namespace paperround {

namespace {

constexpr qint64 LongestHold = 3600; // seconds

/// The hits we allow ourselves of a limit.
qsizetype share(const RateLimit &limit)
{
    return std::max<qsizetype>(1, limit.hits - std::max(1, limit.hits / 10));
}

} // namespace

void Pace::setLimit(std::optional<RateLimit> limit)
{
    if (limit && (limit->hits <= 0 || limit->seconds <= 0))
        limit.reset();
    m_limit = limit;
}

void Pace::noteEdit(const QDateTime &when)
{
    m_edits.append(when);
    const qsizetype keep = m_limit ? share(*m_limit) : 0;
    if (m_edits.size() > keep)
        m_edits.remove(0, m_edits.size() - keep);
}

void Pace::holdUntil(const QDateTime &when)
{
    if (!m_hold.isValid() || when > m_hold)
        m_hold = when;
}

QDateTime Pace::nextEdit(const QDateTime &now) const
{
    // Our clock may have been set back meanwhile: no wait is longer than its own cause.
    QDateTime next = now;
    if (m_hold.isValid())
        next = std::max(next, std::min(m_hold, now.addSecs(LongestHold)));
    if (m_limit && m_edits.size() >= share(*m_limit)) {
        const QDateTime free = m_edits.first().addSecs(m_limit->seconds);
        next = std::max(next, std::min(free, now.addSecs(m_limit->seconds)));
    }
    return next;
}

std::chrono::milliseconds waitAfter(const Error &error, int tries)
{
    constexpr std::chrono::milliseconds longest = 5min;
    if (error.retryAfter > 0ms)
        return std::min<std::chrono::milliseconds>(error.retryAfter, std::chrono::seconds(LongestHold));
    const int doublings = std::clamp(tries - 1, 0, 10);
    return std::min<std::chrono::milliseconds>(5s * (1 << doublings), longest);
}

bool saysLater(const Error &error)
{
    return error.retryAfter > 0ms || error.code == QLatin1StringView("maxlag")
        || error.code == QLatin1StringView("readonly") || error.code == QLatin1StringView("ratelimited");
}

std::chrono::milliseconds backOff(int done)
{
    constexpr std::array<std::chrono::milliseconds, 3> steps{5s, 15s, 60s};
    return steps[static_cast<std::size_t>(std::clamp(done - 1, 0, 2))];
}

} // namespace paperround
