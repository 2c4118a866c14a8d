// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/clock.h"

namespace paperround {

/// The computer's own clock.
class SystemClock : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override;
    QCoro::Task<> sleep(std::chrono::milliseconds span, std::stop_token stop) override;
};

} // namespace paperround
