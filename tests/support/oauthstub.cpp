// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/oauthstub.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

namespace paperround::test {

using namespace Qt::StringLiterals;

namespace {

StubReply json(const QJsonObject &object, int status = 200)
{
    StubReply reply;
    reply.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    reply.status = status;
    return reply;
}

StubReply refusal(int status, const QString &error, const QString &hint)
{
    return json({{u"error"_qs, error}, {u"error_description"_qs, u"described"_qs}, {u"hint"_qs, hint}},
                status);
}

QString bearer(const StubRequest &request)
{
    const QByteArray value = request.headers.value("authorization");
    return value.startsWith("Bearer ") ? QString::fromLatin1(value.mid(7)) : QString();
}

} // namespace

OAuthStub::OAuthStub()
    : m_server([this](const StubRequest &request) { return answer(request); })
{
}

int OAuthStub::count(const QString &grantType) const
{
    int count = 0;
    for (const StubRequest &request : requests())
        count += request.form.value(u"grant_type"_qs) == grantType ? 1 : 0;
    return count;
}

QUrl OAuthStub::allow(const QUrl &authorize)
{
    const QUrlQuery query(authorize);
    const auto value = [&query](const QString &name) {
        return query.queryItemValue(name, QUrl::FullyDecoded);
    };
    if (authorize.path() != u"/w/rest.php/oauth2/authorize"_s || value(u"response_type"_qs) != u"code"_s
        || value(u"client_id"_qs) != clientId || value(u"redirect_uri"_qs) != redirectUri
        || value(u"code_challenge_method"_qs) != u"S256"_s || value(u"code_challenge"_qs).size() != 43)
        return {};
    const QString code = u"def50200+/canary-code-%1"_qs.arg(++m_serial);
    m_codes.insert(code, {value(u"code_challenge"_qs), false});
    QUrl back(redirectUri);
    back.setQuery(u"code="_qs + QString::fromLatin1(QUrl::toPercentEncoding(code)) + u"&state="_qs
                  + value(u"state"_qs));
    return back;
}

QUrl OAuthStub::refuse() const
{
    QUrl back(redirectUri);
    back.setQuery(u"error=unauthorized_client&error_description=User+has+rejected+the+request"_qs);
    return back;
}

std::pair<QString, QString> OAuthStub::newPair()
{
    const QString access = u"canary-access-%1"_qs.arg(++m_serial);
    const QString refresh = u"canary-refresh-%1"_qs.arg(m_serial);
    m_access.insert(access);
    m_refresh.insert(refresh);
    return {access, refresh};
}

void OAuthStub::revokeAll()
{
    m_access.clear();
    m_refresh.clear();
}

StubReply OAuthStub::answer(const StubRequest &request)
{
    if (request.path == u"/w/rest.php/oauth2/access_token"_s && request.method == "POST")
        return token(request);
    if (request.path == u"/w/rest.php/oauth2/resource/profile"_s && request.method == "GET") {
        if (!works(bearer(request)))
            return refusal(401, u"access_denied"_qs, u"Access token could not be verified"_qs);
        StubReply reply = json({{u"sub"_qs, u"7"_qs}, {u"username"_qs, user}});
        reply.contentType = "text/html; charset=UTF-8"; // As MediaWiki 1.39 does.
        return reply;
    }
    if (request.path == u"/w/api.php"_s && request.method == "POST")
        return apiAnswer(request);
    unexpected.append(QString::fromLatin1(request.method) + u' ' + request.path);
    return json({}, 404);
}

StubReply OAuthStub::token(const StubRequest &request)
{
    if (beforeTokenReply)
        beforeTokenReply();
    if (nextTokenReply)
        return *std::exchange(nextTokenReply, {});
    const auto &form = request.form;
    if (form.value(u"client_id"_qs) != clientId
        || (!clientSecret.isEmpty() && form.value(u"client_secret"_qs) != clientSecret))
        return refusal(401, u"invalid_client"_qs, {});
    if (form.value(u"grant_type"_qs) == u"refresh_token"_s) {
        if (!m_refresh.remove(form.value(u"refresh_token"_qs)))
            return refusal(401, u"invalid_request"_qs, u"Token has been revoked"_qs);
        m_access.clear(); // A refresh kills the old access token at once.
        return tokensFor();
    }
    const auto code = m_codes.find(form.value(u"code"_qs));
    if (code == m_codes.end())
        return refusal(400, u"invalid_request"_qs, u"Cannot decrypt the authorization code"_qs);
    if (code->used)
        return refusal(400, u"invalid_request"_qs, u"Authorization code has been revoked"_qs);
    const QByteArray hash =
        QCryptographicHash::hash(form.value(u"code_verifier"_qs).toLatin1(), QCryptographicHash::Sha256);
    if (hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
        != code->challenge.toLatin1())
        return refusal(400, u"invalid_grant"_qs, u"Failed to verify `code_verifier`."_qs);
    if (form.value(u"redirect_uri"_qs) != redirectUri)
        return refusal(400, u"invalid_request"_qs, u"Invalid redirect URI"_qs);
    code->used = true;
    return tokensFor();
}

StubReply OAuthStub::tokensFor()
{
    const auto [access, refresh] = newPair();
    return json({{u"token_type"_qs, u"Bearer"_qs},
                 {u"expires_in"_qs, expiresIn},
                 {u"access_token"_qs, access},
                 {u"refresh_token"_qs, refresh}});
}

StubReply OAuthStub::apiAnswer(const StubRequest &request)
{
    const auto &form = request.form;
    if (form.value(u"meta"_qs) == u"tokens"_s) {
        StubReply reply =
            json({{u"query"_qs, QJsonObject{{u"tokens"_qs, QJsonObject{{u"logintoken"_qs, u"lt+\\"_qs}}}}}});
        reply.headers = {{"Set-Cookie", "session=s1; path=/"}};
        return reply;
    }
    if (form.value(u"action"_qs) == u"login"_s) {
        QJsonObject login{{u"result"_qs, u"Failed"_qs},
                          {u"reason"_qs, u"Incorrect username or password entered."_qs}};
        if (form.value(u"lgtoken"_qs) != u"lt+\\"_s
            || !request.headers.value("cookie").contains("session=s1"))
            login = {{u"result"_qs, u"WrongToken"_qs}};
        else if (form.value(u"lgname"_qs) == botLogin && form.value(u"lgpassword"_qs) == botPassword)
            login = {{u"result"_qs, u"Success"_qs}, {u"lguserid"_qs, 7}, {u"lgusername"_qs, user}};
        return json({{u"login"_qs, login}});
    }
    if (form.value(u"meta"_qs) == u"userinfo"_s && form.value(u"assert"_qs) == u"user"_s) {
        if (works(bearer(request)))
            return json({{u"query"_qs,
                          QJsonObject{{u"userinfo"_qs, QJsonObject{{u"id"_qs, 7}, {u"name"_qs, user}}}}}});
        const QJsonObject error{{u"code"_qs, u"mwoauth-invalid-authorization"_qs},
                                {u"text"_qs, u"The authorization headers in your request are not valid"_qs}};
        return json({{u"errors"_qs, QJsonArray{error}}});
    }
    unexpected.append(u"api.php"_qs);
    return json({});
}

} // namespace paperround::test
