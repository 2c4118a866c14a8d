// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/actionbutton.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QEvent>

namespace paperround {

ActionButton::ActionButton(const QString &text, Kind kind, const QString &iconName, QWidget *parent)
    : QPushButton(text, parent)
    , m_kind(kind)
    , m_iconName(iconName)
{
    setFlat(kind == Kind::Link);
    dress();
}

ActionButton *ActionButton::iconOnly(const QString &iconName, const QString &name, QWidget *parent)
{
    auto *button = new ActionButton({}, Kind::Plain, iconName, parent);
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

void ActionButton::setKind(Kind kind)
{
    m_kind = kind;
    setFlat(kind == Kind::Link);
    dress();
}

void ActionButton::setIconName(const QString &iconName)
{
    m_iconName = iconName;
    dress();
}

QSize ActionButton::sizeHint() const
{
    const QSize hint = QPushButton::sizeHint();
    const int height = std::max(hint.height(), scaled(m_kind == Kind::Link ? 24 : 28, this));
    if (text().isEmpty())
        return {height, height};
    return {hint.width(), height};
}

void ActionButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    switch (event->type()) {
    case QEvent::ApplicationPaletteChange:
    case QEvent::PaletteChange:
    case QEvent::FontChange:
        dress();
        break;
    default:
        break;
    }
}

void ActionButton::dress()
{
    if (m_dressing)
        return;
    m_dressing = true;
    const QPalette plain = QApplication::palette();
    const Theme theme = Theme::of(plain);
    // Only what differs: all other roles go on following the theme.
    QPalette palette;
    palette.setResolveMask(0);
    QColor ink = plain.color(QPalette::ButtonText);
    switch (m_kind) {
    case Kind::Plain:
        break;
    case Kind::Main:
        ink = theme.onAccent;
        for (const auto group : {QPalette::Active, QPalette::Inactive})
            palette.setColor(group, QPalette::Button, theme.accent);
        break;
    case Kind::Danger:
        ink = theme[Tone::Failed].word;
        break;
    case Kind::Link:
        ink = theme.link;
        break;
    }
    if (m_kind != Kind::Plain) {
        for (const auto group : {QPalette::Active, QPalette::Inactive})
            palette.setColor(group, QPalette::ButtonText, ink);
    }
    setPalette(palette);
    setCursor(m_kind == Kind::Link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QFont weight = font();
    weight.setBold(m_kind == Kind::Main);
    setFont(weight);
    if (!m_iconName.isEmpty()) {
        setIcon(m_kind == Kind::Plain ? paperround::icon(m_iconName) : paperround::icon(m_iconName, ink));
        setIconSize(QSize(scaled(16, this), scaled(16, this)));
    }
    m_dressing = false;
}

QBoxLayout *buttonLine(const QList<QPushButton *> &buttons, int room)
{
    int wanted = 0;
    for (const QPushButton *button : buttons)
        wanted += button->sizeHint().width() + scaled(12);
    auto *line = new QBoxLayout(wanted <= room ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    line->setSpacing(scaled(wanted <= room ? 12 : 6));
    for (QPushButton *button : buttons)
        line->addWidget(button, 0, Qt::AlignLeading);
    line->addStretch();
    return line;
}

} // namespace paperround
