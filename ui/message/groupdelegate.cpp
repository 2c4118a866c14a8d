// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/groupdelegate.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

namespace paperround {

using namespace Qt::StringLiterals;

GroupDelegate::GroupDelegate(int captionRole, int problemsRole, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_captionRole(captionRole)
    , m_problemsRole(problemsRole)
{
}

void GroupDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const Theme theme = Theme::of(item.palette);
    const bool chosen = item.state & QStyle::State_Selected;
    painter->save();
    if (chosen)
        painter->fillRect(item.rect, item.palette.color(QPalette::Active, QPalette::Highlight));
    if (item.state & QStyle::State_HasFocus) {
        painter->setPen(theme.link);
        painter->drawRect(item.rect.adjusted(0, 0, -1, -1));
    } else {
        painter->setPen(theme.line);
        painter->drawLine(item.rect.bottomLeft(), item.rect.bottomRight());
    }
    const int margin = scaled(16, item.font);
    QRect room = item.rect.adjusted(margin, scaled(6, item.font), -margin, -scaled(6, item.font));
    const QVariant problems = m_problemsRole < 0 ? QVariant() : index.data(m_problemsRole);
    if (problems.isValid() && problems.toInt() >= 0) {
        paintEnd(painter, item, room, problems.toInt());
        room.adjust(0, 0, -scaled(32, item.font), 0);
        room = QStyle::visualRect(item.direction, item.rect.adjusted(margin, 0, -margin, 0), room);
    }
    const QColor ink =
        item.palette.color(QPalette::Active, chosen ? QPalette::HighlightedText : QPalette::Text);
    const int at =
        static_cast<int>(QStyle::visualAlignment(item.direction, Qt::AlignLeading)) | Qt::AlignAbsolute;
    const int half = room.height() / 2;
    const QFont name = sizedFont(item.font, 0, chosen);
    painter->setFont(name);
    painter->setPen(ink);
    painter->drawText(QRect(room.left(), room.top(), room.width(), half), at | Qt::AlignVCenter,
                      QFontMetrics(name).elidedText(item.text, Qt::ElideRight, room.width()));
    const QFont caption = sizedFont(item.font, -1);
    painter->setFont(caption);
    painter->setPen(chosen ? ink : theme.muted);
    painter->drawText(
        QRect(room.left(), room.top() + half, room.width(), half), at | Qt::AlignVCenter,
        QFontMetrics(caption).elidedText(index.data(m_captionRole).toString(), Qt::ElideRight, room.width()));
    painter->restore();
}

void GroupDelegate::paintEnd(QPainter *painter, const QStyleOptionViewItem &option, const QRect &room,
                             int problems) const
{
    const Theme theme = Theme::of(option.palette);
    const int side = scaled(problems == 0 ? 16 : 20, option.font);
    const QRect place =
        QStyle::visualRect(option.direction, room, QRect(room.right() - side, room.top(), side, side));
    if (problems == 0) {
        paintIcon(painter, place, u"tick"_s, theme[Tone::Delivered].word);
        return;
    }
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme[Tone::Waiting].tint);
    painter->drawEllipse(place);
    painter->setPen(theme[Tone::Waiting].word);
    painter->setFont(sizedFont(option.font, -1, true));
    painter->drawText(place, Qt::AlignCenter, QLocale().toString(problems));
}

QSize GroupDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {scaled(160, option.font), scaled(52, option.font)};
}

} // namespace paperround
