// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <algorithm>

namespace paperround {

/// A part of a text, in UTF-16 units.
struct TextSpan
{
    qsizetype from = 0;
    qsizetype length = -1; ///< -1: there is none.

    [[nodiscard]] bool isThere() const { return length >= 0; }
    [[nodiscard]] qsizetype end() const { return from + std::max<qsizetype>(length, 0); }
    [[nodiscard]] QStringView in(QStringView text) const
    {
        return isThere() ? text.mid(from, length) : QStringView();
    }
    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

/// The part from one place to another, without the blanks at its ends.
[[nodiscard]] inline TextSpan trimmedSpan(QStringView text, qsizetype from, qsizetype end)
{
    while (from < end && text[from].isSpace())
        ++from;
    while (end > from && text[end - 1].isSpace())
        --end;
    return {from, end - from};
}

} // namespace paperround
