// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/oauthsignin.h"
#include "support/manualclock.h"
#include "support/oauthstub.h"
#include "wiki/http/httpclient.h"
#include "wiki/login/memorytokenstore.h"

#include <QCoroTask>
#include <QDirIterator>
#include <QFile>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QStringList logged;

void keepLog(QtMsgType, const QMessageLogContext &, const QString &message)
{
    logged.append(message);
}

/// Says "no keychain" to everything.
class NoKeychain : public TokenStore
{
public:
    Task<Secrets> read(QString) override { co_return none(); }
    Task<void> write(QString, Secrets) override { co_return none(); }
    Task<void> remove(QString) override { co_return none(); }
    Task<void> probe() override { co_return none(); }

private:
    static tl::unexpected<Error> none() { return failure(ErrorKind::Storage, u"no-keychain"_qs); }
};

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress(QHostAddress::LocalHost), 0) ? server.serverPort() : 0;
}

} // namespace

class OAuthSignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        logged.clear();
        m_dir = std::make_unique<QTemporaryDir>();
        m_stub = std::make_unique<OAuthStub>();
        m_clock = std::make_shared<ManualClock>();
        m_clock->setRunning(false);
        m_keychain = std::make_shared<MemoryTokenStore>();
        m_farm = {};
        m_farm.name = u"Stub"_qs;
        m_farm.home = m_stub->host();
        m_farm.homeApi = m_stub->api();
        m_farm.oauthClientId = m_stub->clientId;
        m_farm.oauthRedirectPort = freePort();
        m_stub->redirectUri = LoopbackListener::redirectUri(m_farm.oauthRedirectPort);
        begin();
    }

    void cleanup()
    {
        m_signIn.reset();
        QCOMPARE(m_stub->unexpected, QStringList());
    }

    void signsInThroughTheBrowser()
    {
        QCOMPARE(startSignIn().isEmpty(), false);
        QCOMPARE(m_signIn->step(), OAuthSignIn::Step::Browser);
        m_clock->advance(60s);
        QCOMPARE(m_signIn->remaining(), 4min);
        browse(m_stub->allow(m_signIn->browserUrl()));
        QTRY_COMPARE(m_finished->count(), 1);
        const auto account = m_finished->first().first().value<Account>();
        QCOMPARE(account.key(), u"Sender@"_qs + m_stub->host());
        QCOMPARE(account.kind, SignInKind::OAuth);
        QCOMPARE(m_book->accounts().size(), 1);
        const auto credentials = QCoro::waitFor(m_book->credentials(account));
        QVERIFY(credentials);
        QCOMPARE(*QCoro::waitFor((*credentials)->authorization()), QByteArray("Bearer canary-access-2"));
        QCOMPARE(m_failed->count(), 0);
    }

    void sendsTheClientSecretWhereOneIsKnown()
    {
        m_stub->clientSecret = u"canary-secret"_qs;
        startSignIn();
        browse(m_stub->allow(m_signIn->browserUrl()));
        QTRY_COMPARE(m_failed->count(), 1);
        QCOMPARE(failure().code, u"invalid_client"_qs);
        QCOMPARE(failure().kind, ErrorKind::NeedsFix);

        m_farm.oauthClientSecret = u"canary-secret"_qs;
        begin();
        startSignIn();
        browse(m_stub->allow(m_signIn->browserUrl()));
        QTRY_COMPARE(m_finished->count(), 1);
    }

    void believesNoAnswerWithAnotherState()
    {
        startSignIn();
        QUrl forged = m_stub->allow(m_signIn->browserUrl());
        QUrlQuery query(forged);
        query.removeQueryItem(u"state"_qs);
        query.addQueryItem(u"state"_qs, u"forged"_qs);
        forged.setQuery(query);
        QCOMPARE(browse(forged), 400);
        QCOMPARE(m_signIn->step(), OAuthSignIn::Step::Browser);
        QCOMPARE(m_stub->requests().size(), 0);
        QCOMPARE(browse(m_stub->allow(m_signIn->browserUrl())), 200);
        QTRY_COMPARE(m_finished->count(), 1);
    }

    void takesNoSecondCallback()
    {
        startSignIn();
        const QUrl answer = m_stub->allow(m_signIn->browserUrl());
        QCOMPARE(browse(answer), 200);
        QCOMPARE(browse(answer), 0);
        QTRY_COMPARE(m_finished->count(), 1);
        QCOMPARE(browse(answer), 0);
        QCOMPARE(m_stub->count(u"authorization_code"_qs), 1);
    }

    void tellsAReplayedCode()
    {
        startSignIn();
        QUrl answer = m_stub->allow(m_signIn->browserUrl());
        browse(answer);
        QTRY_COMPARE(m_finished->count(), 1);

        begin(); // The old code with the new state: as if somebody had put it in our way.
        startSignIn();
        QUrlQuery query(answer);
        query.removeQueryItem(u"state"_qs);
        query.addQueryItem(u"state"_qs, QUrlQuery(m_signIn->browserUrl()).queryItemValue(u"state"_qs));
        answer.setQuery(query);
        browse(answer);
        QTRY_COMPARE(m_failed->count(), 1);
        QCOMPARE(failure().code, u"invalid_request"_qs);
        QCOMPARE(failure().detail, u"Authorization code has been revoked"_qs);
    }

    void endsWhenTheUserPressesCancelOnTheWiki()
    {
        startSignIn();
        browse(m_stub->refuse());
        QTRY_COMPARE(m_failed->count(), 1);
        QCOMPARE(failure().kind, ErrorKind::Stopped);
        QCOMPARE(failure().code, u"cancelled"_qs);
        QCOMPARE(m_stub->requests().size(), 0);
    }

    void endsWhenTheUserPressesCancelHere()
    {
        startSignIn();
        m_signIn->cancel();
        QCOMPARE(m_failed->count(), 1);
        QCOMPARE(failure().code, u"cancelled"_qs);
        QCOMPARE(browse(m_stub->allow(m_signIn->browserUrl())), 0);
        m_signIn->cancel();
        QCOMPARE(m_failed->count(), 1);
    }

    void endsWhenTheTimeIsOver()
    {
        startSignIn();
        m_clock->advance(4min + 59s);
        QCOMPARE(m_failed->count(), 0);
        m_clock->advance(1s);
        QTRY_COMPARE(m_failed->count(), 1);
        QCOMPARE(failure().code, u"time-limit"_qs);
        QCOMPARE(m_signIn->remaining(), 0ms);
        QCOMPARE(browse(m_stub->allow(m_signIn->browserUrl())), 0);
    }

    void namesThePortThatIsTaken()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost), m_farm.oauthRedirectPort));
        m_signIn->start();
        QCOMPARE(m_failed->count(), 1);
        QCOMPARE(failure().code, u"port-taken"_qs);
        QCOMPARE(failure().detail, QString::number(m_farm.oauthRedirectPort));
        QCOMPARE(m_browser->count(), 0);
    }

    void needsARegisteredClient()
    {
        m_farm.oauthClientId.clear();
        begin();
        m_signIn->start();
        QCOMPARE(failure().code, u"no-client"_qs);
    }

    void saysLaterWhereTheWikiCannotSayNow_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::newRow("read-only") << 500 << QByteArray("{\"error\":\"server_error\"}") << u"server_error"_qs;
        QTest::newRow("portal") << 200 << QByteArray("<html>Wifi</html>") << u"bad-answer"_qs;
        QTest::newRow("bad gateway") << 502 << QByteArray("<html>") << u"http-502"_qs;
        QTest::newRow("no token") << 200 << QByteArray("{\"token_type\":\"Bearer\"}") << u"bad-answer"_qs;
        QTest::newRow("line break in the token")
            << 200 << QByteArray("{\"token_type\":\"Bearer\",\"access_token\":\"a\\r\\nX: y\"}")
            << u"bad-answer"_qs;
    }
    void saysLaterWhereTheWikiCannotSayNow()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        m_stub->nextTokenReply = StubReply{};
        m_stub->nextTokenReply->status = status;
        m_stub->nextTokenReply->body = body;
        startSignIn();
        browse(m_stub->allow(m_signIn->browserUrl()));
        QTRY_COMPARE(m_failed->count(), 1);
        QCOMPARE(failure().kind, ErrorKind::Temporary);
        QCOMPARE(failure().code, code);
        QVERIFY(m_book->accounts().isEmpty());
    }

    void understandsATokenForAThousandYears()
    {
        m_stub->expiresIn = 31556908800;
        startSignIn();
        browse(m_stub->allow(m_signIn->browserUrl()));
        QTRY_COMPARE(m_finished->count(), 1);
    }

    void keepsForThisRunWithoutASecondWalk()
    {
        m_keychain = std::make_shared<NoKeychain>();
        begin();
        startSignIn();
        browse(m_stub->allow(m_signIn->browserUrl()));
        QTRY_COMPARE(m_failed->count(), 1);
        QCOMPARE(failure().kind, ErrorKind::Storage);
        QCOMPARE(failure().code, u"no-keychain"_qs);
        QVERIFY(m_book->accounts().isEmpty());
        m_signIn->keepForThisRun();
        QTRY_COMPARE(m_finished->count(), 1);
        QCOMPARE(m_book->accounts().first().kept, Keep::ThisRun);
        QVERIFY(!QFile::exists(m_dir->filePath(u"accounts.json"_qs)));
    }

    void canBeDestroyedAtAnyStep()
    {
        startSignIn();
        const QUrl answer = m_stub->allow(m_signIn->browserUrl());
        m_stub->beforeTokenReply = [this] { m_signIn.reset(); };
        browse(answer);
        QTRY_VERIFY(!m_signIn);
        begin();
        startSignIn();
        m_signIn.reset();
        QVERIFY(m_book->accounts().isEmpty());
    }

    void leavesNoTokenInTheLogTheSettingsOrAnAddress()
    {
        QLoggingCategory::setFilterRules(u"*=true"_qs);
        const auto before = qInstallMessageHandler(keepLog);
        startSignIn();
        browse(m_stub->allow(m_signIn->browserUrl()));
        const bool ended = QTest::qWaitFor([this] { return m_finished->count() == 1; });
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules({});
        QVERIFY(ended);
        QVERIFY(!logged.join(u'\n').contains(u"canary"_s));
        QVERIFY(!m_signIn->browserUrl().toString().contains(u"canary"_s));
        for (const StubRequest &request : m_stub->requests())
            QVERIFY(!request.path.contains(u"canary"_s));
        QDirIterator files(m_dir->path(), QDir::Files, QDirIterator::Subdirectories);
        int seen = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(!file.readAll().contains("canary"));
            ++seen;
        }
        QCOMPARE(seen, 1); // accounts.json
    }

