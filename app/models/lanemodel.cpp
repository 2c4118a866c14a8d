// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lanemodel.h"

#include "models/rowwords.h"

#include <QLocale>

#include <algorithm>

namespace paperround {

namespace {

int rankOf(LaneStatus::Phase phase)
{
    switch (phase) {
    case LaneStatus::Phase::Troubled:
        return 0;
    case LaneStatus::Phase::Waiting:
        return 1;
    case LaneStatus::Phase::Sending:
    case LaneStatus::Phase::Checking:
    case LaneStatus::Phase::Idle:
    case LaneStatus::Phase::Held:
        return 2;
    case LaneStatus::Phase::Finished:
        return 3;
    }
    Q_UNREACHABLE();
}

bool standsBefore(const LaneStatus &a, const LaneStatus &b)
{
    const auto key = [](const LaneStatus &lane) {
        return std::tuple(rankOf(lane.phase), -lane.counts.total());
    };
    return key(a) == key(b) ? a.wiki < b.wiki : key(a) < key(b);
}

} // namespace

LaneModel::LaneModel(std::function<QDateTime()> now, WikiNames names, QObject *parent)
    : QAbstractListModel(parent)
    , m_now(std::move(now))
    , m_names(std::move(names))
{
}

void LaneModel::setLanes(const QList<LaneStatus> &lanes)
{
    beginResetModel();
    m_lanes = lanes;
    std::ranges::sort(m_lanes, standsBefore);
    endResetModel();
}

void LaneModel::update(const LaneStatus &lane)
{
    const auto known = std::ranges::find(m_lanes, lane.wiki, &LaneStatus::wiki);
    if (known == m_lanes.end()) {
        const int line = int(m_lanes.size());
        beginInsertRows({}, line, line);
        m_lanes.append(lane);
        endInsertRows();
        settle(line);
        return;
    }
    if (*known == lane)
        return;
    *known = lane;
    const int line = int(known - m_lanes.begin());
    Q_EMIT dataChanged(index(line), index(line));
    settle(line);
}

void LaneModel::settle(int line)
{
    // The list is in order but for this one lane.
    const LaneStatus lane = m_lanes[line];
    int place = 0;
    for (int i = 0; i < m_lanes.size(); ++i) {
        if (i != line && standsBefore(m_lanes[i], lane))
            ++place;
    }
    if (place == line)
        return;
    beginMoveRows({}, line, line, {}, place > line ? place + 1 : place);
    m_lanes.move(line, place);
    endMoveRows();
}

void LaneModel::clockTicked()
{
    if (!m_lanes.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_lanes.size()) - 1), {WordsRole, Qt::AccessibleTextRole});
}

ShownCounts LaneModel::countsAt(int line) const
{
    return shownCounts(m_lanes[line].counts, m_lanes[line].phase);
}

int LaneModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lanes.size());
}

QVariant LaneModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const LaneStatus &lane = m_lanes[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return m_names.shown(lane.wiki);
    case Qt::ToolTipRole: {
        const Explanation said = explainLane(lane, m_names);
        const QString more =
            lane.phase == LaneStatus::Phase::Waiting || lane.phase == LaneStatus::Phase::Troubled
            ? said.text() + QLatin1Char('\n') + lane.detail.left(500)
            : countsSentence(countsAt(index.row()));
        const QString named = m_names.plain(lane.wiki) == lane.wiki ? QString() : lane.wiki + u'\n';
        return QString(named + laneSentence(lane, m_now(), m_names) + u'\n' + more)
            .trimmed()
            .toHtmlEscaped()
            .replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    }
    case Qt::AccessibleTextRole:
        return tr("%1. %2").arg(laneSentence(lane, m_now(), m_names), countsSentence(countsAt(index.row())));
    case PhaseRole:
        return int(lane.phase);
    case WordsRole:
        return laneWords(lane, m_now());
    case EndedRole:
        return lane.counts.ended();
    case TotalRole:
        return lane.counts.total();
    case SearchRole:
        return m_names.plain(lane.wiki);
    default:
        return {};
    }
}

} // namespace paperround
