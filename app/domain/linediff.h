// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace paperround {

/// A line of a diff.
struct DiffLine
{
    enum class Kind {
        Same,
        Removed,
        Added,
        Gap, ///< Lines alike on both sides that are left out; `text` is empty.
    };
    Kind kind = Kind::Same;
    int before = 0; ///< Number of the line there, from 1; 0: it is not there. Of a gap: the first left out.
    int after = 0;
    QString text; ///< Without its line end. Hostile.

    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

/// What was taken out and put in, with so many lines around it; nothing where the texts are the same. Texts
/// that have little in common come as one block taken out and one put in: it never costs more than some
/// thousand times the length.
[[nodiscard]] QList<DiffLine> lineDiff(const QString &before, const QString &after, int context = 2);

/// The same as people know it from `diff -u`: "+", "−" or a blank before each line, "…" for a gap.
[[nodiscard]] QString diffText(const QList<DiffLine> &lines);

} // namespace paperround
