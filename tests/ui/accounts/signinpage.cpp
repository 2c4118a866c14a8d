// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/signinpage.h"

#include "ui/accounts/accountsscreen.h"
#include "ui/accounts/accountswitch.h"
#include "ui/accounts/registrationpanel.h"
#include "ui/practiceplace.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/inlinebar.h"
#include "wiki/login/accountbook.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QCoroTask>
#include <QDir>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

/// Every way of signing in, on the practice farm, in the real widgets.
class SignInPageTest : public QObject
{
    Q_OBJECT

    PracticePlace m_practice;

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_practice.open()); }

    void cleanupTestCase() { m_practice.close(); }

    void signsInWithABotPassword()
    {
        Desk desk;
        AccountSwitch accounts(*m_practice, desk);
        AccountsScreen screen(m_practice->accounts().shared_from_this(), accounts, desk, quietSurroundings());
        screen.resize(1112, 800);
        screen.show();
        screen.showSignIn(m_practice->farms().constFirst());
        QVERIFY(QTest::qWaitForWindowActive(&screen));
        QTest::mouseClick(buttonWith(screen, u"bot password"_s), Qt::LeftButton);
        const PracticeBotPassword bot = m_practice->practiceFarm()->botPassword();
        QTest::keyClicks(QApplication::focusWidget(), bot.login);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        auto *password = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(password);
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        // A wrong one first: said in words, and nobody is signed in.
        QTest::keyClicks(password, u"wrong"_s);
        QTest::keyClick(password, Qt::Key_Return);
        const auto *bar = screen.signInPage()->findChild<InlineBar *>();
        QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), 60'000);
        QVERIFY(bar->accessibleName().contains(u"Not signed in"_s));
        QVERIFY(!desk.account());
        password->setText(bot.password);
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(desk.account(), 60'000);
        QCOMPARE(desk.account()->kind, SignInKind::BotPassword);
        // No keychain on this bus: the page has said so, and so it is.
        QCOMPARE(m_practice->accounts().accounts().constLast().kept, Keep::ThisRun);
        QVERIFY(QCoro::waitFor(m_practice->accounts().forget(*desk.account())));
    }

    void whereNoClientIsRegisteredThePageSaysHowToGetOne()
    {
        QList<QUrl> opened;
        Surroundings around = quietSurroundings();
        around.openUrl = [&opened](const QUrl &url) { opened.append(url); };
        Desk desk;
        AccountSwitch accounts(*m_practice, desk);
        const FarmProfile before = m_practice->farms().constFirst();
        FarmProfile without = before;
        without.oauthClientId.clear();
        m_practice->accounts().setFarm(without);
        AccountsScreen screen(m_practice->accounts().shared_from_this(), accounts, desk, around);
        QSignalSpy changed(&screen, &AccountsScreen::farmChanged);
        screen.resize(1112, 800);
        screen.show();
        screen.showSignIn(without);
        look(screen, u"signin-unregistered"_s);
        QVERIFY(!buttonWith(screen, u"Sign in through the browser"_s)->isEnabled());
        QTest::mouseClick(buttonWith(screen, u"Register a client"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(buttonWith(screen, u"filled in"_s), 60'000);
        look(screen, u"signin-register"_s);
        QTest::mouseClick(buttonWith(screen, u"filled in"_s), Qt::LeftButton);
        QCOMPARE(opened.size(), 1);
        QVERIFY(opened[0].query().contains(u"wpcallbackUrl"_s));
        auto *panel = screen.findChild<RegistrationPanel *>();
        const QList<ActionButton *> buttons = panel->findChildren<ActionButton *>();
        for (ActionButton *button : buttons) {
            if (button->accessibleName().contains(u"callback"_s))
                button->click();
        }
        QVERIFY(QApplication::clipboard()->text().startsWith(u"http://127.0.0.1:"_s));
        const QList<QLineEdit *> given = panel->findChildren<QLineEdit *>();
        QCOMPARE(given.size(), 2);
        QTest::keyClicks(given[0], before.oauthClientId);
        QTest::keyClick(given[0], Qt::Key_Return);
        QCOMPARE(given[1]->echoMode(), QLineEdit::Password);
        QTest::keyClicks(given[1], before.oauthClientSecret);
        QTest::keyClick(given[1], Qt::Key_Return);
        QCOMPARE(changed.size(), 1);
        // Older wikis refuse to renew a sign-in without the secret.
        QCOMPARE(m_practice->farms().constFirst(), before);
        QVERIFY(given[1]->text().isEmpty());
        QVERIFY(buttonWith(screen, u"Sign in through the browser"_s)->isEnabled());
        m_practice->accounts().setFarm(before);
    }

    void theFarmThatWasAskedForIsTheOneInTheList()
    {
        Desk desk;
        AccountSwitch accounts(*m_practice, desk);
        AccountsScreen screen(m_practice->accounts().shared_from_this(), accounts, desk, quietSurroundings());
        screen.resize(1112, 800);
        screen.show();
        FarmProfile typed;
        typed.name = typed.home = u"wiki.example"_s;
        screen.showSignIn(typed);
        auto *farms = screen.signInPage()->findChild<QComboBox *>();
        QCOMPARE(farms->currentText(), typed.name);
        // And one can change one's mind.
        farms->setCurrentIndex(0);
        Q_EMIT farms->activated(0);
        QCOMPARE(farms->currentText(), m_practice->farms().constFirst().name);
        QVERIFY(buttonWith(screen, u"Sign in through the browser"_s)->isEnabled());
        QCOMPARE(farms->count(), m_practice->farms().size());
    }

    void whatIsWrongWithTheWikiIsSaid_data()
    {
        QTest::addColumn<bool>("listens");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("nobody answers") << false << u"The wiki cannot be reached"_s;
        QTest::newRow("no wiki") << true << u"There is no MediaWiki at this address"_s;
    }

    void whatIsWrongWithTheWikiIsSaid()
    {
        QFETCH(const bool, listens);
        QFETCH(const QString, sentence);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server, [&server] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->readAll();
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n"
                              "Connection: close\r\n\r\n<p>Hello!</p>");
                socket->disconnectFromHost();
            });
        });
        FarmProfile typed;
        typed.name = typed.home = u"127.0.0.1:%1"_s.arg(server.serverPort());
        if (!listens)
            server.close();
        Desk desk;
        AccountSwitch accounts(*m_practice, desk);
        AccountsScreen screen(m_practice->accounts().shared_from_this(), accounts, desk, quietSurroundings());
        screen.resize(1112, 800);
        screen.show();
        screen.showSignIn(typed);
        QVERIFY(QTest::qWaitForWindowActive(&screen));
        QTest::mouseClick(buttonWith(screen, u"Owner-only token"_s), Qt::LeftButton);
        QTest::keyClicks(QApplication::focusWidget(), u"a-token-of-nobody"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        const auto *bar = screen.signInPage()->findChild<InlineBar *>();
        QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), 60'000);
        QVERIFY2(bar->accessibleName().contains(sentence), qPrintable(bar->accessibleName()));
        look(screen, u"signin-"_s + QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'));
        // What was typed can be sent once more.
        QVERIFY(buttonWith(screen, u"Sign in with this token"_s)->isEnabled());
        QVERIFY(!desk.account());
    }

    void aSignInThatWasLeftTakesNobodyBack()
    {
        Desk desk;
        AccountSwitch accounts(*m_practice, desk);
        AccountsScreen screen(m_practice->accounts().shared_from_this(), accounts, desk, quietSurroundings());
        screen.resize(1112, 800);
        screen.show();
        screen.showSignIn(m_practice->farms().constFirst());
        QVERIFY(QTest::qWaitForWindowActive(&screen));
        const PracticeBotPassword bot = m_practice->practiceFarm()->botPassword();
        QTest::mouseClick(buttonWith(screen, u"bot password"_s), Qt::LeftButton);
        QTest::keyClicks(QApplication::focusWidget(), bot.login);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTest::keyClicks(QApplication::focusWidget(), bot.password);
        QSignalSpy signedIn(screen.signInPage(), &SignInPage::signedIn);
        QSignalSpy changed(&m_practice->accounts(), &AccountBook::accountsChanged);
        // At the first of several requests, before its answer is here.
        connect(
            m_practice->practiceFarm(), &PracticeFarm::requestHandled, &screen,
            [&] { screen.showSignIn(m_practice->farms().constFirst()); },
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 60'000);
        // The account is kept, as was asked; the page stays with what the person does now.
        const QList<KnownAccount> known = m_practice->accounts().accounts();
        QCOMPARE(known.constLast().account.kind, SignInKind::BotPassword);
        QVERIFY(signedIn.isEmpty());
        QVERIFY(QCoro::waitFor(m_practice->accounts().forget(known.constLast().account)));
    }

    void signsInWithAPastedToken()
    {
        Desk desk;
        AccountSwitch accounts(*m_practice, desk);
        AccountsScreen screen(m_practice->accounts().shared_from_this(), accounts, desk, quietSurroundings());
        screen.resize(1112, 800);
        screen.show();
        screen.showSignIn(m_practice->farms().constFirst());
        QVERIFY(QTest::qWaitForWindowActive(&screen));
        look(screen, u"signin"_s);
        screen.signInPage()->startBrowser();
        QTRY_VERIFY_WITH_TIMEOUT(screen.signInPage()->isWaiting(), 60'000);
        look(screen, u"signin-waiting"_s);
        QTest::mouseClick(buttonWith(screen, u"owner-only"_s), Qt::LeftButton);
        QVERIFY(!screen.signInPage()->isWaiting());
        QTest::keyClicks(QApplication::focusWidget(), m_practice->practiceFarm()->users().constFirst().token);
        QCOMPARE(qobject_cast<QLineEdit *>(QApplication::focusWidget())->echoMode(), QLineEdit::Password);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(desk.account() && desk.wikis(), 60'000);
        QCOMPARE(*desk.account(), m_practice.account);
        look(screen, u"rights"_s);
        screen.showAccounts();
        look(screen, u"accounts"_s);
    }
};

} // namespace paperround

QTEST_MAIN(paperround::SignInPageTest)
#include "signinpage.moc"
