// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/delivery.h"

#include <QDateTime>
#include <QString>

namespace paperround {

/// What the one writer of one wiki is doing.
struct LaneStatus
{
    enum class Phase {
        Idle, ///< Nothing begun, or resting between steps.
        Checking,
        Sending,
        Waiting, ///< For `until`, because of `cause`; goes on by itself.
        Troubled, ///< A person must act; rows stay planned. `cause` says what.
        Held, ///< The delivery is paused.
        Finished,
    };
    QString wiki;
    Phase phase = Phase::Idle;
    QString cause; ///< "maxlag", "ratelimited", "readonly", "unreachable", "blocked", "sign-in", "slow", …
    QString detail; ///< The wiki's own words. Hostile text.
    QDateTime until; ///< UTC; invalid where nobody knows.
    StateCounts counts;

    friend bool operator==(const LaneStatus &, const LaneStatus &) = default;
};

} // namespace paperround

Q_DECLARE_METATYPE(paperround::LaneStatus)
