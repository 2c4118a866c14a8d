// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/draftchecks.h"

#include <QAbstractItemModel>

#include <array>

namespace paperround {

/// The findings as a tree: a branch a severity, worst first, with its number; the findings as leaves.
class ChecksModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { TitleColumn, WhereColumn, CureColumn, ColumnCount };
    enum Role { SeverityRole = Qt::UserRole + 1, CountRole, CureRole };

    explicit ChecksModel(QObject *parent = nullptr);

    void setChecks(const QList<CheckItem> &checks);
    void setOnly(std::optional<Severity> severity);
    [[nodiscard]] int count(Severity severity) const;
    [[nodiscard]] const CheckItem *item(const QModelIndex &index) const; ///< Null for a branch.

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Branch
    {
        Severity severity;
        QList<CheckItem> items;
    };
    [[nodiscard]] QVariant branchData(const Branch &branch, int column, int role) const;
    void rebuild();

    QList<CheckItem> m_checks;
    QList<Branch> m_branches; ///< Shown.
    std::optional<Severity> m_only;
};

} // namespace paperround
