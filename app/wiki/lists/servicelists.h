// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/farmprofile.h"
#include "domain/targets/recipe.h"
#include "engine/ports/foundpages.h"
#include "engine/ports/task.h"

#include <QByteArray>
#include <QUrl>

#include <chrono>
#include <memory>
#include <stop_token>

namespace paperround {

class ActionApi;
class HttpClient;
class RequestGate;

/// What PagePile, PetScan and Wikidata find, as the farm's profile names them. They are no wikis of the farm:
/// every request is nobody's, without credentials, cookies and assertions.
class ServiceLists : public std::enable_shared_from_this<ServiceLists>
{
public:
    [[nodiscard]] static std::shared_ptr<ServiceLists>
    create(ListServices services, std::shared_ptr<HttpClient> http, std::shared_ptr<RequestGate> gate);

    /// All pages of a recipe that asks no wiki of the farm; `next` is always empty. The errors are those of
    /// Wikis::find(), with the service's host before the place in `detail`.
    Task<FoundPages> find(Recipe recipe, std::stop_token stop);
    /// Aborts what is under way and refuses what comes.
    void stop();

private:
    ServiceLists(ListServices services, std::shared_ptr<HttpClient> http, std::shared_ptr<ActionApi> nobody);
    Task<QByteArray> fetch(QUrl url, std::chrono::milliseconds patience, std::stop_token stop);
    Task<FoundPages> findItem(Recipe recipe, std::stop_token stop);

    ListServices m_services;
    std::shared_ptr<HttpClient> m_http;
    std::shared_ptr<ActionApi> m_nobody;
    std::stop_source m_stop;
};

} // namespace paperround
