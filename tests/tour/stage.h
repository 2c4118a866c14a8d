// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tour/browser.h"
#include "tour/person.h"
#include "ui/application.h"

#include <QSize>

namespace paperround {

/// What the walks share: the console on the practice farm, somebody in front of it, and the pictures.
class Stage
{
public:
    struct Options
    {
        Person::Hand hand = Person::Hand::Mouse;
        QString pictures; ///< The folder for a picture of each screen; empty: none.
        bool dark = false;
        QSize size{1280, 800};
    };

    explicit Stage(Options options);

    [[nodiscard]] const Options &options() const { return m_options; }
    [[nodiscard]] Person &person() { return m_person; }
    [[nodiscard]] Browser &browser() { return m_browser; }
    [[nodiscard]] Launcher &launcher() { return m_launcher; }
    [[nodiscard]] PracticeFarm &farm() const;

    /// From the first window to the practice farm.
    [[nodiscard]] bool enterPractice();
    /// Through the browser, from the page that asks where; as that user, or whom the farm proposes.
    [[nodiscard]] bool signIn(const QString &user = {});

    [[nodiscard]] bool leave(); ///< The console closes.

    /// Of what is in front: a dialog, a popup, the window. Nothing in it may be cut.
    [[nodiscard]] bool picture(const QString &name);
    [[nodiscard]] bool goTo(const QString &page, const QKeySequence &keys);
    [[nodiscard]] static bool says(const QString &words); ///< Anywhere in a text in front.
    void giveFile(const QString &path) { m_file = path; } ///< Chosen where the console asks for a file.

private:
    Options m_options;
    Person m_person;
    Browser m_browser;
    QString m_file;
    Launcher m_launcher;
    int m_pictures = 0;
};

} // namespace paperround
