// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/delivery/lanestatus.h"
#include "models/shownstate.h"
#include "models/wikinames.h"

#include <QAbstractListModel>
#include <QDateTime>
#include <QList>

#include <functional>

namespace paperround {

/// The lanes of one delivery: those that need somebody first, then waiting, then the busiest, the finished
/// last.
class LaneModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        PhaseRole = Qt::UserRole + 1, ///< int(LaneStatus::Phase)
        WordsRole, ///< QString: "42 s: replication lag"
        EndedRole, ///< int
        TotalRole, ///< int
        SearchRole, ///< QString: what finds this wiki's rows
    };
    explicit LaneModel(std::function<QDateTime()> now, WikiNames names = {}, QObject *parent = nullptr);

    void setLanes(const QList<LaneStatus> &lanes);
    void update(const LaneStatus &lane);
    void clockTicked(); ///< Times left are shown anew.

    [[nodiscard]] const QList<LaneStatus> &lanes() const { return m_lanes; } ///< In the order shown.
    [[nodiscard]] ShownCounts countsAt(int line) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void settle(int line);

    std::function<QDateTime()> m_now;
    WikiNames m_names;
    QList<LaneStatus> m_lanes;
};

} // namespace paperround
