// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/foldingline.h"

#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>

#include <algorithm>

namespace paperround {

FoldingLine::FoldingLine(QWidget *parent)
    : QWidget(parent)
    , m_line(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_buttons(new QBoxLayout(QBoxLayout::LeftToRight))
{
    m_line->setContentsMargins(scaled(16, this), scaled(8, this), scaled(16, this), scaled(8, this));
    m_line->setSpacing(scaled(8, this));
    m_buttons->setSpacing(scaled(8, this));
}

void FoldingLine::setParts(QLayout *words, const QList<QPushButton *> &buttons)
{
    m_words = words;
    m_line->addLayout(words, 1);
    m_line->addLayout(m_buttons);
    for (QPushButton *button : buttons)
        addButton(button);
}

void FoldingLine::addButton(QPushButton *button)
{
    m_buttons->addWidget(button);
}

QSize FoldingLine::minimumSizeHint() const
{
    const QSize line = QWidget::minimumSizeHint();
    if (!m_words)
        return line;
    const QMargins margins = m_line->contentsMargins();
    const int widest = std::max(m_words->minimumSize().width(), m_buttons->minimumSize().width());
    return {std::min(line.width(), widest + margins.left() + margins.right()), line.height()};
}

void FoldingLine::fold()
{
    if (!m_words)
        return;
    const int room = m_line->contentsRect().width() - m_line->spacing() - m_buttons->sizeHint().width();
    const bool below = room < m_words->minimumSize().width();
    const auto direction = below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_line->direction() == direction)
        return;
    m_line->setDirection(direction);
    m_line->setAlignment(m_buttons, below ? Qt::AlignTrailing : Qt::Alignment());
}

bool FoldingLine::event(QEvent *event)
{
    const bool handled = QWidget::event(event);
    // Words and buttons that come and go ask for a new layout.
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        fold();
    return handled;
}

} // namespace paperround
