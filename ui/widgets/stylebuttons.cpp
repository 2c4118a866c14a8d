// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/style.h"

#include "ui/widgets/metrics.h"

#include <QIcon>
#include <QPainter>
#include <QStyleOption>

namespace paperround {

// Qt 6.4 tears icon and words apart where the application is mirrored: it mirrors their place twice.
void PaperStyle::drawButtonLabel(const QStyleOptionButton *button, QPainter *painter,
                                 const QWidget *widget) const
{
    const bool enabled = button->state.testFlag(State_Enabled);
    const int gap = scaled(8, widget);
    const QSize side = button->iconSize;
    const int flags = int(Qt::AlignVCenter | Qt::AlignLeft | Qt::AlignAbsolute)
        | (styleHint(SH_UnderlineShortcut, button, widget, nullptr) ? Qt::TextShowMnemonic
                                                                    : Qt::TextHideMnemonic);
    const int menu = button->features.testFlag(QStyleOptionButton::HasMenu)
        ? pixelMetric(PM_MenuButtonIndicator, button, widget)
        : 0;
    const int words = button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
    const QRect room = button->rect.adjusted(0, 0, -menu, 0);
    const int width = std::min(room.width(), side.width() + gap + words);
    const QRect both(room.left() + (room.width() - width) / 2, room.top(), width, room.height());
    const QRect icon(both.left(), both.top() + (both.height() - side.height()) / 2, side.width(),
                     side.height());
    const QRect text = both.adjusted(side.width() + gap, 0, 0, 0);
    const auto place = [&](const QRect &rect) { return visualRect(button->direction, button->rect, rect); };
    const QIcon::State state = button->state.testFlag(State_On) ? QIcon::On : QIcon::Off;
    button->icon.paint(painter, place(icon), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled,
                       state);
    drawItemText(painter, place(text), flags, button->palette, enabled, button->text, QPalette::ButtonText);
}

} // namespace paperround
