// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pagehead.h"

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace paperround {

namespace {

/// Fills itself with the decoration's colour of the moment.
class Rule : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(rect(), palette().color(QPalette::Mid));
    }
};

/// A large icon in the caption's colour.
class BigIcon : public QWidget
{
public:
    BigIcon(QString name, QWidget *parent)
        : QWidget(parent)
        , m_name(std::move(name))
    {
        setFixedSize(scaled(40, this), scaled(40, this));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(&painter, rect(), m_name, Theme::of(palette()).edge);
    }

private:
    QString m_name;
};

} // namespace

QWidget *ruleLine(Qt::Orientation orientation, QWidget *parent)
{
    auto *rule = new Rule(parent);
    if (orientation == Qt::Horizontal)
        rule->setFixedHeight(1);
    else
        rule->setFixedWidth(1);
    return rule;
}

PageHead::PageHead(QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel({}, Qt::ElideMiddle, this))
    , m_caption(captionLabel({}, this))
    , m_line(new QHBoxLayout(this))
    , m_actions(new QHBoxLayout)
{
    auto *words = new QVBoxLayout;
    words->setSpacing(scaled(2, this));
    words->addStretch();
    words->addWidget(m_title);
    words->addWidget(m_caption);
    words->addStretch();
    m_line->setContentsMargins(scaled(16, this), scaled(8, this), scaled(16, this), scaled(8, this));
    m_line->setSpacing(scaled(16, this));
    m_line->addLayout(words, 1);
    m_line->addLayout(m_actions);
    m_actions->setSpacing(scaled(8, this));
    m_title->setFont(sizedFont(font(), 4, true));
    setMinimumHeight(scaled(56, this));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PageHead::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setAccessibleName(title);
}

void PageHead::setCaption(const QString &caption)
{
    m_caption->setText(caption);
    m_caption->setVisible(!caption.isEmpty());
}

void PageHead::addAction(QWidget *button)
{
    m_actions->addWidget(button);
}

QString PageHead::title() const
{
    return m_title->text();
}

void PageHead::placeActions()
{
    const int left = m_line->contentsRect().width() - scaled(16, this) - m_actions->sizeHint().width();
    const bool below = left < std::min(m_title->sizeHint().width(), width() / 3);
    const auto direction = below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_line->direction() == direction)
        return;
    m_line->setDirection(direction);
    m_line->setSpacing(scaled(below ? 4 : 16, this));
    m_line->setAlignment(m_actions, below ? Qt::AlignLeading : Qt::Alignment());
}

bool PageHead::event(QEvent *event)
{
    const bool handled = QWidget::event(event);
    // A title or an action with other words asks for a new layout.
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        placeActions();
    return handled;
}

void PageHead::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_title->setFont(sizedFont(font(), 4, true));
        m_caption->setFont(sizedFont(font(), -1));
        setMinimumHeight(scaled(56, this));
    }
}

EmptyState::EmptyState(const QString &iconName, const QString &title, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_actions(new QHBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scaled(32, this), scaled(32, this), scaled(32, this), scaled(32, this));
    column->setSpacing(scaled(8, this));
    auto *head = new QLabel(title, this);
    head->setTextFormat(Qt::PlainText);
    head->setFont(sizedFont(font(), 2, true));
    auto *body = textLabel(text, true, this);
    body->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    body->setMaximumWidth(scaled(460, this));
    body->setMinimumWidth(scaled(200, this));
    column->addStretch(2);
    column->addWidget(new BigIcon(iconName, this), 0, Qt::AlignHCenter);
    column->addWidget(head, 0, Qt::AlignHCenter);
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(body, 1);
    middle->addStretch();
    column->addLayout(middle);
    column->addSpacing(scaled(8, this));
    column->addLayout(m_actions);
    column->addStretch(3);
    m_actions->setSpacing(scaled(8, this));
    m_actions->addStretch();
    m_actions->addStretch();
}

void EmptyState::addAction(QWidget *button)
{
    m_actions->insertWidget(m_actions->count() - 1, button);
}

} // namespace paperround
