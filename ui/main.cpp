// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"
#include "models/translations.h"
#include "ui/application.h"
#include "ui/desktop/systemdesktop.h"
#include "ui/message/exactplugin.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace {

/// This program's own file, before there is an application to ask.
QString programFile(const char *called)
{
    const QFileInfo self(u"/proc/self/exe"_s);
    return self.exists() ? self.symLinkTarget() : QString::fromLocal8Bit(called);
}

} // namespace

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
    const QString exactFace = paperround::exactFaceFile(programFile(argv[0]));
    if (!exactFace.isEmpty()) // The plug-in draws into our windows; Qt wants to know that beforehand.
        QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"Paper Round"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(PAPERROUND_VERSION));
    QApplication::setQuitOnLastWindowClosed(false);
    paperround::installTranslations(application, QLocale());
    paperround::applyStyle(application, paperround::ThemeChoice::System);
    paperround::Surroundings surroundings = paperround::desktopSurroundings();
    surroundings.desktop = std::make_shared<paperround::SystemDesktop>();
    if (!exactFace.isEmpty())
        surroundings.exactFace = [exactFace] { return paperround::loadExactFace(exactFace); };
    paperround::Launcher launcher(options->value(u"data-dir"_s), std::move(surroundings));
    QObject::connect(&launcher, &paperround::Launcher::failed, &application, [] { QApplication::exit(1); });
    launcher.open(options->has(u"practice"_s));
    return QApplication::exec();
}
