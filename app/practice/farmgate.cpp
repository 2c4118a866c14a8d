// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/farmgate.h"

#include "practice/apiquery.h"
#include "practice/othereditors.h"
#include "practice/webpages.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

FormFields parametersOf(const FarmRequest &request)
{
    FormFields fields = request.query();
    fields.merge(request.form());
    return fields;
}

const QString brokenTable = u"internal_api_error_DBQueryError"_s;

/// The API error that stands for a trouble which refuses before anything was applied; none for the others.
std::optional<FarmError> refusalOf(const TroubleRule &rule, const WikiStore &wiki)
{
    switch (rule.trouble) {
    case Trouble::Lag:
        return FarmError{u"maxlag"_s,
                         u"Waiting for a database server: 7.5 seconds lagged."_s,
                         {{u"host"_s, u"db1"_s}, {u"lag"_s, 7.5}, {u"type"_s, u"db"_s}}};
    case Trouble::ReadOnly:
        return FarmError{u"readonly"_s,
                         u"The wiki is currently in read-only mode."_s,
                         {{u"readonlyreason"_s,
                           u"The database is being looked after. Editing will be back in a few minutes."_s}}};
    case Trouble::RateLimited:
        return FarmError{
            u"ratelimited"_s, u"You've exceeded your rate limit. Please wait some time and try again."_s, {}};
    case Trouble::ExpiredToken:
        return FarmError{u"mwoauth-invalid-authorization"_s,
                         u"The authorization headers in your request are not valid: Invalid access token"_s,
                         {}};
    case Trouble::BadToken:
        return FarmError{u"badtoken"_s, u"Invalid CSRF token."_s, {}};
    case Trouble::Blocked:
        return FarmError{
            u"blocked"_s,
            u"You have been blocked from editing."_s,
            {{u"blockinfo"_s,
              blockKeys({.id = 1, .by = u"Marten Vole"_s, .reason = u"Practice"_s, .time = wiki.now()})}}};
    case Trouble::Refused:
        return FarmError{rule.code.isEmpty() ? brokenTable : rule.code,
                         u"The wiki refused this request, for practice."_s,
                         {}};
    case Trouble::Nothing:
    case Trouble::TooManyRequests:
    case Trouble::LostBefore:
    case Trouble::LostWithin:
    case Trouble::ForwardedTwice:
    case Trouble::ForwardedLate:
    case Trouble::ReplyLost:
    case Trouble::ReplyCut:
    case Trouble::ErrorAfterSave:
    case Trouble::RefusalAfterSave:
    case Trouble::Slow:
    case Trouble::Silent:
    case Trouble::Html:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

FarmGate::FarmGate(FarmState &farm, FarmOAuthServer &oauth, QObject *parent)
    : QObject(parent)
    , m_farm(farm)
    , m_oauth(oauth)
    , m_later(std::make_unique<QObject>())
{
}

void FarmGate::forget()
{
    m_later = std::make_unique<QObject>();
    m_underWay = 0;
}

int FarmGate::carriedOut(const QString &host, const QString &action) const
{
    int sum = 0;
    for (auto [wiki, actions] : m_carriedOut.asKeyValueRange()) {
        for (auto [name, count] : actions.asKeyValueRange())
            sum += (host.isEmpty() || host == wiki) && (action.isEmpty() || action == name) ? count : 0;
    }
    return sum;
}

void FarmGate::resetCounts()
{
    m_carriedOut.clear();
    m_received = 0;
    m_log.clear();
}

void FarmGate::handle(WikiStore &wiki, const std::shared_ptr<HttpExchange> &exchange)
{
    ++m_received;
    const FarmRequest &request = exchange->request();
    const bool isHome = wiki.identity().name == u"home"_s;
    if (request.path == u"/w/api.php"_s)
        api(wiki, exchange);
    else if (request.path == u"/w/load.php"_s)
        exchange->answer(styleSheet(request));
    else if (request.path == PicturePath)
        exchange->answer(picture());
    else if (m_oauth.takes(request.path))
        exchange->answer(
            m_oauth.handle(request, isHome, m_farm.troubles.stands(Trouble::ReadOnly, wiki.identity().host)));
    else if (request.path == u"/"_s || request.path == u"/w/index.php"_s
             || request.path.startsWith(u"/wiki/"_s))
        exchange->answer(webPage(wiki, request));
    else
        exchange->answer(
            FarmResponse::html(404, u"<!DOCTYPE html><title>Not found</title><h1>Not found</h1>"_s));
}

FarmCall FarmGate::callOf(WikiStore &wiki, const FarmRequest &request) const
{
    return {.farm = m_farm,
            .wiki = wiki,
            .caller = {},
            .params = parametersOf(request),
            .url = request.query(),
            .post = request.isPost(),
            .result = {},
            .warnings = {},
            .errors = {},
            .headers = {},
            .changedPage = {}};
}

void FarmGate::api(WikiStore &wiki, const std::shared_ptr<HttpExchange> &exchange)
{
    const FormFields params = parametersOf(exchange->request());
    if (!params.has(u"action"_s)) {
        exchange->answer(apiHelp(wiki));
        return;
    }
    const QString action = params.value(u"action"_s);
    m_log.append({wiki.identity().host, action, wiki.now()});
    if (const std::optional<TroubleRule> rule = m_farm.troubles.strike(wiki.identity().host, action))
        meetTrouble(wiki, exchange, *rule);
    else
        exchange->answer(carryOut(wiki, exchange->request()));
}

void FarmGate::meetTrouble(WikiStore &wiki, const std::shared_ptr<HttpExchange> &exchange,
                           const TroubleRule &rule)
{
    const FarmRequest &request = exchange->request();
    if (rule.trouble == Trouble::Lag && !parametersOf(request).has(u"maxlag"_s)) {
        exchange->answer(carryOut(wiki, request));
    } else if (const std::optional<FarmError> error = refusalOf(rule, wiki)) {
        const QList<std::pair<QByteArray, QByteArray>> headers{{"Retry-After", "5"}, {"X-Database-Lag", "7"}};
        exchange->answer(
            refuse(wiki, request, *error, rule.trouble == Trouble::Lag ? headers : decltype(headers)()));
    } else if (rule.trouble == Trouble::LostBefore) {
        exchange->drop(true);
    } else if (rule.trouble == Trouble::LostWithin) {
        exchange->drop(false);
    } else if (rule.trouble == Trouble::TooManyRequests) {
        FarmResponse response = FarmResponse::html(
            429, u"<!DOCTYPE html><title>Too many requests</title><h1>Too many requests</h1>"_s);
        response.headers.emplaceBack("Retry-After", "5");
        exchange->answer(response);
    } else if (rule.trouble == Trouble::Html) {
        exchange->answer(FarmResponse::html(
            200, u"<!DOCTYPE html><title>Practice</title><h1>Our servers are having a rest</h1>"_s));
    } else if (rule.trouble == Trouble::ForwardedLate) {
        carryOutLater(wiki, request, rule.delay);
        exchange->drop(false);
    } else if (rule.trouble != Trouble::Silent) {
        afterApplying(wiki, exchange, rule);
    }
}

void FarmGate::afterApplying(WikiStore &wiki, const std::shared_ptr<HttpExchange> &exchange,
                             const TroubleRule &rule)
{
    const FarmRequest request = exchange->request();
    FarmResponse response = carryOut(wiki, request);
    if (rule.trouble == Trouble::ReplyLost) {
        exchange->drop(false);
    } else if (rule.trouble == Trouble::ReplyCut) {
        exchange->answerHalf(response);
    } else if (rule.trouble == Trouble::ErrorAfterSave) {
        exchange->answer(FarmResponse::html(
            503, u"<!DOCTYPE html><title>Error</title><h1>Upstream request timed out</h1>"_s));
    } else if (rule.trouble == Trouble::RefusalAfterSave) {
        const QString code = rule.code.isEmpty() ? brokenTable : rule.code;
        exchange->answer(refuse(
            wiki, request,
            {code, u"["_s + code + u"] Caught exception of type Wikimedia\\Rdbms\\DBQueryError"_s, {}}));
    } else if (rule.trouble == Trouble::Slow) {
        QTimer::singleShot(rule.delay, m_later.get(), [exchange, response] { exchange->answer(response); });
    } else if (rule.trouble == Trouble::ForwardedTwice && rule.delay.count() > 0) {
        carryOutLater(wiki, request, rule.delay);
        exchange->answer(response);
    } else {
        exchange->answer(carryOut(wiki, request));
    }
}

void FarmGate::carryOutLater(WikiStore &wiki, const FarmRequest &request, std::chrono::milliseconds delay)
{
    ++m_underWay;
    QTimer::singleShot(delay, m_later.get(), [this, &wiki, request] {
        (void)carryOut(wiki, request);
        --m_underWay;
    });
}

FarmResponse FarmGate::refuse(WikiStore &wiki, const FarmRequest &request, const FarmError &error,
                              const QList<std::pair<QByteArray, QByteArray>> &headers)
{
    FarmCall call = callOf(wiki, request);
    call.errors.append(error);
    call.headers = headers;
    return apiAnswer(call);
}

FarmResponse FarmGate::carryOut(WikiStore &wiki, const FarmRequest &request)
{
    FarmCall call = callOf(wiki, request);
    const QString host = wiki.identity().host;
    const QString action = call.text(u"action"_s);
    ++m_carriedOut[host][action];
    // Written any other way ("bearer", no token), the header is overlooked and nobody speaks.
    const QByteArray authorization = request.headers.value("authorization");
    if (authorization.startsWith("Bearer ") && authorization.size() > 7) {
        const std::optional<Caller> caller =
            m_farm.accounts.byToken(QString::fromLatin1(authorization.sliced(7).trimmed()));
        if (!caller)
            return refuse(wiki, request,
                          {u"mwoauth-invalid-authorization"_s,
                           u"The authorization headers in your request are not valid: Invalid access token"_s,
                           {}});
        call.caller = *caller;
    } else {
        call.caller =
            m_farm.accounts.bySession(request.cookies().value("practice_session"), wiki.identity().name);
    }
    if (wiki.editLimit)
        call.caller.rights.remove(u"noratelimit"_s);
    if (action == u"edit"_s)
        othersAtWork(wiki, call, OtherEditor::Moment::BeforeEdit);
    apiRun(call);
    if (!call.changedPage.isEmpty()) {
        Q_EMIT pageChanged(host, call.changedPage);
        othersAtWork(wiki, call, OtherEditor::Moment::AfterEdit);
    }
    Q_EMIT requestHandled(host, action);
    return apiAnswer(call);
}

void FarmGate::othersAtWork(WikiStore &wiki, const FarmCall &call, OtherEditor::Moment moment)
{
    const WikiIdentity &identity = wiki.identity();
    const WikiPage *page = wiki.pageById(call.text(u"pageid"_s).toLongLong());
    const std::optional<WikiTitle> edited =
        page ? std::optional(page->title) : identity.parse(call.text(u"title"_s));
    if (!edited)
        return;
    for (const OtherEditor &work :
         m_farm.troubles.worksAt(moment, identity.host, identity.prefixed(*edited))) {
        if (workOnPage(wiki, *edited, work.work))
            Q_EMIT pageChanged(identity.host, identity.prefixed(*edited));
    }
}

} // namespace paperround::inline practice
