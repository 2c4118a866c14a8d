// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/practicefarm.h"
#include "support/manualclock.h"
#include "wiki/credentials.h"
#include "wiki/http/httpclient.h"
#include "wiki/http/requestgate.h"
#include "wiki/login/memorytokenstore.h"
#include "wiki/login/oauthsignin.h"
#include "wiki/mediawikis.h"
#include "wiki/sites/sitedirectory.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

// The client's sign-in against the practice farm's OAuth server, the consent page pressed as a browser would.
class SignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress(QHostAddress::LocalHost), 0));
        m_farm = std::make_unique<PracticeFarm>();
        m_farm->setOauthRedirectPort(free.serverPort());
        free.close();
        QVERIFY(m_farm->listen());
        m_dir = std::make_unique<QTemporaryDir>();
        AccountBook::Parts parts;
        parts.file = m_dir->filePath(u"accounts.json"_qs);
        parts.farms = {m_farm->profile()};
        parts.keychain = std::make_shared<MemoryTokenStore>();
        m_http = HttpClient::create();
        parts.http = m_http;
        m_clock = std::make_shared<ManualClock>();
        m_clock->setRunning(false);
        parts.clock = m_clock;
        m_book = *AccountBook::open(parts);
    }

    void allowedRefreshedAndRevoked()
    {
        const auto account = signIn("allow");
        QVERIFY(account);
        QCOMPARE(account->name, m_farm->users().first().name);
        const auto credentials = *QCoro::waitFor(m_book->credentials(*account));
        const QByteArray first = *QCoro::waitFor(credentials->authorization());

        m_farm->expireAccessTokens();
        QVERIFY(QCoro::waitFor(credentials->renew(credentials->generation())));
        QVERIFY(*QCoro::waitFor(credentials->authorization()) != first);

        m_farm->revokeGrants(account->name);
        const auto revoked = QCoro::waitFor(credentials->renew(credentials->generation()));
        QVERIFY(!revoked);
        QCOMPARE(revoked.error().code, u"sign-in"_qs);
    }

    void cancelledOnTheConsentPage()
    {
        const auto account = signIn("cancel");
        QVERIFY(!account);
        QCOMPARE(account.error().code, u"cancelled"_qs);
    }

    void leavesNoSessionBehindAfterSigningOut_data()
    {
        QTest::addColumn<bool>("forget");
        QTest::newRow("sign out") << false;
        QTest::newRow("forget") << true;
    }

    void leavesNoSessionBehindAfterSigningOut()
    {
        QFETCH(const bool, forget);
        const FarmProfile profile = m_farm->profile();
        const auto password = m_farm->botPassword();
        const auto account =
            QCoro::waitFor(m_book->addBotPassword(profile, password.login, password.password, Keep::ThisRun));
        QVERIFY(account);
        const auto credentials = *QCoro::waitFor(m_book->credentials(*account));
        const auto gate = RequestGate::create(3);
        const auto sites = SiteDirectory::create(profile, m_http, gate, *m_clock, QString());
        const auto wikis = MediaWikis::create(profile, sites, m_http, gate, credentials);
        QVERIFY(QCoro::waitFor(wikis->accountFacts(profile.home)));
        QCOMPARE(whoWeAre(profile.home, *account), account->name);

        QVERIFY(QCoro::waitFor(forget ? m_book->forget(*account) : m_book->signOut(*account)));
        QVERIFY(whoWeAre(profile.home, *account) != account->name);
        const auto facts = QCoro::waitFor(wikis->accountFacts(profile.home));
        QVERIFY(!facts);
        QCOMPARE(facts.error().kind, ErrorKind::NeedsFix);
        QCOMPARE(facts.error().code, u"sign-in"_qs);
    }

    void ownerOnlyTokenAndBotPassword()
    {
        const FarmProfile profile = m_farm->profile();
        const auto user = m_farm->users().first();
        const auto byToken = QCoro::waitFor(m_book->addOwnerOnlyToken(profile, user.token, Keep::ThisRun));
        QVERIFY(byToken);
        QCOMPARE(byToken->name, user.name);
        const auto bot = m_farm->botPassword();
        const auto byPassword =
            QCoro::waitFor(m_book->addBotPassword(profile, bot.login, bot.password, Keep::ThisRun));
        QVERIFY(byPassword);
        QCOMPARE(byPassword->name, user.name);
        QVERIFY(!QCoro::waitFor(m_book->addBotPassword(profile, bot.login, u"wrong"_qs, Keep::ThisRun)));
    }

private:
    Result<Account> signIn(const QByteArray &choice)
    {
        const auto signIn = m_book->newSignIn(m_farm->profile());
        QSignalSpy browser(signIn.get(), &OAuthSignIn::browserNeeded);
        QSignalSpy finished(signIn.get(), &OAuthSignIn::finished);
        QSignalSpy failed(signIn.get(), &OAuthSignIn::failed);
        signIn->start();
        if (!QTest::qWaitFor([&] { return browser.count() + failed.count() > 0; }) || !failed.isEmpty())
            return failure(ErrorKind::Input, u"no-browser"_qs);
        const QByteArray page = send(signIn->browserUrl(), {});
        static const QRegularExpression ticket(u"name=\"ticket\" value=\"([^\"]+)\""_qs);
        const QByteArray form = "ticket=" + ticket.match(QString::fromUtf8(page)).captured(1).toLatin1()
            + "&user=" + QUrl::toPercentEncoding(m_farm->users().first().name) + "&choice=" + choice;
        send(signIn->browserUrl(), form);
        if (!QTest::qWaitFor([&] { return finished.count() + failed.count() > 0; }))
            return failure(ErrorKind::Input, u"no-end"_qs);
        if (!failed.isEmpty())
            return tl::unexpected(failed.first().first().value<Error>());
        return finished.first().first().value<Account>();
    }

    /// What the wiki takes us for by the account's cookies alone.
    QString whoWeAre(const QString &wiki, const Account &account)
    {
        HttpRequest request;
        request.url = m_farm->api(wiki);
        request.url.setQuery(u"action=query&meta=userinfo&format=json&formatversion=2"_qs);
        request.jar = jarName(wiki, account.key());
        const auto answer = QCoro::waitFor(m_http->send(request));
        const auto json = QJsonDocument::fromJson(answer ? answer->body : QByteArray()).object();
        return json[u"query"_qs][u"userinfo"_qs][u"name"_qs].toString();
    }

    QByteArray send(const QUrl &url, const QByteArray &form)
    {
        QNetworkRequest request(url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_qs);
        // The answer to the form leads from the wiki to our listener: another origin, as in a browser.
        const std::unique_ptr<QNetworkReply> reply(form.isEmpty() ? m_browser.get(request)
                                                                  : m_browser.post(request, form));
        return QTest::qWaitFor([&] { return reply->isFinished(); }) ? reply->readAll() : QByteArray();
    }

    std::unique_ptr<PracticeFarm> m_farm;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::shared_ptr<ManualClock> m_clock;
    std::shared_ptr<HttpClient> m_http;
    std::shared_ptr<AccountBook> m_book;
    QNetworkAccessManager m_browser;
};

QTEST_GUILESS_MAIN(SignInTest)
#include "signin.moc"
