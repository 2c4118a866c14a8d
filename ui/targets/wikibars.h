// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/targettablemodel.h"

#include <QWidget>

namespace paperround {

/// The largest wikis of a list, one line each: name, bar, number; the rest in one line. A click on a wiki, or
/// the arrow keys and Enter, ask for its rows.
class WikiBars : public QWidget
{
    Q_OBJECT
public:
    static constexpr int lines = 6;

    explicit WikiBars(QWidget *parent = nullptr);

    void setShares(const QList<WikiShare> &shares, const WikiNames &names);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void wikiWanted(const QString &wiki); ///< Its host.

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    struct Line
    {
        QString words;
        QString wiki; ///< Host; empty: the rest.
        int number = 0;
    };
    [[nodiscard]] int lineAt(const QPoint &place) const; ///< -1: none, or the rest.
    void want(int line);

    QList<Line> m_lines;
    int m_current = 0; ///< For the keyboard.
};

} // namespace paperround
