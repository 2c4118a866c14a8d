// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmentedbar.h"

#include "ui/widgets/metrics.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace paperround {

namespace {

/// Lets a screen reader read the bar as a progress bar with a value.
class BarInterface : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit BarInterface(SegmentedBar *bar)
        : QAccessibleWidget(bar, QAccessible::ProgressBar)
        , m_bar(bar)
    {
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QVariant currentValue() const override { return m_bar->done(); }
    void setCurrentValue(const QVariant &) override { }
    QVariant maximumValue() const override { return m_bar->total(); }
    QVariant minimumValue() const override { return 0; }
    QVariant minimumStepSize() const override { return 1; }

private:
    SegmentedBar *m_bar;
};

QAccessibleInterface *barFactory(const QString &, QObject *object)
{
    auto *bar = qobject_cast<SegmentedBar *>(object);
    return bar ? new BarInterface(bar) : nullptr;
}

constexpr int LeastWidth = 4;

/// Widths in pixels that sum up to the share of all parts; small parts get their least width from the big
/// ones.
QList<int> widthsOf(const QList<Segment> &segments, int total, int room)
{
    QList<int> widths;
    int sum = 0;
    int counted = 0;
    for (const Segment &segment : segments) {
        const int share = int(std::lround(double(segment.count) / total * room));
        widths.append(segment.count > 0 ? std::max(LeastWidth, share) : 0);
        sum += widths.last();
        counted += segment.count;
    }
    const int allowed = counted >= total ? room : std::min(room, sum);
    while (sum != allowed && !widths.isEmpty()) {
        const auto widest = std::ranges::max_element(widths);
        if (*widest <= LeastWidth && sum > allowed)
            break;
        const int change = sum > allowed ? -1 : 1;
        *widest += change;
        sum += change;
    }
    return widths;
}

} // namespace

void paintSegments(QPainter *painter, const QRect &rect, const QList<Segment> &segments, int total,
                   const Theme &theme, bool framed)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->fillRect(rect, theme.track);
    const bool fromRight = painter->layoutDirection() == Qt::RightToLeft;
    if (total > 0) {
        QList<Segment> shown;
        std::ranges::copy_if(segments, std::back_inserter(shown),
                             [](const Segment &s) { return s.count > 0 && s.tone != Tone::Planned; });
        const QList<int> widths = widthsOf(shown, total, rect.width());
        int at = 0;
        for (qsizetype i = 0; i < shown.size() && at < rect.width(); ++i) {
            const int gap = at + widths[i] < rect.width() ? 1 : 0;
            const int width = std::min(widths[i] - gap, rect.width() - at);
            const int x = fromRight ? rect.right() + 1 - at - width : rect.left() + at;
            const QRect part(x, rect.top(), width, rect.height());
            const ToneColours &colours = theme[shown[i].tone];
            painter->fillRect(part, colours.part);
            if (shown[i].tone == Tone::Unknown || theme.highContrast) {
                const auto pattern = shown[i].tone == Tone::Unknown ? Qt::BDiagPattern : Qt::Dense6Pattern;
                painter->fillRect(part, QBrush(theme.dark ? Qt::black : Qt::white, pattern));
            }
            at += widths[i];
        }
    }
    if (framed) {
        painter->setPen(theme.edge);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

SegmentedBar::SegmentedBar(QWidget *parent)
    : QWidget(parent)
{
    static const bool installed = [] {
        QAccessible::installFactory(barFactory);
        return true;
    }();
    Q_UNUSED(installed)
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SegmentedBar::setSegments(const QList<Segment> &segments, int total, int done, const QString &sentence)
{
    if (accessibleName() != sentence)
        setAccessibleName(sentence);
    if (segments == m_segments && total == m_total && done == m_done)
        return;
    m_segments = segments;
    m_total = total;
    m_done = done;
    setToolTip(sentence);
    update();
    QAccessibleValueChangeEvent changed(this, done);
    QAccessible::updateAccessibility(&changed);
}

void SegmentedBar::setThickness(int atHundred)
{
    m_thickness = atHundred;
    updateGeometry();
}

QSize SegmentedBar::sizeHint() const
{
    return {scaled(240, this), scaled(m_thickness, this)};
}

QSize SegmentedBar::minimumSizeHint() const
{
    return {scaled(48, this), scaled(m_thickness, this)};
}

void SegmentedBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintSegments(&painter, rect(), m_segments, m_total, Theme::of(palette()), m_thickness >= 12);
}

} // namespace paperround
