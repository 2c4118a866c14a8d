// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery/pace.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

namespace {

using Span = std::chrono::milliseconds;

constexpr Span LongestHold = 1h;
constexpr Span LongestGap = 60s;
constexpr Span SmallestGap = 1s;
constexpr int EditsToRecover = 10;

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

void Pace::setMostPerMinute(int edits)
{
    m_policyGap = edits > 0 ? Span((60'000 + edits - 1) / edits) : 0ms;
}

void Pace::noteEdit(const QDateTime &when, bool wentWell)
{
    m_edits.append(when);
    const qsizetype keep = m_limit ? share(*m_limit) : 1;
    if (m_edits.size() > keep)
        m_edits.remove(0, m_edits.size() - keep);
    if (!wentWell)
        return;
    m_refusals = 0;
    if (m_gap > 0ms && ++m_wentWell >= EditsToRecover) {
        m_wentWell = 0;
        m_gap = m_gap > SmallestGap ? m_gap / 2 : 0ms;
    }
}

void Pace::refused(const Error &error, const QDateTime &now)
{
    ++m_refusals;
    m_wentWell = 0;
    const Span fair = m_limit ? Span(m_limit->seconds * 1000 / share(*m_limit)) : SmallestGap;
    m_gap = std::min(m_gap > 0ms ? m_gap * 2 : std::max(fair, SmallestGap), LongestGap);
    holdUntil(now.addMSecs(waitAfter(error, m_refusals).count()), error);
}

void Pace::holdUntil(const QDateTime &when, const Error &cause)
{
    if (m_hold.isValid() && when <= m_hold)
        return;
    m_hold = when;
    m_holdCause = cause;
}

QDateTime Pace::nextEdit(const QDateTime &now) const
{
    // Our clock may have been set back meanwhile: no wait is longer than its own cause.
    QDateTime next = now;
    if (m_hold.isValid())
        next = std::max(next, std::min(m_hold, now.addMSecs(LongestHold.count())));
    if (const Span gap = std::max(m_gap, m_policyGap); gap > 0ms && !m_edits.isEmpty())
        next = std::max(next, std::min(m_edits.last().addMSecs(gap.count()), now.addMSecs(gap.count())));
    if (m_limit && m_edits.size() >= share(*m_limit)) {
        const QDateTime free = m_edits[m_edits.size() - share(*m_limit)].addSecs(m_limit->seconds);
        next = std::max(next, std::min(free, now.addSecs(m_limit->seconds)));
    }
    return next;
}

Error Pace::cause(const QDateTime &now) const
{
    if (m_hold.isValid() && m_hold > now && m_hold <= now.addMSecs(LongestHold.count()))
        return m_holdCause;
    return {ErrorKind::Temporary, u"pace"_s, {}, {}};
}

std::chrono::milliseconds waitAfter(const Error &error, int tries)
{
    if (error.retryAfter > 0ms)
        return std::min(error.retryAfter, LongestHold);
    const Span longest = saysLater(error) ? Span(5min) : Span(30s);
    return std::min<Span>(5s * (1 << std::clamp(tries - 1, 0, 10)), longest);
}

bool saysLater(const Error &error)
{
    static const std::array<QString, 5> codes{u"maxlag"_s, u"readonly"_s, u"ratelimited"_s,
                                              u"actionthrottledtext"_s, u"http-429"_s};
    return error.retryAfter > 0ms || std::ranges::find(codes, error.code) != codes.end();
}

bool isSilence(const Error &error)
{
    return error.kind == ErrorKind::Temporary || error.kind == ErrorKind::Look;
}

std::chrono::milliseconds backOff(int done)
{
    constexpr std::array<Span, 3> steps{5s, 15s, 60s};
    return steps[static_cast<std::size_t>(std::clamp(done - 1, 0, 2))];
}

} // namespace paperround
