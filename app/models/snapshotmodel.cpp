// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshotmodel.h"

#include "models/bidi.h"
#include "models/healthwords.h"

#include <QLocale>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

SnapshotModel::SnapshotModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void SnapshotModel::setTargets(const QList<Target> &targets, const WikiNames &names)
{
    beginResetModel();
    QList<TargetEntry> entries;
    entries.reserve(targets.size());
    for (const Target &target : targets)
        entries.append({.target = target});
    m_entries = TargetList(entries);
    m_names = names;
    endResetModel();
}

void SnapshotModel::setFindings(const QList<int> &rows, const QList<TargetFinding> &findings)
{
    if (rows.isEmpty())
        return;
    for (qsizetype i = 0; i < rows.size(); ++i)
        m_entries.setFinding(rows[i], findings[i]);
    const auto [first, last] = std::ranges::minmax(rows);
    Q_EMIT dataChanged(index(first, HealthColumn), index(last, HealthColumn));
}

int SnapshotModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_entries.size();
}

int SnapshotModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SnapshotModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TargetHealth health = m_entries.health(index.row());
    if (role == HealthRole)
        return static_cast<int>(health);
    const Target target = m_entries.at(index.row()).target;
    if (role == Qt::AccessibleTextRole)
        return tr("%1 on %2. %3", "a page, its wiki, its health")
            .arg(isolated(target.title), m_names.shown(target.wiki), healthWord(health));
    if (role == Qt::ToolTipRole && index.column() == HealthColumn)
        return healthMeaning(health);
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
    case HealthColumn:
        return healthWord(health);
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
    case HealthColumn:
        return tr("Health");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace paperround
