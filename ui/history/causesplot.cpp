// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/causesplot.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QLocale>
#include <QPainter>
#include <QStringList>
#include <QStyle>

namespace paperround {

CausesPlot::CausesPlot(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CausesPlot::setCauses(const QList<CauseCount> &causes)
{
    m_causes = causes;
    setAccessibleName(tr("Why pages were not reached"));
    setAccessibleDescription(asText());
    updateGeometry();
    update();
}

QString CausesPlot::asText() const
{
    QStringList lines;
    for (const CauseCount &cause : m_causes)
        lines.append(tr("%1: %L2", "a cause and its count").arg(cause.words).arg(cause.count));
    return lines.join(QLatin1Char('\n'));
}

QSize CausesPlot::sizeHint() const
{
    return {scaled(420, this), scaled(24, this) * int(m_causes.size())};
}

QSize CausesPlot::minimumSizeHint() const
{
    return {scaled(240, this), scaled(24, this) * int(m_causes.size())};
}

void CausesPlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    const auto visual = [this](const QRect &r) { return QStyle::visualRect(layoutDirection(), rect(), r); };
    const auto start = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter);
    const auto end = QStyle::visualAlignment(layoutDirection(), Qt::AlignRight | Qt::AlignVCenter);
    const int height = scaled(24, this);
    const int side = scaled(14, this);
    const int wordsAt = side + scaled(6, this);
    const int wordsWidth = width() * 45 / 100 - wordsAt;
    const int numberWidth = fontMetrics().horizontalAdvance(QLocale().toString(888888));
    const int barAt = wordsAt + wordsWidth + scaled(8, this);
    const int barRoom = std::max(20, width() - barAt - numberWidth - scaled(8, this));
    const int most = m_causes.isEmpty() ? 1 : std::max(1, m_causes.first().count);
    for (int i = 0; i < m_causes.size(); ++i) {
        const CauseCount &cause = m_causes[i];
        const int top = i * height;
        const ToneColours &colours = theme[cause.tone];
        paintIcon(&painter, visual({0, top + (height - side) / 2, side, side}), cause.icon, colours.word);
        painter.setPen(colours.word);
        painter.drawText(visual({wordsAt, top, wordsWidth, height}), int(start),
                         fontMetrics().elidedText(cause.words, Qt::ElideRight, wordsWidth));
        const int bar = std::max(4, int(qint64(barRoom) * cause.count / most));
        painter.fillRect(visual({barAt, top + scaled(6, this), bar, height - scaled(12, this)}),
                         colours.part);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(visual({width() - numberWidth, top, numberWidth, height}), int(end),
                         QLocale().toString(cause.count));
    }
}

} // namespace paperround
