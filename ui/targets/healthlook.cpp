// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/healthlook.h"

#include "models/targettablemodel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QTableView>

namespace paperround {

using namespace Qt::StringLiterals;

StateLook lookOf(TargetHealth health)
{
    switch (health) {
    case TargetHealth::Unchecked:
        return {u"planned"_s, Tone::Planned};
    case TargetHealth::Good:
        return {u"delivered"_s, Tone::Delivered};
    case TargetHealth::Redirect:
        return {u"redirect"_s, Tone::Sending};
    case TargetHealth::OptedOut:
        return {u"skipped"_s, Tone::Skipped};
    case TargetHealth::GotLastIssue:
        return {u"history"_s, Tone::Delivered};
    case TargetHealth::Renamed:
        return {u"account"_s, Tone::Sending};
    case TargetHealth::Excluded:
        return {u"excluded"_s, Tone::Skipped};
    case TargetHealth::Missing:
        return {u"missing"_s, Tone::Failed};
    case TargetHealth::NotNamed:
        return {u"temporary"_s, Tone::Failed};
    case TargetHealth::Blocked:
        return {u"blocked"_s, Tone::Failed};
    case TargetHealth::Locked:
        return {u"locked"_s, Tone::Failed};
    case TargetHealth::Inactive:
        return {u"inactive"_s, Tone::Waiting};
    case TargetHealth::Protected:
        return {u"lock"_s, Tone::Waiting};
    case TargetHealth::WrongNamespace:
        return {u"folder"_s, Tone::Failed};
    case TargetHealth::WrongModel:
        return {u"braces"_s, Tone::Failed};
    case TargetHealth::ClosedBoard:
        return {u"board"_s, Tone::Waiting};
    case TargetHealth::ClosedWiki:
        return {u"closedwiki"_s, Tone::Failed};
    case TargetHealth::OtherHost:
        return {u"globe"_s, Tone::Failed};
    case TargetHealth::Duplicate:
        return {u"duplicate"_s, Tone::Planned};
    case TargetHealth::Problem:
        return {u"warning"_s, Tone::Failed};
    }
    return {};
}

TargetDelegate::TargetDelegate(QObject *parent)
    : StateDelegate(
        [](const QModelIndex &index) -> std::optional<StateLook> {
            return lookOf(static_cast<TargetHealth>(index.data(TargetTableModel::HealthRole).toInt()));
        },
        TargetTableModel::HealthColumn, {TargetTableModel::WikiColumn, TargetTableModel::OriginColumn},
        {TargetTableModel::PageColumn}, parent)
{
}

QRect TargetDelegate::boxRect(const QStyleOptionViewItem &option)
{
    const int side = scaled(16, option.font);
    const QRect box(option.rect.left() + scaled(16, option.font),
                    option.rect.top() + (option.rect.height() - side) / 2, side, side);
    return QStyle::visualRect(option.direction, option.rect, box);
}

void TargetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    if (index.data(TargetTableModel::GroupRole).toBool()) {
        paintGroup(painter, option, index);
        return;
    }
    if (index.column() != TargetTableModel::HealthColumn) {
        StateDelegate::paint(painter, option, index);
        return;
    }
    // The base leaves its margin; the words begin after the box.
    QStyleOptionViewItem words = option;
    const int shift = scaled(22, option.font);
    words.rect = QStyle::visualRect(option.direction, option.rect, option.rect.adjusted(shift, 0, 0, 0));
    StateDelegate::paint(painter, words, index);
    QStyleOptionViewItem box = option;
    box.rect = boxRect(option);
    const QRect start = option.rect.adjusted(0, 0, shift - option.rect.width(), 0);
    const QRect strip = QStyle::visualRect(option.direction, option.rect, start);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(strip, option.palette.color(QPalette::Active, QPalette::Highlight));
    drawCurrentRow(painter, option, index, strip);
    const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    box.state &= ~(QStyle::State_On | QStyle::State_Off | QStyle::State_HasFocus);
    box.state |= checked ? QStyle::State_On : QStyle::State_Off;
    if (!(index.flags() & Qt::ItemIsUserCheckable))
        box.state &= ~QStyle::State_Enabled;
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, option.widget);
}

