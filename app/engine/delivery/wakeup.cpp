// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery/wakeup.h"

#include <QCoreApplication>

#include <utility>

namespace paperround {

void Wakeup::wake()
{
    for (const std::coroutine_handle<> handle : std::exchange(m_waiting, {})) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(), [handle] { handle.resume(); }, Qt::QueuedConnection);
    }
}

} // namespace paperround
