// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/sites/sitedirectory.h"

#include "wiki/http/httpclient.h"
#include "wiki/http/requestgate.h"
#include "wiki/pages/answers.h"
#include "wiki/sites/sitecache.h"
#include "wiki/sites/sitefacts.h"

#include <QJsonArray>

#include <limits>

namespace paperround {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto siteAge = std::chrono::hours(7 * 24);
constexpr auto messageAge = std::chrono::hours(24);
constexpr qint64 largestStartPage = 4 * 1024 * 1024;

QUrl urlOn(const QString &wiki, const QString &path)
{
    QUrl url;
    url.setScheme(u"https"_s);
    url.setAuthority(wiki, QUrl::StrictMode);
    url.setPath(path);
    auto plain = url;
    plain.setScheme(u"http"_s);
    return isSecureEnough(plain) ? plain : url; // http is for loopback alone
}

ApiParams siteInfoParams()
{
    return {{u"action"_s, u"query"_s},
            {u"meta"_s, u"siteinfo"_s},
            {u"siprop"_s, u"general|namespaces|namespacealiases|extensions"_s}};
}

ApiParams messageParams(const QString &language, const QStringList &names)
{
    ApiParams params{{u"action"_s, u"query"_s}, {u"meta"_s, u"allmessages"_s}, {u"amlang"_s, language}};
    params.setList(u"ammessages"_s, names);
    return params;
}

} // namespace

std::shared_ptr<SiteDirectory> SiteDirectory::create(FarmProfile farm, std::shared_ptr<HttpClient> http,
                                                     std::shared_ptr<RequestGate> gate,
                                                     std::shared_ptr<Clock> clock, QString cacheFile)
{
    auto nobody = ActionApi::create(http, gate, nullptr, {.userAgent = userAgentFor({}, {})});
    return std::shared_ptr<SiteDirectory>(new SiteDirectory(
        std::move(farm), std::move(http), std::move(nobody), std::move(clock), std::move(cacheFile)));
}

SiteDirectory::SiteDirectory(FarmProfile farm, std::shared_ptr<HttpClient> http,
                             std::shared_ptr<ActionApi> nobody, std::shared_ptr<Clock> clock,
                             QString cacheFile)
    : m_farm(std::move(farm))
    , m_http(std::move(http))
    , m_nobody(std::move(nobody))
    , m_once(RequestGate::create(std::numeric_limits<int>::max()))
    , m_cache(std::make_unique<SiteCache>(std::move(clock), std::move(cacheFile)))
{
}

SiteDirectory::~SiteDirectory() = default;

std::optional<FarmWiki> SiteDirectory::inProfile(const QString &wiki) const
{
    if (wiki == m_farm.home.toLower())
        return FarmWiki{wiki, m_farm.homeApi, {}, {}};
    for (const auto &known : m_farm.wikis) {
        if (known.host.toLower() == wiki)
            return known;
    }
    return std::nullopt;
}

Task<bool> SiteDirectory::belongsToFarm(QString wiki, std::stop_token stop)
{
    const auto self = shared_from_this();
    wiki = wiki.toLower();
    if (inProfile(wiki))
        co_return true;
    const auto known = co_await hosts(stop);
    if (!known)
        co_return tl::unexpected(known.error());
    co_return known->contains(wiki);
}

Task<QUrl> SiteDirectory::endpoint(QString wiki, std::stop_token stop)
{
    const auto self = shared_from_this();
    wiki = wiki.toLower();
    if (const auto known = inProfile(wiki); known && !known->api.isEmpty()) {
        if (!isSecureEnough(known->api))
            co_return failure(ErrorKind::Input, u"not-secure"_s, wiki);
        co_return known->api;
    }
    const auto belongs = co_await belongsToFarm(wiki, stop);
    if (!belongs)
        co_return tl::unexpected(belongs.error());
    if (!*belongs)
        co_return failure(ErrorKind::Wiki, u"outside-farm"_s, wiki);
    const auto alone = co_await m_once->enter(u"api "_s + wiki);
    const auto key = u"api "_s + wiki;
    if (const auto kept = m_cache->get(key, siteAge)) {
        const QUrl api(kept->value("url"_L1).toString());
        if (isSameOrigin(api, urlOn(wiki, u"/"_s)))
            co_return api;
    }
    auto found = co_await findEndpoint(wiki, stop);
    if (found)
        m_cache->put(key, {{u"url"_s, found->toString()}});
    co_return found;
}

