// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/targettablemodel.h"

#include <QWidget>

namespace paperround {

/// The largest wikis of a list, one line each: name, bar, number; the rest in one line.
class WikiBars : public QWidget
{
    Q_OBJECT
public:
    static constexpr int lines = 6;

    explicit WikiBars(QWidget *parent = nullptr);

    void setShares(const QList<WikiShare> &shares, const WikiNames &names);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Line
    {
        QString words;
        int number = 0;
        bool rest = false;
    };
    QList<Line> m_lines;
};

} // namespace paperround
