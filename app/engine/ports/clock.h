// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QDateTime>
#include <chrono>
#include <stop_token>

namespace paperround {

/// Time is an input: tests own it.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual QDateTime now() const = 0; ///< UTC, of this computer.
    /// Comes back after `span`, or at once when a stop is requested.
    virtual QCoro::Task<> sleep(std::chrono::milliseconds span, std::stop_token stop) = 0;
};

} // namespace paperround
