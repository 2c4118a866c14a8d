// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Saves a picture of each screen: tst_gallery shows them with made-up data in the theme, direction and size
// asked for. PAPERROUND_GALLERY names the folder; without it the pictures are only made, and looked at for
// being empty.
#include "engine/delivery/deliveryengine.h"
#include "models/translations.h"
#include "store/store.h"
#include "support/fakeledger.h"
#include "support/manualclock.h"
#include "ui/accounts/registrationpanel.h"
#include "ui/delivery/deliveriespage.h"
#include "ui/delivery/deliveryview.h"
#include "ui/delivery/lanestrip.h"
#include "ui/delivery/rowpanel.h"
#include "ui/delivery/rowsview.h"
#include "ui/history/causesplot.h"
#include "ui/history/historyview.h"
#include "ui/history/pastpage.h"
#include "ui/lists/listspage.h"
#include "ui/review/reviewpage.h"
#include "ui/sampledelivery.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/welcomepage.h"
#include "ui/widgets/stepbar.h"
#include "ui/widgets/style.h"
#include "ui/widgets/timeline.h"
#include "wiki/login/registration.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QCoroTask>
#include <QDir>
#include <QListView>
#include <QMenu>
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
        showRegistration(window);
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
        showBraked(window, engine, rows);
        Delivery other = sample::delivery(rows, QStringLiteral("8k2mz00q1a"));
        other.message.subject = QStringLiteral("The Signpost: a round-up of the month’s discussions");
        Q_EMIT engine.opened(other, rows);
        save(window, "deliveries");
        window.open(PageId::History);
        QTRY_VERIFY(history->list()->model()->rowCount() > 10);
        QTRY_VERIFY(history->opened()->rows()->table()->model()->rowCount() > 0);
        QTRY_VERIFY(history->opened()->findChild<CausesPlot *>()->height() > 40);
        save(window, "history");
        history->opened()->showExports();
        QTRY_VERIFY(QApplication::activePopupWidget());
        save(*QApplication::activePopupWidget(), "history-export");
        QApplication::activePopupWidget()->close();
        history->opened()->tabs()->setCurrent(1);
        save(window, "history-text");
        history->opened()->tabs()->setCurrent(2);
        save(window, "history-rows");
        showListsAndReview(window, directory.path());
    }

private:
    static void showBraked(MainWindow &window, DeliveryEngine &engine, const QList<Row> &rows)
    {
        Delivery braked = sample::delivery(rows);
        braked.state = DeliveryState::Paused;
        braked.pauseCause = {brake::StopPage, braked.farm, QStringLiteral("Project:Paper Round/Stop")};
        Q_EMIT engine.deliveryChanged(braked);
        Q_EMIT engine.stopPageTroubled(braked.id,
                                       Error{ErrorKind::Temporary, QStringLiteral("timeout"), {}, {}});
        save(window, "delivery-braked");
        braked.pauseCause = {brake::Wave, {}, QStringLiteral("13/1271")};
        Q_EMIT engine.deliveryChanged(braked);
        Q_EMIT engine.stopPageTroubled(braked.id, {});
        save(window, "delivery-wave");
        braked.state = DeliveryState::Delivering;
        braked.pauseCause = {};
        Q_EMIT engine.deliveryChanged(braked);
        Q_EMIT engine.stopPageTroubled(braked.id, {});
    }

    static void showRegistration(MainWindow &window)
    {
        auto *registration = new RegistrationPanel(&window);
        FarmProfile farm;
        farm.home = QStringLiteral("meta.wikimedia.org");
        registration->show(
            registrationFor(farm, QUrl(QStringLiteral("https://%1/w/api.php").arg(farm.home))));
        window.showInFront(registration);
        save(window, "registration");
    }

    static void showListsAndReview(MainWindow &window, const QString &directory)
    {
        const auto store = QCoro::waitFor(Store::open(directory, Store::Access::Writer));
        QVERIFY(store.has_value());
        Draft draft;
        const auto keep = [&](const QString &subject, const QString &page) {
            draft.id = QString::number(draft.id.toInt() + 1);
            draft.message.subject = subject;
            draft.list = {QStringLiteral("meta.wikimedia.org"), page};
            draft.updated = sample::now();
            return QCoro::waitFor((*store)->drafts().save(draft)).has_value();
        };
        ManualClock clock;
        FakeLedger ledger(clock);
        DeliveryEngine engine(ledger, clock, QStringLiteral("console-a"));
        Desk desk;
        auto *lists = new ListsPage((*store)->drafts(), (*store)->keptLists(), (*store)->excludeLists(),
                                    clock, desk, &window);
        window.addPage(lists);
        window.addPage(new ReviewPage(desk, clock, engine, Surroundings(), &window));
        window.open(PageId::Lists);
        save(window, "lists-empty");
        QVERIFY(keep(QStringLiteral("Tech News: 2026-48"), QStringLiteral("Global message delivery/Tech")));
        QVERIFY(keep(QStringLiteral("Tech News: 2026-49"), QStringLiteral("Global message delivery/Tech")));
        QVERIFY(keep(QStringLiteral("The Signpost: 400"), QStringLiteral("Signpost/Subscribe")));
        window.open(PageId::Lists);
        QTRY_COMPARE(lists->list()->model()->rowCount(), 2);
        save(window, "lists");
        window.open(PageId::Review);
        save(window, "review");
    }

    static void save(QWidget &window, const char *name)
    {
        QCoreApplication::sendPostedEvents(); // What was asked to be laid out.
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
