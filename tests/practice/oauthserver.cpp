// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/oauthserver.h"

#include "practice/practicefarm.h"
#include "support/rawapi.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

/// The OAuth 2 server over HTTP, as a browser and a client meet it.
class OAuthServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void givesTokensForACodeOnce();
    void refusesBadAuthorizeRequestsInTheBrowser();
    void tellsTheCallbackOfCancelWithoutState();
    void refusesBadTokenRequests();
    void killsOldTokensAtARefresh();
    void wantsTheSecretAtARefreshUnlessModern();
    void narrowsAndNeverWidensTheGrantsAtARefresh();
    void allowsAnyLoopbackPortOnlyWhenModern();
    void endsTokensThatExpireOrAreRevoked();

private:
    [[nodiscard]] QUrl url(const QString &what, const RawParams &query = {}) const;
    [[nodiscard]] RawParams asked() const;
    /// What the browser is sent to after the consent page.
    QUrlQuery consent(const RawParams &query, const QString &choice);
    RawAnswer token(const RawParams &form)
    {
        return m_http->postUrl(url(u"access_token"_s), RawApi::encoded(form));
    }
    RawParams byCode(const QString &code) const;

    const QString m_verifier = QString(64, u'v');
    std::unique_ptr<PracticeFarm> m_farm;
    std::unique_ptr<RawApi> m_http;
};

void OAuthServerTest::init()
{
    m_farm = std::make_unique<PracticeFarm>();
    QVERIFY(m_farm->listen());
    m_http = std::make_unique<RawApi>(m_farm->api(m_farm->host(u"home")));
}

QUrl OAuthServerTest::url(const QString &what, const RawParams &query) const
{
    QUrl url(u"http://"_s + m_farm->host(u"home") + u"/w/rest.php/oauth2/"_s + what);
    if (!query.isEmpty())
        url.setQuery(QString::fromLatin1(RawApi::encoded(query)), QUrl::StrictMode);
    return url;
}

RawParams OAuthServerTest::asked() const
{
    const QByteArray challenge =
        QCryptographicHash::hash(m_verifier.toLatin1(), QCryptographicHash::Sha256)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return {{u"response_type"_s, u"code"_s},
            {u"client_id"_s, m_farm->profile().oauthClientId},
            {u"code_challenge"_s, QString::fromLatin1(challenge)},
            {u"code_challenge_method"_s, u"S256"_s},
            {u"redirect_uri"_s, m_farm->oauthRedirectUri()},
            {u"state"_s, u"st"_s}};
}

QUrlQuery OAuthServerTest::consent(const RawParams &query, const QString &choice)
{
    const RawAnswer page = m_http->getUrl(url(u"authorize"_s, query));
    static const QRegularExpression ticket(u"name=\"ticket\" value=\"([0-9a-f]+)\""_s);
    const RawParams form{{u"ticket"_s, ticket.match(QString::fromUtf8(page.body)).captured(1)},
                         {u"user"_s, u"Rowan Quist"_s},
                         {u"choice"_s, choice}};
    const RawAnswer decided = m_http->postUrl(url(u"authorize"_s, query), RawApi::encoded(form));
    return QUrlQuery(QUrl::fromEncoded(decided.location));
}

RawParams OAuthServerTest::byCode(const QString &code) const
{
    return {{u"grant_type"_s, u"authorization_code"_s},
            {u"client_id"_s, m_farm->profile().oauthClientId},
            {u"code"_s, code},
            {u"redirect_uri"_s, m_farm->oauthRedirectUri()},
            {u"code_verifier"_s, m_verifier}};
}

void OAuthServerTest::givesTokensForACodeOnce()
{
    const QUrlQuery callback = consent(asked(), u"allow"_s);
    QCOMPARE(callback.queryItemValue(u"state"_s), u"st"_s);
    const RawParams request = byCode(callback.queryItemValue(u"code"_s));
    const RawAnswer tokens = token(request);
    QCOMPARE(tokens.status, 200);
    QCOMPARE(tokens.json["token_type"_L1].toString(), u"Bearer"_s);
    RawApi french(m_farm->api(m_farm->host(u"fr")),
                  "Bearer " + tokens.json["access_token"_L1].toString().toLatin1());
    const RawAnswer who = french.get({{u"action"_s, u"query"_s}, {u"meta"_s, u"userinfo"_s}});
    QCOMPARE(who.json["query"_L1]["userinfo"_L1]["name"_L1].toString(), u"Rowan Quist"_s);
    const RawAnswer profile = french.getUrl(url(u"resource/profile"_s));
    QCOMPARE(profile.json["username"_L1].toString(), u"Rowan Quist"_s);
    QVERIFY(profile.contentType.startsWith("text/html"));
    const RawAnswer again = token(request);
    QCOMPARE(again.status, 400);
    QCOMPARE(again.json["hint"_L1].toString(), u"Authorization code has been revoked"_s);
}

