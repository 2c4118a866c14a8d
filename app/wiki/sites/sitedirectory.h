// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/farmprofile.h"
#include "domain/targets/targetlistparser.h"
#include "domain/wikifacts.h"
#include "engine/ports/clock.h"
#include "engine/ports/task.h"
#include "wiki/api/actionapi.h"

#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QStringList>
#include <QUrl>

#include <memory>
#include <optional>
#include <stop_token>

namespace paperround {

class SiteCache;

/// Knows the wikis of a farm: which hosts belong to it, where their APIs are, and what is true of them for
/// everybody. Asks as nobody; keeps sites for 7 days and messages for 1 day, in a file if one is named. A
/// question with a `stop` is given up with it (Stopped); whoever waits for the same asks then.
class SiteDirectory : public std::enable_shared_from_this<SiteDirectory>
{
public:
    /// `cacheFile` empty: memory only. A question under way keeps the directory and its clock.
    [[nodiscard]] static std::shared_ptr<SiteDirectory>
    create(FarmProfile farm, std::shared_ptr<HttpClient> http, std::shared_ptr<RequestGate> gate,
           std::shared_ptr<Clock> clock, QString cacheFile = {});
    ~SiteDirectory();

    [[nodiscard]] const FarmProfile &farm() const { return m_farm; }
    /// The home wiki, those of the profile, and those of the home wiki's SiteMatrix where it has one. Lower
    /// case.
    Task<QStringList> hosts(std::stop_token stop = {});
    /// Those hosts, and what else the wikis are called: databases by SiteMatrix, prefixes by the home wiki's
    /// interwiki map, aliases by the profile. Without an answer to the second they have none.
    Task<KnownSites> knownSites(std::stop_token stop = {});
    /// Prefix → host, by that wiki's interwiki map; kept as long as sites are.
    Task<QJsonObject> interwikis(QString wiki, std::stop_token stop = {});
    /// Those of its prefixes that it takes for languages.
    Task<QStringList> languages(QString wiki, std::stop_token stop = {});
    Task<bool> belongsToFarm(QString wiki, std::stop_token stop = {});
    /// What the home wiki's SiteMatrix calls the wiki: "closed", "private", "fishbowl"; empty: open, or
    /// nobody says.
    Task<QString> closure(QString wiki, std::stop_token stop = {});
    /// Only for hosts of the farm (Wiki "outside-farm"): the profile's URL; else /w/api.php is tried; else
    /// the EditURI link of the host's start page. Always https but for loopback, always on the host itself.
    /// Wiki "not-a-wiki" where there is none.
    Task<QUrl> endpoint(QString wiki, std::stop_token stop = {});
    /// `reader` is asked where nobody may read (a private wiki); null: then that is the answer.
    Task<WikiFacts> facts(QString wiki, std::shared_ptr<ActionApi> reader = {}, std::stop_token stop = {});
    /// Asks anew next time: a wiki was renamed, a list of wikis has grown.
    void forget(const QString &wiki);

private:
    SiteDirectory(FarmProfile farm, std::shared_ptr<HttpClient> http, std::shared_ptr<ActionApi> nobody,
                  std::shared_ptr<Clock> clock, QString cacheFile);
    [[nodiscard]] std::optional<FarmWiki> inProfile(const QString &wiki) const;
    struct Asker
    {
        std::shared_ptr<ActionApi> reader;
        std::stop_token stop;
    };
    Task<QJsonObject> matrix(std::stop_token stop);
    Task<QJsonObject> interwikiMap(QString wiki, std::stop_token stop);
    Task<QUrl> findEndpoint(QString wiki, std::stop_token stop);
    Task<bool> speaksActionApi(QString wiki, QUrl api, std::stop_token stop);
    Task<QJsonObject> siteInfo(QString wiki, QUrl api, Asker asker);
    Task<QJsonObject> messages(QString wiki, QUrl api, QString language, Asker asker);
    Task<QJsonObject> ask(ApiCall call, Asker asker);

    FarmProfile m_farm;
    std::shared_ptr<HttpClient> m_http;
    std::shared_ptr<ActionApi> m_nobody;
    std::shared_ptr<RequestGate> m_once; ///< One at a time by name.
    std::unique_ptr<SiteCache> m_cache;
};

} // namespace paperround
