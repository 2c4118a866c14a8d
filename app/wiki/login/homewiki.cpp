// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/homewiki.h"
#include "wiki/http/httpclient.h"
#include "wiki/login/jsonanswer.h"
#include "wiki/login/pkce.h"

#include <QHostAddress>
#include <QJsonArray>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

using Fields = QList<std::pair<QString, QString>>;

constexpr qsizetype MaxToken = 8 * 1024;

QUrl firstGuess(const QString &host)
{
    QUrl url(u"https://"_qs + host + u"/w/api.php"_qs);
    if (QHostAddress(url.host()).isLoopback() || url.host() == u"localhost"_s)
        url.setScheme(u"http"_qs);
    return url;
}

/// One POST to api.php, out of no client of an account: the secret is being tried.
struct HomeCall
{
    QUrl api;
    QByteArray userAgent;
    QByteArray authorization;
    QString jar;
};

Task<QJsonObject> call(std::shared_ptr<HttpClient> http, HomeCall target, Fields fields)
{
    fields.append(
        {{u"format"_qs, u"json"_qs}, {u"formatversion"_qs, u"2"_qs}, {u"errorformat"_qs, u"plaintext"_qs}});
    HttpRequest request;
    request.method = HttpRequest::Method::Post;
    request.url = target.api;
    request.body = formBody(fields);
    request.userAgent = target.userAgent;
    request.authorization = target.authorization;
    request.jar = target.jar;
    request.maxBytes = MaxSignInAnswer;
    const auto answer = jsonAnswer(co_await http->send(request));
    if (!answer)
        co_return tl::unexpected(answer.error());
    const QJsonObject error = answer->value(u"errors"_qs).toArray().at(0).toObject();
    const QString code = error.value(u"code"_qs).toString();
    if (code.isEmpty())
        co_return *answer;
    if (code.startsWith(u"mwoauth-"_s) || code.startsWith(u"assert"_s))
        co_return failure(ErrorKind::NeedsFix, u"sign-in"_qs, words(error.value(u"text"_qs)));
    if (code == u"readapidenied"_s)
        co_return failure(ErrorKind::NeedsFix, u"no-rights"_qs, words(error.value(u"text"_qs)));
    co_return failure(ErrorKind::Temporary, code.left(100), words(error.value(u"text"_qs)));
}

Result<QString> loginOutcome(const QJsonObject &answer)
{
    const QJsonObject login = answer.value(u"login"_qs).toObject();
    const QString result = login.value(u"result"_qs).toString();
    const QString name = login.value(u"lgusername"_qs).toString();
    if (result == u"Success"_s && !name.isEmpty())
        return name;
    // The reason is a plain string with errorformat=bc and an object with the other formats.
    const QJsonValue reason = login.value(u"reason"_qs);
    const QString code = reason.toObject().value(u"code"_qs).toString();
    const QString text = words(reason.isObject() ? reason.toObject().value(u"text"_qs) : reason);
    if (result == u"Throttled"_s || code == u"login-throttled"_s)
        return failure(ErrorKind::Temporary, u"login-throttled"_qs, text, std::chrono::minutes(5));
    if (result.isEmpty() || result == u"WrongToken"_s || result == u"NeedToken"_s)
        return failure(ErrorKind::Temporary, u"bad-answer"_qs, result.left(100));
    return failure(ErrorKind::NeedsFix, u"sign-in"_qs, text);
}

} // namespace

HomeWiki::HomeWiki(FarmProfile farm, std::shared_ptr<HttpClient> http, QByteArray userAgent, FindApi findApi)
    : m_farm(std::move(farm))
    , m_http(std::move(http))
    , m_userAgent(std::move(userAgent))
    , m_findApi(std::move(findApi))
    , m_api(m_farm.homeApi)
{
}

Task<QUrl> HomeWiki::api()
{
    const auto self = shared_from_this();
    if (m_api.isEmpty() && !m_findApi)
        m_api = firstGuess(m_farm.home);
    if (m_api.isEmpty()) {
        auto found = co_await m_findApi(m_farm.home);
        if (!found)
            co_return found;
        m_api = *found;
    }
    co_return QUrl(m_api);
}

Task<QUrl> HomeWiki::rest(QString path)
{
    const auto self = shared_from_this();
    auto url = co_await api();
    if (url)
        *url = url->resolved(QUrl(u"rest.php"_qs + path));
    co_return url;
}

Task<QString> HomeWiki::userOf(QString accessToken)
{
    const auto self = shared_from_this();
    if (!isToken(accessToken))
        co_return failure(ErrorKind::NeedsFix, u"sign-in"_qs);
    const auto url = co_await api();
    if (!url)
        co_return tl::unexpected(url.error());
    const HomeCall target{*url, m_userAgent, "Bearer " + accessToken.toLatin1(), {}};
    const Fields fields{
        {u"action"_qs, u"query"_qs}, {u"meta"_qs, u"userinfo"_qs}, {u"assert"_qs, u"user"_qs}};
    const auto answer = co_await call(m_http, target, fields);
    if (!answer)
        co_return tl::unexpected(answer.error());
    const QJsonObject user = answer->value(u"query"_qs).toObject().value(u"userinfo"_qs).toObject();
    const QString name = user.value(u"name"_qs).toString();
    if (name.isEmpty())
        co_return failure(ErrorKind::Temporary, u"bad-answer"_qs);
    if (user.value(u"anon"_qs).toBool())
        co_return failure(ErrorKind::NeedsFix, u"sign-in"_qs);
    co_return name;
}

Task<QString> HomeWiki::tryBotPassword(QString login, QString password)
{
    const auto self = shared_from_this();
    const auto url = co_await api();
    if (!url)
        co_return tl::unexpected(url.error());
    const HomeCall target{*url, m_userAgent, {}, u"try:"_qs + randomSecret()};
    const Fields askToken{{u"action"_qs, u"query"_qs}, {u"meta"_qs, u"tokens"_qs}, {u"type"_qs, u"login"_qs}};
    const auto token = co_await call(m_http, target, askToken);
    if (!token) {
        m_http->clearJar(target.jar);
        co_return tl::unexpected(token.error());
    }
    const QString loginToken = token->value(u"query"_qs)
                                   .toObject()
                                   .value(u"tokens"_qs)
                                   .toObject()
                                   .value(u"logintoken"_qs)
                                   .toString();
    const Fields signIn{{u"action"_qs, u"login"_qs},
                        {u"lgname"_qs, login},
                        {u"lgpassword"_qs, password},
                        {u"lgtoken"_qs, loginToken}};
    const auto answer = co_await call(m_http, target, signIn);
    m_http->clearJar(target.jar);
    if (!answer)
        co_return tl::unexpected(answer.error());
    co_return loginOutcome(*answer);
}

bool isToken(const QString &text)
{
    return !text.isEmpty() && text.size() <= MaxToken
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < QChar(0x7f); });
}

} // namespace paperround
