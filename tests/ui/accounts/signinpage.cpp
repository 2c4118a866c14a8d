// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/signinpage.h"

#include "cli/workplace.h"
#include "models/translations.h"
#include "practice/practicefarm.h"
#include "ui/accounts/accountsscreen.h"
#include "ui/accounts/accountswitch.h"
#include "ui/accounts/registrationpanel.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/style.h"
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

    std::shared_ptr<Workplace> m_place;
    Account m_account;

    /// Saves a picture where PAPERROUND_LOOK names a folder; for eyes, not for the test.
    static void look(QWidget &widget, const QString &name)
    {
        const QString folder = qEnvironmentVariable("PAPERROUND_LOOK");
        if (folder.isEmpty())
            return;
        widget.grab().save(QDir(folder).filePath(name + u".png"_s));
    }

    [[nodiscard]] Surroundings surroundings() const
    {
        return {[](const QUrl &) {}, [](QWidget *, const QString &, const QString &, const auto &) {}};
    }

    static QWidget *buttonWith(QWidget &in, const QString &words)
    {
        const QList<QPushButton *> buttons = in.findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->isVisible() && button->text().contains(words))
                return button;
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
        auto place = QCoro::waitFor(Workplace::open({.practice = true}));
        QVERIFY(place.has_value());
        m_place = *place;
        const PracticeUser user = m_place->practiceFarm()->users().constFirst();
        const auto account = QCoro::waitFor(
            m_place->accounts().addOwnerOnlyToken(m_place->farms().constFirst(), user.token, Keep::ThisRun));
        QVERIFY(account.has_value());
        m_account = *account;
    }

    void cleanupTestCase()
    {
        QCoro::waitFor(m_place->shutDown());
        m_place.reset();
    }

    void signsInWithABotPassword()
    {
        Desk desk;
        AccountSwitch accounts(*m_place, desk);
        AccountsScreen screen(m_place->accounts().shared_from_this(), accounts, desk, surroundings());
        screen.resize(1112, 800);
        screen.show();
        screen.showSignIn(m_place->farms().constFirst());
        QVERIFY(QTest::qWaitForWindowActive(&screen));
        QTest::mouseClick(buttonWith(screen, u"bot password"_s), Qt::LeftButton);
        const PracticeBotPassword bot = m_place->practiceFarm()->botPassword();
        QTest::keyClicks(QApplication::focusWidget(), bot.login);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        auto *password = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(password);
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        // A wrong one first: said in words, and nobody is signed in.
        QTest::keyClicks(password, u"wrong"_s);
        QTest::keyClick(password, Qt::Key_Return);
        const auto *bar = screen.signInPage()->findChild<InlineBar *>();
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->accessibleName().contains(u"Not signed in"_s));
        QVERIFY(!desk.account());
        password->setText(bot.password);
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY(desk.account());
        QCOMPARE(desk.account()->kind, SignInKind::BotPassword);
        // No keychain on this bus: the page has said so, and so it is.
        QCOMPARE(m_place->accounts().accounts().constLast().kept, Keep::ThisRun);
        QVERIFY(QCoro::waitFor(m_place->accounts().forget(*desk.account())));
    }

    void whereNoClientIsRegisteredThePageSaysHowToGetOne()
    {
        QList<QUrl> opened;
        Surroundings around = surroundings();
        around.openUrl = [&opened](const QUrl &url) { opened.append(url); };
        Desk desk;
        AccountSwitch accounts(*m_place, desk);
        const FarmProfile before = m_place->farms().constFirst();
        FarmProfile without = before;
        without.oauthClientId.clear();
        m_place->accounts().setFarm(without);
        AccountsScreen screen(m_place->accounts().shared_from_this(), accounts, desk, around);
        QSignalSpy changed(&screen, &AccountsScreen::farmChanged);
        screen.resize(1112, 800);
        screen.show();
        screen.showSignIn(without);
        look(screen, u"signin-unregistered"_s);
        QVERIFY(!buttonWith(screen, u"Sign in through the browser"_s)->isEnabled());
        QTest::mouseClick(buttonWith(screen, u"Register a client"_s), Qt::LeftButton);
        QTRY_VERIFY(buttonWith(screen, u"filled in"_s));
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
        QCOMPARE(m_place->farms().constFirst(), before);
        QVERIFY(given[1]->text().isEmpty());
        QVERIFY(buttonWith(screen, u"Sign in through the browser"_s)->isEnabled());
        m_place->accounts().setFarm(before);
    }

    void theFarmThatWasAskedForIsTheOneInTheList()
    {
        Desk desk;
        AccountSwitch accounts(*m_place, desk);
        AccountsScreen screen(m_place->accounts().shared_from_this(), accounts, desk, surroundings());
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
        QCOMPARE(farms->currentText(), m_place->farms().constFirst().name);
        QVERIFY(buttonWith(screen, u"Sign in through the browser"_s)->isEnabled());
        QCOMPARE(farms->count(), m_place->farms().size());
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
        AccountSwitch accounts(*m_place, desk);
        AccountsScreen screen(m_place->accounts().shared_from_this(), accounts, desk, surroundings());
        screen.resize(1112, 800);
        screen.show();
        screen.showSignIn(typed);
        QVERIFY(QTest::qWaitForWindowActive(&screen));
        QTest::mouseClick(buttonWith(screen, u"Owner-only token"_s), Qt::LeftButton);
        QTest::keyClicks(QApplication::focusWidget(), u"a-token-of-nobody"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        const auto *bar = screen.signInPage()->findChild<InlineBar *>();
        QTRY_VERIFY(bar->isVisible());
        QVERIFY2(bar->accessibleName().contains(sentence), qPrintable(bar->accessibleName()));
        look(screen, u"signin-"_s + QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'));
        // What was typed can be sent once more.
        QVERIFY(buttonWith(screen, u"Sign in with this token"_s)->isEnabled());
        QVERIFY(!desk.account());
    }

    void aSignInThatWasLeftTakesNobodyBack()
    {
        Desk desk;
        AccountSwitch accounts(*m_place, desk);
        AccountsScreen screen(m_place->accounts().shared_from_this(), accounts, desk, surroundings());
        screen.resize(1112, 800);
        screen.show();
        screen.showSignIn(m_place->farms().constFirst());
        QVERIFY(QTest::qWaitForWindowActive(&screen));
        const PracticeBotPassword bot = m_place->practiceFarm()->botPassword();
        QTest::mouseClick(buttonWith(screen, u"bot password"_s), Qt::LeftButton);
        QTest::keyClicks(QApplication::focusWidget(), bot.login);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTest::keyClicks(QApplication::focusWidget(), bot.password);
        QSignalSpy signedIn(screen.signInPage(), &SignInPage::signedIn);
        QSignalSpy changed(&m_place->accounts(), &AccountBook::accountsChanged);
        // At the first of several requests, before its answer is here.
        connect(
            m_place->practiceFarm(), &PracticeFarm::requestHandled, &screen,
            [&] { screen.showSignIn(m_place->farms().constFirst()); },
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(!changed.isEmpty());
        // The account is kept, as was asked; the page stays with what the person does now.
        const QList<KnownAccount> known = m_place->accounts().accounts();
        QCOMPARE(known.constLast().account.kind, SignInKind::BotPassword);
        QVERIFY(signedIn.isEmpty());
        QVERIFY(QCoro::waitFor(m_place->accounts().forget(known.constLast().account)));
    }

    void signsInWithAPastedToken()
    {
        Desk desk;
        AccountSwitch accounts(*m_place, desk);
        AccountsScreen screen(m_place->accounts().shared_from_this(), accounts, desk, surroundings());
        screen.resize(1112, 800);
        screen.show();
        screen.showSignIn(m_place->farms().constFirst());
        QVERIFY(QTest::qWaitForWindowActive(&screen));
        look(screen, u"signin"_s);
        screen.signInPage()->startBrowser();
        QTRY_VERIFY(screen.signInPage()->isWaiting());
        look(screen, u"signin-waiting"_s);
        QTest::mouseClick(buttonWith(screen, u"owner-only"_s), Qt::LeftButton);
        QVERIFY(!screen.signInPage()->isWaiting());
        QTest::keyClicks(QApplication::focusWidget(), m_place->practiceFarm()->users().constFirst().token);
        QCOMPARE(qobject_cast<QLineEdit *>(QApplication::focusWidget())->echoMode(), QLineEdit::Password);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(desk.account() && desk.wikis());
        QCOMPARE(*desk.account(), m_account);
        look(screen, u"rights"_s);
        screen.showAccounts();
        look(screen, u"accounts"_s);
    }
};

} // namespace paperround

QTEST_MAIN(paperround::SignInPageTest)
#include "signinpage.moc"
