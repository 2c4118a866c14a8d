// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/wikibars.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/segmentedbar.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

WikiBars::WikiBars(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
}

void WikiBars::setShares(const QList<WikiShare> &shares, const WikiNames &names)
{
    m_lines.clear();
    Line rest;
    int others = 0;
    for (const WikiShare &share : shares) {
        if (m_lines.size() < lines || shares.size() == lines + 1) {
            m_lines.append({names.shown(share.wiki), share.wiki, share.willBeSent});
        } else {
            rest.number += share.willBeSent;
            ++others;
        }
    }
    if (others > 0) {
        rest.words = tr("%Ln more wiki(s)", nullptr, others);
        m_lines.append(rest);
    }
    QStringList spoken;
    for (const Line &line : std::as_const(m_lines))
        spoken.append(line.words + u' ' + QLocale().toString(line.number));
    setAccessibleName(tr("Pages by wiki: %1").arg(spoken.join(u", "_s)));
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_lines.size()) - 1));
    updateGeometry();
    update();
}

QSize WikiBars::sizeHint() const
{
    return {scaled(240, this), static_cast<int>(m_lines.size()) * scaled(23, this)};
}

QSize WikiBars::minimumSizeHint() const
{
    return {scaled(160, this), sizeHint().height()};
}

void WikiBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    const int height = scaled(23, this);
    const int numberWidth = scaled(52, this);
    const int barWidth = std::min(scaled(64, this), width() / 4);
    int most = 1;
    for (const Line &line : m_lines)
        most = std::max(most, line.number);
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines[i];
        const QRect whole(0, static_cast<int>(i) * height, width(), height);
        const auto part = [&](int left, int partWidth) {
            return QStyle::visualRect(layoutDirection(), whole, QRect(left, whole.top(), partWidth, height));
        };
        if (hasFocus() && i == m_current) {
            painter.setPen(QPen(theme.link, 2));
            painter.drawRect(whole.adjusted(1, 1, -1, -1));
        }
        painter.setPen(line.wiki.isEmpty() ? theme.muted : palette().color(QPalette::WindowText));
        const QRect name = part(0, width() - numberWidth - barWidth - 8);
        painter.drawText(
            name,
            static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter)),
            fontMetrics().elidedText(line.words, Qt::ElideMiddle, name.width()));
        const QRect bar = part(width() - numberWidth - barWidth, barWidth);
        const int thick = scaled(8, this);
        paintSegments(&painter, QRect(bar.left(), bar.center().y() - thick / 2, bar.width(), thick),
                      {{Tone::Sending, line.number}}, most, theme);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(part(width() - numberWidth, numberWidth),
                         static_cast<int>(QStyle::visualAlignment(layoutDirection(),
                                                                  Qt::AlignTrailing | Qt::AlignVCenter)),
                         QLocale().toString(line.number));
    }
}

int WikiBars::lineAt(const QPoint &place) const
{
    const int line = place.y() / scaled(23, this);
    return rect().contains(place) && line < m_lines.size() && !m_lines[line].wiki.isEmpty() ? line : -1;
}

void WikiBars::want(int line)
{
    if (line < 0 || line >= m_lines.size() || m_lines[line].wiki.isEmpty())
        return;
    m_current = line;
    Q_EMIT wikiWanted(m_lines[line].wiki);
}

void WikiBars::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        want(lineAt(event->position().toPoint()));
}

void WikiBars::mouseMoveEvent(QMouseEvent *event)
{
    const int line = lineAt(event->position().toPoint());
    setCursor(line < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    setToolTip(line < 0 ? QString() : tr("Show the rows of %1").arg(m_lines[line].words));
}

void WikiBars::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_lines.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Down:
        m_current = std::min(m_current + 1, last);
        break;
    case Qt::Key_Up:
        m_current = std::max(m_current - 1, 0);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        want(m_current);
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_current >= 0 && m_current <= last)
        setAccessibleDescription(m_lines[m_current].words + u' '
                                 + QLocale().toString(m_lines[m_current].number));
    update();
}

void WikiBars::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

} // namespace paperround
