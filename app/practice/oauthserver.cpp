// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/oauthserver.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

const QString base = u"/w/rest.php/oauth2/"_s;

FarmResponse refusal(int status, const QString &error, const QString &hint, const QString &words)
{
    QJsonObject body{{u"error"_s, error}, {u"error_description"_s, words}, {u"message"_s, words}};
    if (!hint.isEmpty())
        body[u"hint"_s] = hint;
    return FarmResponse::json(status, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

FarmResponse badRequest(const QString &hint)
{
    return refusal(
        400, u"invalid_request"_s, hint,
        u"The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed."_s);
}

FarmResponse badClient()
{
    return refusal(401, u"invalid_client"_s, {}, u"Client authentication failed"_s);
}

/// The redirect URI with these in its query.
QString withQuery(const QString &uri, const QList<std::pair<QString, QString>> &items)
{
    QByteArray out = uri.toUtf8();
    char mark = uri.contains(u'?') ? '&' : '?';
    for (const auto &[name, value] : items) {
        out +=
            mark + QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value).replace("%20", "+");
        mark = '&';
    }
    return QString::fromUtf8(out);
}

QString page(const QString &title, const QString &body)
{
    return u"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>"_s + title
        + u"</title><style>body{font:16px/1.5 sans-serif;max-width:36em;margin:3em auto;padding:0 "
          u"1em;color:#1d2329}"
          "fieldset{border:1px solid #d8dce0;margin:1em 0}button{font:inherit;padding:.4em "
          "1.4em;margin-inline-end:.6em}"
          ".main{background:#1e5fa6;color:#fff;border:1px solid #1e5fa6}</style></head><body><h1>"_s
        + title + u"</h1>"_s + body + u"</body></html>"_s;
}

QStringList scopesOf(const QString &scope)
{
    return scope.isEmpty() ? FarmAccounts::allGrants() : scope.split(u' ', Qt::SkipEmptyParts);
}

bool isScope(const QString &word)
{
    // Grants that MediaWiki knows and this client lacks are dropped in silence.
    static const QStringList others{u"editprotected"_s, u"viewmywatchlist"_s, u"editmywatchlist"_s,
                                    u"sendemail"_s, u"mwoauth-authonly"_s};
    return FarmAccounts::allGrants().contains(word) || others.contains(word);
}

} // namespace

FarmOAuthServer::FarmOAuthServer(FarmAccounts &accounts, std::function<QDateTime()> clock)
    : m_accounts(accounts)
    , m_clock(std::move(clock))
    , m_clientId(QString::fromLatin1(FarmAccounts::random(16)))
    , m_clientSecret(QString::fromLatin1(FarmAccounts::random(20)))
{
}

bool FarmOAuthServer::takes(const QString &path) const
{
    return path.startsWith(base);
}

FarmResponse FarmOAuthServer::handle(const FarmRequest &request, bool isHome, bool readOnly)
{
    const QString what = request.path.sliced(base.size());
    if (what == u"resource/profile"_s)
        return profile(request);
    if (what == u"resource/scopes"_s)
        return FarmResponse::json(
            200,
            QJsonDocument(QJsonObject{{u"scopes"_s, QJsonArray::fromStringList(FarmAccounts::allGrants())}})
                .toJson());
    if (isHome && what == u"authorize"_s)
        return request.isPost() ? decide(request.query(), request.form()) : authorize(request.query());
    if (isHome && what == u"access_token"_s)
        return request.isPost()
            ? token(request, readOnly)
            : refusal(405, u"rest-wrong-method"_s, {},
                      u"The request method (GET) is not the allowed method for this REST handler (POST)"_s);
    return refusal(404, u"rest-no-match"_s, {},
                   u"The requested relative path did not match any known handler"_s);
}

FarmResponse FarmOAuthServer::connectionError(int modernStatus, const QString &words) const
{
    return FarmResponse::html(
        m_modern ? modernStatus : 200,
        page(u"Application Connection Error"_s, u"<p>"_s + words.toHtmlEscaped() + u"</p>"_s));
}

