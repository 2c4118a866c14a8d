// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/manualclock.h"
#include "support/rawapi.h"
#include "wiki/credentials.h"
#include "wiki/http/httpclient.h"
#include "wiki/http/requestgate.h"
#include "wiki/login/memorytokenstore.h"
#include "wiki/login/oauthsignin.h"
#include "wiki/login/registration.h"
#include "wiki/mediawikis.h"
#include "wiki/sites/sitedirectory.h"

#include <QCoroTask>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

QString unescaped(QString html)
{
    return html.replace(u"&quot;"_s, u"\""_s).replace(u"&#039;"_s, u"'"_s).replace(u"&amp;"_s, u"&"_s);
}

/// The fields of the page's own form, as the browser would send them back.
RawParams formOf(const QString &page)
{
    static const QRegularExpression input(u"<input[^>]*>"_s);
    static const QRegularExpression name(u"\\sname=[\"']([^\"']+)[\"']"_s);
    static const QRegularExpression value(u"\\svalue=[\"']([^\"']*)[\"']"_s);
    const qsizetype begin = page.indexOf(u"mw-htmlform"_s);
    RawParams fields;
    for (const auto &found : input.globalMatch(page.mid(begin, page.indexOf(u"</form>"_s, begin) - begin))) {
        const QString tag = found.captured();
        if (const QString key = name.match(tag).captured(1); !key.isEmpty())
            fields.append({unescaped(key), unescaped(value.match(tag).captured(1))});
    }
    return fields;
}

} // namespace

/// Signing in to a wiki with the OAuth extension: PAPERROUND_CONTRACT_FARM names one whose home has a client
/// of ours, as {"wikis": …, "admin": …, "adminPassword": …, "oauth": {"client", "secret", "redirectPort"}}.
class RealSignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QJsonObject told = QJsonDocument::fromJson(qgetenv("PAPERROUND_CONTRACT_FARM")).object();
        const QJsonObject wiki = told["wikis"_L1][0].toObject();
        const QJsonObject oauth = told["oauth"_L1].toObject();
        QVERIFY2(!oauth.isEmpty(), "the farm names no client");
        m_api = QUrl(wiki["api"_L1].toString());
        m_farm.home = wiki["host"_L1].toString();
        m_farm.name = m_farm.home;
        m_farm.oauthClientId = oauth["client"_L1].toString();
        m_farm.oauthClientSecret = oauth["secret"_L1].toString();
        m_farm.oauthRedirectPort = quint16(oauth["redirectPort"_L1].toInt(m_farm.oauthRedirectPort));
        m_name = told["admin"_L1].toString();
        m_browser = std::make_unique<RawApi>(m_api);
        QCOMPARE(m_browser->signIn(m_name, told["adminPassword"_L1].toString()), QString());
    }

    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_http = HttpClient::create();
        AccountBook::Parts parts;
        parts.file = m_directory->filePath(u"accounts.json"_s);
        parts.farms = {m_farm};
        parts.keychain = std::make_shared<MemoryTokenStore>();
        parts.http = m_http;
        parts.clock = m_clock;
        m_clock->setRunning(false);
        m_book = *AccountBook::open(parts);
    }

    void fillsInTheFormOfTheWiki()
    {
        const auto registration = QCoro::waitFor(m_book->registration(m_farm));
        QVERIFY(registration);
        const RawParams shown = formOf(open(registration->form));
        for (const auto &field : {std::pair{u"wpname"_s, u"Paper Round"_s},
                                  std::pair{u"wpcallbackUrl"_s, registration->redirectUri}})
            QVERIFY2(shown.contains(field), qPrintable(field.first));
    }

    void isWhoPressedAllowAndStaysSoAfterARefresh()
    {
        const auto account = signIn(u"accept"_s);
        QVERIFY2(account, qPrintable(account ? QString() : account.error().code + account.error().detail));
        QCOMPARE(account->name, m_name);
        const auto credentials = *QCoro::waitFor(m_book->credentials(*account));
        const auto wikis = wikisOf(credentials);
        const auto facts = QCoro::waitFor(wikis->accountFacts(m_farm.home));
        QVERIFY(facts && facts->rights.contains("edit"_L1));

        const QByteArray first = *QCoro::waitFor(credentials->authorization());
        const auto renewed = QCoro::waitFor(credentials->renew(credentials->generation()));
        QVERIFY2(renewed, qPrintable(renewed ? QString() : renewed.error().code + renewed.error().detail));
        QVERIFY(*QCoro::waitFor(credentials->authorization()) != first);
        QVERIFY(QCoro::waitFor(wikis->accountFacts(m_farm.home)));
    }

    void isNobodyAfterCancel()
    {
        const auto account = signIn(u"cancel"_s);
        QVERIFY(!account);
        QCOMPARE(account.error().code, u"cancelled"_s);
        QVERIFY(m_book->accounts().isEmpty());
    }

    void isAskedToSignInAgainOnceItWasTakenBack()
    {
        const auto account = signIn(u"accept"_s);
        QVERIFY(account);
        const auto wikis = wikisOf(*QCoro::waitFor(m_book->credentials(*account)));
        QVERIFY(QCoro::waitFor(wikis->accountFacts(m_farm.home)));
        takeBack();
        const auto facts = QCoro::waitFor(wikis->accountFacts(m_farm.home));
        QVERIFY(!facts);
        QCOMPARE(facts.error().kind, ErrorKind::NeedsFix);
        QCOMPARE(facts.error().code, u"sign-in"_s);
    }

