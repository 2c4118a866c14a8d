// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/wikifacts.h"

#include <QDateTime>
#include <QList>

#include <chrono>
#include <optional>

namespace paperround {

/// Keeps the account's edits on one wiki under its rate limit there, and remembers until when the wiki asked
/// to be left alone. A tenth of the limit is left to the person behind the account.
class Pace
{
public:
    void setLimit(std::optional<RateLimit> limit);
    void noteEdit(const QDateTime &when);
    void holdUntil(const QDateTime &when); ///< Retry-After and the like; never shortens an earlier one.
    /// From when on an edit may be sent; `now` or earlier: at once.
    [[nodiscard]] QDateTime nextEdit(const QDateTime &now) const;

private:
    std::optional<RateLimit> m_limit;
    QList<QDateTime> m_edits; ///< Oldest first; never more than the limit's number.
    QDateTime m_hold;
};

/// How long a lane waits after `tries` temporary refusals in a row (1-based): what the wiki asked for, else 5
/// s doubled each time up to five minutes.
[[nodiscard]] std::chrono::milliseconds waitAfter(const Error &error, int tries);

/// Does a wiki itself say "later"? Such a wait has no end of its own; any other is given up after some tries.
[[nodiscard]] bool saysLater(const Error &error);

/// Tries after which a wiki that does not answer becomes a person's business.
inline constexpr int MaxSilentTries = 8;

/// Pause before attempt `done` + 1 of a row whose attempts were conflicts or went unanswered.
[[nodiscard]] std::chrono::milliseconds backOff(int done);

/// Attempts without a clear answer after which a row has failed: page too busy.
inline constexpr int MaxAttempts = 5;

} // namespace paperround
