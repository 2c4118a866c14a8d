// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/wikibars.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/segmentedbar.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

WikiBars::WikiBars(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WikiBars::setShares(const QList<WikiShare> &shares, const WikiNames &names)
{
    m_lines.clear();
    Line rest{{}, 0, true};
    int others = 0;
    for (const WikiShare &share : shares) {
        if (m_lines.size() < lines || shares.size() == lines + 1) {
            m_lines.append({names.shown(share.wiki), share.willBeSent, false});
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
        painter.setPen(line.rest ? theme.muted : palette().color(QPalette::WindowText));
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

} // namespace paperround
