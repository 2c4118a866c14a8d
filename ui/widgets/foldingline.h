// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QBoxLayout;
class QPushButton;

namespace paperround {

/// Words and what can be done about them in one line; the buttons go below where the words would be cut.
class FoldingLine : public QWidget
{
    Q_OBJECT
public:
    explicit FoldingLine(QWidget *parent = nullptr);

    void setParts(QLayout *words, const QList<QPushButton *> &buttons);
    void addButton(QPushButton *button); ///< Behind the others.

    [[nodiscard]] QSize minimumSizeHint() const override; ///< As narrow as it is when folded.

protected:
    bool event(QEvent *event) override;

private:
    void fold();

    QBoxLayout *m_line;
    QLayout *m_words = nullptr;
    QBoxLayout *m_buttons;
};

} // namespace paperround
