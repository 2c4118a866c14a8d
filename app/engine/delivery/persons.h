// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/row.h"

#include <QHash>
#include <QList>
#include <QString>

namespace paperround {

/// Who gets a delivery's message by which row, where each person gets it on one wiki only. Lanes ask in the
/// moment before they post, so the wiki that is ready first has the person; the others wait for what becomes
/// of it, and one of them follows if it comes to nothing.
class Persons
{
public:
    explicit Persons(const QList<Row> &rows); ///< Rows that have begun have their person already.

    /// The row that has the person: `row` itself where nobody had. Another row is told by noteMove() when
    /// it is to ask again.
    int claim(const QString &title, int row);
    /// The rows that waited for what became of this one.
    QList<int> noteMove(const Row &row);

private:
    QHash<QString, int> m_rowOf;
    QHash<int, QString> m_personOf;
    QMultiHash<int, int> m_waiting; ///< Row → rows of the same person.
};

} // namespace paperround
