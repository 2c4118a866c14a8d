// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QWidget>

class QToolButton;

namespace paperround {

/// A line of steps or tabs, free to walk in any order, each with a tick, a number of problems, or nothing.
/// Arrow keys move along it; the mark is in the accessible name.
class StepBar : public QWidget
{
    Q_OBJECT
public:
    enum class Mark { None, Tick, Problems, Count };
    enum class Form { Steps, Tabs }; ///< Steps have an arrow between them.

    StepBar(const QString &accessibleName, Form form, QWidget *parent = nullptr);

    void setSteps(const QStringList &words);
    /// `number` for Problems (in the warning tone) and Count (muted).
    void setMark(int step, Mark mark, int number = 0);
    void setCurrent(int step);
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] int count() const { return int(m_buttons.size()); }

Q_SIGNALS:
    void currentChanged(int step);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void walk(int by);

    Form m_form;
    QList<QToolButton *> m_buttons;
    int m_current = -1;
};

} // namespace paperround
