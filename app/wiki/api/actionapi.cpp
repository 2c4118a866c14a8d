// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/api/actionapi.h"

#include "engine/crashpoint.h"
#include "wiki/credentials.h"
#include "wiki/http/httpclient.h"
#include "wiki/http/requestgate.h"
#include "wiki/log.h"

#include <QRandomGenerator>

#include <algorithm>
#include <limits>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// Longer queries go by POST: a request line over 8 KiB is refused by web servers.
constexpr qsizetype longestQuery = 1500;

} // namespace

/// What was repeated already, for one call.
struct ActionApi::Repeats
{
    bool token = false;
    bool authorization = false;
    bool signIn = false;
    bool connection = false;
};

std::shared_ptr<ActionApi> ActionApi::create(std::shared_ptr<HttpClient> http,
                                             std::shared_ptr<RequestGate> gate,
                                             std::shared_ptr<Credentials> credentials, Options options)
{
    return std::shared_ptr<ActionApi>(
        new ActionApi(std::move(http), std::move(gate), std::move(credentials), std::move(options)));
}

ActionApi::ActionApi(std::shared_ptr<HttpClient> http, std::shared_ptr<RequestGate> gate,
                     std::shared_ptr<Credentials> credentials, Options options)
    : m_http(std::move(http))
    , m_gate(std::move(gate))
    , m_once(RequestGate::create(std::numeric_limits<int>::max()))
    , m_credentials(std::move(credentials))
    , m_options(std::move(options))
{
}

QString ActionApi::lane(const QString &wiki) const
{
    return jarName(wiki, m_credentials ? m_credentials->account().key() : QString());
}

Task<QJsonObject> ActionApi::call(ApiCall call)
{
    const auto self = shared_from_this();
    const auto repeats = std::make_shared<Repeats>();
    while (true) {
        const quint64 generation = m_credentials ? m_credentials->generation() : 0;
        auto answer = co_await callOnce(call);
        if (answer)
            co_return answer;
        const auto mended = co_await mend(call, answer.error(), generation, repeats);
        if (!mended)
            co_return tl::unexpected(mended.error());
        if (!*mended)
            co_return answer;
    }
}

Task<QList<QJsonObject>> ActionApi::callAll(ApiCall call, int maxRounds)
{
    const auto self = shared_from_this();
    call.budget = std::make_shared<qint64>(4 * call.maxBytes);
    QList<QJsonObject> rounds;
    while (rounds.size() < maxRounds) {
        auto answer = co_await this->call(call);
        if (!answer)
            co_return tl::unexpected(answer.error());
        rounds += *answer;
        const auto next = answer->value("continue"_L1).toObject();
        if (next.isEmpty())
            co_return rounds;
        for (auto key = next.begin(); key != next.end(); ++key)
            call.params.set(key.key(), key.value().toVariant().toString());
    }
    co_return failure(ErrorKind::Wiki, u"endless-continue"_s);
}

Task<bool> ActionApi::mend(ApiCall call, Error error, quint64 generation, std::shared_ptr<Repeats> repeats)
{
    const auto self = shared_from_this();
    const auto &code = error.code;
    // Half an answer in chunks or packed comes as an answer: only its JSON tells.
    const bool isBroken = code == "connection-lost"_L1 || code == "bad-json"_L1;
    if (isBroken && error.kind == ErrorKind::Temporary && call.effect == ApiEffect::Read)
        co_return !std::exchange(repeats->connection, true);
    if (!m_credentials)
        co_return false;
    if (code == "badtoken"_L1 && call.effect == ApiEffect::Write) {
        m_tokens.remove(call.wiki);
        co_return !std::exchange(repeats->token, true);
    }
    const bool byPassword = m_credentials->botPassword().has_value();
    if (code == "mwoauth-invalid-authorization"_L1 && !byPassword && !repeats->authorization) {
        repeats->authorization = true;
        const auto renewed = co_await m_credentials->renew(generation);
        if (!renewed)
            co_return tl::unexpected(renewed.error());
        co_return true;
    }
    const bool isSignedOut = code == "assertuserfailed"_L1 || code == "assertnameduserfailed"_L1;
    if (isSignedOut && byPassword && !repeats->signIn) {
        repeats->signIn = true;
        m_signedIn.remove(call.wiki);
        m_tokens.remove(call.wiki);
        co_return true;
    }
    co_return false;
}

Task<QJsonObject> ActionApi::callOnce(ApiCall call)
{
    const auto self = shared_from_this();
    if (!m_credentials && call.effect == ApiEffect::Write)
        co_return failure(ErrorKind::NeedsFix, u"sign-in"_s);
    QByteArray authorization;
    if (m_credentials) {
        const auto signedIn = co_await signIn(call.wiki, call.api, call.stop);
        if (!signedIn)
            co_return tl::unexpected(signedIn.error());
    }
    QString token;
    if (call.effect == ApiEffect::Write) {
        auto known = co_await csrfToken(call.wiki, call.api);
        if (!known)
            co_return tl::unexpected(known.error());
        token = *known;
    }
    QString laneName; // a conditional inside a co_await is miscompiled by GCC 12
    if (call.effect == ApiEffect::Write)
        laneName = lane(call.wiki);
    const auto pass = co_await m_gate->enter(laneName);
    if (m_credentials) {
        auto header = co_await m_credentials->authorization(); // after the wait: it may have been renewed
        if (!header)
            co_return tl::unexpected(header.error());
        authorization = *header;
    }
    const auto params = complete(call, token);
    co_return co_await exchange(call, params, authorization);
}

