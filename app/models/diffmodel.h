// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/linediff.h"

#include <QAbstractTableModel>

namespace paperround {

/// A diff as a table: the line's number before and after, its sign, its words.
class DiffModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Before, After, Sign, Words, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole, ///< int of DiffLine::Kind
    };

    explicit DiffModel(QObject *parent = nullptr);

    void setLines(const QList<DiffLine> &lines);
    [[nodiscard]] const QList<DiffLine> &lines() const { return m_lines; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<DiffLine> m_lines;
};

} // namespace paperround