bool FarmOAuthServer::sameRedirect(const QString &uri) const
{
    if (uri == m_redirectUri)
        return true;
    if (!m_modern)
        return false;
    QUrl asked(uri, QUrl::StrictMode);
    QUrl known(m_redirectUri, QUrl::StrictMode);
    asked.setPort(-1);
    known.setPort(-1);
    return asked.isValid() && asked == known;
}

std::optional<FarmResponse> FarmOAuthServer::refuse(const FormFields &query, QString &uri) const
{
    const bool isPlain = query.value(u"code_challenge_method"_s, u"plain"_s) == u"plain"_s;
    const bool isS256 = query.value(u"code_challenge_method"_s) == u"S256"_s;
    const QString challenge = query.value(u"code_challenge"_s);
    if (!query.has(u"client_id"_s) || query.value(u"response_type"_s) != u"code"_s || challenge.size() < 43
        || challenge.size() > 128 || (!isPlain && !isS256))
        return connectionError(
            400,
            u"The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed."_s);
    if (query.value(u"client_id"_s) != m_clientId
        || (query.has(u"redirect_uri"_s) && !sameRedirect(query.value(u"redirect_uri"_s))))
        return connectionError(
            401,
            u"Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method)."_s);
    uri = query.value(u"redirect_uri"_s, m_redirectUri);
    for (const QString &scope : scopesOf(query.value(u"scope"_s))) {
        if (!isScope(scope)) {
            return FarmResponse::redirect(
                302,
                withQuery(
                    uri,
                    {{u"error"_s, u"invalid_scope"_s},
                     {u"error_description"_s, u"The requested scope is invalid, unknown, or malformed"_s},
                     {u"hint"_s, u"Check the `"_s + scope + u"` scope"_s},
                     {u"message"_s, u"The requested scope is invalid, unknown, or malformed"_s}}));
        }
    }
    return std::nullopt;
}

FarmResponse FarmOAuthServer::authorize(const FormFields &query)
{
    QString uri;
    if (const std::optional<FarmResponse> refused = refuse(query, uri))
        return *refused;
    const QString ticket = QString::fromLatin1(FarmAccounts::random(16));
    m_tickets.append(ticket);
    if (m_tickets.size() > 32)
        m_tickets.removeFirst();
    QUrlQuery again;
    for (auto [name, value] : query.all().asKeyValueRange())
        again.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    QString body = u"<p>Hi! In order to complete your request, <b>Paper Round</b> needs permission to "
                   u"perform the following actions "
                   "on your behalf on all wikis of the practice farm:</p><ul>"_s;
    for (const QString &scope : scopesOf(query.value(u"scope"_s)))
        body += u"<li>"_s + scope.toHtmlEscaped() + u"</li>"_s;
    body += u"</ul><form method=\"post\" action=\""_s + base + u"authorize?"_s
        + again.toString(QUrl::FullyEncoded).toHtmlEscaped()
        + u"\"><input type=\"hidden\" name=\"ticket\" value=\""_s + ticket
        + u"\"><fieldset><legend>Who do you want to be?</legend>"_s;
    bool first = true;
    for (const FarmUser &user : m_accounts.playable()) {
        const QString groups = user.groups.isEmpty() ? u"no special groups"_s : user.groups.join(u", "_s);
        body += u"<p><label><input type=\"radio\" name=\"user\" value=\""_s + user.name.toHtmlEscaped()
            + (first ? u"\" checked> "_s : u"\"> "_s) + user.name.toHtmlEscaped() + u" <small>("_s
            + groups.toHtmlEscaped() + u")</small></label></p>"_s;
        first = false;
    }
    body +=
        u"</fieldset><button class=\"main\" name=\"choice\" value=\"allow\">Allow</button>"
        "<button name=\"choice\" value=\"cancel\">Cancel</button></form>"
        "<p><small>This is practice: no password is asked, and nothing leaves this computer.</small></p>"_s;
    FarmResponse response = FarmResponse::html(200, page(u"Allow Paper Round?"_s, body));
    response.headers.emplaceBack("Cache-Control", "no-store");
    response.headers.emplaceBack("X-Frame-Options", "DENY");
    return response;
}