/// Sends and reads; the last step of every call.
Task<QJsonObject> ActionApi::exchange(ApiCall call, ApiParams params, QByteArray authorization)
{
    const auto self = shared_from_this();
    auto request = requestFor(call, params);
    request.authorization = authorization;
    std::stop_source either;
    const auto end = [&either] { either.request_stop(); };
    const std::stop_callback byCaller(call.stop, end);
    const std::stop_callback byExit(m_stop.get_token(), end);
    request.stop = either.get_token();
    const auto answer = co_await m_http->send(request);
    if (!answer)
        co_return tl::unexpected(answer.error());
    if (call.budget)
        *call.budget -= answer->body.size();
    auto body = readApiAnswer(*answer, call.effect, params.value(u"requestid"_s));
    if (!body)
        qCInfo(lcWiki) << call.wiki << params.value(u"action"_s) << body.error().code;
    co_return body;
}

ApiParams ActionApi::complete(const ApiCall &call, const QString &token) const
{
    auto params = call.params;
    params.set(u"format"_s, u"json"_s);
    params.set(u"formatversion"_s, u"2"_s);
    params.set(u"errorformat"_s, u"plaintext"_s);
    params.set(u"uselang"_s, m_options.language);
    params.set(u"errorlang"_s, u"uselang"_s);
    if (m_credentials) {
        params.set(u"assert"_s, u"user"_s);
        params.set(u"assertuser"_s, m_credentials->account().name);
    }
    if (call.effect == ApiEffect::Write || call.patience == ApiCall::Patience::Background)
        params.set(u"maxlag"_s, u"5"_s);
    params.set(u"requestid"_s, QString::number(QRandomGenerator::global()->generate64(), 36));
    if (!token.isEmpty())
        params.set(u"token"_s, token); // last: a request cut short has none
    return params;
}

HttpRequest ActionApi::requestFor(const ApiCall &call, const ApiParams &params) const
{
    HttpRequest request;
    request.url = call.api;
    request.userAgent = m_options.userAgent;
    request.accept = "application/json";
    request.jar = lane(call.wiki);
    request.write = call.effect == ApiEffect::Write;
    request.maxBytes = call.budget ? std::min(call.maxBytes, *call.budget) : call.maxBytes;
    const auto form = params.toForm();
    const bool hasSecret = !params.value(u"lgpassword"_s).isEmpty();
    if (request.write || hasSecret || form.size() > longestQuery) {
        request.method = HttpRequest::Method::Post;
        request.body = form;
    } else {
        request.url.setQuery(QString::fromLatin1(form));
    }
    return request;
}

Task<QString> ActionApi::csrfToken(QString wiki, QUrl api)
{
    const auto self = shared_from_this();
    const QString turn = u"csrf "_s + wiki;
    const auto alone = co_await m_once->enter(turn);
    const auto known = m_tokens.constFind(wiki);
    if (known != m_tokens.constEnd() && known->generation == m_credentials->generation())
        co_return known->token;
    ApiCall question{.wiki = wiki, .api = api};
    question.params = {{u"action"_s, u"query"_s}, {u"meta"_s, u"tokens"_s}, {u"type"_s, u"csrf"_s}};
    const auto answer = co_await call(question);
    if (!answer)
        co_return tl::unexpected(answer.error());
    const auto tokens = answer->value("query"_L1).toObject().value("tokens"_L1).toObject();
    const auto token = tokens.value("csrftoken"_L1).toString();
    // Nobody's token: the assertion should have told, but with it an edit would be anonymous.
    if (token.isEmpty() || token == "+\\"_L1)
        co_return failure(ErrorKind::NeedsFix, u"assertuserfailed"_s);
    crashPoint("token-read");
    m_tokens.insert(wiki, {m_credentials->generation(), token});
    co_return token;
}

QByteArray userAgentFor(const QUrl &homeApi, const QString &userName)
{
    QString operatorPage;
    if (!userName.isEmpty() && homeApi.isValid()) {
        auto page = homeApi.adjusted(QUrl::RemoveFilename | QUrl::RemoveQuery).toString(QUrl::FullyEncoded);
        page += u"index.php?title=User:"_s
            + QString::fromLatin1(QUrl::toPercentEncoding(QString(userName).replace(u' ', u'_')));
        operatorPage = page + u"; "_s;
    }
    const auto agent = u"PaperRound/%1 (%2Paper Round newsletter delivery) Qt/%3"_s.arg(
        QStringLiteral(PAPERROUND_VERSION), operatorPage, QLatin1StringView(qVersion()));
    return agent.toLatin1();
}

} // namespace paperround
