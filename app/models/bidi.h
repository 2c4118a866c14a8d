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

/// The arrows of a line that runs from right to left point on with it; Unicode turns brackets, but no arrows.
/// Those within isolated names stay.
[[nodiscard]] inline QString withArrowsTurned(QString line)
{
    int depth = 0;
    for (QChar &c : line) {
        if (c == QChar(0x2068))
            ++depth;
        else if (c == QChar(0x2069))
            --depth;
        else if (c == QChar(0x2192) && depth == 0)
            c = QChar(0x2190);
    }
    return line;
}

} // namespace paperround
