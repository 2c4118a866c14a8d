// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QList>
#include <QWidget>

class QPainter;

namespace paperround {

/// One part of a bar.
struct Segment
{
    Tone tone = Tone::Delivered;
    int count = 0;

    friend bool operator==(const Segment &, const Segment &) = default;
};

/// Paints parts side by side over the track: a part that is not zero is at least 4 wide, 1 between parts;
/// from the right in right-to-left. Planned parts are the track itself. The one painter of all bars.
void paintSegments(QPainter *painter, const QRect &rect, const QList<Segment> &segments, int total,
                   const Theme &theme, bool framed = false);

/// The big bar of a delivery: parts by state, one sentence and a value for assistive technology.
class SegmentedBar : public QWidget
{
    Q_OBJECT
public:
    explicit SegmentedBar(QWidget *parent = nullptr);

    /// `sentence` is what a screen reader says: "1,011 of 1,271 done, 5 failed …". `done` is the value.
    void setSegments(const QList<Segment> &segments, int total, int done, const QString &sentence);
    void setThickness(int atHundred); ///< 20 for the page, 8 for a summary, 6 in lists.
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] int done() const { return m_done; }
    [[nodiscard]] const QList<Segment> &segments() const { return m_segments; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Segment> m_segments;
    int m_total = 0;
    int m_done = 0;
    int m_thickness = 20;
};

} // namespace paperround