void OAuthServerTest::refusesBadAuthorizeRequestsInTheBrowser()
{
    for (const auto &[name, value] : RawParams{{u"redirect_uri"_s, u"http://127.0.0.1:8798/callback"_s},
                                               {u"client_id"_s, u"nobody"_s},
                                               {u"code_challenge"_s, u"short"_s},
                                               {u"response_type"_s, u"token"_s}}) {
        RawParams query = asked();
        for (auto &item : query) {
            if (item.first == name)
                item.second = value;
        }
        const RawAnswer page = m_http->getUrl(url(u"authorize"_s, query));
        QCOMPARE(page.status, 200);
        QVERIFY(page.location.isEmpty());
        QVERIFY(page.body.contains("Application Connection Error"));
    }
    // A form that no consent page was shown for decides nothing.
    const RawAnswer forged =
        m_http->postUrl(url(u"authorize"_s, asked()), "user=Rowan+Quist&choice=allow&ticket=00");
    QVERIFY(forged.location.isEmpty());
}

void OAuthServerTest::tellsTheCallbackOfCancelWithoutState()
{
    const QUrlQuery callback = consent(asked(), u"cancel"_s);
    QCOMPARE(callback.queryItemValue(u"error"_s), u"unauthorized_client"_s);
    QVERIFY(!callback.hasQueryItem(u"state"_s));
    const RawAnswer scope =
        m_http->getUrl(url(u"authorize"_s, asked() + RawParams{{u"scope"_s, u"basic nonsense"_s}}));
    QCOMPARE(QUrlQuery(QUrl::fromEncoded(scope.location)).queryItemValue(u"error"_s), u"invalid_scope"_s);
}

void OAuthServerTest::refusesBadTokenRequests()
{
    const QString code = consent(asked(), u"allow"_s).queryItemValue(u"code"_s);
    const auto with = [&](const QString &name, const QString &value) {
        RawParams form = byCode(code);
        form.removeIf([&](const auto &item) { return item.first == name; });
        if (!value.isEmpty())
            form.append({name, value});
        const RawAnswer answer = token(form);
        return QString::number(answer.status) + u' ' + answer.json["error"_L1].toString() + u' '
            + answer.json["hint"_L1].toString();
    };
    QCOMPARE(with(u"code_verifier"_s, {}), u"400 invalid_request Check the `code_verifier` parameter"_s);
    QCOMPARE(with(u"code_verifier"_s, QString(64, u'w')),
             u"400 invalid_grant Failed to verify `code_verifier`."_s);
    QCOMPARE(with(u"redirect_uri"_s, u"http://127.0.0.1:1/callback"_s),
             u"400 invalid_request Invalid redirect URI"_s);
    QCOMPARE(with(u"redirect_uri"_s, {}), u"400 invalid_request Check the `redirect_uri` parameter"_s);
    QCOMPARE(with(u"code"_s, u"rubbish"_s), u"400 invalid_request Cannot decrypt the authorization code"_s);
    QCOMPARE(with(u"grant_type"_s, u"password"_s), u"400 invalid_request Check the `grant_type` parameter"_s);
    QCOMPARE(with(u"client_id"_s, u"nobody"_s), u"401 invalid_client "_s);
    QCOMPARE(m_http->getUrl(url(u"access_token"_s)).status, 405);
    // After failed tries the code is still good; of a public client no secret is asked, nor is one looked at.
    QCOMPARE(with(u"client_secret"_s, u"wrong"_s), u"200  "_s);
}

