// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of ActionApi that signs a bot password in on a wiki.
#include "wiki/api/actionapi.h"
#include "wiki/credentials.h"
#include "wiki/http/httpclient.h"
#include "wiki/http/requestgate.h"

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

Error loginError(const QJsonObject &login)
{
    const auto result = login.value("result"_L1).toString();
    const auto reason = login.value("reason"_L1); // words, or {code, text} with errorformat=plaintext
    const auto code = reason.toObject().value("code"_L1).toString();
    const auto words = reason.toString(reason.toObject().value("text"_L1).toString());
    if (result == "Throttled"_L1 || code.contains("throttled"_L1))
        return {ErrorKind::Temporary, u"login-throttled"_s, words};
    return {ErrorKind::NeedsFix, u"sign-in"_s, words};
}

void setManners(ApiParams &params, const QString &language)
{
    params.set(u"format"_s, u"json"_s);
    params.set(u"formatversion"_s, u"2"_s);
    params.set(u"errorformat"_s, u"plaintext"_s);
    params.set(u"uselang"_s, language);
    params.set(u"errorlang"_s, u"uselang"_s);
}

ApiParams loginTokenParams(const QString &language)
{
    ApiParams params{{u"action"_s, u"query"_s}, {u"meta"_s, u"tokens"_s}, {u"type"_s, u"login"_s}};
    setManners(params, language);
    return params;
}

ApiParams loginParams(const BotPassword &password, const QString &token, const QString &language)
{
    ApiParams params{{u"action"_s, u"login"_s}, {u"lgname"_s, password.login}};
    setManners(params, language);
    params.set(u"lgpassword"_s, password.password);
    params.set(u"lgtoken"_s, token);
    return params;
}

} // namespace

/// Does nothing for an access token, or where this wiki's jar holds a session. Carries no assertion: nobody
/// is signed in yet.
Task<void> ActionApi::signIn(QString wiki, QUrl api, std::stop_token stop)
{
    const auto self = shared_from_this();
    const auto password = m_credentials->botPassword();
    if (!password || m_signedIn.contains(wiki))
        co_return {};
    const QString turn = u"login "_s + wiki;
    const auto alone = co_await m_once->enter(turn);
    if (m_signedIn.contains(wiki))
        co_return {};
    m_http->clearJar(lane(wiki));
    const ApiCall call{.wiki = wiki, .api = api, .stop = stop};
    const auto pass = co_await m_gate->enter(QString());
    const auto tokens = co_await exchange(call, loginTokenParams(m_options.language), QByteArray());
    if (!tokens)
        co_return tl::unexpected(tokens.error());
    const auto tokenSet = tokens->value("query"_L1).toObject().value("tokens"_L1).toObject();
    const auto token = tokenSet.value("logintoken"_L1).toString();
    const auto params = loginParams(*password, token, m_options.language);
    const auto answer = co_await exchange(call, params, QByteArray());
    if (!answer)
        co_return tl::unexpected(answer.error());
    const auto login = answer->value("login"_L1).toObject();
    if (login.value("result"_L1).toString() != "Success"_L1)
        co_return tl::unexpected(loginError(login));
    m_signedIn.insert(wiki);
    co_return {};
}

} // namespace paperround
