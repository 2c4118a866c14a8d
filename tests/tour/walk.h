// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tour/stage.h"

namespace paperround {

/// The whole way of a newsletter through the console, on the practice farm: from the first window to a
/// delivery that is found again in the history.
class Walk
{
public:
    explicit Walk(Stage &stage);

    [[nodiscard]] bool take(); ///< False: the person's trouble says what went wrong.
    [[nodiscard]] static QString subject();

private:
    [[nodiscard]] bool signIn();
    [[nodiscard]] bool targets();
    [[nodiscard]] bool message();
    [[nodiscard]] bool preview();
    [[nodiscard]] bool checksAndSend();
    [[nodiscard]] bool options();
    [[nodiscard]] bool watch();
    [[nodiscard]] bool pauseAndFinish();
    [[nodiscard]] bool story();
    [[nodiscard]] bool history();

    void makeTrouble();
    [[nodiscard]] bool picture(const QString &name) { return m_stage.picture(name); }

    Stage &m_stage;
    Person &m_person;
    int m_slow = 0; ///< The rule that holds back the look at a lost reply.
    QString m_lostPage;
};

} // namespace paperround
