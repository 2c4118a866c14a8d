// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/checksmodel.h"

#include <QLocale>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

ChecksModel::ChecksModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void ChecksModel::setChecks(const QList<CheckItem> &checks)
{
    if (m_checks == checks && !m_branches.isEmpty())
        return;
    m_checks = checks;
    rebuild();
}

void ChecksModel::setOnly(std::optional<Severity> severity)
{
    if (m_only == severity)
        return;
    m_only = severity;
    rebuild();
}

void ChecksModel::rebuild()
{
    beginResetModel();
    m_branches.clear();
    for (const Severity severity : allSeverities) {
        if (m_only && *m_only != severity)
            continue;
        Branch branch{severity, {}};
        for (const CheckItem &item : std::as_const(m_checks)) {
            if (item.severity == severity)
                branch.items.append(item);
        }
        m_branches.append(branch);
    }
    endResetModel();
}

int ChecksModel::count(Severity severity) const
{
    return static_cast<int>(
        std::count_if(m_checks.cbegin(), m_checks.cend(),
                      [severity](const CheckItem &it) { return it.severity == severity; }));
}

const CheckItem *ChecksModel::item(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    return &m_branches[static_cast<qsizetype>(index.internalId()) - 1].items[index.row()];
}

QModelIndex ChecksModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : 0);
}

QModelIndex ChecksModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, quintptr(0));
}

int ChecksModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_branches.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return static_cast<int>(m_branches[parent.row()].items.size());
}

int ChecksModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ChecksModel::branchData(const Branch &branch, int column, int role) const
{
    if (role == SeverityRole)
        return static_cast<int>(branch.severity);
    if (role == CountRole)
        return static_cast<int>(branch.items.size());
    const QString number = branch.items.isEmpty() ? tr("none") : QLocale().toString(branch.items.size());
    if (column == TitleColumn && role == Qt::DisplayRole)
        return severityWord(branch.severity);
    if (column == TitleColumn && role == Qt::AccessibleTextRole)
        return QString(severityWord(branch.severity) + u", "_s + number);
    return {};
}

QVariant ChecksModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const CheckItem *it = item(index);
    if (!it)
        return branchData(m_branches[index.row()], index.column(), role);
    if (role == SeverityRole)
        return static_cast<int>(it->severity);
    if (role == CureRole)
        return static_cast<int>(it->cure);
    if (role == Qt::AccessibleTextRole && index.column() == TitleColumn)
        return QString(severityWord(it->severity) + u": "_s + it->title
                       + (it->where.isEmpty() ? QString() : u", "_s + it->where));
    if (role == Qt::ToolTipRole)
        return it->meaning.isEmpty() ? it->title : it->meaning;
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case TitleColumn:
        return it->title;
    case WhereColumn:
        return it->where;
    case CureColumn:
        return it->mendWords.isEmpty() ? cureWords(*it) : it->mendWords;
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace paperround
