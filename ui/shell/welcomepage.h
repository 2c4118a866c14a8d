// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace paperround {

class ActionButton;

/// The first run: two ways in, the safe one first; what the program is; what happens in five steps.
class WelcomePage : public QWidget
{
    Q_OBJECT
public:
    explicit WelcomePage(QWidget *parent = nullptr);

Q_SIGNALS:
    void practiceRequested();
    void signInRequested(); ///< To the first farm that is known.
    void otherFarmRequested();
    void requestFileRequested();
    void importListRequested();
    void manualRequested();

private:
    [[nodiscard]] QWidget *practiceChoice();
    [[nodiscard]] QWidget *signInChoice();
    [[nodiscard]] QWidget *steps();
    [[nodiscard]] QWidget *foot();

    ActionButton *m_practice = nullptr;
};

} // namespace paperround
