// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/deliveryoptions.h"

namespace paperround {

/// How far a delivery in waves has come: rows of the waves that were let go may be posted, the others wait.
class Waves
{
public:
    Waves(const QList<int> &shares, const QList<Row> &rows);

    [[nodiscard]] bool isOpen(int row) const { return m_waves.isEmpty() || m_waves[row - 1] <= m_open; }
    /// Nothing of the open waves is left to do, and another wave has rows to post: a person looks.
    [[nodiscard]] bool waitForALook() const;
    void letNextGo();
    void noteMove(const Row &row, RowState before);

private:
    QList<int> m_waves; ///< Of each row; empty: there are none.
    QList<int> m_busy; ///< Rows of each wave with something left to do that no person has to decide.
    int m_open = 0;
};

} // namespace paperround
