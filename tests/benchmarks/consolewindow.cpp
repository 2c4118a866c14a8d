// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The console as main.cpp opens it, on the data directory given. Ends after the first paint of its window.
#include "ui/application.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QEvent>
#include <QTimer>

#include <cstdio>

namespace {

class FirstPaint : public QObject
{
public:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && qobject_cast<paperround::MainWindow *>(object)) {
            std::puts("painted");
            std::fflush(stdout);
            qApp->removeEventFilter(this);
            QTimer::singleShot(0, static_cast<paperround::MainWindow *>(object), &QWidget::close);
        }
        return false;
    }
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    FirstPaint filter;
    application.installEventFilter(&filter);
    paperround::applyStyle(application, paperround::ThemeChoice::System);
    paperround::Launcher launcher(application.arguments().value(1), paperround::desktopSurroundings());
    launcher.open(false);
    return QApplication::exec();
}
