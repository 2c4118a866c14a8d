// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QModelIndex>
#include <QString>
#include <QStyledItemDelegate>

#include <functional>
#include <optional>

class QTableView;

namespace paperround {

/// Icon and colour of a cell; the word comes from the model.
struct StateLook
{
    QString icon;
    Tone tone = Tone::Planned;
};

/// Cells of our tables: fixed height, icon + word in the state's colour where `lookOf` gives one, other
/// columns plain or muted; titles elided in the middle; two lines at the current row instead of a focus
/// rectangle.
class StateDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using LookOf = std::function<std::optional<StateLook>(const QModelIndex &)>;

    /// `stateColumn` shows icon and word; `mutedColumns` take the caption colour; `middleColumns` elide in
    /// the middle.
    explicit StateDelegate(LookOf lookOf, int stateColumn, QList<int> mutedColumns = {},
                           QList<int> middleColumns = {}, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    /// The two lines, over `part` of a cell.
    static void drawCurrentRow(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index, const QRect &part);

private:
    LookOf m_lookOf;
    int m_stateColumn;
    QList<int> m_muted;
    QList<int> m_middle;
};

/// Fixed rows, no grid, flat head, whole rows chosen, tab leaves: what all our tables share. Columns are
/// sized once.
void dressTable(QTableView *table);

/// Chooses the row and makes it the current one. QTableView::selectRow() leaves none where columns run from
/// right to left.
void goToRow(QTableView *table, int row);

} // namespace paperround
