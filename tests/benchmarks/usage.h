// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QtGlobal>

namespace paperround {

/// What the calling thread and the process have used so far; the difference of two is what something cost.
struct Usage
{
    qint64 wall = 0; ///< Nanoseconds.
    qint64 thread = 0; ///< Processor time of the calling thread, ns.
    qint64 process = 0; ///< Processor time of all threads, ns.
    qint64 bytes = 0; ///< Over loopback, both ways.
    qint64 resident = 0; ///< Memory of the process, bytes.

    [[nodiscard]] static Usage now();
    friend Usage operator+(const Usage &one, const Usage &other);
    friend Usage operator-(const Usage &late, const Usage &early);
    /// Per row: microseconds and bytes.
    [[nodiscard]] QJsonObject perRow(int rows) const;
};

} // namespace paperround
