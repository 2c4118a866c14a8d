// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChar>
#include <QString>

namespace paperround {

/// A name from a wiki, fenced so that its direction does not leak into the words around it (Unicode's first
/// strong isolate). For text that is shown, never for text that is sent or compared.
[[nodiscard]] inline QString isolated(const QString &name)
{
    return QChar(0x2068) + name + QChar(0x2069);
}

/// A line that runs in the window's direction whatever it begins with: where lines are laid out one by one,
/// the first name would decide. `rightToLeft`: the window's.
[[nodiscard]] inline QString inDirection(const QString &line, bool rightToLeft)
{
    return QChar(rightToLeft ? 0x200F : 0x200E) + line;
}

} // namespace paperround
