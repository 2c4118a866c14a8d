// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/style.h"

#include <QApplication>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

bool isOurs(const QApplication &application)
{
    return application.style()->inherits("paperround::PaperStyle");
}

} // namespace

void applyStyle(QApplication &application, ThemeChoice choice)
{
    const bool fallback = application.style()->name().compare(u"fusion"_s, Qt::CaseInsensitive) == 0;
    if (fallback && !isOurs(application))
        QApplication::setStyle(new PaperStyle);
    applyTheme(application, choice);
}

void applyTheme(QApplication &application, ThemeChoice choice)
{
    // Asked with ours taken away: what is left is the desktop's own.
    QApplication::setPalette(QPalette());
    const bool dark = choice == ThemeChoice::Dark
        || (choice == ThemeChoice::System && QApplication::palette().color(QPalette::Base).lightness() < 128);
    if (isOurs(application) || choice != ThemeChoice::System)
        QApplication::setPalette(dark ? darkPalette() : lightPalette());
}

} // namespace paperround
