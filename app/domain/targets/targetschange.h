// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/target.h"

#include <QList>

namespace paperround {

/// Who joined and who left between two readings of the same source. Each page once, in the order of its
/// reading; lines and words of the source do not count.
struct TargetsChange
{
    QList<Target> joined; ///< Only in the later one.
    QList<Target> left; ///< Only in the earlier one.

    friend bool operator==(const TargetsChange &, const TargetsChange &) = default;
};

[[nodiscard]] TargetsChange changeBetween(const QList<Target> &earlier, const QList<Target> &later);

} // namespace paperround
