// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/requestdelegate.h"

#include "models/requestsmodel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QPainter>

namespace paperround {

namespace {

/// Words in their own room of a line: begin and end share it, and the begin gives way.
struct LinePainter
{
    QPainter *painter;
    const QStyleOptionViewItem &option;
    QRect room; ///< Of the whole entry, logical: begin is left.

    void write(const QFont &font, const QColor &ink, const QRect &logical, const QString &text,
               bool atEnd = false) const
    {
        const QRect place = QStyle::visualRect(option.direction, option.rect, logical);
        const Qt::Alignment along = atEnd ? Qt::AlignRight : Qt::AlignLeft;
        const auto at = QStyle::visualAlignment(option.direction, along) | Qt::AlignAbsolute;
        painter->setFont(font);
        painter->setPen(ink);
        painter->drawText(place, int(at | Qt::AlignVCenter),
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()));
    }
};

} // namespace

Tone toneOfRequest(int state)
{
    if (state < 0)
        return Tone::Failed;
    switch (RequestState(state)) {
    case RequestState::Submitted:
        return Tone::Waiting;
    case RequestState::Approved:
    case RequestState::Finished:
        return Tone::Delivered;
    case RequestState::Returned:
        return Tone::Retracted;
    case RequestState::Withdrawn:
    case RequestState::Expired:
        return Tone::Planned;
    case RequestState::Delivering:
        return Tone::Sending;
    }
    Q_UNREACHABLE();
}

RequestDelegate::RequestDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

QSize RequestDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {scaled(120, option.font),
            scaled(index.data(RequestsModel::HeadRole).toBool() ? 28 : 76, option.font)};
}

void RequestDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Theme theme = Theme::of(option.palette);
    const QFont body = option.font;
    const QFont caption = sizedFont(body, -1);
    const int margin = scaled(16, body);
    const LinePainter lines{painter, option, option.rect.adjusted(margin, 0, -margin, 0)};
    const auto text = [&index](int role) { return index.data(role).toString(); };
    painter->save();
    if (index.data(RequestsModel::HeadRole).toBool()) {
        painter->fillRect(option.rect, theme.head);
        const QColor ink = option.palette.color(QPalette::Active, QPalette::Text);
        const QFont head = sizedFont(body, 0, true);
        const int width = QFontMetrics(head).horizontalAdvance(text(Qt::DisplayRole)) + scaled(8, body);
        lines.write(head, ink, lines.room, text(Qt::DisplayRole));
        lines.write(body, theme.muted, lines.room.adjusted(width, 0, 0, 0), text(RequestsModel::FactsRole));
        painter->restore();
        return;
    }
    const bool chosen = option.state & QStyle::State_Selected;
    const QColor ground =
        option.palette.color(QPalette::Active, chosen ? QPalette::Highlight : QPalette::Base);
    const QColor ink =
        option.palette.color(QPalette::Active, chosen ? QPalette::HighlightedText : QPalette::Text);
    painter->fillRect(option.rect, ground);
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(theme.link);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    } else {
        painter->setPen(theme.line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }
    const int top = option.rect.top() + scaled(8, body);
    const int line = (option.rect.height() - scaled(16, body)) / 3;
    const auto rowAt = [&](int n) {
        return QRect(lines.room.left(), top + n * line, lines.room.width(), line);
    };
    const QString age = text(RequestsModel::AgeRole);
    const int ageWidth = QFontMetrics(caption).horizontalAdvance(age) + scaled(8, body);
    lines.write(sizedFont(body, 0, true), ink, rowAt(0).adjusted(0, 0, -ageWidth, 0), text(Qt::DisplayRole));
    lines.write(caption, chosen ? ink : theme.muted, rowAt(0), age, true);
    lines.write(caption, chosen ? ink : theme.muted, rowAt(1), text(RequestsModel::CaptionRole));
    const Tone tone = toneOfRequest(index.data(RequestsModel::StateRole).toInt());
    const QColor word = theme.wordOn(tone, ground, ink);
    const QString state = text(RequestsModel::StateWordRole);
    const int stateWidth = QFontMetrics(caption).horizontalAdvance(state);
    const int side = scaled(16, body);
    const QRect last = rowAt(2);
    const int iconAt = last.right() + 1 - stateWidth - scaled(6, body) - side;
    lines.write(caption, ink, last.adjusted(0, 0, -(last.right() + 1 - iconAt) - scaled(8, body), 0),
                text(RequestsModel::FactsRole));
    lines.write(caption, word, last, state, true);
    const QRect iconPlace(iconAt, last.top() + (line - side) / 2, side, side);
    paintIcon(painter, QStyle::visualRect(option.direction, option.rect, iconPlace), iconOf(tone), word);
    painter->restore();
}

} // namespace paperround
