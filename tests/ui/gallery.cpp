// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Saves a picture of each screen: tst_gallery shows them with made-up data in the theme, direction and size
// asked for. PAPERROUND_GALLERY names the folder; without it the pictures are only made, and looked at for
// being empty.
#include "engine/delivery/deliveryengine.h"
#include "models/translations.h"
#include "support/fakeledger.h"
#include "support/manualclock.h"
#include "ui/delivery/deliveriespage.h"
#include "ui/delivery/deliveryview.h"
#include "ui/delivery/lanestrip.h"
#include "ui/delivery/rowpanel.h"
#include "ui/delivery/rowsview.h"
#include "ui/history/causesplot.h"
#include "ui/history/historyview.h"
#include "ui/history/pastpage.h"
#include "ui/sampledelivery.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/welcomepage.h"
#include "ui/widgets/stepbar.h"
#include "ui/widgets/style.h"
#include "ui/widgets/timeline.h"

#include <QAbstractItemModel>
#include <QDir>
#include <QListView>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace paperround;

class Gallery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp, QLocale::c()); }

    void showsEveryScreen_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<bool>("fromRight");
        QTest::addColumn<QSize>("size");
        QTest::newRow("light") << QStringLiteral("light") << false << QSize(1280, 800);
        QTest::newRow("dark") << QStringLiteral("dark") << false << QSize(1280, 800);
        QTest::newRow("rtl") << QStringLiteral("light") << true << QSize(1280, 800);
        QTest::newRow("small") << QStringLiteral("light") << false << QSize(960, 600);
    }

    void showsEveryScreen()
    {
        QFETCH(QString, theme);
        QFETCH(bool, fromRight);
        QFETCH(QSize, size);
        applyStyle(*qApp, themeChoiceFromName(theme));
        QGuiApplication::setLayoutDirection(fromRight ? Qt::RightToLeft : Qt::LeftToRight);
        QTemporaryDir directory;
        QSettings settings(directory.filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
        ManualClock clock;
        FakeLedger ledger(clock);
        DeliveryEngine engine(ledger, clock, QStringLiteral("gallery"));
        sample::SampleHistory past;
        MainWindow window(settings);
        auto *deliveries = new DeliveriesPage(engine, sample::doors(), &window);
        auto *history = new PastPage(past, sample::doors(), &window);
        window.addPage(deliveries);
        window.addPage(history);
        window.setPractice(theme == QLatin1String("dark"));
        window.resize(size);
        window.show();
        window.showInFront(new WelcomePage(&window));
        save(window, "welcome");
        window.setAccount(QStringLiteral("Tessera Lind"), QStringLiteral("Wikimedia"));
        window.open(PageId::Deliveries);
        save(window, "deliveries-empty");
        const QList<Row> rows = sample::rows();
        Q_EMIT engine.opened(sample::delivery(rows), rows);
        for (const LaneStatus &lane : sample::lanes(rows))
            Q_EMIT engine.laneChanged(QStringLiteral("7f3a91c4kz"), lane);
        DeliveryView *view = deliveries->view(QStringLiteral("7f3a91c4kz"));
        QVERIFY(view);
        QTRY_VERIFY(view->rows()->table()->model()->rowCount() == rows.size());
        QTRY_VERIFY(view->lanes()->view()->visualRect(view->lanes()->view()->model()->index(1, 0)).isValid());
        save(window, "delivery");
        view->rows()->chooseRow(56);
        QTRY_VERIFY(view->rows()->panel()->isVisible()
                    && view->rows()->panel()->story()->entries().size() > 2);
        QTRY_VERIFY(view->rows()->table()->width() < view->rows()->width());

        save(window, "delivery-row");
        window.open(PageId::History);
        QTRY_VERIFY(history->list()->model()->rowCount() > 10);
        QTRY_VERIFY(history->opened()->rows()->table()->model()->rowCount() > 0);
        QTRY_VERIFY(history->opened()->findChild<CausesPlot *>()->height() > 40);
        save(window, "history");
        history->opened()->tabs()->setCurrent(1);
        save(window, "history-text");
        history->opened()->tabs()->setCurrent(2);
        save(window, "history-rows");
    }

private:
    static void save(QWidget &window, const char *name)
    {
        const QPixmap picture = window.grab();
        QVERIFY(!picture.isNull());
        const QString folder = qEnvironmentVariable("PAPERROUND_GALLERY");
        if (!folder.isEmpty())
            picture.save(
                QDir(folder).filePath(QStringLiteral("%1-%2.png")
                                          .arg(QLatin1String(name), QLatin1String(QTest::currentDataTag()))));
    }
};

QTEST_MAIN(Gallery)
#include "gallery.moc"
