// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How edits change the list and what a view is told of it. Filter, sort and groups are in
// targettableorder.cpp, what a cell shows and the edits that are offered in targettablecells.cpp.
#include "models/targettablemodel.h"

#include <QTimerEvent>

#include <algorithm>

namespace paperround {

namespace {

/// Above this a reset is quicker for a view than so many single moves.
constexpr qsizetype singleMoves = 200;
/// Findings come by the hundred; a view is told so often.
constexpr int gatherFor = 50;

/// Whoever renames a row need not know that its source goes on to call it by its old name.
TargetEntry named(const TargetEntry &before, TargetEntry entry)
{
    if (before.origins.isEmpty() || entry.origins.isEmpty())
        return entry;
    const QString read = sourceKey(before);
    entry.asRead = rowKey({entry.target, entry.problem}) == read ? QString() : read;
    return entry;
}

} // namespace

TargetTableModel::TargetTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

TargetEdit TargetTableModel::apply(const TargetEdit &edit)
{
    TargetEdit undo;
    switch (edit.kind) {
    case TargetEdit::Kind::Insert:
        undo = {
            .kind = TargetEdit::Kind::Remove, .places = edit.places, .keys = noteRemoved(edit, edit.entries)};
        insertAt(edit);
        break;
    case TargetEdit::Kind::Remove:
        undo = {.kind = TargetEdit::Kind::Insert, .places = edit.places, .entries = removeAt(edit.places)};
        undo.keys = noteRemoved(edit, undo.entries);
        break;
    case TargetEdit::Kind::Replace:
        undo = {.kind = TargetEdit::Kind::Replace, .places = edit.places, .entries = replaceAt(edit)};
        break;
    case TargetEdit::Kind::Move:
        undo = moveAt(edit);
        break;
    case TargetEdit::Kind::Whole:
        undo = {.kind = TargetEdit::Kind::Whole,
                .whole = std::make_shared<const ComposedTargets>(composed())};
        setComposed(*edit.whole);
        return undo;
    }
    tellGroups();
    Q_EMIT countsChanged();
    return undo;
}

/// Keeps what a person removed of the sources; gives the keys for which that changed.
QStringList TargetTableModel::noteRemoved(const TargetEdit &edit, const QList<TargetEntry> &entries)
{
    const bool away = edit.kind == TargetEdit::Kind::Remove;
    QStringList keys;
    if (edit.keys) {
        keys = *edit.keys;
    } else {
        for (const TargetEntry &entry : entries) {
            if (entry.origins.isEmpty())
                continue;
            const QString key = sourceKey(entry);
            if (m_resting.removed.contains(key) != away)
                keys.append(key);
        }
    }
    for (const QString &key : std::as_const(keys)) {
        if (away)
            m_resting.removed.insert(key);
        else
            m_resting.removed.remove(key);
    }
    return keys;
}

void TargetTableModel::insertAt(const TargetEdit &edit)
{
    const bool reset = edit.places.size() > singleMoves;
    if (reset)
        beginResetModel();
    const int before = m_list.size();
    m_list.insert(edit.places, edit.entries);
    m_placeOfKey.clear();
    matchWikis();
    rankWikis();
    if (reset) {
        rebuildOrder();
        endResetModel();
        return;
    }
    if (edit.places.constFirst() < before) {
        const auto along = [&edit](int place) {
            for (const int inserted : edit.places) {
                if (inserted > place)
                    break;
                ++place;
            }
            return place;
        };
        for (int &place : m_order)
            place = along(place);
        for (int &place : m_shown)
            place = place < 0 ? place : along(place);
    }
    std::vector<int> fresh;
    std::ranges::copy_if(edit.places, std::back_inserter(fresh), [this](int place) { return shows(place); });
    fresh = sorted(std::move(fresh));
    std::vector<int> order;
    order.reserve(m_order.size() + fresh.size());
    auto from = m_order.cbegin();
    for (const int place : fresh) {
        const auto until =
            std::lower_bound(from, m_order.cend(), place, [this](int a, int b) { return comesBefore(a, b); });
        order.insert(order.end(), from, until);
        order.push_back(place);
        from = until;
    }
    order.insert(order.end(), from, m_order.cend());
    m_order = std::move(order);
    present(withHeads());
}

QList<TargetEntry> TargetTableModel::removeAt(const QList<int> &places)
{
    const bool reset = places.size() > singleMoves;
    if (reset)
        beginResetModel();
    std::vector<int> movedTo(static_cast<std::size_t>(m_list.size()));
    for (int place = 0, next = 0; place < m_list.size(); ++place) {
        const bool gone = next < places.size() && places[next] == place;
        movedTo[static_cast<std::size_t>(place)] = gone ? NoPlace : place - next;
        next += gone ? 1 : 0;
    }
    QList<TargetEntry> removed = m_list.remove(places);
    m_placeOfKey.clear();
    for (int &place : m_order)
        place = movedTo[static_cast<std::size_t>(place)];
    std::erase(m_order, int(NoPlace));
    if (reset) {
        m_shown = withHeads();
        m_rowOfPlace.clear();
        endResetModel();
        return removed;
    }
    for (int &place : m_shown)
        place = place < 0 ? place : movedTo[static_cast<std::size_t>(place)];
    present(withHeads());
    return removed;
}

QList<TargetEntry> TargetTableModel::replaceAt(const TargetEdit &edit)
{
    QList<TargetEntry> before;
    before.reserve(edit.places.size());
    bool otherWiki = false;
    for (qsizetype i = 0; i < edit.places.size(); ++i) {
        const int wiki = m_list.wiki(edit.places[i]);
        before.append(m_list.replace(edit.places[i], named(m_list.at(edit.places[i]), edit.entries[i])));
        if (m_list.wiki(edit.places[i]) == wiki)
            continue;
        otherWiki = true;
        if (const int row = rowOfPlace(edit.places[i]); m_grouped && row >= 0)
            m_shown[static_cast<std::size_t>(row)] = NoPlace;
    }
    if (otherWiki) {
        matchWikis();
        rankWikis();
        if (m_grouped) { // it goes to another group
            m_order = sorted(std::move(m_order));
            present(withHeads());
        }
    }
    tellShown(edit.places);
    return before;
}

TargetEdit TargetTableModel::moveAt(const TargetEdit &edit)
{
    TargetEdit undo{.kind = TargetEdit::Kind::Move};
    const QList<bool> marks = m_list.move(edit.places, edit.to, edit.moved);
    std::vector<std::pair<int, qsizetype>> back; // where it stands now, and which it is
    for (qsizetype i = 0; i < edit.to.size(); ++i)
        back.emplace_back(edit.to[i], i);
    std::ranges::sort(back);
    for (const auto &[place, i] : back) {
        undo.places.append(place);
        undo.to.append(edit.places[i]);
        undo.moved.append(marks[i]);
    }
    std::vector<int> movedTo(static_cast<std::size_t>(m_list.size()));
    std::size_t fixed = 0;
    int next = 0;
    for (int place = 0, at = 0; place < m_list.size(); ++place) {
        if (at < edit.places.size() && edit.places[at] == place) {
            movedTo[static_cast<std::size_t>(place)] = edit.to[at++];
            continue;
        }
        while (fixed < back.size() && back[fixed].first == next) {
            ++next;
            ++fixed;
        }
        movedTo[static_cast<std::size_t>(place)] = next++;
    }
    m_placeOfKey.clear();
    std::vector<int> order = m_order;
    for (int &place : order)
        place = movedTo[static_cast<std::size_t>(place)];
    reorder(sorted(std::move(order)), movedTo);
    return undo;
}

void TargetTableModel::tellShown(const QList<int> &places)
{
    int first = rowCount();
    int last = -1;
    for (const int place : places) {
        const int row = rowOfPlace(place);
        if (row >= 0) {
            first = std::min(first, row);
            last = std::max(last, row);
        }
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

/// The heads of the groups count.
void TargetTableModel::tellGroups()
{
    if (m_grouped && rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void TargetTableModel::setNames(const WikiNames &names)
{
    if (m_names == names)
        return;
    m_names = names;
    setComposed(composed()); // What a search looks through and the order may be others now.
}

void TargetTableModel::setComposed(const ComposedTargets &list)
{
    tellGathered();
    beginResetModel();
    m_list = list.list;
    m_resting = list.resting;
    m_resting.added.clear(); // the list has them
    m_placeOfKey.clear();
    matchWikis();
    m_wikiRank.clear();
    rankWikis();
    rebuildOrder();
    endResetModel();
    Q_EMIT countsChanged();
}

void TargetTableModel::setFindings(const QList<quint64> &keys, const QList<TargetFinding> &findings)
{
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const int place = placeOf(keys[i]);
        if (place < 0)
            continue;
        m_list.setFinding(place, findings[i]);
        m_gathered.append(place);
    }
    if (!m_gathered.isEmpty() && !m_gathering.isActive())
        m_gathering.start(gatherFor, this);
}

void TargetTableModel::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_gathering.timerId())
        tellGathered();
    else
        QAbstractTableModel::timerEvent(event);
}

void TargetTableModel::tellGathered()
{
    m_gathering.stop();
    if (m_gathered.isEmpty())
        return;
    // Places may have moved since: a range that is too wide only paints a little more.
    QList<int> places = std::exchange(m_gathered, {});
    places.removeIf([this](int place) { return place >= m_list.size(); });
    tellShown(places);
    tellGroups();
    Q_EMIT countsChanged();
}

int TargetTableModel::placeOf(quint64 key) const
{
    if (m_placeOfKey.empty()) {
        m_placeOfKey.assign(static_cast<std::size_t>(m_list.nextKey()), NoPlace);
        for (int place = 0; place < m_list.size(); ++place)
            m_placeOfKey[static_cast<std::size_t>(m_list.key(place))] = place;
    }
    return key < m_placeOfKey.size() ? m_placeOfKey[static_cast<std::size_t>(key)] : NoPlace;
}

} // namespace paperround
