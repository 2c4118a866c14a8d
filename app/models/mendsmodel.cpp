// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mendsmodel.h"

#include "models/bidi.h"

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

MendsModel::MendsModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void MendsModel::setMends(const QList<Mend> &mends, const WikiNames &names)
{
    beginResetModel();
    m_mends = mends;
    m_names = names;
    m_groups.clear();
    m_chosen.clear();
    for (const MendKind kind : allMendKinds) {
        Group group{.kind = kind, .places = {}};
        for (int place = 0; place < mends.size(); ++place) {
            if (mends[place].kind == kind)
                group.places.append(place);
        }
        if (group.places.isEmpty())
            continue;
        if (isProposedAtOnce(kind)) {
            group.chosen = static_cast<int>(group.places.size());
            for (const int place : std::as_const(group.places))
                m_chosen.insert(place);
        }
        m_groups.append(group);
    }
    endResetModel();
    Q_EMIT choiceChanged();
}

QList<Mend> MendsModel::chosen() const
{
    QList<Mend> mends;
    for (int place = 0; place < m_mends.size(); ++place) {
        if (m_chosen.contains(place))
            mends.append(m_mends[place]);
    }
    return mends;
}

int MendsModel::chosenCount() const
{
    return static_cast<int>(m_chosen.size());
}

int MendsModel::countOf(MendKind kind) const
{
    const auto group = std::ranges::find(m_groups, kind, &Group::kind);
    return group == m_groups.end() ? 0 : static_cast<int>(group->places.size());
}

const MendsModel::Group &MendsModel::groupOf(const QModelIndex &child) const
{
    return m_groups[static_cast<int>(child.internalId()) - 1];
}

const Mend &MendsModel::mendOf(const QModelIndex &child) const
{
    return m_mends[groupOf(child).places[child.row()]];
}

QModelIndex MendsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    // A group's children know it by its number; a group itself has none.
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : quintptr(0));
}

QModelIndex MendsModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || isGroup(child))
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr(0));
}

int MendsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    return isGroup(parent) && parent.column() == 0 ? static_cast<int>(m_groups[parent.row()].places.size())
                                                   : 0;
}

int MendsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString MendsModel::text(const Mend &mend, int column) const
{
    switch (static_cast<Column>(column)) {
    case WhatColumn:
        return mend.drops() ? isolated(mend.from.title)
                            : tr("%1 → %2").arg(isolated(mend.from.title), isolated(mend.to.title));
    case WikiColumn:
        return m_names.shown(mend.from.wiki);
    case FactColumn:
        return mend.fact;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant MendsModel::groupData(const Group &group, int column, int role) const
{
    const int rows = static_cast<int>(group.places.size());
    if (role == Qt::CheckStateRole && column == WhatColumn)
        return group.chosen == 0 ? Qt::Unchecked : group.chosen == rows ? Qt::Checked : Qt::PartiallyChecked;
    if ((role == Qt::DisplayRole || role == Qt::AccessibleTextRole) && column == WhatColumn) {
        QString words = mendWords(group.kind, rows);
        words[0] = words[0].toUpper();
        return words;
    }
    return {};
}

QVariant MendsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (isGroup(index))
        return groupData(m_groups[index.row()], index.column(), role);
    const Mend &mend = mendOf(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(mend, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() != WhatColumn)
            return text(mend, index.column());
        return tr("%1 on %2: %3").arg(text(mend, WhatColumn), text(mend, WikiColumn), mend.fact);
    case Qt::CheckStateRole:
        if (index.column() == WhatColumn)
            return m_chosen.contains(groupOf(index).places[index.row()]) ? Qt::Checked : Qt::Unchecked;
        return {};
    default:
        return {};
    }
}

void MendsModel::chooseGroup(int row, bool chosen)
{
    Group &group = m_groups[row];
    for (const int place : std::as_const(group.places)) {
        if (chosen)
            m_chosen.insert(place);
        else
            m_chosen.remove(place);
    }
    group.chosen = chosen ? static_cast<int>(group.places.size()) : 0;
    const QModelIndex parent = index(row, 0);
    Q_EMIT dataChanged(index(0, 0, parent), index(static_cast<int>(group.places.size()) - 1, 0, parent));
}

bool MendsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() != WhatColumn)
        return false;
    const bool chosen = value.toInt() == Qt::Checked;
    const QModelIndex head = isGroup(index) ? index : index.parent();
    if (isGroup(index)) {
        chooseGroup(index.row(), chosen);
    } else {
        Group &group = m_groups[head.row()];
        const int place = group.places[index.row()];
        if (m_chosen.contains(place) == chosen)
            return true;
        if (chosen)
            m_chosen.insert(place);
        else
            m_chosen.remove(place);
        group.chosen += chosen ? 1 : -1;
        Q_EMIT dataChanged(index, index);
    }
    Q_EMIT dataChanged(head, head);
    Q_EMIT choiceChanged();
    return true;
}

QVariant MendsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case WhatColumn:
        return tr("Mend");
    case WikiColumn:
        return tr("Wiki");
    case FactColumn:
        return tr("Because");
    case ColumnCount:
        break;
    }
    return {};
}

Qt::ItemFlags MendsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    if (index.column() == WhatColumn)
        flags |= Qt::ItemIsUserCheckable;
    if (!isGroup(index))
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

} // namespace paperround
