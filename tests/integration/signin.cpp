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
#include <QUrlQuery>

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

    void believesNoAnswerWithAnotherState()
    {
        const auto walk = begin();
        QUrl forged = pressed(walk->browserUrl(), "allow");
        QUrlQuery query(forged);
        query.removeQueryItem(u"state"_qs);
        query.addQueryItem(u"state"_qs, u"another"_qs);
        forged.setQuery(query);
        get(forged);
        QCOMPARE(walk->step(), OAuthSignIn::Step::Browser);
        QVERIFY(ended(*walk, pressed(walk->browserUrl(), "allow")));
    }

    void takesNoSecondCallbackAndNoCodeTwice()
    {
        const auto walk = begin();
        const QUrl callback = pressed(walk->browserUrl(), "allow");
        QVERIFY(ended(*walk, callback));
        QCOMPARE(get(callback)->error(), QNetworkReply::ConnectionRefusedError);
        // Whoever saw the code in the browser's history can do nothing with it.
        const FarmProfile profile = m_farm->profile();
        QUrlQuery form{{u"grant_type"_qs, u"authorization_code"_qs},
                       {u"client_id"_qs, profile.oauthClientId},
                       {u"code"_qs, QUrlQuery(callback).queryItemValue(u"code"_qs)},
                       {u"redirect_uri"_qs, m_farm->oauthRedirectUri()},
                       {u"code_verifier"_qs, QString(64, u'v')}};
        const QUrl tokens(u"http://"_qs + profile.home + u"/w/rest.php/oauth2/access_token"_qs);
        const auto replayed = post(tokens, form.toString(QUrl::FullyEncoded).toLatin1());
        QVERIFY(replayed->readAll().contains("Authorization code has been revoked"));
    }

    void tellsThatTheCodeHasExpired()
    {
        const auto walk = begin();
        const QUrl callback = pressed(walk->browserUrl(), "allow");
        m_farm->setClockOffset(std::chrono::minutes(11));
        const auto account = ended(*walk, callback);
        QVERIFY(!account);
        QCOMPARE(account.error().kind, ErrorKind::NeedsFix);
        QVERIFY2(account.error().detail.contains(u"expired"_qs), qPrintable(account.error().detail));
        QCOMPARE(m_book->accounts().size(), 0);
    }

    void asksForANewSignInWhenTheRefreshTokenHasExpired()
    {
        m_farm->setTokenLives(std::chrono::hours(1), std::chrono::hours(2));
        const auto account = signIn("allow");
        QVERIFY(account);
        const auto credentials = *QCoro::waitFor(m_book->credentials(*account));
        m_farm->setClockOffset(std::chrono::hours(3));
        const auto renewed = QCoro::waitFor(credentials->renew(credentials->generation()));
        QVERIFY(!renewed);
        QCOMPARE(renewed.error().code, u"sign-in"_qs);
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
        const auto sites = SiteDirectory::create(profile, m_http, gate, m_clock, QString());
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
        const auto walk = begin();
        return ended(*walk, pressed(walk->browserUrl(), choice));
    }

    /// A sign-in whose browser is to be opened.
    [[nodiscard]] std::unique_ptr<OAuthSignIn> begin()
    {
        auto walk = m_book->newSignIn(m_farm->profile());
        walk->start();
        if (walk->step() != OAuthSignIn::Step::Browser)
            qFatal("no browser is asked for");
        return walk;
    }

    /// Where the browser is led when somebody presses Allow or Cancel on the consent page.
    [[nodiscard]] QUrl pressed(const QUrl &consent, const QByteArray &choice)
    {
        static const QRegularExpression ticket(u"name=\"ticket\" value=\"([^\"]+)\""_qs);
        const auto page = QString::fromUtf8(get(consent)->readAll());
        const QByteArray form = "ticket=" + ticket.match(page).captured(1).toLatin1()
            + "&user=" + QUrl::toPercentEncoding(m_farm->users().first().name) + "&choice=" + choice;
        return post(consent, form)->header(QNetworkRequest::LocationHeader).toUrl();
    }

    /// What becomes of the sign-in when the browser opens the callback.
    Result<Account> ended(OAuthSignIn &walk, const QUrl &callback)
    {
        QSignalSpy finished(&walk, &OAuthSignIn::finished);
        QSignalSpy failed(&walk, &OAuthSignIn::failed);
        get(callback);
        if (!QTest::qWaitFor([&] { return finished.count() + failed.count() > 0; }, 60'000))
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

    using Reply = std::unique_ptr<QNetworkReply>;
    Reply get(const QUrl &url) { return whole(Reply(m_browser.get(QNetworkRequest(url)))); }
    Reply post(const QUrl &url, const QByteArray &form)
    {
        QNetworkRequest request(url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_qs);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        return whole(Reply(m_browser.post(request, form)));
    }
    static Reply whole(Reply reply)
    {
        if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, 60'000))
            qFatal("no answer from %s", qPrintable(reply->url().toString()));
        return reply;
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
