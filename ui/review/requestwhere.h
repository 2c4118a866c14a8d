// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/requestcheck.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace paperround {

/// Where a request goes: each page with its wiki and its health, in the order in which they are posted.
class RequestWhere : public QWidget
{
    Q_OBJECT
public:
    explicit RequestWhere(RequestCheck &check, QWidget *parent = nullptr);

    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] QLabel *counts() const { return m_counts; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showCounts();

    RequestCheck &m_check;
    QTableView *m_table;
    QLabel *m_counts;
};

} // namespace paperround
