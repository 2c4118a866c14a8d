// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, killed between a refresh's answer and the first use of the new pair, and started again.
// Its pair is kept in the keyring of the session bus that this is started on.
#include "cli/rig.h"
#include "cli/systemclock.h"
#include "tour/browser.h"
#include "wiki/farms.h"
#include "wiki/http/httpclient.h"
#include "wiki/login/keychaintokenstore.h"
#include "wiki/login/oauthsignin.h"

#include <QDir>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class TestRefreshCrashes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_rig.reset(); }

    void losesNothingWhereTheNewPairWasNotStored_data();
    void losesNothingWhereTheNewPairWasNotStored();
    void asksNobodyWhereTheNewPairWasStored_data();
    void asksNobodyWhereTheNewPairWasStored();

private:
    void signIn();
    [[nodiscard]] Ended deliver(const QString &crash = {})
    {
        m_rig->setVariable(u"PAPERROUND_CRASH"_s, crash);
        return m_rig->run(
            {u"deliver"_s, m_rig->path(u"request.json"_s), u"--json"_s, u"--data-dir"_s, m_rig->dataDir()});
    }
    /// The access token ends before the first post, or after so many.
    void expireAfter(int posts);
    void deliveredOnce();

    std::unique_ptr<Rig> m_rig;
    QStringList m_targets;
};

void TestRefreshCrashes::init()
{
    m_rig = std::make_unique<Rig>();
    m_rig->setVariable(u"DBUS_SESSION_BUS_ADDRESS"_s, qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"));
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress(QHostAddress::LocalHost), 0));
    m_rig->farm().setOauthRedirectPort(free.serverPort());
    free.close();
    m_targets = m_rig->readers(4);
    m_rig->writeRequest(m_targets);
    QVERIFY(QDir().mkpath(m_rig->dataDir()));
    QVERIFY(saveFarm(m_rig->dataDir() + u"/farms"_s, m_rig->farm().profile()));
    signIn();
}

void TestRefreshCrashes::signIn()
{
    AccountBook::Parts parts;
    parts.file = m_rig->dataDir() + u"/accounts.json"_s;
    parts.farms = {m_rig->farm().profile()};
    parts.keychain = std::make_shared<KeychainTokenStore>();
    parts.http = HttpClient::create();
    parts.clock = std::make_shared<SystemClock>();
    const auto book = AccountBook::open(parts);
    QVERIFY(book);
    const auto walk = (*book)->newSignIn(m_rig->farm().profile());
    QSignalSpy finished(walk.get(), &OAuthSignIn::finished);
    walk->start();
    Browser browser;
    browser.open(walk->browserUrl());
    QVERIFY(browser.allow());
    QTRY_COMPARE(finished.count(), 1);
}

void TestRefreshCrashes::expireAfter(int posts)
{
    PracticeFarm &farm = m_rig->farm();
    if (posts == 0) {
        farm.expireAccessTokens();
        return;
    }
    connect(&farm, &PracticeFarm::requestHandled, this, [&farm, posts, expired = false]() mutable {
        if (farm.requests({}, u"edit"_s) >= posts && !std::exchange(expired, true))
            farm.expireAccessTokens();
    });
}

void TestRefreshCrashes::deliveredOnce()
{
    const Ended ended = deliver();
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.summary().value("delivered"_L1).toInt(), 4);
    for (int row = 1; row <= 4; ++row)
        QCOMPARE(m_rig->copies(m_targets.at(row - 1), row), 1);
}

void TestRefreshCrashes::losesNothingWhereTheNewPairWasNotStored_data()
{
    QTest::addColumn<int>("posts");
    QTest::addColumn<bool>("modern");
    QTest::newRow("before the first post") << 0 << false;
    QTest::newRow("amid the posts") << 2 << false;
    QTest::newRow("amid the posts, and the old pair is good for ten more minutes") << 2 << true;
}

void TestRefreshCrashes::losesNothingWhereTheNewPairWasNotStored()
{
    QFETCH(int, posts);
    QFETCH(bool, modern);
    m_rig->farm().setOauthModern(modern);
    expireAfter(posts);
    const Ended killed = deliver(u"refresh-answered"_s);
    QVERIFY2(killed.code == -1, killed.err.constData());
    const int posted = m_rig->farm().requests({}, u"edit"_s);
    QVERIFY(posted >= posts && posted < 4);
    if (!modern) { // The wiki takes neither the old pair nor knows that nobody has the new one.
        const Ended asking = deliver();
        QVERIFY2(asking.code == 1 || asking.code == 4, asking.err.constData());
        QVERIFY2(asking.err.contains("Sign in again"), asking.err.constData());
        QCOMPARE(m_rig->farm().requests({}, u"edit"_s), posted);
        signIn();
    }
    deliveredOnce();
}

void TestRefreshCrashes::asksNobodyWhereTheNewPairWasStored_data()
{
    QTest::addColumn<int>("posts");
    QTest::newRow("before the first post") << 0;
    QTest::newRow("amid the posts") << 2;
}

void TestRefreshCrashes::asksNobodyWhereTheNewPairWasStored()
{
    QFETCH(int, posts);
    expireAfter(posts);
    const Ended killed = deliver(u"refresh-stored"_s);
    QVERIFY2(killed.code == -1, killed.err.constData());
    deliveredOnce();
}

QTEST_GUILESS_MAIN(TestRefreshCrashes)
#include "refreshcrashes.moc"