private:
    [[nodiscard]] std::shared_ptr<MediaWikis> wikisOf(std::shared_ptr<Credentials> credentials)
    {
        const auto gate = RequestGate::create(3);
        const auto sites = SiteDirectory::create(m_farm, m_http, gate, m_clock, QString());
        return MediaWikis::create(m_farm, sites, m_http, gate, std::move(credentials));
    }

    /// A page, wherever it leads.
    [[nodiscard]] QString open(QUrl url)
    {
        RawAnswer answer = m_browser->getUrl(url);
        for (int hops = 0; hops < 5 && !answer.location.isEmpty(); ++hops) {
            url = url.resolved(QUrl::fromEncoded(answer.location));
            answer = m_browser->getUrl(url);
        }
        return QString::fromUtf8(answer.body);
    }
    /// Where the browser ends when somebody presses the button of the page's form.
    [[nodiscard]] QUrl pressed(const QString &page, const QString &button, const QString &awaited)
    {
        QUrl url = m_api.resolved(QUrl(u"index.php"_s));
        RawAnswer answer =
            m_browser->postUrl(url, RawApi::encoded(formOf(page) + RawParams{{button, u"1"_s}}));
        for (int hops = 0; hops < 5 && !answer.location.isEmpty(); ++hops) {
            url = url.resolved(QUrl::fromEncoded(answer.location));
            if (!awaited.isEmpty() && url.toString().startsWith(awaited))
                return url;
            answer = m_browser->getUrl(url);
        }
        return {};
    }

    Result<Account> signIn(const QString &button)
    {
        const auto walk = m_book->newSignIn(m_farm);
        QSignalSpy browser(walk.get(), &OAuthSignIn::browserNeeded);
        QSignalSpy finished(walk.get(), &OAuthSignIn::finished);
        QSignalSpy failed(walk.get(), &OAuthSignIn::failed);
        walk->start();
        const auto ended = [&] { return finished.count() + failed.count() > 0; };
        if (QTest::qWaitFor([&] { return !browser.isEmpty() || ended(); }, 60'000) && !ended()) {
            const QUrl callback = pressed(open(walk->browserUrl()), button, walk->redirectUri());
            if (callback.isEmpty())
                return failure(ErrorKind::Input, u"no-callback"_s);
            (void)m_browser->getUrl(callback);
        }
        if (!QTest::qWaitFor(ended, 60'000))
            return failure(ErrorKind::Input, u"no-end"_s);
        if (!failed.isEmpty())
            return tl::unexpected(failed.first().first().value<Error>());
        return finished.first().first().value<Account>();
    }

    /// On the wiki's page of what one has allowed.
    void takeBack()
    {
        static const QRegularExpression link(u"href=\"([^\"]*OAuthManageMyGrants/revoke/[^\"]*)\""_s);
        const QUrl grants(m_api.resolved(QUrl(u"index.php?title=Special:OAuthManageMyGrants"_s)));
        const QString found = link.match(open(grants)).captured(1);
        QVERIFY(!found.isEmpty());
        (void)pressed(open(m_api.resolved(QUrl(unescaped(found)))), u"renounce"_s, {});
    }

    FarmProfile m_farm;
    QString m_name;
    QUrl m_api;
    std::unique_ptr<RawApi> m_browser; ///< A person's, signed in to the wiki.
    std::unique_ptr<QTemporaryDir> m_directory;
    std::shared_ptr<ManualClock> m_clock = std::make_shared<ManualClock>();
    std::shared_ptr<HttpClient> m_http;
    std::shared_ptr<AccountBook> m_book;
};

QTEST_GUILESS_MAIN(RealSignInTest)
#include "realsignin.moc"
