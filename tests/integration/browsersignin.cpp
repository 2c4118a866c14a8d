// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/practicefarm.h"
#include "support/manualclock.h"
#include "wiki/http/httpclient.h"
#include "wiki/login/memorytokenstore.h"
#include "wiki/login/oauthsignin.h"

#include <QCoroTask>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 120'000;

quint16 freePort()
{
    QTcpServer free;
    return free.listen(QHostAddress(QHostAddress::LocalHost), 0) ? free.serverPort() : quint16(0);
}

} // namespace

// A sign-in with Chromium in the browser's place, driven over WebDriver.
class BrowserSignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_profile.isValid());
        m_driverPort = freePort();
        m_driver.setProcessChannelMode(QProcess::MergedChannels);
        m_driver.start(u"chromedriver"_s, {u"--port=%1"_s.arg(m_driverPort)});
        QVERIFY2(m_driver.waitForStarted(), "chromedriver is in Debian's package chromium-driver");
        QTRY_VERIFY_WITH_TIMEOUT(driver("GET", u"/status"_s)[u"ready"_s].toBool(), Patience);
        const QJsonArray arguments{u"--headless"_s,
                                   u"--no-sandbox"_s,
                                   u"--disable-gpu"_s,
                                   u"--disable-quic"_s,
                                   u"--disable-dev-shm-usage"_s,
                                   u"--no-first-run"_s,
                                   u"--disable-background-networking"_s,
                                   u"--disable-component-update"_s,
                                   u"--disable-sync"_s,
                                   u"--user-data-dir="_s + m_profile.path()};
        const QJsonObject wanted{{u"browserName"_s, u"chrome"_s},
                                 {u"goog:chromeOptions"_s, QJsonObject{{u"args"_s, arguments}}}};
        const QJsonObject body{{u"capabilities"_s, QJsonObject{{u"alwaysMatch"_s, wanted}}}};
        m_session = driver("POST", u"/session"_s, body)[u"sessionId"_s].toString();
        QVERIFY2(!m_session.isEmpty(), m_driver.readAll().constData());
    }

    void cleanupTestCase()
    {
        if (!m_session.isEmpty())
            driver("DELETE", u"/session/"_s + m_session);
        m_driver.terminate();
        m_driver.waitForFinished();
    }

    void init()
    {
        m_farm = std::make_unique<PracticeFarm>();
        m_farm->setOauthRedirectPort(freePort());
        QVERIFY(m_farm->listen());
        m_directory = std::make_unique<QTemporaryDir>();
        AccountBook::Parts parts;
        parts.file = m_directory->filePath(u"accounts.json"_s);
        parts.farms = {m_farm->profile()};
        parts.keychain = std::make_shared<MemoryTokenStore>();
        parts.http = HttpClient::create();
        m_clock = std::make_shared<ManualClock>();
        m_clock->setRunning(false);
        parts.clock = m_clock;
        m_book = *AccountBook::open(parts);
    }

    void aPersonWhoPressesAllowIsSignedIn()
    {
        const auto signIn = m_book->newSignIn(m_farm->profile());
        QSignalSpy finished(signIn.get(), &OAuthSignIn::finished);
        QVERIFY(openConsentPage(*signIn));
        QCOMPARE(textOf(u"h1"_s), u"Allow Paper Round?"_s);
        QVERIFY(click(u"button[value=allow]"_s));
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, Patience);
        const auto account = finished.first().first().value<Account>();
        QCOMPARE(account.name, m_farm->users().first().name);
        QVERIFY(QCoro::waitFor(m_book->credentials(account)));
        // The person sees the console's own page, and it holds no secret.
        const QUrl shown(inSession("GET", u"/url"_s).toString());
        QCOMPARE(shown.host(), u"127.0.0.1"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!textOf(u"body"_s).isEmpty(), Patience);
        const QString code = QUrlQuery(shown).queryItemValue(u"code"_s);
        QVERIFY(!code.isEmpty());
        QVERIFY(!inSession("GET", u"/source"_s).toString().contains(code));
    }

    void aPersonWhoPressesCancelIsNot()
    {
        const auto signIn = m_book->newSignIn(m_farm->profile());
        QSignalSpy failed(signIn.get(), &OAuthSignIn::failed);
        QVERIFY(openConsentPage(*signIn));
        QVERIFY(click(u"button[value=cancel]"_s));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, Patience);
        QCOMPARE(failed.first().first().value<Error>().code, u"cancelled"_s);
        QVERIFY(m_book->accounts().isEmpty());
    }

private:
    bool openConsentPage(OAuthSignIn &signIn)
    {
        QSignalSpy browser(&signIn, &OAuthSignIn::browserNeeded);
        signIn.start();
        if (!QTest::qWaitFor([&] { return !browser.isEmpty(); }, Patience))
            return false;
        const QString url = QString::fromLatin1(signIn.browserUrl().toEncoded());
        inSession("POST", u"/url"_s, {{u"url"_s, url}});
        return !element(u"button[value=allow]"_s).isEmpty();
    }

    QString element(const QString &selector)
    {
        const QJsonObject found =
            inSession("POST", u"/element"_s, {{u"using"_s, u"css selector"_s}, {u"value"_s, selector}})
                .toObject();
        return found.isEmpty() ? QString() : found.begin().value().toString();
    }

    bool click(const QString &selector)
    {
        const QString id = element(selector);
        return !id.isEmpty() && inSession("POST", u"/element/%1/click"_s.arg(id), QJsonObject{}).isNull();
    }

    QString textOf(const QString &selector)
    {
        return inSession("GET", u"/element/%1/text"_s.arg(element(selector))).toString();
    }

    QJsonValue inSession(const QByteArray &verb, const QString &path, const QJsonObject &body = {})
    {
        m_value = {};
        driver(verb, u"/session/"_s + m_session + path, body);
        return m_value;
    }

    /// The answer's value; the farm and the listener live in this thread, so it must be waited for in events.
    QJsonObject driver(const QByteArray &verb, const QString &path, const QJsonObject &body = {})
    {
        QNetworkRequest request(QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_driverPort).arg(path)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        const QByteArray sent = verb == "POST" ? QJsonDocument(body).toJson() : QByteArray();
        const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, verb, sent));
        if (!QTest::qWaitFor([&] { return reply->isFinished(); }, Patience))
            return {};
        m_value = QJsonDocument::fromJson(reply->readAll()).object().value(u"value"_s);
        return m_value.toObject();
    }

    QTemporaryDir m_profile;
    QProcess m_driver;
    quint16 m_driverPort = 0;
    QString m_session;
    QJsonValue m_value;
    QNetworkAccessManager m_network;
    std::unique_ptr<PracticeFarm> m_farm;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::shared_ptr<ManualClock> m_clock;
    std::shared_ptr<AccountBook> m_book;
};

QTEST_GUILESS_MAIN(BrowserSignInTest)
#include "browsersignin.moc"