FarmResponse FarmOAuthServer::decide(const FormFields &query, const FormFields &form)
{
    QString uri;
    if (const std::optional<FarmResponse> refused = refuse(query, uri))
        return *refused;
    // Only a page that this server has shown may decide, and once.
    if (m_tickets.removeAll(form.value(u"ticket"_s)) == 0)
        return connectionError(400, u"This page has expired. Start the sign-in again."_s);
    const FarmUser *user = m_accounts.user(form.value(u"user"_s));
    if (form.value(u"choice"_s) != u"allow"_s || !user || !user->mayBePlayed) {
        return FarmResponse::redirect(
            302,
            withQuery(uri,
                      {{u"error"_s, u"unauthorized_client"_s},
                       {u"error_description"_s, u"User has rejected the request from client application"_s},
                       {u"message"_s, u"User has rejected the request from client application"_s}}));
    }
    QStringList grants;
    for (const QString &scope : scopesOf(query.value(u"scope"_s))) {
        if (FarmAccounts::allGrants().contains(scope))
            grants.append(scope);
    }
    const QString code = u"def50200"_s + QString::fromLatin1(FarmAccounts::random(446));
    m_codes.insert(code,
                   {.user = user->name,
                    .grants = grants,
                    .redirectUri = query.value(u"redirect_uri"_s),
                    .challenge = query.value(u"code_challenge"_s),
                    .plain = query.value(u"code_challenge_method"_s) != u"S256"_s,
                    .expires = m_clock().addSecs(600)});
    QList<std::pair<QString, QString>> items{{u"code"_s, code}};
    if (query.has(u"state"_s))
        items.append({u"state"_s, query.value(u"state"_s)});
    return FarmResponse::redirect(302, withQuery(uri, items));
}

QByteArray FarmOAuthServer::grant(const TokenPair &pair) const
{
    return QJsonDocument(QJsonObject{{u"token_type"_s, u"Bearer"_s},
                                     {u"expires_in"_s, qint64(m_accounts.accessLife().count())},
                                     {u"access_token"_s, pair.access},
                                     {u"refresh_token"_s, pair.refresh}})
        .toJson(QJsonDocument::Compact);
}

FarmResponse FarmOAuthServer::token(const FarmRequest &request, bool readOnly)
{
    FormFields form = request.form();
    const QByteArray basic = request.headers.value("authorization");
    if (basic.startsWith("Basic ")) {
        const QString pair = QString::fromUtf8(QByteArray::fromBase64(basic.sliced(6)));
        form.set(u"client_id"_s, pair.section(u':', 0, 0));
        form.set(u"client_secret"_s, pair.section(u':', 1));
    }
    if (readOnly)
        return refusal(
            500, u"server_error"_s, {},
            u"The authorization server encountered an unexpected condition which prevented it from fulfilling the request: Database is read-only: practice"_s);
    const QString kind = form.value(u"grant_type"_s);
    if (kind != u"authorization_code"_s && kind != u"refresh_token"_s && kind != u"client_credentials"_s)
        return badRequest(u"Check the `grant_type` parameter"_s);
    if (form.value(u"client_id"_s) != m_clientId || kind == u"client_credentials"_s)
        return badClient();
    FarmResponse response = kind == u"refresh_token"_s ? tokenByRefresh(form) : tokenByCode(form);
    response.headers.emplaceBack("Cache-Control", "no-store");
    response.headers.emplaceBack("Pragma", "no-cache");
    return response;
}

