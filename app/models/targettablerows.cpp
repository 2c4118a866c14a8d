// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in each row of the view: entries in their order, and the heads of the groups.
#include "models/targettablemodel.h"

#include <algorithm>

namespace paperround {

namespace {

/// Above so many single removals or insertions a reset is quicker.
constexpr int singleRuns = 200;

} // namespace

std::vector<int> TargetTableModel::withHeads() const
{
    if (!m_grouped)
        return m_order;
    std::vector<int> shown;
    shown.reserve(m_order.size());
    int group = -1;
    for (const int place : m_order) {
        if (m_list.wiki(place) != group) {
            group = m_list.wiki(place);
            shown.push_back(-2 - group);
        }
        if (!m_closed.contains(group))
            shown.push_back(place);
    }
    return shown;
}

void TargetTableModel::present(std::vector<int> shown)
{
    m_rowOfPlace.clear();
    // What is gone or stands elsewhere goes, then what is missing comes. Mostly that is a row or two.
    std::vector<bool> stays(m_shown.size());
    std::size_t next = 0;
    int runs = 0;
    std::vector<int> rowOf(static_cast<std::size_t>(m_list.size() + m_list.wikis().size()) + 2, -1);
    const auto slot = [this](int what) {
        return static_cast<std::size_t>(what >= 0 ? what : m_list.size() - 2 - what);
    };
    for (std::size_t row = 0; row < shown.size(); ++row)
        rowOf[slot(shown[row])] = static_cast<int>(row);
    int last = -1;
    for (; next < m_shown.size(); ++next) {
        const int row = m_shown[next] == NoPlace ? -1 : rowOf[slot(m_shown[next])];
        stays[next] = row > last;
        last = std::max(last, row);
        runs += !stays[next] && (next == 0 || stays[next - 1]) ? 1 : 0;
    }
    if (runs > singleRuns) {
        beginResetModel();
        m_shown = std::move(shown);
        endResetModel();
        return;
    }
    for (auto end = static_cast<int>(m_shown.size()); end > 0;) {
        int first = end;
        while (first > 0 && !stays[static_cast<std::size_t>(first) - 1])
            --first;
        if (first < end) {
            beginRemoveRows({}, first, end - 1);
            m_shown.erase(m_shown.begin() + first, m_shown.begin() + end);
            m_rowOfPlace.clear();
            endRemoveRows();
        }
        end = first - 1;
    }
    insertRuns(shown);
}

/// What is shown is a part of `shown`, in its order.
void TargetTableModel::insertRuns(const std::vector<int> &shown)
{
    struct Run
    {
        int first;
        int last;
    };
    std::vector<Run> runs;
    std::size_t at = 0;
    for (std::size_t row = 0; row < shown.size(); ++row) {
        if (at < m_shown.size() && m_shown[at] == shown[row]) {
            ++at;
            continue;
        }
        const int here = static_cast<int>(row);
        if (!runs.empty() && runs.back().last == here - 1)
            runs.back().last = here;
        else
            runs.push_back({here, here});
    }
    if (runs.size() > static_cast<std::size_t>(singleRuns)) {
        beginResetModel();
        m_shown = shown;
        endResetModel();
        return;
    }
    for (const Run &run : runs) {
        beginInsertRows({}, run.first, run.last);
        m_shown.insert(m_shown.begin() + run.first, shown.begin() + run.first, shown.begin() + run.last + 1);
        m_rowOfPlace.clear();
        endInsertRows();
    }
}

/// The same rows in another order. `movedTo`: where places stand now; empty: where they stood.
void TargetTableModel::reorder(std::vector<int> order, const std::vector<int> &movedTo)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList old = persistentIndexList();
    QList<int> shown;
    for (const QModelIndex &index : old) {
        const int what = m_shown[static_cast<std::size_t>(index.row())];
        shown.append(what < 0 || movedTo.empty() ? what : movedTo[static_cast<std::size_t>(what)]);
    }
    m_order = std::move(order);
    m_shown = withHeads();
    m_rowOfPlace.clear();
    QModelIndexList fresh;
    for (qsizetype i = 0; i < old.size(); ++i) {
        const int row = shown[i] >= 0
            ? rowOfPlace(shown[i])
            : static_cast<int>(std::ranges::find(m_shown, shown[i]) - m_shown.begin());
        fresh.append(row < 0 ? QModelIndex() : index(row, old[i].column()));
    }
    changePersistentIndexList(old, fresh);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void TargetTableModel::setGrouped(bool grouped)
{
    if (m_grouped == grouped)
        return;
    beginResetModel();
    m_grouped = grouped;
    m_closed.clear();
    m_order = sorted(std::move(m_order));
    m_shown = withHeads();
    m_rowOfPlace.clear();
    endResetModel();
}

int TargetTableModel::groupOf(int row) const
{
    if (!m_grouped || row < 0)
        return -1;
    while (row > 0 && m_shown[static_cast<std::size_t>(row)] >= 0)
        --row;
    return row;
}

void TargetTableModel::setOpen(int row, bool open)
{
    const int head = groupOf(row);
    if (head < 0)
        return;
    const int wiki = -2 - m_shown[static_cast<std::size_t>(head)];
    if (open == !m_closed.contains(wiki))
        return;
    if (open)
        m_closed.remove(wiki);
    else
        m_closed.insert(wiki);
    present(withHeads());
    const int now = groupOf(std::min(row, rowCount() - 1));
    Q_EMIT dataChanged(index(now, 0), index(now, ColumnCount - 1));
}

void TargetTableModel::setAllOpen(bool open)
{
    if (!m_grouped)
        return;
    beginResetModel();
    m_closed.clear();
    for (int wiki = 0; !open && wiki < m_list.wikis().size(); ++wiki)
        m_closed.insert(wiki);
    m_shown = withHeads();
    m_rowOfPlace.clear();
    endResetModel();
}

int TargetTableModel::placeAt(int row) const
{
    return std::max(m_shown[static_cast<std::size_t>(row)], int(NoPlace));
}

QList<int> TargetTableModel::placesAt(int row) const
{
    const int what = m_shown[static_cast<std::size_t>(row)];
    if (what >= NoPlace)
        return what == NoPlace ? QList<int>() : QList<int>{what};
    QList<int> places;
    for (const int place : m_order) {
        if (m_list.wiki(place) == -2 - what)
            places.append(place);
    }
    return places;
}

const std::vector<int> &TargetTableModel::rows() const
{
    if (m_rowOfPlace.empty()) {
        m_rowOfPlace.assign(static_cast<std::size_t>(m_list.size()) + 1, -1);
        for (std::size_t row = 0; row < m_shown.size(); ++row) {
            if (m_shown[row] >= 0)
                m_rowOfPlace[static_cast<std::size_t>(m_shown[row])] = static_cast<int>(row);
        }
    }
    return m_rowOfPlace;
}

int TargetTableModel::rowOfPlace(int place) const
{
    return place < 0 ? -1 : rows()[static_cast<std::size_t>(place)];
}

} // namespace paperround
