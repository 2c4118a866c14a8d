// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/target.h"
#include "models/wikinames.h"

#include <QAbstractTableModel>

namespace paperround {

/// The pages of a request as they were submitted: number, page, wiki. Nothing can be changed.
class SnapshotModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NumberColumn, PageColumn, WikiColumn, ColumnCount };

    explicit SnapshotModel(QObject *parent = nullptr);

    void setTargets(const QList<Target> &targets, const WikiNames &names);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<Target> m_targets;
    WikiNames m_names;
};

} // namespace paperround
