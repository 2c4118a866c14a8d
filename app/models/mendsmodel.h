// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mends.h"
#include "models/wikinames.h"

#include <QAbstractItemModel>
#include <QSet>

#include <array>

namespace paperround {

/// Proposed mends as a tree: the kinds that have any, and under each its rows, all with a box.
class MendsModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { WhatColumn, WikiColumn, FactColumn, ColumnCount };

    explicit MendsModel(QObject *parent = nullptr);

    void setMends(const QList<Mend> &mends, const WikiNames &names);
    [[nodiscard]] const QList<Mend> &mends() const { return m_mends; }
    [[nodiscard]] QList<Mend> chosen() const; ///< In the order of the list.
    [[nodiscard]] int chosenCount() const;
    [[nodiscard]] int countOf(MendKind kind) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void choiceChanged();

private:
    struct Group
    {
        MendKind kind;
        QList<int> places; ///< Into m_mends.
        int chosen = 0;
    };
    [[nodiscard]] bool isGroup(const QModelIndex &index) const { return index.internalId() == 0; }
    [[nodiscard]] const Group &groupOf(const QModelIndex &child) const;
    [[nodiscard]] const Mend &mendOf(const QModelIndex &child) const;
    [[nodiscard]] QVariant groupData(const Group &group, int column, int role) const;
    [[nodiscard]] QString text(const Mend &mend, int column) const;
    void chooseGroup(int row, bool chosen);

    QList<Mend> m_mends;
    WikiNames m_names;
    QList<Group> m_groups;
    QSet<int> m_chosen; ///< Places into m_mends.
};

} // namespace paperround
