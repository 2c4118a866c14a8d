// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/inlinebar.h"

#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPointer>

#include <algorithm>

namespace paperround {

namespace {

int severity(Tone tone)
{
    switch (tone) {
    case Tone::Failed:
        return 4;
    case Tone::Unknown:
        return 3;
    case Tone::Waiting:
        return 2;
    case Tone::Sending:
    case Tone::Planned:
    case Tone::Skipped:
    case Tone::Retracted:
        return 1;
    case Tone::Delivered:
        return 0;
    }
    Q_UNREACHABLE();
}

QString shownIcon(const Notice &notice)
{
    if (!notice.icon.isEmpty())
        return notice.icon;
    if (notice.tone == Tone::Waiting)
        return QStringLiteral("warning");
    return notice.tone == Tone::Sending ? QStringLiteral("info") : iconOf(notice.tone);
}

/// What can be seen of them; what their actions do may differ.
bool looksAlike(const Notice &one, const Notice &other)
{
    return one.key == other.key && one.tone == other.tone && one.icon == other.icon
        && one.title == other.title && one.text == other.text && one.details == other.details
        && one.closable == other.closable
        && std::ranges::equal(one.actions, other.actions, {}, &Notice::Action::text, &Notice::Action::text);
}

} // namespace

InlineBar::InlineBar(QWidget *parent)
    : QFrame(parent)
    , m_line(new QHBoxLayout(this))
{
    m_line->setSpacing(scaled(8, this));
    // Not Fixed: that holds it to the height of its hint, whatever its width.
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    hide();
}

void InlineBar::raiseNotice(const Notice &notice)
{
    const auto same = std::ranges::find(m_notices, notice.key, &Notice::key);
    if (same == m_notices.end())
        m_notices.append(notice);
    else
        *same = notice;
    std::ranges::stable_sort(m_notices, std::greater{},
                             [](const Notice &n) { return std::pair(n.isNews, severity(n.tone)); });
    rebuild();
}

void InlineBar::withdraw(const QString &key)
{
    if (m_notices.removeIf([&](const Notice &n) { return n.key == key; }) > 0)
        rebuild();
}

void InlineBar::clear()
{
    m_notices.clear();
    rebuild();
}

void InlineBar::rebuild()
{
    // A button that somebody presses, or has the keyboard on, stays where nothing else is to be seen.
    if (m_icon && !m_notices.isEmpty() && looksAlike(m_shown, m_notices.constFirst()))
        return;
    while (QLayoutItem *item = m_line->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // Its own click may be what brought us here.
        }
        delete item;
    }
    m_icon = nullptr;
    m_text = nullptr;
    setVisible(!m_notices.isEmpty());
    if (m_notices.isEmpty())
        return;
    // Qt does not mirror a layout's margins.
    const int wide = scaled(12, this);
    const int narrow = scaled(4, this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    m_line->setContentsMargins(mirrored ? narrow : wide, narrow, mirrored ? wide : narrow, narrow);
    const Notice notice = m_notices.first();
    m_shown = notice;
    m_icon = new QLabel(this);
    const QString title = notice.title.toHtmlEscaped();
    m_text =
        new QLabel(title.isEmpty() ? notice.text.toHtmlEscaped()
                                   : QStringLiteral("<b>%1</b> %2").arg(title, notice.text.toHtmlEscaped()),
                   this);
    m_text->setTextFormat(Qt::RichText);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_text->setWordWrap(true); // After the policy: it adds to it that the height hangs on the width.
    alignToStart(m_text);
    m_line->addWidget(m_icon);
    m_line->addWidget(m_text, 1);
    setAccessibleName(notice.title + QLatin1Char(' ') + notice.text);
    addButtons(notice);
    QEvent dress(QEvent::PaletteChange);
    changeEvent(&dress);
}

void InlineBar::addButtons(const Notice &notice)
{
    if (!notice.details.isEmpty()) {
        auto *details = ActionButton::iconOnly(QStringLiteral("copy"), tr("Copy the details"), this);
        details->setToolTip(notice.details.left(2000).toHtmlEscaped());
        connect(details, &QPushButton::clicked, this,
                [text = notice.details] { QApplication::clipboard()->setText(text); });
        m_line->addWidget(details);
    }
    for (qsizetype i = 0; i < notice.actions.size(); ++i) {
        auto *button = new ActionButton(notice.actions[i].text, ActionButton::Kind::Plain, {}, this);
        connect(button, &QPushButton::clicked, this, [this, i, key = notice.key] {
            const auto now = std::ranges::find(m_notices, key, &Notice::key); // as it was raised last
            if (now == m_notices.end() || i >= now->actions.size())
                return;
            const auto run = now->actions[i].run; // it may withdraw the notice
            run();
        });
        m_line->addWidget(button);
    }
    if (notice.closable) {
        auto *close = ActionButton::iconOnly(QStringLiteral("close"), tr("Close this message"), this);
        close->setFlat(true);
        connect(close, &QPushButton::clicked, this, [this, key = notice.key] {
            withdraw(key);
            Q_EMIT closed(key);
        });
        m_line->addWidget(close);
    }
}

void InlineBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || m_notices.isEmpty() || !m_icon)
        return;
    const Theme theme = Theme::of(palette());
    const int side = scaled(16, this);
    m_icon->setPixmap(iconPixmap(shownIcon(m_notices.first()), {side, side}, devicePixelRatioF(),
                                 theme[m_notices.first().tone].word, layoutDirection()));
    update();
}

void InlineBar::paintEvent(QPaintEvent *)
{
    if (m_notices.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ToneColours colours = Theme::of(palette())[m_notices.first().tone];
    painter.setPen(colours.part);
    painter.setBrush(colours.tint);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
}

} // namespace paperround