Task<QUrl> SiteDirectory::findEndpoint(QString wiki, std::stop_token stop)
{
    const auto self = shared_from_this();
    const auto guess = urlOn(wiki, u"/w/api.php"_s);
    if (!guess.isValid())
        co_return failure(ErrorKind::Input, u"bad-host"_s, wiki);
    const auto guessed = co_await speaksActionApi(wiki, guess, stop);
    if (!guessed)
        co_return tl::unexpected(guessed.error());
    if (*guessed)
        co_return guess;
    HttpRequest request;
    request.url = urlOn(wiki, u"/"_s);
    request.userAgent = userAgentFor({}, {});
    request.maxBytes = largestStartPage;
    request.stop = stop;
    const auto page = co_await m_http->send(request);
    if (!page)
        co_return tl::unexpected(page.error());
    const auto linked = editUriOf(QString::fromUtf8(page->body), page->url);
    if (!linked.isEmpty()) {
        const auto speaks = co_await speaksActionApi(wiki, linked, stop);
        if (!speaks)
            co_return tl::unexpected(speaks.error());
        if (*speaks)
            co_return linked;
    }
    co_return failure(ErrorKind::Wiki, u"not-a-wiki"_s, wiki);
}

Task<bool> SiteDirectory::speaksActionApi(QString wiki, QUrl api, std::stop_token stop)
{
    const auto self = shared_from_this();
    const Asker asker{nullptr, stop};
    const auto site = co_await siteInfo(wiki, api, asker);
    if (site)
        co_return true;
    const auto &error = site.error();
    if (error.code == "readapidenied"_L1)
        co_return true;
    // An answer that is no MediaWiki's: look elsewhere. No answer: nobody can say.
    const bool answered = error.kind == ErrorKind::Wiki || error.code == "not-json"_L1
        || error.code == "bad-json"_L1 || error.code == "other-answer"_L1 || error.code == "http-403"_L1;
    if (answered)
        co_return false;
    co_return tl::unexpected(error);
}

Task<WikiFacts> SiteDirectory::facts(QString wiki, std::shared_ptr<ActionApi> reader, std::stop_token stop)
{
    const auto self = shared_from_this();
    wiki = wiki.toLower();
    const auto api = co_await endpoint(wiki, stop);
    if (!api)
        co_return tl::unexpected(api.error());
    const auto alone = co_await m_once->enter(u"facts "_s + wiki);
    const Asker asker{reader, stop};
    const auto site = co_await siteInfo(wiki, *api, asker);
    if (!site)
        co_return tl::unexpected(site.error());
    const auto language = site->value("general"_L1).toObject().value("lang"_L1).toString();
    const auto words = co_await messages(wiki, *api, language, asker);
    if (!words)
        co_return tl::unexpected(words.error());
    co_return factsOf(wiki, *api, *site, *words);
}

Task<QJsonObject> SiteDirectory::siteInfo(QString wiki, QUrl api, Asker asker)
{
    const auto self = shared_from_this();
    const auto key = u"site "_s + wiki;
    if (const auto kept = m_cache->get(key, siteAge))
        co_return *kept;
    const ApiCall call{.wiki = wiki, .api = api, .params = siteInfoParams(), .stop = asker.stop};
    const auto answer = co_await ask(call, asker);
    if (!answer)
        co_return tl::unexpected(answer.error());
    const auto site = trimmedSiteInfo(queryOf(*answer));
    if (site.isEmpty())
        co_return failure(ErrorKind::Wiki, u"not-a-wiki"_s, wiki);
    auto lasting = site;
    auto general = lasting.value("general"_L1).toObject();
    general.remove(u"readonly"_s); // true now, not for a week
    general.remove(u"readonlyreason"_s);
    lasting.insert(u"general"_s, general);
    m_cache->put(key, lasting);
    co_return site;
}

Task<QJsonObject> SiteDirectory::messages(QString wiki, QUrl api, QString language, Asker asker)
{
    const auto self = shared_from_this();
    const auto key = u"messages "_s + wiki;
    if (const auto kept = m_cache->get(key, messageAge))
        co_return *kept;
    ApiCall call{
        .wiki = wiki, .api = api, .params = messageParams(language, neededMessages()), .stop = asker.stop};
    const auto answer = co_await ask(call, asker);
    if (!answer)
        co_return tl::unexpected(answer.error());
    auto words = trimmedMessages(queryOf(*answer));
    const auto optOut = u"massmessage-optout-category"_s;
    if (words.value(optOut).toString().contains("{{"_L1)) { // a name made by the wiki's parser
        call.params = messageParams(language, {optOut});
        call.params.setFlag(u"amenableparser"_s, true);
        const auto parsed = co_await ask(call, asker);
        if (!parsed)
            co_return tl::unexpected(parsed.error());
        words.insert(optOut, trimmedMessages(queryOf(*parsed)).value(optOut));
    }
    m_cache->put(key, words);
    co_return words;
}

Task<QJsonObject> SiteDirectory::ask(ApiCall call, Asker asker)
{
    const auto self = shared_from_this();
    auto answer = co_await m_nobody->call(call);
    if (!answer && answer.error().code == "readapidenied"_L1 && asker.reader && !asker.reader->isAnonymous())
        co_return co_await asker.reader->call(call);
    co_return answer;
}

void SiteDirectory::forget(const QString &wiki)
{
    for (const auto &kind : {u"api "_s, u"site "_s, u"messages "_s})
        m_cache->forget(kind + wiki.toLower());
    m_cache->forget(u"matrix"_s);
    m_cache->forget(u"interwikimap"_s);
}

} // namespace paperround
