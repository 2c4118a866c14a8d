// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/lists/servicelists.h"

#include "domain/targets/recipeservice.h"
#include "wiki/api/actionapi.h"
#include "wiki/http/httpclient.h"
#include "wiki/lists/serviceanswers.h"
#include "wiki/sites/sitefacts.h"

namespace paperround {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto pilePatience = 60'000ms;
constexpr auto scanPatience = 240'000ms; // A query over deep categories takes minutes.
constexpr qint64 largestAnswer = 64 * 1024 * 1024; // Bytes; a million titles are smaller.

/// An answer that did not come is the service's matter, not a wiki's.
Error namedBy(const QUrl &service, Error error)
{
    static const QStringList unreached{u"connect-failed"_s, u"connect-timeout"_s, u"tls-failed"_s,
                                       u"connection-lost"_s, u"timeout"_s};
    if (error.kind == ErrorKind::Stopped)
        return error;
    const QString reason = error.detail.isEmpty() ? error.code : error.detail;
    if (unreached.contains(error.code))
        error.code = u"service-unreached"_s;
    error.detail = hostOf(service) + u": "_s + reason;
    return error;
}

bool isJson(const QByteArray &contentType)
{
    return contentType.isEmpty() || contentType.contains("json") || contentType == "text/plain"
        || contentType == "text/html"; // PagePile says so of its JSON, too
}

} // namespace

std::shared_ptr<ServiceLists> ServiceLists::create(ListServices services, std::shared_ptr<HttpClient> http,
                                                   std::shared_ptr<RequestGate> gate)
{
    auto nobody = ActionApi::create(http, std::move(gate), nullptr, {.userAgent = userAgentFor({}, {})});
    return std::shared_ptr<ServiceLists>(
        new ServiceLists(std::move(services), std::move(http), std::move(nobody)));
}

ServiceLists::ServiceLists(ListServices services, std::shared_ptr<HttpClient> http,
                           std::shared_ptr<ActionApi> nobody)
    : m_services(std::move(services))
    , m_http(std::move(http))
    , m_nobody(std::move(nobody))
{
}

void ServiceLists::stop()
{
    m_stop.request_stop();
    m_nobody->stop();
}

Task<FoundPages> ServiceLists::find(Recipe recipe, std::stop_token stop)
{
    const auto self = shared_from_this();
    const QUrl service = serviceFor(recipe.kind, m_services);
    if (service.isEmpty())
        co_return failure(ErrorKind::Input, u"no-such-service"_s, recipeKindName(recipe.kind));
    Result<FoundPages> found;
    if (recipe.kind == RecipeKind::Sitelinks) {
        found = co_await findItem(recipe, stop);
    } else {
        const bool isPile = recipe.kind == RecipeKind::PagePile;
        const QUrl question = isPile ? pileQuestion(service, recipe) : scanQuestion(service, recipe);
        const auto body = co_await fetch(question, isPile ? pilePatience : scanPatience, stop);
        if (!body)
            found = tl::unexpected(body.error());
        else
            found = isPile ? readPile(*body, recipe) : readScan(*body, recipe);
    }
    if (!found && found.error().code != "too-many-rows"_L1 && found.error().code != "no-such-item"_L1)
        co_return tl::unexpected(namedBy(service, found.error()));
    co_return found;
}

Task<QByteArray> ServiceLists::fetch(QUrl url, std::chrono::milliseconds patience, std::stop_token stop)
{
    const auto self = shared_from_this();
    std::stop_source either;
    const std::stop_callback byPerson(stop, [&either] { either.request_stop(); });
    const std::stop_callback byExit(m_stop.get_token(), [&either] { either.request_stop(); });
    HttpRequest request;
    request.url = url;
    request.accept = "application/json";
    request.userAgent = userAgentFor({}, {});
    request.maxBytes = largestAnswer;
    request.patience = patience;
    request.stop = either.get_token();
    const auto answer = co_await m_http->send(request);
    if (!answer)
        co_return tl::unexpected(answer.error());
    if (answer->status != 200) {
        const auto kind = answer->status >= 500 ? ErrorKind::Temporary : ErrorKind::Wiki;
        co_return failure(kind, u"service-refused"_s, u"HTTP %1"_s.arg(answer->status), answer->retryAfter);
    }
    if (!isJson(answer->contentType))
        co_return failure(ErrorKind::Wiki, u"bad-service-answer"_s,
                          QString::fromLatin1(answer->contentType.left(100)));
    co_return answer->body;
}

Task<FoundPages> ServiceLists::findItem(Recipe recipe, std::stop_token stop)
{
    const auto self = shared_from_this();
    ApiCall call{.wiki = hostOf(m_services.wikibase), .api = m_services.wikibase};
    call.params = {
        {u"action"_s, u"wbgetentities"_s}, {u"ids"_s, recipe.what}, {u"props"_s, u"sitelinks/urls"_s}};
    const auto answer = co_await m_nobody->call(call);
    if (stop.stop_requested())
        co_return failure(ErrorKind::Stopped, u"stopped"_s);
    if (!answer && answer.error().code == "no-such-entity"_L1)
        co_return failure(ErrorKind::Input, u"no-such-item"_s, recipe.what);
    if (!answer)
        co_return tl::unexpected(answer.error());
    co_return readSitelinks(*answer, recipe);
}

} // namespace paperround
