// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery/persons.h"

namespace paperround {

namespace {

/// "User talk:Ada/News" and "Discussion utilisateur:Ada" are the same person: accounts are the farm's.
QString personIn(const QString &title)
{
    return title.section(u':', 1).section(u'/', 0, 0);
}

} // namespace

Persons::Persons(const QList<Row> &rows)
{
    for (const Row &row : rows) {
        const bool gone = row.state == RowState::Skipped || row.state == RowState::Failed;
        if (row.attempts > 0 && !gone)
            claim(row.page, row.number);
    }
}

int Persons::claim(const QString &title, int row)
{
    const QString person = personIn(title);
    const auto had = m_rowOf.constFind(person);
    if (had == m_rowOf.cend()) {
        m_rowOf.insert(person, row);
        m_personOf.insert(row, person);
        return row;
    }
    if (*had != row && !m_waiting.contains(*had, row))
        m_waiting.insert(*had, row);
    return *had;
}

QList<int> Persons::noteMove(const Row &row)
{
    if (!hasEnded(row.state) || !m_personOf.contains(row.number))
        return {};
    if (row.state == RowState::Skipped || row.state == RowState::Failed)
        m_rowOf.remove(m_personOf.take(row.number));
    const QList<int> waiting = m_waiting.values(row.number);
    m_waiting.remove(row.number);
    return waiting;
}

} // namespace paperround
