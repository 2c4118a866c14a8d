// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/targettablemodel.h"

#include "models/healthwords.h"

#include <algorithm>

namespace paperround {

namespace {

/// Above this a reset is quicker for a view than so many single moves.
constexpr qsizetype singleMoves = 200;

} // namespace

TargetTableModel::TargetTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void TargetTableModel::adopt(TargetEntry &entry)
{
    if (entry.key == 0)
        entry.key = m_nextKey++;
    else
        m_nextKey = std::max(m_nextKey, entry.key + 1);
}

TargetTableModel::Place TargetTableModel::placeFor(const TargetEntry &entry) const
{
    const QString words =
        entry.target.title + u'\n' + m_names.full(entry.target.wiki) + u'\n' + entry.problem.text;
    return {words.toCaseFolded(), entry.health()};
}

bool TargetTableModel::shows(int place) const
{
    const Place &it = m_places[static_cast<std::size_t>(place)];
    return (!m_healthFilter || it.health == *m_healthFilter)
        && (m_textFilter.isEmpty() || it.folded.contains(m_textFilter));
}

bool TargetTableModel::sortsBefore(int left, int right) const
{
    if (m_sortColumn < 0)
        return left < right;
    const bool turned = m_sortOrder == Qt::DescendingOrder;
    const TargetEntry &a = m_entries[turned ? right : left];
    const TargetEntry &b = m_entries[turned ? left : right];
    int order = 0;
    switch (static_cast<Column>(m_sortColumn)) {
    case HealthColumn:
        order = static_cast<int>(a.health()) - static_cast<int>(b.health());
        break;
    case PageColumn:
        order = a.target.title.compare(b.target.title, Qt::CaseInsensitive);
        break;
    case WikiColumn:
        order = m_names.plain(a.target.wiki).compare(m_names.plain(b.target.wiki), Qt::CaseInsensitive);
        break;
    case OriginColumn:
        order = a.source.compare(b.source);
        order = order != 0 ? order : a.target.line - b.target.line;
        break;
    case HappensColumn:
        order = whatHappens(a).compare(whatHappens(b));
        break;
    case ColumnCount:
        break;
    }
    return order != 0 ? order < 0 : left < right;
}

void TargetTableModel::renumber()
{
    m_placeOfKey.clear();
    m_placeOfKey.reserve(m_entries.size());
    for (int place = 0; place < m_entries.size(); ++place)
        m_placeOfKey.insert(m_entries[place].key, place);
    m_rowOfPlace.assign(m_places.size(), -1);
    for (std::size_t row = 0; row < m_shown.size(); ++row)
        m_rowOfPlace[static_cast<std::size_t>(m_shown[row])] = static_cast<int>(row);
}

void TargetTableModel::recount()
{
    HealthCounts counts;
    for (int place = 0; place < m_entries.size(); ++place) {
        ++counts.count[static_cast<std::size_t>(m_places[static_cast<std::size_t>(place)].health)];
        counts.willBeSent += m_entries[place].willBeSent() ? 1 : 0;
    }
    counts.total = static_cast<int>(m_entries.size());
    m_counts = counts;
    Q_EMIT countsChanged();
}

void TargetTableModel::rebuildIndex()
{
    m_shown.clear();
    for (int place = 0; place < m_entries.size(); ++place) {
        if (shows(place))
            m_shown.push_back(place);
    }
    if (m_sortColumn >= 0)
        std::sort(m_shown.begin(), m_shown.end(), [this](int a, int b) { return sortsBefore(a, b); });
    renumber();
}

void TargetTableModel::setNames(const WikiNames &names)
{
    if (m_names == names)
        return;
    m_names = names;
    setEntries(std::move(m_entries)); // What a search looks through and the order may be others now.
}

void TargetTableModel::setEntries(QList<TargetEntry> entries)
{
    beginResetModel();
    for (TargetEntry &entry : entries)
        adopt(entry);
    m_entries = std::move(entries);
    m_places.clear();
    for (const TargetEntry &entry : std::as_const(m_entries))
        m_places.push_back(placeFor(entry));
    rebuildIndex();
    endResetModel();
    recount();
}

TargetEdit TargetTableModel::apply(const TargetEdit &edit)
{
    TargetEdit undo{.places = edit.places};
    switch (edit.kind) {
    case TargetEdit::Kind::Insert:
        insertAt(edit);
        undo.kind = TargetEdit::Kind::Remove;
        break;
    case TargetEdit::Kind::Remove:
        undo.entries = removeAt(edit.places);
        undo.kind = TargetEdit::Kind::Insert;
        break;
    case TargetEdit::Kind::Replace:
        undo.entries = replaceAt(edit);
        undo.kind = TargetEdit::Kind::Replace;
        break;
    }
    recount();
    return undo;
}

void TargetTableModel::insertAt(const TargetEdit &edit)
{
    const bool reset = edit.places.size() > singleMoves;
    if (reset)
        beginResetModel();
    // First the entries, not shown yet: merged in one walk, with the places of shown rows moved along.
    QList<TargetEntry> merged;
    std::vector<Place> places;
    std::vector<int> moved(m_places.size());
    merged.reserve(m_entries.size() + edit.places.size());
    qsizetype next = 0;
    for (qsizetype old = 0; old <= m_entries.size(); ++old) {
        while (next < edit.places.size() && (edit.places[next] <= merged.size() || old == m_entries.size())) {
            merged.append(edit.entries[next++]);
            adopt(merged.last());
            places.push_back(placeFor(merged.constLast()));
        }
        if (old < m_entries.size()) {
            moved[static_cast<std::size_t>(old)] = static_cast<int>(merged.size());
            places.push_back(m_places[static_cast<std::size_t>(old)]);
            merged.append(m_entries[old]);
        }
    }
    for (int &place : m_shown)
        place = moved[static_cast<std::size_t>(place)];
    m_entries = std::move(merged);
    m_places = std::move(places);
    if (reset) {
        rebuildIndex();
        endResetModel();
        return;
    }
    renumber();
    for (const int place : edit.places) {
        if (!shows(place))
            continue;
        const auto before = std::lower_bound(m_shown.begin(), m_shown.end(), place,
                                             [this](int a, int b) { return sortsBefore(a, b); });
        const int row = static_cast<int>(before - m_shown.begin());
        beginInsertRows({}, row, row);
        m_shown.insert(before, place);
        endInsertRows();
    }
    renumber();
}

QList<TargetEntry> TargetTableModel::removeAt(const QList<int> &places)
{
    const bool reset = places.size() > singleMoves;
    if (reset) {
        beginResetModel();
    } else {
        for (const int place : places) {
            const auto found = std::find(m_shown.begin(), m_shown.end(), place);
            if (found == m_shown.end())
                continue;
            const int row = static_cast<int>(found - m_shown.begin());
            beginRemoveRows({}, row, row);
            m_shown.erase(found);
            endRemoveRows();
        }
    }
    QList<TargetEntry> removed;
    QList<TargetEntry> kept;
    std::vector<Place> keptPlaces;
    std::vector<int> moved(m_places.size());
    for (int place = 0, next = 0; place < m_entries.size(); ++place) {
        if (next < places.size() && places[next] == place) {
            removed.append(m_entries[place]);
            ++next;
            continue;
        }
        moved[static_cast<std::size_t>(place)] = static_cast<int>(kept.size());
        keptPlaces.push_back(m_places[static_cast<std::size_t>(place)]);
        kept.append(m_entries[place]);
    }
    m_entries = std::move(kept);
    m_places = std::move(keptPlaces);
    if (reset) {
        rebuildIndex();
        endResetModel();
    } else {
        for (int &place : m_shown)
            place = moved[static_cast<std::size_t>(place)];
        renumber();
    }
    return removed;
}

QList<TargetEntry> TargetTableModel::replaceAt(const TargetEdit &edit)
{
    QList<TargetEntry> before;
    before.reserve(edit.places.size());
    for (qsizetype i = 0; i < edit.places.size(); ++i) {
        const int place = edit.places[i];
        before.append(m_entries[place]);
        m_entries[place] = edit.entries[i];
        m_places[static_cast<std::size_t>(place)] = placeFor(edit.entries[i]);
    }
    tellShown(edit.places);
    return before;
}

void TargetTableModel::tellShown(const QList<int> &places)
{
    int first = rowCount();
    int last = -1;
    for (const int place : places) {
        const int row = m_rowOfPlace[static_cast<std::size_t>(place)];
        if (row >= 0) {
            first = std::min(first, row);
            last = std::max(last, row);
        }
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

void TargetTableModel::setFindings(const QList<quint64> &keys, const QList<TargetFinding> &findings)
{
    QList<int> places;
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const int place = placeOf(keys[i]);
        if (place < 0)
            continue;
        m_entries[place].finding = findings[i];
        m_places[static_cast<std::size_t>(place)].health = m_entries[place].health();
        places.append(place);
    }
    tellShown(places);
    recount();
}

void TargetTableModel::setHealthFilter(std::optional<TargetHealth> health)
{
    if (m_healthFilter == health)
        return;
    m_healthFilter = health;
    refilter();
}

void TargetTableModel::setTextFilter(const QString &text)
{
    const QString folded = text.trimmed().toCaseFolded();
    if (m_textFilter == folded)
        return;
    m_textFilter = folded;
    refilter();
}

void TargetTableModel::refilter()
{
    beginResetModel();
    rebuildIndex();
    endResetModel();
}

void TargetTableModel::sort(int column, Qt::SortOrder order)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList old = persistentIndexList();
    QList<int> placesOf;
    for (const QModelIndex &index : old)
        placesOf.append(placeAt(index.row()));
    m_sortColumn = column < ColumnCount ? column : -1;
    m_sortOrder = order;
    rebuildIndex();
    QModelIndexList fresh;
    for (qsizetype i = 0; i < old.size(); ++i) {
        // A row that stayed in view although the filter no longer takes it may go with a new order.
        const int row = m_rowOfPlace[static_cast<std::size_t>(placesOf[i])];
        fresh.append(row < 0 ? QModelIndex() : index(row, old[i].column()));
    }
    changePersistentIndexList(old, fresh);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

} // namespace paperround
