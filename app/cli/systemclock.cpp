// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/systemclock.h"

#include <QCoroTimer>
#include <QTimer>

#include <algorithm>

namespace paperround {

namespace {
constexpr std::chrono::milliseconds LongestTimer = std::chrono::hours(24); // QTimer counts in an int.
}

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

QCoro::Task<> SystemClock::sleep(std::chrono::milliseconds span, std::stop_token stop)
{
    while (span.count() > 0 && !stop.stop_requested()) {
        const auto part = std::min(span, LongestTimer);
        span -= part;
        QTimer timer;
        timer.setSingleShot(true);
        timer.setTimerType(Qt::PreciseTimer);
        timer.start(part);
        // Through the event loop: whoever requests the stop is not run over by what waits here. The timer
        // lives as long as the callback, and a call still queued for it dies with it.
        const std::stop_callback wake(stop, [&timer] {
            QMetaObject::invokeMethod(
                &timer, [&timer] { timer.start(0); }, Qt::QueuedConnection);
        });
        co_await timer;
    }
}

} // namespace paperround
