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
/// to be left alone. A tenth of the limit is left to the person behind the account. After a limit was met all
/// the same, edits are spaced: twice as far each time, half as far after ten that went well.
class Pace
{
public:
    void setLimit(std::optional<RateLimit> limit);
    /// What the farm's policy allows, evenly spaced; 0: it says nothing.
    void setMostPerMinute(int edits);
    void noteEdit(const QDateTime &when, bool wentWell = true);
    /// The wiki said "later" to an edit: waits (as it asked, or longer each time), then goes slower.
    void refused(const Error &error, const QDateTime &now);
    void holdUntil(const QDateTime &when, const Error &cause); ///< Never shortens an earlier one.

    /// From when on an edit may be sent; `now` or earlier: at once.
    [[nodiscard]] QDateTime nextEdit(const QDateTime &now) const;
    /// Why not now: what the wiki said, or "pace" for our own.
    [[nodiscard]] Error cause(const QDateTime &now) const;

private:
    std::optional<RateLimit> m_limit;
    QList<QDateTime> m_edits; ///< Oldest first; the last one, or as many as the limit's number.
    QDateTime m_hold;
    Error m_holdCause;
    int m_refusals = 0; ///< In a row.
    std::chrono::milliseconds m_policyGap{0};
    std::chrono::milliseconds m_gap{0}; ///< At least so long between two edits.
    int m_wentWell = 0; ///< Since the gap was changed.
};

/// How long to wait after `tries` temporary refusals in a row (1-based): what the wiki asked for; else 5 s
/// doubled each time, up to five minutes where the wiki said "later", and to half a minute where it did not
/// answer, so that it is found soon after it is back.
[[nodiscard]] std::chrono::milliseconds waitAfter(const Error &error, int tries);

/// Does a wiki itself say "later"? Such a wait has no end of its own; any other becomes a person's business
/// after some tries.
[[nodiscard]] bool saysLater(const Error &error);

/// Nobody answered, or only a gateway did: nothing that a person can mend on the wiki, so it is tried on.
[[nodiscard]] bool isSilence(const Error &error);

/// Tries after which a wiki that does not answer is told as a trouble: about ten minutes.
inline constexpr int MaxSilentTries = 20;

/// How often a wiki in such a trouble is tried.
inline constexpr std::chrono::seconds SilenceInterval{45};

/// Pause before attempt `done` + 1 of a row whose attempts were conflicts or went unanswered.
[[nodiscard]] std::chrono::milliseconds backOff(int done);

/// So long a board's message in doubt is waited for before its list is read.
inline constexpr std::chrono::milliseconds BoardPatience = std::chrono::seconds(300);

/// Attempts with a conflict after which a row has failed: page too busy.
inline constexpr int MaxAttempts = 5;

} // namespace paperround
