// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/mediawikis.h"

#include "domain/delivery/mark.h"
#include "wiki/credentials.h"
#include "wiki/http/httpclient.h"
#include "wiki/http/requestgate.h"
#include "wiki/lists/servicelists.h"
#include "wiki/pages/answers.h"
#include "wiki/pages/pagedresser.h"
#include "wiki/pages/parserlint.h"
#include "wiki/sites/sitedirectory.h"

#include <QJsonArray>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxRounds = 400; ///< Of 500 lines each: more is no answer, it is an attack.

ApiParams accountParams()
{
    return {{u"action"_s, u"query"_s},
            {u"meta"_s, u"userinfo"_s},
            {u"uiprop"_s, u"rights|groups|ratelimits|blockinfo|hasmsg"_s}};
}

ApiParams contributionParams(qint64 userId, const QString &since)
{
    ApiParams params{{u"action"_s, u"query"_s},
                     {u"list"_s, u"usercontribs"_s},
                     {u"ucprop"_s, u"ids|title|comment|timestamp|sizediff|tags"_s},
                     {u"ucdir"_s, u"newer"_s},
                     {u"uclimit"_s, u"max"_s}};
    params.set(u"ucuserids"_s, userId);
    params.set(u"ucstart"_s, since);
    return params;
}

ApiParams filterParams(const QString &user, const QString &title, const QString &since)
{
    return {{u"action"_s, u"query"_s}, {u"list"_s, u"abuselog"_s},
            {u"afluser"_s, user},      {u"afltitle"_s, title},
            {u"aflstart"_s, since},    {u"afldir"_s, u"newer"_s},
            {u"afllimit"_s, u"max"_s}, {u"aflprop"_s, u"ids|filter|user|title|action|result|timestamp"_s}};
}

ApiParams revisionParams(qint64 revision)
{
    ApiParams params{{u"action"_s, u"query"_s},
                     {u"prop"_s, u"revisions"_s},
                     {u"rvprop"_s, u"ids|content"_s},
                     {u"rvslots"_s, u"main"_s}};
    params.set(u"revids"_s, revision);
    return params;
}

ApiParams pageParams(const QString &title)
{
    return {{u"action"_s, u"query"_s}, {u"prop"_s, u"info|revisions"_s}, {u"titles"_s, title},
            {u"redirects"_s, u"1"_s},  {u"rvprop"_s, u"ids|content"_s},  {u"rvslots"_s, u"main"_s}};
}

} // namespace

std::shared_ptr<MediaWikis> MediaWikis::create(FarmProfile farm, std::shared_ptr<SiteDirectory> sites,
                                               std::shared_ptr<HttpClient> http,
                                               std::shared_ptr<RequestGate> gate,
                                               std::shared_ptr<Credentials> credentials, QString language)
{
    std::optional<Account> account;
    if (credentials)
        account = credentials->account();
    QUrl home = farm.homeApi;
    if (home.isEmpty())
        home = QUrl(u"https://"_s + farm.home + u"/w/api.php"_s);
    ActionApi::Options options{.language = std::move(language),
                               .userAgent = userAgentFor(home, account ? account->name : QString())};
    auto services = ServiceLists::create(farm.services, http, gate);
    auto parsers = ParserLint::create(http, gate, options.userAgent);
    auto dresser = PageDresser::create(http, gate, userAgentFor(home, {}));
    auto api =
        ActionApi::create(std::move(http), std::move(gate), std::move(credentials), std::move(options));
    return std::shared_ptr<MediaWikis>(new MediaWikis(std::move(farm), std::move(sites), std::move(api),
                                                      std::move(services), std::move(parsers),
                                                      std::move(dresser), std::move(account)));
}

MediaWikis::MediaWikis(FarmProfile farm, std::shared_ptr<SiteDirectory> sites, std::shared_ptr<ActionApi> api,
                       std::shared_ptr<ServiceLists> services, std::shared_ptr<ParserLint> parsers,
                       std::shared_ptr<PageDresser> dresser, std::optional<Account> account)
    : m_profile(farm)
    , m_known(std::make_shared<Known>(Known{std::move(farm), {}}))
    , m_sites(std::move(sites))
    , m_api(std::move(api))
    , m_services(std::move(services))
    , m_parsers(std::move(parsers))
    , m_dresser(std::move(dresser))
    , m_account(std::move(account))
{
}

MediaWikis::~MediaWikis() = default;

void MediaWikis::obey(std::optional<FarmPolicy> page)
{
    m_known->farm = page ? withPolicy(m_profile, *page) : m_profile;
}

void MediaWikis::stop()
{
    m_api->stop();
    m_services->stop();
    m_parsers->stop();
    m_dresser->stop();
}

std::shared_ptr<Wikis> MediaWikis::until(std::stop_token stop)
{
    return readingUntil(std::move(stop));
}

std::shared_ptr<MediaWikis> MediaWikis::readingUntil(std::stop_token stop) const
{
    std::shared_ptr<MediaWikis> reading(new MediaWikis(*this));
    reading->m_stop = std::move(stop);
    return reading;
}

