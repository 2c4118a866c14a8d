// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/paceplot.h"

#include "models/sentences.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <array>

using namespace std::chrono_literals;

namespace paperround {

namespace {

constexpr int MostBars = 60;
constexpr std::array<std::chrono::seconds, 17> Spans{1s,    2s,    5s, 10s, 15s, 30s, 1min, 2min, 5min,
                                                     10min, 30min, 1h, 3h,  6h,  12h, 24h,  168h};

/// The next round number that is not less.
int roundUp(int count)
{
    qint64 power = 1;
    while (power * 10 <= count)
        power *= 10;
    for (const int step : {1, 2, 3, 4, 5, 6, 8, 10}) {
        if (step * power >= count)
            return int(step * power);
    }
    return count;
}

} // namespace

PaceBars paceOf(const QList<Row> &rows)
{
    QList<qint64> times;
    for (const Row &row : rows) {
        if (row.state == RowState::Delivered && row.time.isValid())
            times.append(row.time.toSecsSinceEpoch());
    }
    if (times.isEmpty())
        return {};
    const auto [first, last] = std::ranges::minmax(times);
    qint64 span = 0;
    qint64 start = 0;
    qint64 bars = 0;
    // A bar begins where a clock would strike.
    const auto fit = [&](qint64 wanted) {
        span = wanted;
        start = first - first % span;
        bars = (last - start) / span + 1;
        return bars <= MostBars;
    };
    const bool fits = std::ranges::any_of(Spans, [&](std::chrono::seconds s) { return fit(s.count()); });
    if (!fits)
        fit(std::max<qint64>(Spans.back().count(), (last - first) / (MostBars - 1) + 1));
    PaceBars pace{QDateTime::fromSecsSinceEpoch(start, Qt::UTC), std::chrono::seconds(span), {}};
    pace.counts.fill(0, bars);
    for (const qint64 time : std::as_const(times))
        ++pace.counts[int((time - start) / span)];
    return pace;
}

PacePlot::PacePlot(QWidget *parent)
    : QWidget(parent)
{
    setFont(sizedFont(font(), -1));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PacePlot::setPace(const PaceBars &pace)
{
    m_pace = pace;
    m_top = pace.counts.isEmpty() ? 1 : roundUp(std::max(1, std::ranges::max(pace.counts)));
    setAccessibleName(title());
    setAccessibleDescription(asText());
    updateGeometry();
    update();
}

QString PacePlot::title() const
{
    if (m_pace.counts.isEmpty())
        return {};
    if (m_pace.span == 1s)
        return tr("Delivered a second");
    if (m_pace.span == 1min)
        return tr("Delivered a minute");
    if (m_pace.span == 1h)
        return tr("Delivered an hour");
    if (m_pace.span == 24h)
        return tr("Delivered a day");
    return tr("Delivered in each %1").arg(spanWords(m_pace.span));
}

QString PacePlot::clockAt(int place) const
{
    const QDateTime time = m_pace.start.addSecs(m_pace.span.count() * place).toLocalTime();
    const QDateTime end = m_pace.start.addSecs(m_pace.span.count() * m_pace.counts.size()).toLocalTime();
    if (m_pace.span >= 24h)
        return QLocale().toString(time.date(), QLocale::ShortFormat);
    const QString clock = QLocale().toString(
        time.time(), m_pace.span < 1min ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
    if (m_pace.start.toLocalTime().date() == end.date())
        return clock;
    return QLocale().toString(time.date(), QStringLiteral("d MMM")) + QLatin1Char(' ') + clock;
}

QString PacePlot::asText() const
{
    QStringList lines;
    for (int i = 0; i < m_pace.counts.size(); ++i)
        lines.append(tr("%1: %L2", "a clock and a count").arg(clockAt(i)).arg(m_pace.counts[i]));
    return lines.join(QLatin1Char('\n'));
}

QSize PacePlot::sizeHint() const
{
    return {scaled(420, this), m_pace.counts.isEmpty() ? 0 : scaled(150, this)};
}

QSize PacePlot::minimumSizeHint() const
{
    return {scaled(240, this), sizeHint().height()};
}

QRect PacePlot::field() const
{
    const int numbers = fontMetrics().horizontalAdvance(QLocale().toString(m_top)) + scaled(8, this);
    const int line = fontMetrics().height();
    const QRect room(numbers, line / 2, width() - numbers, height() - line / 2 - line - scaled(4, this));
    return QStyle::visualRect(layoutDirection(), rect(), room);
}

QRect PacePlot::barAt(int place) const
{
    const QRect room = field();
    const int count = int(m_pace.counts.size());
    // Few bars stay bars: none is wider than a thumb.
    const int widest = std::min(room.width(), scaled(28, this) * count);
    const int from = room.left() + widest * place / count;
    const int to = room.left() + widest * (place + 1) / count;
    const int high = int(qint64(room.height()) * m_pace.counts[place] / m_top);
    const int drawn = m_pace.counts[place] > 0 ? std::max(2, high) : 0;
    const QRect bar(from, room.bottom() + 1 - drawn, std::max(1, to - from - 1), drawn);
    return QStyle::visualRect(layoutDirection(), room, bar);
}

void PacePlot::paintScale(QPainter &painter) const
{
    const Theme theme = Theme::of(palette());
    const QRect room = field();
    const int line = fontMetrics().height();
    const auto end = QStyle::visualAlignment(layoutDirection(), Qt::AlignRight | Qt::AlignVCenter);
    for (const int value : {0, m_top / 2, m_top}) {
        const int y = room.bottom() + 1 - int(qint64(room.height()) * value / m_top);
        painter.fillRect(room.left(), y, room.width(), 1, theme.line);
        const QRect number(0, y - line / 2, width() - room.width() - scaled(8, this), line);
        painter.setPen(theme.muted);
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), number), int(end),
                         QLocale().toString(value));
    }
}

void PacePlot::paintClock(QPainter &painter) const
{
    painter.setPen(Theme::of(palette()).muted);
    const QRect room = field();
    const int top = room.bottom() + scaled(4, this);
    int taken = -1;
    for (int i = 0; i < m_pace.counts.size(); ++i) {
        const QString words = clockAt(i);
        const int wide = fontMetrics().horizontalAdvance(words);
        const QRect bar = QStyle::visualRect(layoutDirection(), room, barAt(i));
        const QRect at(bar.left(), top, wide, fontMetrics().height());
        if (at.left() <= taken || at.right() > room.right())
            continue;
        taken = at.right() + scaled(16, this);
        painter.drawText(QStyle::visualRect(layoutDirection(), room, at), Qt::AlignCenter, words);
    }
}

void PacePlot::paintEvent(QPaintEvent *)
{
    if (m_pace.counts.isEmpty())
        return;
    QPainter painter(this);
    paintScale(painter);
    const QColor part = Theme::of(palette())[Tone::Delivered].part;
    for (int i = 0; i < m_pace.counts.size(); ++i)
        painter.fillRect(barAt(i), part);
    paintClock(painter);
}

bool PacePlot::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_pace.counts.isEmpty())
        return QWidget::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const QRect room = field();
    for (int i = 0; i < m_pace.counts.size(); ++i) {
        const QRect bar = barAt(i);
        const QRect column(bar.left(), room.top(), bar.width(), room.height());
        if (!column.contains(help->pos()))
            continue;
        QToolTip::showText(help->globalPos(),
                           tr("%1: %L2", "a clock and a count").arg(clockAt(i)).arg(m_pace.counts[i]), this);
        return true;
    }
    QToolTip::hideText();
    return true;
}

} // namespace paperround
