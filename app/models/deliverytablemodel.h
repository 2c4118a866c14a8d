// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/row.h"
#include "engine/delivery/lanestatus.h"
#include "models/shownstate.h"
#include "models/wikinames.h"

#include <QAbstractTableModel>
#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace paperround {

/// The rows of one delivery as a table. Its own index filters and sorts (quick at 100,000 rows); what changes
/// is gathered and shown every 50 ms.
class DeliveryTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { StateColumn, PageColumn, WikiColumn, ReasonColumn, TimeColumn, ColumnCount };
    enum Role {
        StateRole = Qt::UserRole + 1, ///< int(ShownState)
        NumberRole, ///< int, the row's number
    };
    using Now = std::function<QDateTime()>;

    explicit DeliveryTableModel(Now now, WikiNames names = {}, QObject *parent = nullptr);

    /// A whole other delivery.
    void setRows(QList<Row> rows, const QList<LaneStatus> &lanes);
    /// Shown at the next tick. Numbers that are not of this delivery are passed over.
    void update(const QList<Row> &rows);
    void updateLane(const LaneStatus &lane);
    void flush(); ///< Shows what was gathered now.
    void clockTicked(); ///< Reasons with a clock in them are shown anew.

    void setStateFilter(std::optional<ShownState> state);
    void setTextFilter(const QString &text); ///< In page, wiki or reason; case does not matter.
    [[nodiscard]] std::optional<ShownState> stateFilter() const { return m_stateFilter; }
    /// Latest change first; the order a delivery is followed in.
    void sortByLatest();
    [[nodiscard]] bool isLatestFirst() const
    {
        return m_sortColumn == TimeColumn && m_sortOrder == Qt::DescendingOrder;
    }
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    [[nodiscard]] const ShownCounts &counts() const { return m_counts; } ///< Of all rows, filtered or not.
    [[nodiscard]] const Row &rowAt(int line) const;
    [[nodiscard]] const Row *rowByNumber(int number) const; ///< Null where there is none.
    [[nodiscard]] LaneStatus laneOf(const Row &row) const;
    [[nodiscard]] int lineOf(int number) const; ///< -1 where the filter hides it.
    /// The next line after (or before) `line` whose state is one of a person's business; -1: none.
    [[nodiscard]] int nextTrouble(int line, bool forward) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void countsChanged();
    void rowsShownAnew(const QList<int> &numbers); ///< These rows changed; for whoever shows a story.

private:
    struct Extra
    {
        QByteArray folded; ///< UTF-8, lower case, for the text filter.
        ShownState shown = ShownState::Planned;
        int lane = -1;
        int line = -1; ///< In m_lines; -1: hidden.
    };
    void adopt(int place);
    void recount();
    [[nodiscard]] int laneIndex(const QString &wiki);
    [[nodiscard]] bool matches(int place) const;
    [[nodiscard]] bool before(int left, int right) const;
    void rebuild(); ///< Filter or order changed: a new index, a reset.
    void renumber();
    void showChanged(std::vector<int> places);
    void reorder(const std::vector<int> &changed);
    void removeLines(std::vector<int> lines);
    void appendPlaces(const std::vector<int> &places);
    [[nodiscard]] QString text(int place, int column) const;
    [[nodiscard]] QVariant toolTip(int place, int column) const;

    Now m_now;
    WikiNames m_names;
    std::vector<Row> m_rows; ///< By place; number n need not stand at n - 1.
    std::vector<Extra> m_extras;
    QHash<int, int> m_placeOfNumber;
    std::vector<LaneStatus> m_lanes;
    std::vector<std::vector<int>> m_placesOfLane;
    QHash<QString, int> m_laneOfWiki;
    std::vector<int> m_lines; ///< Places, in the order shown.
    std::vector<std::pair<int, Row>> m_fresh; ///< Places and their rows, for the next tick.
    std::vector<int> m_touched; ///< Places changed since the last tick.
    ShownCounts m_counts;
    std::optional<ShownState> m_stateFilter;
    QByteArray m_textFilter;
    int m_sortColumn = -1; ///< -1: the list's own order.
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    QTimer m_tick;
};

} // namespace paperround
