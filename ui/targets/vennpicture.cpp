// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/vennpicture.h"

#include "models/formulawords.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/theme.h"

#include <QLocale>
#include <QPainter>

#include <cmath>

namespace paperround {

using namespace Qt::StringLiterals;

VennPicture::VennPicture(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void VennPicture::setRegions(const QString &letters, const QList<SourceRegion> &regions)
{
    m_letters = letters;
    m_regions = regions;
    setVisible(letters.size() > 1 && letters.size() <= mostSources);
    say();
}

void VennPicture::setFormula(const SetFormula &formula)
{
    m_formula = formula;
    say();
}

void VennPicture::say()
{
    QStringList words;
    for (const SourceRegion &region : std::as_const(m_regions))
        words.append(regionWords(region.mask, m_letters) + u": "_s + QLocale().toString(region.pages));
    setAccessibleName(tr("Pages by sources: %1").arg(words.join(u"; "_s)));
    update();
}

QSize VennPicture::sizeHint() const
{
    return {scaled(360, this), scaled(m_letters.size() == 3 ? 216 : 148, this)};
}

QList<VennPicture::Circle> VennPicture::circles() const
{
    const double unit = scaled(100, this) / 100.0;
    const double radius = 62 * unit;
    const double apart = 39 * unit;
    const QPointF middle(width() / 2.0, m_letters.size() == 3 ? height() / 2.0 + 8 * unit : height() / 2.0);
    const double start = layoutDirection() == Qt::RightToLeft ? 1 : -1;
    QList<Circle> circles{{middle + QPointF(start * apart, 0), radius},
                          {middle - QPointF(start * apart, 0), radius}};
    if (m_letters.size() == 3) {
        const double lift = 34 * unit;
        circles[0].centre.ry() -= lift;
        circles[1].centre.ry() -= lift;
        circles.append({middle + QPointF(0, lift), radius});
    }
    return circles;
}

/// Somewhere in the area: away from the circles that are not of it.
QPointF VennPicture::middleOf(SourceMask mask, const QList<Circle> &circles) const
{
    QPointF in;
    QPointF all;
    int count = 0;
    for (qsizetype i = 0; i < circles.size(); ++i) {
        all += circles[i].centre / static_cast<double>(circles.size());
        if (mask & maskOf(m_letters[i].unicode())) {
            in += circles[i].centre;
            ++count;
        }
    }
    in /= count;
    const QPointF away = in - all;
    return count == circles.size() ? all : in + away * (count == 1 ? 0.45 : 0.75);
}

void VennPicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme = Theme::of(palette());
    const QList<Circle> circles = this->circles();
    const qsizetype sources = std::min(circles.size(), m_letters.size());
    for (SourceMask areas = 1; areas < (1U << sources); ++areas) {
        SourceMask mask = 0;
        QPainterPath area;
        area.addRect(rect());
        for (qsizetype i = 0; i < sources; ++i) {
            QPainterPath circle;
            circle.addEllipse(circles[i].centre, circles[i].radius, circles[i].radius);
            const bool in = (areas >> i) & 1U;
            mask |= in ? maskOf(m_letters[i].unicode()) : 0;
            area = in ? area.intersected(circle) : area.subtracted(circle);
        }
        const bool taken = m_formula.takes(mask);
        painter.fillPath(area, taken ? theme[Tone::Sending].tint : palette().color(QPalette::Base));
        int pages = 0;
        for (const SourceRegion &region : std::as_const(m_regions))
            pages += region.mask == mask ? region.pages : 0;
        QFont words = font();
        words.setBold(taken);
        painter.setFont(words);
        painter.setPen(taken ? palette().color(QPalette::Text) : theme.muted);
        const QPointF middle = middleOf(mask, circles);
        const double half = scaled(40, this);
        painter.drawText(QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half), Qt::AlignCenter,
                         QLocale().toString(pages));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.edge, 1.5));
    for (qsizetype i = 0; i < sources; ++i) {
        painter.drawEllipse(circles[i].centre, circles[i].radius, circles[i].radius);
        // The letter stands outside, at the side that no other circle is on.
        const bool below = i == 2;
        const double side = circles[i].centre.x() < width() / 2.0 ? -1 : 1;
        const QPointF at = below
            ? circles[i].centre + QPointF(circles[i].radius * 0.85, circles[i].radius * 0.85)
            : circles[i].centre + QPointF(side * (circles[i].radius * 0.9), -circles[i].radius * 0.75);
        painter.save();
        QFont bold = font();
        bold.setBold(true);
        painter.setFont(bold);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRectF(at.x() - 20, at.y() - 20, 40, 40), Qt::AlignCenter, m_letters.mid(i, 1));
        painter.restore();
    }
}

} // namespace paperround
