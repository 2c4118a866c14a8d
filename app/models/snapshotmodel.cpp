// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshotmodel.h"

#include "models/bidi.h"

#include <QLocale>

namespace paperround {

using namespace Qt::StringLiterals;

SnapshotModel::SnapshotModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void SnapshotModel::setTargets(const QList<Target> &targets, const WikiNames &names)
{
    beginResetModel();
    m_targets = targets;
    m_names = names;
    endResetModel();
}

int SnapshotModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_targets.size());
}

int SnapshotModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SnapshotModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Target &target = m_targets[index.row()];
    if (role == Qt::AccessibleTextRole)
        return tr("%1 on %2", "a page and its wiki").arg(isolated(target.title), m_names.shown(target.wiki));
    if (role == Qt::TextAlignmentRole && index.column() == NumberColumn)
        return QVariant(Qt::AlignTrailing | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case NumberColumn:
        return QLocale().toString(index.row() + 1);
    case PageColumn:
        return isolated(target.title);
    case WikiColumn:
        return m_names.shown(target.wiki);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant SnapshotModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case NumberColumn:
        return tr("Row");
    case PageColumn:
        return tr("Page");
    case WikiColumn:
        return tr("Wiki");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace paperround
