// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/workplace.h"
#include "models/translations.h"
#include "practice/practicefarm.h"
#include "ui/drafts/surroundings.h"
#include "ui/widgets/style.h"
#include "wiki/login/accountbook.h"

#include <QApplication>
#include <QCoroTask>
#include <QDir>
#include <QPushButton>

namespace paperround {

using namespace Qt::StringLiterals;

/// The practice farm's workplace with its sender signed in, for tests of one page.
struct PracticePlace
{
    std::shared_ptr<Workplace> workplace;
    Account account;

    Workplace &operator*() const { return *workplace; }
    Workplace *operator->() const { return workplace.get(); }

    [[nodiscard]] bool open()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
        auto opened = QCoro::waitFor(Workplace::open({.practice = true}));
        if (!opened)
            return false;
        workplace = *opened;
        const PracticeUser user = workplace->practiceFarm()->users().constFirst();
        const auto signedIn = QCoro::waitFor(workplace->accounts().addOwnerOnlyToken(
            workplace->farms().constFirst(), user.token, Keep::ThisRun));
        if (signedIn)
            account = *signedIn;
        return signedIn.has_value();
    }

    void close()
    {
        QCoro::waitFor(workplace->shutDown());
        workplace.reset();
    }
};

/// Saves a picture where PAPERROUND_LOOK names a folder; for eyes, not for the test.
inline void look(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("PAPERROUND_LOOK");
    if (!folder.isEmpty())
        widget.grab().save(QDir(folder).filePath(name + u".png"_s));
}

/// A desktop on which nothing opens and nothing is asked.
[[nodiscard]] inline Surroundings quietSurroundings()
{
    return {[](const QUrl &) {}, [](QWidget *, const QString &, const QString &, const auto &) {}};
}

/// The visible button with those words.
[[nodiscard]] inline QWidget *buttonWith(QWidget &in, const QString &words)
{
    const QList<QPushButton *> buttons = in.findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->isVisible() && button->text().contains(words))
            return button;
    }
    return nullptr;
}

} // namespace paperround
