// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/practicefarm.h"

#include <QThread>
#include <functional>
#include <memory>

namespace paperround {

/// The practice farm on a thread of its own, so that what it costs is not counted with what is measured.
class ThreadedFarm
{
public:
    explicit ThreadedFarm(int wikis = 0); ///< 0: the usual six.
    ~ThreadedFarm();
    Q_DISABLE_COPY_MOVE(ThreadedFarm)

    /// Runs on the farm's thread and comes back when it is done.
    void on(const std::function<void(PracticeFarm &)> &work);

private:
    QThread m_thread;
    std::unique_ptr<PracticeFarm> m_farm;
};

} // namespace paperround
