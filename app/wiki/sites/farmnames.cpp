// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which wikis a farm has, and what they are called: the part of the directory that asks the home wiki.
#include "wiki/http/requestgate.h"
#include "wiki/pages/answers.h"
#include "wiki/sites/sitecache.h"
#include "wiki/sites/sitedirectory.h"
#include "wiki/sites/sitefacts.h"

#include <QJsonArray>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr auto namesAge = std::chrono::hours(7 * 24);

ApiParams matrixParams()
{
    return {{u"action"_s, u"sitematrix"_s}, {u"smsiteprop"_s, u"url|dbname"_s}};
}

ApiParams interwikiParams()
{
    return {{u"action"_s, u"query"_s}, {u"meta"_s, u"siteinfo"_s}, {u"siprop"_s, u"interwikimap"_s}};
}

/// MediaWiki's code for an action it does not have; the second is that of old releases.
bool isUnknownAction(const Error &error)
{
    return error.code == "badvalue"_L1 || error.code == "unknown_action"_L1;
}

} // namespace

Task<QJsonObject> SiteDirectory::matrix(std::stop_token stop)
{
    const auto self = shared_from_this();
    const auto alone = co_await m_once->enter(u"matrix"_s);
    // One that was kept before all of this was kept with it is asked for again.
    if (const auto kept = m_cache->get(u"matrix"_s, namesAge);
        kept && kept->contains("databases"_L1) && kept->contains("closed"_L1))
        co_return *kept;
    const auto api = co_await endpoint(m_farm.home, stop);
    if (!api)
        co_return tl::unexpected(api.error());
    const ApiCall call{.wiki = m_farm.home.toLower(), .api = *api, .params = matrixParams(), .stop = stop};
    const auto answer = co_await m_nobody->call(call);
    // Only "unknown action" says that there is no SiteMatrix and the profile is all. Anything else (a
    // portal's redirect, a 404 during an upgrade) says nothing: taken for a "no", it would skip rows for
    // good.
    if (!answer && !isUnknownAction(answer.error()))
        co_return tl::unexpected(answer.error());
    const auto told = answer ? answer->value("sitematrix"_L1).toObject() : QJsonObject();
    const QJsonObject matrix{{u"hosts"_s, QJsonArray::fromStringList(hostsOfMatrix(told))},
                             {u"databases"_s, databasesOfMatrix(told)},
                             {u"closed"_s, closedInMatrix(told)}};
    m_cache->put(u"matrix"_s, matrix);
    co_return matrix;
}

Task<QString> SiteDirectory::closure(QString wiki, std::stop_token stop)
{
    const auto self = shared_from_this();
    const auto told = co_await matrix(stop);
    if (!told)
        co_return tl::unexpected(told.error());
    co_return QString(told->value("closed"_L1).toObject().value(wiki.toLower()).toString());
}

Task<QJsonObject> SiteDirectory::interwikis(QString wiki, std::stop_token stop)
{
    const auto self = shared_from_this();
    const auto map = co_await interwikiMap(wiki, stop);
    if (!map)
        co_return tl::unexpected(map.error());
    co_return QJsonObject(map->value("hosts"_L1).toObject());
}

Task<QStringList> SiteDirectory::languages(QString wiki, std::stop_token stop)
{
    const auto self = shared_from_this();
    const auto map = co_await interwikiMap(wiki, stop);
    if (!map)
        co_return tl::unexpected(map.error());
    QStringList prefixes;
    for (const auto &prefix : map->value("languages"_L1).toArray())
        prefixes.append(prefix.toString());
    co_return prefixes;
}

Task<QJsonObject> SiteDirectory::interwikiMap(QString wiki, std::stop_token stop)
{
    const auto self = shared_from_this();
    const QString host = wiki.toLower();
    const QString place = host == m_farm.home.toLower() ? u"interwikimap"_s : u"interwikimap "_s + host;
    const auto alone = co_await m_once->enter(place);
    if (const auto kept = m_cache->get(place, namesAge))
        co_return *kept;
    const auto api = co_await endpoint(host, stop);
    if (!api)
        co_return tl::unexpected(api.error());
    const ApiCall call{.wiki = host, .api = *api, .params = interwikiParams(), .stop = stop};
    const auto answer = co_await m_nobody->call(call);
    if (!answer)
        co_return tl::unexpected(answer.error());
    const QJsonArray told = queryOf(*answer).value("interwikimap"_L1).toArray();
    const QJsonObject map{{u"hosts"_s, hostsOfInterwikis(told)},
                          {u"languages"_s, QJsonArray::fromStringList(languagesOfInterwikis(told))}};
    m_cache->put(place, map);
    co_return map;
}

Task<QStringList> SiteDirectory::hosts(std::stop_token stop)
{
    const auto self = shared_from_this();
    QStringList hosts{m_farm.home.toLower()};
    for (const auto &wiki : m_farm.wikis)
        hosts += wiki.host.toLower();
    const auto told = co_await matrix(stop);
    if (!told)
        co_return tl::unexpected(told.error());
    for (const auto &host : told->value("hosts"_L1).toArray())
        hosts += host.toString();
    hosts.removeDuplicates();
    co_return hosts;
}

Task<KnownSites> SiteDirectory::knownSites(std::stop_token stop)
{
    const auto self = shared_from_this();
    const auto all = co_await hosts(stop);
    if (!all)
        co_return tl::unexpected(all.error());
    KnownSites sites{m_farm.home.toLower(), QSet<QString>(all->cbegin(), all->cend())};
    for (auto alias = m_farm.aliases.begin(); alias != m_farm.aliases.end(); ++alias)
        sites.names.add(alias.key(), alias.value(), SiteNames::Kind::Alias);
    const auto told = co_await matrix(stop);
    const auto prefixes = co_await interwikis(m_farm.home, stop);
    const auto addAll = [&sites](const QJsonObject &names, SiteNames::Kind kind) {
        for (auto name = names.begin(); name != names.end(); ++name) {
            if (const auto host = name.value().toString(); sites.hosts.contains(host))
                sites.names.add(name.key(), host, kind);
        }
    };
    if (told)
        addAll(told->value("databases"_L1).toObject(), SiteNames::Kind::Database);
    if (prefixes)
        addAll(*prefixes, SiteNames::Kind::Interwiki);
    co_return sites;
}

} // namespace paperround
