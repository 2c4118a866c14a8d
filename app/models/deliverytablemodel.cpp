// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/deliverytablemodel.h"

#include "models/bidi.h"
#include "models/rowwords.h"

#include <QLocale>

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace paperround {

namespace {

constexpr int MostSingleChanges = 256; ///< Beyond, one reset costs less than so many removals.

} // namespace

DeliveryTableModel::DeliveryTableModel(Now now, WikiNames names, QObject *parent)
    : QAbstractTableModel(parent)
    , m_now(std::move(now))
    , m_names(std::move(names))
{
    m_tick.setSingleShot(true);
    m_tick.setInterval(50ms);
    connect(&m_tick, &QTimer::timeout, this, &DeliveryTableModel::flush);
}

int DeliveryTableModel::laneIndex(const QString &wiki)
{
    const auto known = m_laneOfWiki.constFind(wiki);
    if (known != m_laneOfWiki.constEnd())
        return *known;
    const int lane = int(m_lanes.size());
    m_laneOfWiki.insert(wiki, lane);
    m_lanes.push_back({wiki, LaneStatus::Phase::Idle, {}, {}, {}, {}});
    m_placesOfLane.emplace_back();
    return lane;
}

void DeliveryTableModel::adopt(int place)
{
    const Row &row = m_rows[std::size_t(place)];
    Extra &extra = m_extras[std::size_t(place)];
    if (extra.lane < 0) {
        extra.lane = laneIndex(row.target.wiki);
        m_placesOfLane[std::size_t(extra.lane)].push_back(place);
    }
    const LaneStatus &lane = m_lanes[std::size_t(extra.lane)];
    --m_counts[extra.shown];
    extra.shown = shownState(row.state, lane.phase);
    ++m_counts[extra.shown];
    // The clock of a waiting lane is no part of what is searched.
    extra.folded = (row.target.title + u'\n' + row.page + u'\n' + m_names.full(row.target.wiki) + u'\n'
                    + reasonWords(row, {}, {}) + u'\n' + row.code)
                       .toLower()
                       .toUtf8();
}

void DeliveryTableModel::setRows(QList<Row> rows, const QList<LaneStatus> &lanes)
{
    beginResetModel();
    m_tick.stop();
    m_touched.clear();
    m_fresh.clear();
    m_lanes.clear();
    m_laneOfWiki.clear();
    m_placesOfLane.clear();
    m_placeOfNumber.clear();
    m_counts = {};
    for (const LaneStatus &lane : lanes)
        m_lanes[std::size_t(laneIndex(lane.wiki))] = lane;
    m_rows.assign(std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    m_extras.assign(m_rows.size(), {});
    m_counts[ShownState::Planned] = int(m_rows.size());
    m_placeOfNumber.reserve(qsizetype(m_rows.size()));
    for (int place = 0; place < int(m_rows.size()); ++place) {
        m_placeOfNumber.insert(m_rows[std::size_t(place)].number, place);
        adopt(place);
    }
    m_lines.clear();
    for (int place = 0; place < int(m_rows.size()); ++place) {
        if (matches(place))
            m_lines.push_back(place);
    }
    std::ranges::stable_sort(m_lines, [this](int a, int b) { return before(a, b); });
    renumber();
    endResetModel();
    Q_EMIT countsChanged();
}

void DeliveryTableModel::update(const QList<Row> &rows)
{
    for (const Row &row : rows) {
        const int place = m_placeOfNumber.value(row.number, -1);
        if (place < 0)
            continue;
        m_fresh.emplace_back(place, row);
        m_touched.push_back(place);
    }
    if (!m_touched.empty() && !m_tick.isActive())
        m_tick.start();
}

void DeliveryTableModel::updateLane(const LaneStatus &lane)
{
    const int index = laneIndex(lane.wiki);
    LaneStatus &known = m_lanes[std::size_t(index)];
    const bool shownAnew =
        known.phase != lane.phase || known.cause != lane.cause || known.until != lane.until;
    known = lane;
    if (!shownAnew)
        return;
    for (const int place : m_placesOfLane[std::size_t(index)]) {
        if (m_rows[std::size_t(place)].state == RowState::Planned)
            m_touched.push_back(place);
    }
    if (!m_touched.empty() && !m_tick.isActive())
        m_tick.start();
}

void DeliveryTableModel::flush()
{
    m_tick.stop();
    // Not before: a row painted in between would have its new revision beside its old state.
    for (auto &[place, row] : m_fresh)
        m_rows[std::size_t(place)] = std::move(row);
    m_fresh.clear();
    std::vector<int> touched;
    touched.swap(m_touched);
    std::ranges::sort(touched);
    const auto twice = std::ranges::unique(touched);
    touched.erase(twice.begin(), twice.end());
    if (touched.empty())
        return;
    for (const int place : touched)
        adopt(place);
    QList<int> numbers;
    for (const int place : touched)
        numbers.append(m_rows[std::size_t(place)].number);
    showChanged(std::move(touched));
    Q_EMIT countsChanged();
    Q_EMIT rowsShownAnew(numbers);
}

void DeliveryTableModel::showChanged(std::vector<int> places)
{
    std::vector<int> leaving;
    std::vector<int> coming;
    std::vector<int> staying;
    for (const int place : places) {
        const int line = m_extras[std::size_t(place)].line;
        const bool wanted = matches(place);
        if (line >= 0 && !wanted)
            leaving.push_back(line);
        else if (line < 0 && wanted)
            coming.push_back(place);
        else if (line >= 0)
            staying.push_back(place);
    }
    if (leaving.size() > MostSingleChanges) {
        rebuild();
        return;
    }
    removeLines(std::move(leaving));
    appendPlaces(coming);
    std::vector<int> moved = staying;
    moved.insert(moved.end(), coming.begin(), coming.end());
    if (m_sortColumn >= 0 || !coming.empty())
        reorder(moved);
    if (staying.empty())
        return;
    int first = int(m_lines.size());
    int last = -1;
    for (const int place : staying) {
        first = std::min(first, m_extras[std::size_t(place)].line);
        last = std::max(last, m_extras[std::size_t(place)].line);
    }
    Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

void DeliveryTableModel::removeLines(std::vector<int> lines)
{
    std::ranges::sort(lines, std::greater{});
    for (const int line : lines) {
        beginRemoveRows({}, line, line);
        m_extras[std::size_t(m_lines[std::size_t(line)])].line = -1;
        m_lines.erase(m_lines.begin() + line);
        endRemoveRows();
    }
    if (!lines.empty())
        renumber();
}

void DeliveryTableModel::appendPlaces(const std::vector<int> &places)
{
    if (places.empty())
        return;
    const int at = int(m_lines.size());
    beginInsertRows({}, at, at + int(places.size()) - 1);
    m_lines.insert(m_lines.end(), places.begin(), places.end());
    renumber();
    endInsertRows();
}

void DeliveryTableModel::reorder(const std::vector<int> &changed)
{
    // Linear: the unchanged keep their order, the few changed ones are sorted and merged in.
    std::vector<char> isChanged(m_rows.size(), 0);
    for (const int place : changed)
        isChanged[std::size_t(place)] = 1;
    std::vector<int> quiet;
    quiet.reserve(m_lines.size());
    std::ranges::copy_if(m_lines, std::back_inserter(quiet),
                         [&](int place) { return !isChanged[std::size_t(place)]; });
    std::vector<int> sorted = changed;
    const auto order = [this](int a, int b) { return before(a, b); };
    std::ranges::sort(sorted, order);
    std::vector<int> lines;
    lines.reserve(m_lines.size());
    std::ranges::merge(quiet, sorted, std::back_inserter(lines), order);
    if (lines == m_lines)
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList old = persistentIndexList();
    std::vector<int> places;
    for (const QModelIndex &index : old)
        places.push_back(m_lines[std::size_t(index.row())]);
    m_lines = std::move(lines);
    renumber();
    QModelIndexList fresh;
    for (qsizetype i = 0; i < old.size(); ++i)
        fresh.append(index(m_extras[std::size_t(places[std::size_t(i)])].line, old[i].column()));
    changePersistentIndexList(old, fresh);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void DeliveryTableModel::rebuild()
{
    beginResetModel();
    for (const int place : m_lines)
        m_extras[std::size_t(place)].line = -1;
    m_lines.clear();
    for (int place = 0; place < int(m_rows.size()); ++place) {
        if (matches(place))
            m_lines.push_back(place);
    }
    std::ranges::stable_sort(m_lines, [this](int a, int b) { return before(a, b); });
    renumber();
    endResetModel();
}

void DeliveryTableModel::renumber()
{
    for (std::size_t line = 0; line < m_lines.size(); ++line)
        m_extras[std::size_t(m_lines[line])].line = int(line);
}

void DeliveryTableModel::clockTicked()
{
    if (!m_lines.empty())
        Q_EMIT dataChanged(index(0, ReasonColumn), index(int(m_lines.size()) - 1, ReasonColumn),
                           {Qt::DisplayRole});
}

} // namespace paperround
