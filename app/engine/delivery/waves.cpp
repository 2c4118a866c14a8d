// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery/waves.h"

#include <algorithm>
#include <numeric>

namespace paperround {

namespace {

bool isBusy(RowState state)
{
    return !hasEnded(state) && state != RowState::Held;
}

} // namespace

Waves::Waves(const QList<int> &shares, const QList<Row> &rows)
{
    if (shares.isEmpty())
        return;
    m_waves = wavesOf(rows, shares);
    m_busy.resize(shares.size() + 1);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        m_busy[m_waves[i]] += isBusy(rows[i].state) ? 1 : 0;
        if (rows[i].attempts > 0)
            m_open = std::max(m_open, m_waves[i]);
    }
}

bool Waves::waitForALook() const
{
    const auto next = m_busy.begin() + std::min<qsizetype>(m_open + 1, m_busy.size());
    return std::accumulate(m_busy.begin(), next, 0) == 0 && std::accumulate(next, m_busy.end(), 0) > 0;
}

void Waves::letNextGo()
{
    do
        ++m_open;
    while (m_open + 1 < m_busy.size() && m_busy[m_open] == 0);
}

void Waves::noteMove(const Row &row, RowState before)
{
    if (!m_waves.isEmpty())
        m_busy[m_waves[row.number - 1]] += int(isBusy(row.state)) - int(isBusy(before));
}

} // namespace paperround
