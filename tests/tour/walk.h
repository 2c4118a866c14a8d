// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tour/browser.h"
#include "tour/person.h"
#include "ui/application.h"

#include <QDir>
#include <QSize>

namespace paperround {

/// The whole way of a newsletter through the console, on the practice farm: from the first window to a
/// delivery that is found again in the history.
class Walk
{
public:
    struct Options
    {
        Person::Hand hand = Person::Hand::Mouse;
        QString pictures; ///< The folder for a picture of each screen; empty: none.
        bool dark = false;
        QSize size{1280, 800};
    };

    explicit Walk(Options options);

    /// Empty where all went well, else the first thing that did not.
    [[nodiscard]] QString take();

private:
    [[nodiscard]] bool welcome();
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
    [[nodiscard]] bool leave();

    void makeTrouble();
    [[nodiscard]] bool picture(const QString &name);
    [[nodiscard]] bool goTo(const QString &page, const QKeySequence &keys);
    [[nodiscard]] PracticeFarm &farm() const;
    [[nodiscard]] bool showsUnchecked() const;
    [[nodiscard]] static bool says(const QString &words); ///< Anywhere in a text on the screen.

    Options m_options;
    Person m_person;
    Browser m_browser;
    Launcher m_launcher;
    int m_pictures = 0;
    int m_slow = 0; ///< The rule that holds back the look at a lost reply.
    QString m_lostPage;
};

} // namespace paperround
