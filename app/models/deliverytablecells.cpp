// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the table says; how it keeps its order is in deliverytablemodel.cpp.
#include "models/deliverytablemodel.h"

#include "models/bidi.h"
#include "models/rowwords.h"

#include <QLocale>

#include <algorithm>

namespace paperround {

bool DeliveryTableModel::matches(int place) const
{
    const Extra &extra = m_extras[std::size_t(place)];
    if (m_stateFilter && extra.shown != *m_stateFilter)
        return false;
    return m_textFilter.isEmpty() || extra.folded.contains(m_textFilter);
}

bool DeliveryTableModel::before(int left, int right) const
{
    const Row &a = m_rows[std::size_t(left)];
    const Row &b = m_rows[std::size_t(right)];
    const auto ranked = [&]() -> int {
        switch (m_sortColumn) {
        case StateColumn:
            return int(m_extras[std::size_t(left)].shown) - int(m_extras[std::size_t(right)].shown);
        case PageColumn:
            return a.target.title.compare(b.target.title, Qt::CaseInsensitive);
        case WikiColumn:
            return m_names.plain(a.target.wiki).compare(m_names.plain(b.target.wiki), Qt::CaseInsensitive);
        case ReasonColumn:
            return a.reason.compare(b.reason);
        case TimeColumn:
            return a.time == b.time ? 0 : (a.time < b.time ? -1 : 1);
        default:
            return 0;
        }
    }();
    if (ranked != 0)
        return m_sortOrder == Qt::AscendingOrder ? ranked < 0 : ranked > 0;
    return a.number < b.number;
}

void DeliveryTableModel::setStateFilter(std::optional<ShownState> state)
{
    if (state == m_stateFilter)
        return;
    m_stateFilter = state;
    rebuild();
}

void DeliveryTableModel::setTextFilter(const QString &text)
{
    const QByteArray folded = text.trimmed().toLower().toUtf8();
    if (folded == m_textFilter)
        return;
    m_textFilter = folded;
    rebuild();
}

void DeliveryTableModel::sortByLatest()
{
    sort(TimeColumn, Qt::DescendingOrder);
}

void DeliveryTableModel::sort(int column, Qt::SortOrder order)
{
    if (column == m_sortColumn && order == m_sortOrder)
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    reorder(m_lines);
}

const Row &DeliveryTableModel::rowAt(int line) const
{
    return m_rows[std::size_t(m_lines[std::size_t(line)])];
}

const Row *DeliveryTableModel::rowByNumber(int number) const
{
    const int place = m_placeOfNumber.value(number, -1);
    return place < 0 ? nullptr : &m_rows[std::size_t(place)];
}

LaneStatus DeliveryTableModel::laneOf(const Row &row) const
{
    const int lane = m_laneOfWiki.value(row.target.wiki, -1);
    return lane < 0 ? LaneStatus{} : m_lanes[std::size_t(lane)];
}

int DeliveryTableModel::lineOf(int number) const
{
    const int place = m_placeOfNumber.value(number, -1);
    return place < 0 ? -1 : m_extras[std::size_t(place)].line;
}

int DeliveryTableModel::nextTrouble(int line, bool forward) const
{
    const int count = int(m_lines.size());
    for (int step = 1; step <= count; ++step) {
        const int at = ((line + (forward ? step : -step)) % count + count) % count;
        const ShownState shown = m_extras[std::size_t(m_lines[std::size_t(at)])].shown;
        if (shown == ShownState::Failed || shown == ShownState::Unknown || shown == ShownState::Held)
            return at;
    }
    return -1;
}

int DeliveryTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int DeliveryTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString DeliveryTableModel::text(int place, int column) const
{
    const Row &row = m_rows[std::size_t(place)];
    const Extra &extra = m_extras[std::size_t(place)];
    switch (column) {
    case StateColumn:
        return stateWord(extra.shown);
    case PageColumn:
        return isolated(row.target.title);
    case WikiColumn:
        return m_names.shown(row.target.wiki);
    case ReasonColumn:
        return reasonWords(row, m_lanes[std::size_t(extra.lane)], m_now());
    case TimeColumn:
        return row.time.isValid()
            ? QLocale().toString(row.time.toLocalTime().time(), QStringLiteral("HH:mm:ss"))
            : QString();
    default:
        return {};
    }
}

QVariant DeliveryTableModel::toolTip(int place, int column) const
{
    // Names and the wiki's words are hostile: a tooltip that looks like HTML would be rendered as such.
    if (column == TimeColumn) {
        const QDateTime time = m_rows[std::size_t(place)].time;
        return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::LongFormat) : QString();
    }
    if (column == WikiColumn)
        return m_names.toolTip(m_rows[std::size_t(place)].target.wiki);
    return text(place, column).toHtmlEscaped();
}

QVariant DeliveryTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const int place = m_lines[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(place, index.column());
    case Qt::ToolTipRole:
        return toolTip(place, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == StateColumn) {
            const Row &row = m_rows[std::size_t(place)];
            return rowSentence(row, m_lanes[std::size_t(m_extras[std::size_t(place)].lane)], m_now(),
                               m_names);
        }
        return text(place, index.column());
    case Qt::TextAlignmentRole:
        return int((index.column() == TimeColumn ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    case StateRole:
        return int(m_extras[std::size_t(place)].shown);
    case NumberRole:
        return m_rows[std::size_t(place)].number;
    default:
        return {};
    }
}

QVariant DeliveryTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == TimeColumn ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StateColumn:
        return tr("State");
    case PageColumn:
        return tr("Page");
    case WikiColumn:
        return tr("Wiki");
    case ReasonColumn:
        return tr("Reason");
    case TimeColumn:
        return tr("Time");
    default:
        return {};
    }
}

} // namespace paperround
