// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/application.h"
#include "ui/house.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/rail.h"

#include <QMenu>
#include <QMouseEvent>
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <QToolButton>

namespace paperround {

class LauncherTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// The last one: no event loop of this program turns after it.
    void quitInTheMenuEndsTheConsole()
    {
        const QTemporaryDir directory;
        Launcher launcher(directory.path(), House::surroundings());
        launcher.open(true);
        QTRY_VERIFY_WITH_TIMEOUT(launcher.application(), 60'000);
        const QPointer<Application> console = launcher.application();
        const MainWindow &window = console->window();
        const auto level = [] { return QThread::currentThread()->loopLevel(); };
        int levelOfMenu = 0;
        int levelOfEnd = 0;
        connect(console, &QObject::destroyed, &launcher, [&] { levelOfEnd = level(); });
        QMenu *menu = window.mainMenu();
        connect(menu, &QMenu::aboutToShow, &launcher, [&] {
            QTimer::singleShot(0, &launcher, [&] {
                levelOfMenu = level();
                const QPointF place = menu->actionGeometry(menu->actions().constLast()).center();
                for (const QEvent::Type type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease})
                    QCoreApplication::postEvent(menu, new QMouseEvent(type, place, menu->mapToGlobal(place),
                                                                      Qt::LeftButton, Qt::LeftButton, {}));
            });
        });
        QTimer::singleShot(0, window.findChild<Rail *>()->menuButton(), &QToolButton::showMenu);
        QTRY_VERIFY_WITH_TIMEOUT(!console, 60'000);
        // The menu turns an event loop of its own: what was clicked is in use until that has come to its end.
        QVERIFY(levelOfEnd < levelOfMenu);
        QVERIFY(!launcher.application());
    }
};

} // namespace paperround

QTEST_MAIN(paperround::LauncherTest)
#include "launcher.moc"
