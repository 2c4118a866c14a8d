// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/statedelegate.h"

#include "models/bidi.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace paperround {

StateDelegate::StateDelegate(LookOf lookOf, int stateColumn, QList<int> mutedColumns,
                             QList<int> middleColumns, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_lookOf(std::move(lookOf))
    , m_stateColumn(stateColumn)
    , m_muted(std::move(mutedColumns))
    , m_middle(std::move(middleColumns))
{
}

void StateDelegate::drawCurrentRow(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index, const QRect &part)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (!view || view->currentIndex().row() != index.row() || !view->hasFocus())
        return;
    painter->setPen(Theme::of(option.palette).link);
    painter->drawLine(part.topLeft(), part.topRight());
    painter->drawLine(part.bottomLeft(), part.bottomRight());
}

void StateDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    if (item.direction == Qt::RightToLeft)
        item.text = withArrowsTurned(item.text);
    const Theme theme = Theme::of(item.palette);
    const bool chosen = item.state & QStyle::State_Selected;
    const QColor back = item.palette.color(QPalette::Active, chosen ? QPalette::Highlight : QPalette::Base);
    const QColor plain =
        item.palette.color(QPalette::Active, chosen ? QPalette::HighlightedText : QPalette::Text);
    painter->save();
    if (chosen)
        painter->fillRect(item.rect, back);
    drawCurrentRow(painter, item, index, item.rect);
    const int margin = scaled(8, item.font);
    QRect room = item.rect.adjusted(index.column() == 0 ? 2 * margin : margin, 0, -margin, 0);
    room = QStyle::visualRect(item.direction, item.rect, room);
    QColor ink = m_muted.contains(index.column()) && !chosen ? theme.muted : plain;
    if (index.column() == m_stateColumn) {
        if (const auto look = m_lookOf(index)) {
            ink = theme.wordOn(look->tone, back, plain);
            const int side = scaled(16, item.font);
            QRect place(room.left(), room.top() + (room.height() - side) / 2, side, side);
            paintIcon(painter, QStyle::visualRect(item.direction, room, place), look->icon, ink);
            const QRect rest = room.adjusted(side + scaled(6, item.font), 0, 0, 0);
            room = QStyle::visualRect(item.direction, room, rest);
        }
    }
    const auto elide = m_middle.contains(index.column()) ? Qt::ElideMiddle : Qt::ElideRight;
    painter->setFont(item.font);
    painter->setPen(ink);
    const Qt::Alignment at = QStyle::visualAlignment(item.direction, item.displayAlignment);
    painter->drawText(room, int(at | Qt::TextSingleLine | Qt::AlignAbsolute),
                      item.fontMetrics.elidedText(item.text, elide, room.width()));
    painter->restore();
}

QSize StateDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize hint = QStyledItemDelegate::sizeHint(option, index);
    hint.setHeight(scaled(28, option.font));
    hint.rwidth() += scaled(16, option.font);
    return hint;
}

void dressTable(QTableView *table)
{
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setCornerButtonEnabled(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setMinimumSectionSize(scaled(28, table));
    table->verticalHeader()->setDefaultSectionSize(scaled(28, table));
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(false);
    table->horizontalHeader()->setFixedHeight(scaled(28, table));
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table->horizontalHeader()->setSortIndicatorShown(true);
    table->horizontalHeader()->setSectionsClickable(true);
    table->horizontalHeader()->setFont(sizedFont(table->font(), -1));
}

void goToRow(QTableView *table, int row)
{
    table->setCurrentIndex(table->model()->index(row, 0));
}

} // namespace paperround