void OAuthServerTest::killsOldTokensAtARefresh()
{
    const RawAnswer first = token(byCode(consent(asked(), u"allow"_s).queryItemValue(u"code"_s)));
    RawApi english(m_farm->api(m_farm->host(u"en")),
                   "Bearer " + first.json["access_token"_L1].toString().toLatin1());
    const QString csrf = english.csrf();
    const FarmProfile profile = m_farm->profile();
    const RawParams refresh{{u"grant_type"_s, u"refresh_token"_s},
                            {u"client_id"_s, profile.oauthClientId},
                            {u"client_secret"_s, profile.oauthClientSecret},
                            {u"refresh_token"_s, first.json["refresh_token"_L1].toString()}};
    const RawAnswer second = token(refresh);
    QCOMPARE(second.status, 200);
    const RawParams edit{{u"action"_s, u"edit"_s},
                         {u"title"_s, u"User talk:Quillwort"_s},
                         {u"appendtext"_s, u"x"_s},
                         {u"token"_s, csrf}};
    QCOMPARE(english.post(edit).apiError, QByteArray("mwoauth-invalid-authorization"));
    english.setAuthorization("Bearer " + second.json["access_token"_L1].toString().toLatin1());
    QCOMPARE(english.post(edit).apiError, QByteArray("badtoken"));
    const RawAnswer again = token(refresh);
    QCOMPARE(again.status, 401);
    QCOMPARE(again.json["hint"_L1].toString(), u"Token has been revoked"_s);
}

void OAuthServerTest::wantsTheSecretAtARefreshUnlessModern()
{
    const RawAnswer first = token(byCode(consent(asked(), u"allow"_s).queryItemValue(u"code"_s)));
    const RawParams refresh{{u"grant_type"_s, u"refresh_token"_s},
                            {u"client_id"_s, m_farm->profile().oauthClientId},
                            {u"refresh_token"_s, first.json["refresh_token"_L1].toString()}};
    QCOMPARE(token(refresh).json["error"_L1].toString(), u"invalid_client"_s);
    QCOMPARE(token(refresh + RawParams{{u"client_secret"_s, u"wrong"_s}}).json["error"_L1].toString(),
             u"invalid_client"_s);
    m_farm->setOauthModern(true);
    QCOMPARE(token(refresh).status, 200);
    QCOMPARE(token(refresh).status, 200);
}

void OAuthServerTest::narrowsAndNeverWidensTheGrantsAtARefresh()
{
    m_farm->setOauthModern(true);
    const RawAnswer first =
        token(byCode(consent(asked() + RawParams{{u"scope"_s, u"basic editpage"_s}}, u"allow"_s)
                         .queryItemValue(u"code"_s)));
    const RawAnswer second = token({{u"grant_type"_s, u"refresh_token"_s},
                                    {u"client_id"_s, m_farm->profile().oauthClientId},
                                    {u"scope"_s, u"basic highvolume"_s},
                                    {u"refresh_token"_s, first.json["refresh_token"_L1].toString()}});
    QCOMPARE(second.status, 200);
    m_http->setAuthorization("Bearer " + second.json["access_token"_L1].toString().toLatin1());
    const RawAnswer profile = m_http->getUrl(url(u"resource/profile"_s));
    QCOMPARE(profile.json["grants"_L1].toArray(), QJsonArray{u"basic"_s});
}

void OAuthServerTest::allowsAnyLoopbackPortOnlyWhenModern()
{
    RawParams query = asked();
    query[4].second = u"http://127.0.0.1:45678/callback"_s;
    QVERIFY(consent(query, u"allow"_s).isEmpty());
    m_farm->setOauthModern(true);
    QVERIFY(consent(query, u"allow"_s).hasQueryItem(u"code"_s));
    query[4].second = u"http://127.0.0.1:45678/elsewhere"_s;
    QVERIFY(consent(query, u"allow"_s).isEmpty());
}

void OAuthServerTest::endsTokensThatExpireOrAreRevoked()
{
    const auto ask = [this](const QString &access) {
        RawApi english(m_farm->api(m_farm->host(u"en")), "Bearer " + access.toLatin1());
        return english.get({{u"action"_s, u"query"_s}, {u"meta"_s, u"userinfo"_s}}).apiError;
    };
    const QString access = m_farm->issueToken(u"Tessera Lind"_s);
    QCOMPARE(ask(access), QByteArray());
    m_farm->expireAccessTokens();
    QCOMPARE(ask(access), QByteArray("mwoauth-invalid-authorization"));
    QCOMPARE(ask(m_farm->users().first().token), QByteArray());
    const QString second = m_farm->issueToken(u"Tessera Lind"_s);
    m_farm->revokeGrants(u"Tessera Lind"_s);
    QCOMPARE(ask(second), QByteArray("mwoauth-invalid-authorization"));
}

QTEST_GUILESS_MAIN(OAuthServerTest)
#include "oauthserver.moc"
