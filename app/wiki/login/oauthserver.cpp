// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/oauthserver.h"
#include "wiki/http/httpclient.h"
#include "wiki/login/jsonanswer.h"

#include <QJsonObject>
#include <QUrlQuery>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

// A server set to never let tokens expire says 31556908800 seconds (a thousand years).
constexpr qint64 LongestLife = 100'000'000'000;

Result<Secrets> readTokens(const QJsonObject &answer, const QString &clientId, const QDateTime &now)
{
    Secrets secrets;
    secrets.clientId = clientId;
    secrets.accessToken = answer.value(u"access_token"_qs).toString();
    secrets.refreshToken = answer.value(u"refresh_token"_qs).toString();
    const QString type = answer.value(u"token_type"_qs).toString();
    if (type.compare(u"Bearer"_s, Qt::CaseInsensitive) != 0 || !isToken(secrets.accessToken)
        || (!secrets.refreshToken.isEmpty() && !isToken(secrets.refreshToken)))
        return failure(ErrorKind::Temporary, u"bad-answer"_qs);
    const double seconds = answer.value(u"expires_in"_qs).toDouble();
    if (seconds > 0)
        secrets.expires = now.addSecs(qint64(std::min(seconds, double(LongestLife))));
    return secrets;
}

Error refusedBy(const QJsonObject &answer)
{
    QString detail = words(answer.value(u"hint"_qs));
    if (detail.isEmpty())
        detail = words(answer.value(u"error_description"_qs));
    return {ErrorKind::NeedsFix, answer.value(u"error"_qs).toString().left(100), detail};
}

// Once signed in there are two outcomes: the server refuses (sign in again), or it could not say (later).
Error asSignIn(Error error)
{
    if (error.kind != ErrorKind::NeedsFix)
        return {ErrorKind::Temporary, error.code, error.detail, error.retryAfter};
    return {ErrorKind::NeedsFix, u"sign-in"_qs, error.detail.isEmpty() ? error.code : error.detail};
}

} // namespace

OAuthServer::OAuthServer(std::shared_ptr<HomeWiki> home, std::shared_ptr<Clock> clock)
    : m_home(std::move(home))
    , m_clock(std::move(clock))
{
}

Task<QUrl> OAuthServer::authorizeUrl(QString state, QString challenge, QString redirectUri)
{
    const auto self = shared_from_this();
    auto url = co_await m_home->rest(u"/oauth2/authorize"_qs);
    if (!url)
        co_return url;
    const QByteArray query = formBody({{u"response_type"_qs, u"code"_qs},
                                       {u"client_id"_qs, farm().oauthClientId},
                                       {u"code_challenge"_qs, challenge},
                                       {u"code_challenge_method"_qs, u"S256"_qs},
                                       {u"redirect_uri"_qs, redirectUri},
                                       {u"state"_qs, state}});
    url->setQuery(QString::fromLatin1(query));
    co_return url;
}

Task<Secrets> OAuthServer::exchange(QString code, QString verifier, QString redirectUri)
{
    return askForTokens({{u"grant_type"_qs, u"authorization_code"_qs},
                         {u"code"_qs, code},
                         {u"redirect_uri"_qs, redirectUri},
                         {u"code_verifier"_qs, verifier}},
                        farm().oauthClientId);
}

Task<Secrets> OAuthServer::refresh(Secrets old)
{
    const auto self = shared_from_this();
    // Named: GCC 12 cannot keep a braced list alive across co_await.
    const QList<std::pair<QString, QString>> form{{u"grant_type"_qs, u"refresh_token"_qs},
                                                  {u"refresh_token"_qs, old.refreshToken}};
    auto fresh = co_await askForTokens(form, old.clientId);
    if (!fresh)
        co_return tl::unexpected(asSignIn(fresh.error()));
    // A server that does not rotate leaves the old one in force.
    if (fresh->refreshToken.isEmpty())
        fresh->refreshToken = old.refreshToken;
    co_return fresh;
}

Task<QString> OAuthServer::userName(QString accessToken)
{
    const auto self = shared_from_this();
    const auto url = co_await m_home->rest(u"/oauth2/resource/profile"_qs);
    if (!url)
        co_return tl::unexpected(url.error());
    HttpRequest request;
    request.url = *url;
    request.userAgent = m_home->userAgent();
    request.authorization = "Bearer " + accessToken.toLatin1();
    request.maxBytes = MaxSignInAnswer;
    const auto answer = jsonAnswer(co_await m_home->http()->send(request));
    if (!answer)
        co_return tl::unexpected(answer.error());
    if (answer->contains(u"error"_qs))
        co_return tl::unexpected(asSignIn(refusedBy(*answer)));
    const QString name = answer->value(u"username"_qs).toString();
    if (name.isEmpty())
        co_return failure(ErrorKind::Temporary, u"bad-answer"_qs);
    co_return name;
}

Task<Secrets> OAuthServer::askForTokens(QList<std::pair<QString, QString>> form, QString clientId)
{
    const auto self = shared_from_this();
    const auto url = co_await m_home->rest(u"/oauth2/access_token"_qs);
    if (!url)
        co_return tl::unexpected(url.error());
    form.append({u"client_id"_qs, clientId});
    // Public clients as well: servers up to OAuth 1.45 ask everybody for it at a refresh.
    if (!farm().oauthClientSecret.isEmpty() && clientId == farm().oauthClientId)
        form.append({u"client_secret"_qs, farm().oauthClientSecret});
    HttpRequest request;
    request.method = HttpRequest::Method::Post;
    request.url = *url;
    request.body = formBody(form);
    request.accept = "application/json";
    request.userAgent = m_home->userAgent();
    request.write = true;
    request.maxBytes = MaxSignInAnswer;
    const auto answer = jsonAnswer(co_await m_home->http()->send(request));
    if (!answer)
        co_return tl::unexpected(answer.error());
    if (answer->contains(u"error"_qs))
        co_return tl::unexpected(refusedBy(*answer));
    co_return readTokens(*answer, clientId, m_clock->now());
}

} // namespace paperround