private:
    void begin()
    {
        m_signIn.reset();
        AccountBook::Parts parts;
        parts.file = m_dir->filePath(u"accounts.json"_qs);
        parts.farms = {m_farm};
        parts.keychain = m_keychain;
        parts.http = HttpClient::create();
        parts.clock = m_clock;
        parts.userAgent = "PaperRound/test";
        m_book = *AccountBook::open(parts);
        m_signIn = m_book->newSignIn(m_farm);
        m_browser = std::make_unique<QSignalSpy>(m_signIn.get(), &OAuthSignIn::browserNeeded);
        m_finished = std::make_unique<QSignalSpy>(m_signIn.get(), &OAuthSignIn::finished);
        m_failed = std::make_unique<QSignalSpy>(m_signIn.get(), &OAuthSignIn::failed);
    }

    QUrl startSignIn()
    {
        m_signIn->start();
        return QTest::qWaitFor([this] { return m_browser->count() == 1; }) ? m_signIn->browserUrl() : QUrl();
    }

    /// The HTTP status the browser got; 0: nobody answered.
    int browse(const QUrl &url)
    {
        QNetworkAccessManager browser;
        const std::unique_ptr<QNetworkReply> reply(browser.get(QNetworkRequest(url)));
        if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }))
            return -1;
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }

    [[nodiscard]] Error failure() const
    {
        return m_failed->isEmpty() ? Error() : m_failed->first().first().value<Error>();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<OAuthStub> m_stub;
    std::shared_ptr<ManualClock> m_clock;
    std::shared_ptr<TokenStore> m_keychain;
    FarmProfile m_farm;
    std::shared_ptr<AccountBook> m_book;
    std::unique_ptr<OAuthSignIn> m_signIn;
    std::unique_ptr<QSignalSpy> m_browser;
    std::unique_ptr<QSignalSpy> m_finished;
    std::unique_ptr<QSignalSpy> m_failed;
};

QTEST_GUILESS_MAIN(OAuthSignInTest)
#include "oauthsignin.moc"
