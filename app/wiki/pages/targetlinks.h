// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace paperround {

/// How a wiki writes what `{{#target:}}` expands to. A wiki may have its own words for both.
struct TargetForms
{
    QString global = QStringLiteral("[//$1$2?title={{urlencode:$3|WIKI}} $3]"); ///< massmessage-target
    QString local = QStringLiteral("[[:$1]]"); ///< massmessage-target-local, where messages stay on one wiki
};

/// The targets of a list in the order of its text, as lines `title@site`, from what its wiki's parser made of
/// it. A bare link of the text itself is none, so `raw` (the text as written) takes its own `[[:links]]` out.
/// Where the parser function is not known to the wiki it is still there and read as written. `home`: the
/// list's own host.
[[nodiscard]] QString targetLinesOf(const QString &expanded, const QString &raw, const TargetForms &forms,
                                    const QString &home);

/// How many `{{#target:…}}` with literal arguments the text itself holds: to compare with.
[[nodiscard]] int literalTargets(const QString &raw);

} // namespace paperround
