// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/targetlist.h"
#include "models/wikinames.h"

#include <QAbstractTableModel>

namespace paperround {

/// The pages of a request as they were submitted: number, page, wiki, and what a check found out about each.
/// Nothing can be changed.
class SnapshotModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NumberColumn, PageColumn, WikiColumn, HealthColumn, ColumnCount };
    enum Role { HealthRole = Qt::UserRole + 1 }; ///< int(TargetHealth)

    explicit SnapshotModel(QObject *parent = nullptr);

    void setTargets(const QList<Target> &targets, const WikiNames &names); ///< None of them checked.
    /// `rows` are those of the model, a finding each.
    void setFindings(const QList<int> &rows, const QList<TargetFinding> &findings);
    [[nodiscard]] const TargetList &entries() const { return m_entries; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    TargetList m_entries;
    WikiNames m_names;
};

} // namespace paperround
