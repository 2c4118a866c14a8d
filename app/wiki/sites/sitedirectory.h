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

namespace paperround {

class SiteCache;

/// Knows the wikis of a farm: which hosts belong to it, where their APIs are, and what is true of them for
/// everybody. Asks as nobody; keeps sites for 7 days and messages for 1 day, in a file if one is named.
class SiteDirectory : public std::enable_shared_from_this<SiteDirectory>
{
public:
    /// `cacheFile` empty: memory only. A question under way keeps the directory and its clock.
    [[nodiscard]] static std::shared_ptr<SiteDirectory> create(FarmProfile farm,
                                                               std::shared_ptr<HttpClient> http,
                                                               std::shared_ptr<RequestGate> gate,
                                                               std::shared_ptr<Clock> clock,
                                                               QString cacheFile = {});
    ~SiteDirectory();

    [[nodiscard]] const FarmProfile &farm() const { return m_farm; }
    /// The home wiki, those of the profile, and those of the home wiki's SiteMatrix where it has one. Lower
    /// case.
    Task<QStringList> hosts();
    /// Those hosts, and what else the wikis are called: databases by SiteMatrix, prefixes by the home wiki's
    /// interwiki map, aliases by the profile. Without an answer to the second they have none.
    Task<KnownSites> knownSites();
    /// Prefix → host, by that wiki's interwiki map; kept as long as sites are.
    Task<QJsonObject> interwikis(QString wiki);
    Task<bool> belongsToFarm(QString wiki);
    /// What the home wiki's SiteMatrix calls the wiki: "closed", "private", "fishbowl"; empty: open, or
    /// nobody says.
    Task<QString> closure(QString wiki);
    /// Only for hosts of the farm (Wiki "outside-farm"): the profile's URL; else /w/api.php is tried; else
    /// the EditURI link of the host's start page. Always https but for loopback, always on the host itself.
    /// Wiki "not-a-wiki" where there is none.
    Task<QUrl> endpoint(QString wiki);
    /// `reader` is asked where nobody may read (a private wiki); null: then that is the answer.
    Task<WikiFacts> facts(QString wiki, std::shared_ptr<ActionApi> reader = {});
    /// Asks anew next time: a wiki was renamed, a list of wikis has grown.
    void forget(const QString &wiki);

private:
    SiteDirectory(FarmProfile farm, std::shared_ptr<HttpClient> http, std::shared_ptr<ActionApi> nobody,
                  std::shared_ptr<Clock> clock, QString cacheFile);
    [[nodiscard]] std::optional<FarmWiki> inProfile(const QString &wiki) const;
    Task<QJsonObject> matrix();
    Task<QUrl> findEndpoint(QString wiki);
    Task<bool> speaksActionApi(QString wiki, QUrl api);
    Task<QJsonObject> siteInfo(QString wiki, QUrl api, std::shared_ptr<ActionApi> reader);
    Task<QJsonObject> messages(QString wiki, QUrl api, QString language, std::shared_ptr<ActionApi> reader);
    Task<QJsonObject> ask(ApiCall call, std::shared_ptr<ActionApi> reader);

    FarmProfile m_farm;
    std::shared_ptr<HttpClient> m_http;
    std::shared_ptr<ActionApi> m_nobody;
    std::shared_ptr<RequestGate> m_once; ///< One at a time by name.
    std::unique_ptr<SiteCache> m_cache;
};

} // namespace paperround