Task<ApiCall> MediaWikis::callTo(QString wiki, ApiParams params, Patience patience)
{
    const auto self = shared_from_this();
    if (m_stop.stop_requested())
        co_return failure(ErrorKind::Stopped, u"stopped"_s);
    wiki = wiki.toLower();
    const auto belongs = co_await m_sites->belongsToFarm(wiki, m_stop);
    if (!belongs)
        co_return tl::unexpected(belongs.error());
    if (!*belongs)
        co_return failure(ErrorKind::Wiki, u"outside-farm"_s, wiki);
    const auto api = co_await m_sites->endpoint(wiki, m_stop);
    if (!api)
        co_return tl::unexpected(api.error());
    co_return ApiCall{.wiki = wiki, .api = *api, .params = params, .patience = patience, .stop = m_stop};
}

Task<QJsonObject> MediaWikis::ask(QString wiki, ApiParams params, Patience patience)
{
    const auto self = shared_from_this();
    const auto call = co_await callTo(wiki, params, patience);
    if (!call)
        co_return tl::unexpected(call.error());
    co_return co_await m_api->call(*call);
}

Task<QList<QJsonObject>> MediaWikis::askAll(QString wiki, ApiParams params, int rounds)
{
    const auto self = shared_from_this();
    const auto call = co_await callTo(wiki, params, Patience::Background);
    if (!call)
        co_return tl::unexpected(call.error());
    co_return co_await m_api->callAll(*call, rounds);
}

Task<bool> MediaWikis::belongsToFarm(QString wiki)
{
    const auto self = shared_from_this();
    co_return co_await m_sites->belongsToFarm(wiki, m_stop);
}

Task<KnownSites> MediaWikis::knownSites()
{
    const auto self = shared_from_this();
    co_return co_await m_sites->knownSites(m_stop);
}

Task<WikiFacts> MediaWikis::facts(QString wiki)
{
    const auto self = shared_from_this();
    co_return co_await m_sites->facts(wiki, m_api, m_stop);
}

Task<QHash<QString, QString>> MediaWikis::interwikis(QString wiki)
{
    const auto self = shared_from_this();
    const auto told = co_await m_sites->interwikis(wiki, m_stop);
    if (!told)
        co_return tl::unexpected(told.error());
    QHash<QString, QString> hosts;
    for (auto prefix = told->begin(); prefix != told->end(); ++prefix)
        hosts.insert(prefix.key(), prefix.value().toString());
    co_return hosts;
}

Task<QSet<QString>> MediaWikis::languages(QString wiki)
{
    const auto self = shared_from_this();
    const auto told = co_await m_sites->languages(wiki, m_stop);
    if (!told)
        co_return tl::unexpected(told.error());
    co_return QSet<QString>(told->cbegin(), told->cend());
}

Task<AccountFacts> MediaWikis::accountFacts(QString wiki)
{
    const auto self = shared_from_this();
    if (!m_account)
        co_return failure(ErrorKind::NeedsFix, u"sign-in"_s);
    const auto answer = co_await ask(wiki, accountParams(), Patience::PersonWaits);
    if (!answer)
        co_return tl::unexpected(answer.error());
    co_return readAccountFacts(wiki.toLower(), *answer);
}

Task<QList<SeenContribution>> MediaWikis::contributions(QString wiki, qint64 userId, QString since)
{
    const auto self = shared_from_this();
    const auto rounds = co_await askAll(wiki, contributionParams(userId, since), maxRounds);
    if (!rounds)
        co_return tl::unexpected(rounds.error());
    co_return readContributions(*rounds);
}

Task<Reactions> MediaWikis::reactions(QString wiki, qint64 userId, QString since)
{
    const auto self = shared_from_this();
    auto params = contributionParams(userId, since);
    params.set(u"uctag"_s, u"mw-reverted"_s);
    params.set(u"meta"_s, u"userinfo"_s);
    params.set(u"uiprop"_s, u"hasmsg"_s);
    const auto rounds = co_await askAll(wiki, params, maxRounds);
    if (!rounds)
        co_return tl::unexpected(rounds.error());
    Reactions reactions{false, readContributions(*rounds)};
    for (const auto &round : *rounds)
        reactions.hasMessages = reactions.hasMessages || readAccountFacts(wiki, round).hasMessages;
    co_return reactions;
}

Task<QList<FilterHit>> MediaWikis::filterHits(QString wiki, QString title, QString since)
{
    const auto self = shared_from_this();
    if (!m_account)
        co_return failure(ErrorKind::NeedsFix, u"sign-in"_s);
    const auto known = co_await facts(wiki);
    if (!known)
        co_return tl::unexpected(known.error());
    if (!known->extensions.contains(u"Abuse Filter"_s) && !known->extensions.contains(u"AbuseFilter"_s))
        co_return QList<FilterHit>();
    const auto rounds = co_await askAll(wiki, filterParams(m_account->name, title, since), maxRounds);
    if (!rounds)
        co_return tl::unexpected(rounds.error());
    co_return readFilterHits(*rounds);
}

Task<QString> MediaWikis::revisionText(QString wiki, qint64 revision)
{
    const auto self = shared_from_this();
    const auto answer = co_await ask(wiki, revisionParams(revision), Patience::Background);
    if (!answer)
        co_return tl::unexpected(answer.error());
    co_return readRevisionText(*answer, revision);
}

Task<PageText> MediaWikis::page(QString wiki, QString title)
{
    const auto self = shared_from_this();
    const auto known = co_await facts(wiki);
    if (!known)
        co_return tl::unexpected(known.error());
    const auto answer = co_await ask(wiki, pageParams(title), Patience::PersonWaits);
    if (!answer)
        co_return tl::unexpected(answer.error());
    co_return readPageText(*answer, *known, title);
}

} // namespace paperround