/// The head of a group runs over all columns: each cell paints its part of the line.
void TargetDelegate::paintGroup(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    const QRect line(0, option.rect.top(), view != nullptr ? view->viewport()->width() : option.rect.width(),
                     option.rect.height());
    const auto part = [&option, &line](int left, int width) {
        return QStyle::visualRect(option.direction, line, QRect(left, line.top(), width, line.height()));
    };
    const QModelIndex head = index.siblingAtColumn(TargetTableModel::HealthColumn);
    const Theme theme = Theme::of(option.palette);
    const bool chosen = option.state & QStyle::State_Selected;
    painter->save();
    painter->setClipRect(option.rect);
    painter->fillRect(option.rect,
                      chosen ? option.palette.color(QPalette::Active, QPalette::Highlight) : theme.head);
    drawCurrentRow(painter, option, index, option.rect);
    const QColor words =
        option.palette.color(QPalette::Active, chosen ? QPalette::HighlightedText : QPalette::Text);
    const int side = scaled(12, option.font);
    QRect arrow = part(scaled(2, option.font), side);
    arrow = QRect(arrow.left(), arrow.center().y() - side / 2, side, side);
    paintIcon(painter, arrow, head.data(TargetTableModel::OpenRole).toBool() ? u"down"_s : u"end"_s, words);
    QStyleOptionViewItem box = option;
    const int boxSide = scaled(16, option.font);
    box.rect = part(scaled(16, option.font), boxSide);
    box.rect.setTop(line.top() + (line.height() - boxSide) / 2);
    box.rect.setHeight(boxSide);
    box.state &= ~(QStyle::State_On | QStyle::State_Off | QStyle::State_NoChange | QStyle::State_HasFocus);
    switch (static_cast<Qt::CheckState>(head.data(Qt::CheckStateRole).toInt())) {
    case Qt::Checked:
        box.state |= QStyle::State_On;
        break;
    case Qt::PartiallyChecked:
        box.state |= QStyle::State_NoChange;
        break;
    case Qt::Unchecked:
        box.state |= QStyle::State_Off;
    }
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, option.widget);
    QFont bold = option.font;
    bold.setBold(true);
    painter->setFont(bold);
    painter->setPen(words);
    const int start = scaled(40, option.font);
    painter->drawText(
        part(start, line.width() - start),
        static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeading | Qt::AlignVCenter)),
        head.data().toString());
    painter->restore();
}

bool TargetDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    if (auto *targets = qobject_cast<TargetTableModel *>(model);
        targets != nullptr && index.data(TargetTableModel::GroupRole).toBool()) {
        if (event->type() != QEvent::MouseButtonRelease)
            return event->type() == QEvent::MouseButtonDblClick;
        const QPoint at = static_cast<QMouseEvent *>(event)->position().toPoint();
        if (index.column() != TargetTableModel::HealthColumn
            || !boxRect(option).adjusted(0, -6, 6, 6).contains(at)) {
            targets->setOpen(index.row(), !index.data(TargetTableModel::OpenRole).toBool());
            return true;
        }
    }
    if (index.column() != TargetTableModel::HealthColumn || event->type() != QEvent::MouseButtonRelease)
        return event->type() == QEvent::MouseButtonDblClick
            && index.column() == TargetTableModel::HealthColumn;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    // The whole strip at the start is the target: 24 pixels at least.
    const QRect reach = boxRect(option).adjusted(-8, -6, 6, 6);
    if (mouse->button() != Qt::LeftButton || !reach.contains(mouse->position().toPoint())
        || !(index.flags() & Qt::ItemIsUserCheckable))
        return false;
    const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

QSize TargetDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize hint = StateDelegate::sizeHint(option, index);
    if (index.column() == TargetTableModel::HealthColumn)
        hint.rwidth() += scaled(22, option.font);
    return hint;
}

} // namespace paperround