FarmResponse FarmOAuthServer::tokenByCode(const FormFields &form)
{
    if (!form.has(u"code"_s))
        return badRequest(u"Check the `code` parameter"_s);
    const auto code = m_codes.find(form.value(u"code"_s));
    if (code == m_codes.end())
        return badRequest(u"Cannot decrypt the authorization code"_s);
    if (code->used)
        return badRequest(u"Authorization code has been revoked"_s);
    if (code->expires < m_clock())
        return badRequest(u"Authorization code has expired"_s);
    if (!code->redirectUri.isEmpty() && !form.has(u"redirect_uri"_s))
        return badRequest(u"Check the `redirect_uri` parameter"_s);
    if (code->redirectUri != form.value(u"redirect_uri"_s))
        return badRequest(u"Invalid redirect URI"_s);
    if (!form.has(u"code_verifier"_s))
        return badRequest(u"Check the `code_verifier` parameter"_s);
    const QByteArray verifier = form.value(u"code_verifier"_s).toLatin1();
    const QByteArray hash = QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
                                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    if ((code->plain ? verifier : hash) != code->challenge.toLatin1())
        return refusal(
            400, u"invalid_grant"_s, u"Failed to verify `code_verifier`."_s,
            u"The provided authorization grant (e.g., authorization code, resource owner credentials) or refresh token is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client."_s);
    code->used = true;
    return FarmResponse::json(200, grant(m_accounts.issue(code->user, m_clientId, code->grants)));
}

FarmResponse FarmOAuthServer::tokenByRefresh(const FormFields &form)
{
    // A public client's secret is looked at here only, and by the older generation only.
    if (!m_modern && form.value(u"client_secret"_s) != m_clientSecret)
        return badClient();
    if (!form.has(u"refresh_token"_s))
        return badRequest(u"Check the `refresh_token` parameter"_s);
    const QStringList narrowed = form.value(u"scope"_s).split(u' ', Qt::SkipEmptyParts);
    const FarmAccounts::Refreshed refreshed =
        m_accounts.refresh(form.value(u"refresh_token"_s), m_clientId, narrowed, m_modern);
    const QString words = u"The refresh token is invalid."_s;
    switch (refreshed.refusal) {
    case FarmAccounts::Refusal::None:
        break;
    case FarmAccounts::Refusal::Rubbish:
        return refusal(401, u"invalid_request"_s, u"Cannot decrypt the refresh token"_s, words);
    case FarmAccounts::Refusal::Revoked:
        return refusal(401, u"invalid_request"_s, u"Token has been revoked"_s, words);
    case FarmAccounts::Refusal::Expired:
        return refusal(401, u"invalid_request"_s, u"Token has expired"_s, words);
    }
    return FarmResponse::json(200, grant(refreshed.tokens));
}

FarmResponse FarmOAuthServer::profile(const FarmRequest &request)
{
    const QByteArray header = request.headers.value("authorization");
    const QString denied = u"The resource owner or authorization server denied the request."_s;
    if (!header.startsWith("Bearer ")) {
        return m_modern ? refusal(401, u"access_denied"_s, u"The JWT string must have two dots"_s, denied)
                        : refusal(500, u"internal_error"_s, {}, u"Error: exception of type TypeError"_s);
    }
    const QString access = QString::fromLatin1(header.sliced(7));
    const std::optional<Caller> caller = m_accounts.byToken(access);
    if (!caller) {
        return refusal(401, u"access_denied"_s,
                       m_accounts.wasRevoked(access) ? u"Access token has been revoked"_s
                                                     : u"Access token could not be verified"_s,
                       denied);
    }
    QStringList rights(caller->rights.cbegin(), caller->rights.cend());
    rights.sort();
    QJsonObject body{{u"sub"_s, QString::number(caller->userId)},
                     {u"username"_s, caller->user},
                     {u"editcount"_s, 0},
                     {u"confirmed_email"_s, true},
                     {u"blocked"_s, false},
                     {u"registered"_s, u"20260301090000"_s},
                     {u"groups"_s, QJsonArray::fromStringList(caller->groups)},
                     {u"rights"_s, QJsonArray::fromStringList(rights)},
                     {u"grants"_s, QJsonArray::fromStringList(caller->grants)}};
    FarmResponse response = FarmResponse::json(200, QJsonDocument(body).toJson(QJsonDocument::Compact));
    // The older generation says text/html though the body is JSON.
    if (!m_modern)
        response.headers.first().second = "text/html; charset=UTF-8";
    return response;
}

} // namespace paperround::inline practice
