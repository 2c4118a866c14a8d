// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/clock.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>

namespace paperround {

/// Time that belongs to the test. All fakes answer through it, so a run is one row of events in a fixed
/// order. While it runs by itself, it jumps to the next event whenever the event loop has nothing else to do.
class ManualClock : public QObject, public Clock
{
    Q_OBJECT
public:
    explicit ManualClock(QDateTime start = QDateTime::fromString(QStringLiteral("2026-11-23T12:00:00Z"),
                                                                 Qt::ISODate));

    [[nodiscard]] QDateTime now() const override;
    QCoro::Task<> sleep(std::chrono::milliseconds span, std::stop_token stop) override;

    /// Calls `event` when that much time has passed.
    void after(std::chrono::milliseconds span, std::function<void()> event);
    void setRunning(bool running); ///< From the start it runs by itself.
    void advance(
        std::chrono::milliseconds span); ///< Fires what is due until then, the event loop turning between.
    void jump(std::chrono::milliseconds span); ///< Somebody set the computer's clock; nothing else passes.
    [[nodiscard]] bool hasEvents() const { return !m_events.empty(); }
    [[nodiscard]] int fired() const { return m_fired; } ///< Events so far.

Q_SIGNALS:
    void eventFired(int count);
    void idle(); ///< Nothing will ever happen any more.

private:
    struct Event
    {
        std::function<void()> call;
        std::weak_ptr<void> sleeper; ///< Gone: the event means nothing any more.
        bool guarded = false;
    };
    using Time = std::pair<std::chrono::milliseconds, quint64>;

    void insert(std::chrono::milliseconds span, Event event);
    bool fireNext(std::chrono::milliseconds limit);

    QDateTime m_start;
    std::chrono::milliseconds m_elapsed{0};
    std::chrono::milliseconds m_skew{0};
    std::map<Time, Event> m_events;
    quint64 m_sequence = 0;
    int m_fired = 0;
    bool m_running = true;
    QTimer m_idle;
};

} // namespace paperround
