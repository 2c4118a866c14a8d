// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/target.h"

#include <QSet>
#include <QString>

namespace paperround {

/// The formats a text can be read as. Auto decides by what it sees.
enum class ListFormat { Auto, Lines, Csv, MassMessageJson, TargetFunctions };

/// What a reader must know of the farm; no network.
struct KnownSites
{
    QString home; ///< Host a bare title belongs to; empty: a bare title is a problem ("nosite").
    QSet<QString> hosts; ///< Empty: every well-formed host is taken.
};

[[nodiscard]] ParsedTargets parseTargets(const QString &text, const KnownSites &sites,
                                         ListFormat format = ListFormat::Auto);

} // namespace paperround
