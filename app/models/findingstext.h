// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/targetlist.h"

#include <QByteArray>

namespace paperround {

/// What a check found out about the rows of a list, packed for keeping: what the wikis said of each page and
/// when. What exclude lists and the record of deliveries say, and which rows are the same page, is not part
/// of it. `asked` says as whom they were asked (Account::key()).
[[nodiscard]] QByteArray packFindings(const TargetList &list, const QString &asked);

/// What was kept about rows of a list.
struct KeptFindings
{
    QList<quint64> keys;
    QList<TargetFinding> findings; ///< One a key.
    qint64 oldest = 0; ///< When the first of them was asked for: seconds since 1970, UTC; 0: there is none.
};

/// For those rows that are as they were then, and of which nothing is known now. Nothing at all where it was
/// kept for somebody else, or is not what packFindings() writes.
[[nodiscard]] KeptFindings unpackFindings(const QByteArray &packed, const TargetList &list,
                                          const QString &asked);

} // namespace paperround
