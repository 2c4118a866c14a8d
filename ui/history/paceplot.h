// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/row.h"

#include <QDateTime>
#include <QList>
#include <QWidget>

#include <chrono>

namespace paperround {

/// How many rows were delivered in each equal span of a delivery.
struct PaceBars
{
    QDateTime start; ///< UTC; invalid: nothing was delivered.
    std::chrono::seconds span{0}; ///< Of one bar.
    QList<int> counts;

    friend bool operator==(const PaceBars &, const PaceBars &) = default;
};

/// At most 60 bars, each over a span that clocks have: a second, … a minute, … a day.
[[nodiscard]] PaceBars paceOf(const QList<Row> &rows);

/// Delivered rows over time, a bar for each span. The same numbers as text for assistive technology.
class PacePlot : public QWidget
{
    Q_OBJECT
public:
    explicit PacePlot(QWidget *parent = nullptr);
    void setPace(const PaceBars &pace);
    [[nodiscard]] const PaceBars &pace() const { return m_pace; }
    [[nodiscard]] QString title() const; ///< "Delivered in each 5 s".
    [[nodiscard]] QString asText() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QRect field() const; ///< Where the bars stand, left to right as time goes in pictures.
    [[nodiscard]] QRect barAt(int place) const;
    [[nodiscard]] QString clockAt(int place) const;
    void paintScale(QPainter &painter) const;
    void paintClock(QPainter &painter) const;

    PaceBars m_pace;
    int m_top = 1; ///< The round number at the upper line.
};

} // namespace paperround
