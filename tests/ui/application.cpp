// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/application.h"

#include "ui/accounts/desk.h"
#include "ui/accounts/signinpage.h"
#include "ui/delivery/deliveryview.h"
#include "ui/delivery/rowsview.h"
#include "ui/drafts/draftspage.h"
#include "ui/house.h"
#include "ui/shell/manual.h"
#include "ui/shell/welcomepage.h"

#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QSignalSpy>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace paperround {

class ApplicationTest : public QObject
{
    Q_OBJECT

    static constexpr int PerWiki = 5;

private Q_SLOTS:
    void aDeliveryGoesOnAfterACrash()
    {
        House house;
        QVERIFY(house.build());
        QCOMPARE(house.open(), QString());
        QVERIFY(house.signIn());
        const Request request = house.request(PerWiki);
        QVERIFY(house.crashInTheMiddle(request));

        QCOMPARE(house.open(), QString());
        // The same table, without a hand laid on it.
        QTRY_VERIFY_WITH_TIMEOUT(house.view(request.id), 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(house.view(request.id)->rows()->table()->model()->rowCount(),
                                  int(request.targets.size()), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(house.notice(u"resumed"_s), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(house.view(request.id)->delivery().state == DeliveryState::Finished, 60'000);
        QCOMPARE(house.view(request.id)->delivery().counts[RowState::Delivered], int(request.targets.size()));
        QCOMPARE(house.wrongPages(request), QStringList());
        house.close();
    }

    void aDeliveryWaitsForItsAccountToSignIn()
    {
        House house;
        QVERIFY(house.build());
        QCOMPARE(house.open(), QString());
        QVERIFY(house.signIn());
        const Request request = house.request(PerWiki);
        QVERIFY(house.crashInTheMiddle(request));

        house.keychain = std::make_shared<MemoryTokenStore>(); // Emptied by somebody.
        QCOMPARE(house.open(), QString());
        const QString key = u"signed-out/"_s + request.id;
        QTRY_VERIFY_WITH_TIMEOUT(house.notice(key), 60'000);
        QCOMPARE(house.notice(key)->actions.constFirst().text, u"Sign in…"_s);
        QVERIFY(!house.workplace->engine().isUnderWay(request.id));
        QVERIFY(house.signIn());
        QTRY_VERIFY_WITH_TIMEOUT(house.view(request.id)->delivery().state == DeliveryState::Finished, 60'000);
        QVERIFY(!house.notice(key));
        QCOMPARE(house.wrongPages(request), QStringList());
        house.close();
    }

    void whatAPersonStoppedIsOfferedNotResumed()
    {
        House house;
        QVERIFY(house.build());
        QCOMPARE(house.open(), QString());
        QVERIFY(house.signIn());
        const Request request = house.request(PerWiki);
        QVERIFY(house.crashInTheMiddle(request));
        {
            auto store = QCoro::waitFor(Store::open(house.directory.path(), Store::Access::Writer));
            QVERIFY(store.has_value());
            QVERIFY(QCoro::waitFor((*store)->ledger().setState(request.id, DeliveryState::Stopped)));
        }

        QCOMPARE(house.open(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(house.view(request.id), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(house.application->desk().wikis(), 60'000);
        QVERIFY(!house.workplace->engine().isUnderWay(request.id));
        QVERIFY(!house.notice(u"resumed"_s));
        auto *page = qobject_cast<DeliveriesPage *>(house.application->window().page(PageId::Deliveries));
        Q_EMIT page->view(request.id)->resumeRequested(request.id);
        QTRY_VERIFY_WITH_TIMEOUT(house.view(request.id)->delivery().state == DeliveryState::Finished, 60'000);
        QCOMPARE(house.wrongPages(request), QStringList());
        house.close();
    }

    void aLedgerThatCannotBeReadIsNamedAndLeftAsItIs_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("newer") << QByteArray::fromHex("00000063")
                               << u"The record was written by a newer Paper Round"_s;
        QTest::newRow("damaged") << QByteArray() << u"The record of deliveries is damaged"_s;
    }

    void aLedgerThatCannotBeReadIsNamedAndLeftAsItIs()
    {
        QFETCH(QByteArray, header);
        QFETCH(QString, sentence);
        QTemporaryDir directory;
        QString path;
        {
            auto store = QCoro::waitFor(Store::open(directory.path(), Store::Access::Writer));
            QVERIFY(store.has_value());
            path = (*store)->path();
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        // user_version stands at 60; or rubbish over the tables.
        QVERIFY(file.seek(header.isEmpty() ? 100 : 60));
        file.write(header.isEmpty() ? QByteArray(int(file.size()) - 100, 'x') : header);
        QVERIFY(file.seek(0));
        const QByteArray before = file.readAll();
        file.close();

        Launcher launcher(directory.path(), House::surroundings());
        launcher.open(false);
        QPointer<QMessageBox> box;
        QTRY_VERIFY_WITH_TIMEOUT((box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget())),
                                 60'000);
        QVERIFY2(box->text().contains(sentence), qPrintable(box->text()));
        QVERIFY2(box->informativeText().contains(path), qPrintable(box->informativeText()));
        QVERIFY(!launcher.application());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), before);
        QSignalSpy failed(&launcher, &Launcher::failed);
        box->close();
        QCOMPARE(failed.size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(!box, 60'000);
    }

    void theFirstPageOpensARequestAsADraft()
    {
        House house;
        QVERIFY(house.build());
        const Request request = house.request(2);
        const QString path = house.directory.filePath(u"request.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(requestToJson(request));
        file.close();
        Surroundings around = House::surroundings();
        around.chooseFile = [path](QWidget *, const QString &, const QString &, const auto &chosen) {
            chosen(path);
        };
        QCOMPARE(house.open(around), QString());
        auto *welcome = house.application->window().findChild<WelcomePage *>();
        QVERIFY(welcome);
        Q_EMIT welcome->requestFileRequested();
        auto *drafts = qobject_cast<DraftsPage *>(house.application->window().page(PageId::Drafts));
        QTRY_COMPARE_WITH_TIMEOUT(drafts->session().document().message(), request.message, 60'000);
        QCOMPARE(drafts->session().document().targets().counts().total, int(request.targets.size()));
        // A draft of its own: the request's delivery is not gone on with by chance.
        QVERIFY(drafts->session().document().id() != request.id);
        house.close();
    }

    void anAddressThatIsNoneIsSaid()
    {
        House house;
        QVERIFY(house.build());
        QCOMPARE(house.open(), QString());
        MainWindow &window = house.application->window();
        auto *welcome = window.findChild<WelcomePage *>();
        const auto type = [&](const QString &address) {
            Q_EMIT welcome->otherFarmRequested();
            auto *dialog = qobject_cast<QInputDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            QTest::keyClicks(dialog->findChild<QLineEdit *>(), address);
            QTest::keyClick(dialog, Qt::Key_Return);
        };
        type(u"the wiki of our company"_s);
        QVERIFY(house.notice(u"bad-address"_s));
        QVERIFY(house.notice(u"bad-address"_s)->text.contains(u"Copy it from your browser"_s));
        QVERIFY(!window.findChild<SignInPage *>());
        type(u"http://"_s + house.wikis.hosts().constFirst() + u"/wiki/Main_Page"_s);
        QVERIFY(!house.notice(u"bad-address"_s));
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<SignInPage *>(), 60'000);
        house.close();
    }

    void theManualIsInsideTheProgram()
    {
        House house;
        QVERIFY(house.build());
        QCOMPARE(house.open(), QString());
        QVERIFY(QTest::qWaitForWindowActive(&house.application->window()));
        QTest::keyClick(&house.application->window(), Qt::Key_F1);
        Manual *manual = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((manual = house.application->window().findChild<Manual *>()), 60'000);
        QVERIFY(manual->toPlainText().contains(u"exactly once"_s));
        house.close();
    }

    void practiceNeedsOneClick()
    {
        auto opened = QCoro::waitFor(Workplace::open({.practice = true}));
        QVERIFY(opened.has_value());
        auto console = std::make_unique<Application>(*opened, House::surroundings());
        console->show();
        const QList<Notice> notices = console->window().notices()->notices();
        const auto offer = std::ranges::find(notices, u"desk"_s, &Notice::key);
        QVERIFY(offer != notices.end());
        QCOMPARE(offer->actions.size(), 2);
        offer->actions.last().run();
        QTRY_VERIFY_WITH_TIMEOUT(console->desk().account() && console->desk().wikis(), 60'000);
        QCOMPARE(console->desk().account()->name, (*opened)->practiceFarm()->users().constFirst().name);
        QVERIFY(console->window().notices()->notices().isEmpty());
        QCoro::waitFor((*opened)->shutDown());
        console.reset();
    }

    void aSecondConsoleReadsOnly()
    {
        House house;
        QVERIFY(house.build());
        QCOMPARE(house.open(), QString());
        auto other = QCoro::waitFor(Workplace::open({.directory = house.directory.path(),
                                                     .record = Workplace::Record::WriteOrRead,
                                                     .keychain = house.keychain}));
        QVERIFY(other.has_value());
        Application second(*other, house.surroundings());
        second.show();
        const QList<Notice> &notices = second.window().notices()->notices();
        const auto only = std::ranges::find(notices, u"only-reading"_s, &Notice::key);
        QVERIFY(only != notices.end());
        QVERIFY2(only->details.contains(QString::number(QCoreApplication::applicationPid())),
                 qPrintable(only->details));
        house.close();
    }
};

} // namespace paperround

QTEST_MAIN(paperround::ApplicationTest)
#include "application.moc"
