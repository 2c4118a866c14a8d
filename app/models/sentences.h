// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QString>

#include <chrono>

namespace paperround {

/// What a person is told: what happened, what it means, what to do; and the wiki's own words on demand.
struct Explanation
{
    QString what; ///< A short sentence without full stop: a title.
    QString means;
    QString todo; ///< Empty: nothing.
    QString details; ///< The code and the wiki's own words. Hostile text: escape, isolate.

    [[nodiscard]] QString text() const; ///< `means` and `todo`, joined.
    friend bool operator==(const Explanation &, const Explanation &) = default;
};

/// The one place where an Error becomes words. Unknown codes are explained by their kind.
[[nodiscard]] Explanation explain(const Error &error);

/// "42 s", "3 min", "2 h": as short as a column needs, rounded up; "now" for nothing.
[[nodiscard]] QString spanWords(std::chrono::seconds span);

} // namespace paperround
