// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"
#include "models/translations.h"
#include "ui/application.h"
#include "ui/desktop/systemdesktop.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    if (paperround::isForCommandLine(arguments)) {
        // Verbs never load a platform plugin: they run where there is no display.
        QCoreApplication application(argc, argv);
        paperround::installTranslations(application, QLocale());
        return paperround::runCommandLine(arguments);
    }
    const auto options = paperround::consoleOptions(arguments);
    if (!options)
        return paperround::refuseCall(options.error());
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"Paper Round"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(PAPERROUND_VERSION));
    QApplication::setQuitOnLastWindowClosed(false);
    paperround::installTranslations(application, QLocale());
    paperround::applyStyle(application, paperround::ThemeChoice::System);
    paperround::Surroundings surroundings = paperround::desktopSurroundings();
    surroundings.desktop = std::make_shared<paperround::SystemDesktop>();
    paperround::Launcher launcher(options->value(u"data-dir"_s), std::move(surroundings));
    QObject::connect(&launcher, &paperround::Launcher::failed, &application, [] { QApplication::exit(1); });
    launcher.open(options->has(u"practice"_s));
    return QApplication::exec();
}
