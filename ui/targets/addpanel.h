// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLineEdit;
class QStackedWidget;

namespace paperround {

class ActionButton;
class TargetLines;
class TitleSuggestions;

/// Where targets come in: a list page of a wiki, or pasted lines. Opens below its buttons, closes with Esc.
class AddPanel : public QFrame
{
    Q_OBJECT
public:
    explicit AddPanel(TitleSuggestions &suggestions, QWidget *parent = nullptr);

    void askForPage(const QString &home); ///< `home`: the wiki that is proposed.
    void askForLines(const QString &text = {});
    void setBusy(bool busy);

Q_SIGNALS:
    void pageWanted(const QString &wiki, const QString &page);
    void linesWanted(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void takePage();
    void takeLines();

    QStackedWidget *m_faces;
    QLineEdit *m_wiki;
    QLineEdit *m_page;
    TargetLines *m_lines;
    ActionButton *m_load;
};

} // namespace paperround
