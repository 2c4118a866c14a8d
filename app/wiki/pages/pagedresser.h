// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/wikifacts.h"
#include "engine/ports/pagedress.h"
#include "engine/ports/task.h"

#include <QJsonObject>

#include <chrono>
#include <memory>
#include <stop_token>

namespace paperround {

class HttpClient;
class RequestGate;

/// How much of a wiki's own look a page may cost.
struct DressLimits
{
    qint64 styles = 1024 * 1024; ///< Bytes.
    qint64 picture = 2 * 1024 * 1024;
    qint64 pictures = 20 * 1024 * 1024; ///< All of a page.
    int count = 200; ///< Pictures.
    std::chrono::milliseconds each{15'000}; ///< For one answer.
    std::chrono::milliseconds all{45'000}; ///< What has not been asked for until then stays away.
};

/// Fetches a wiki's style sheet (load.php) and the pictures of a rendered page. The wiki is asked as nobody:
/// without credentials and cookies, nor does the name of the account go along. Pictures come from the wiki's
/// own origin and from those where it says that its files are (filerepoinfo); nothing follows a redirect to
/// another.
class PageDresser : public std::enable_shared_from_this<PageDresser>
{
public:
    [[nodiscard]] static std::shared_ptr<PageDresser> create(std::shared_ptr<HttpClient> http,
                                                             std::shared_ptr<RequestGate> gate,
                                                             QByteArray userAgent, DressLimits limits = {});

    Task<PageDress> dress(WikiFacts facts, WantedDress wanted, std::stop_token stop);
    void stop() { m_stop.request_stop(); }

private:
    struct Fitting;
    PageDresser(std::shared_ptr<HttpClient> http, std::shared_ptr<RequestGate> gate, QByteArray userAgent,
                DressLimits limits);
    Task<QByteArray> get(QUrl url, QByteArray accept, qint64 maxBytes, QList<QByteArray> types,
                         std::stop_token stop);
    Task<void> fetchStyles(std::shared_ptr<Fitting> fitting);
    Task<void> fetchPictures(std::shared_ptr<Fitting> fitting); ///< One of some that take from the same heap.

    std::shared_ptr<HttpClient> m_http;
    std::shared_ptr<RequestGate> m_gate;
    QByteArray m_userAgent;
    DressLimits m_limits;
    std::stop_source m_stop;
};

/// Where a wiki says that it keeps its files: origins, the wiki's own among them.
[[nodiscard]] QList<QUrl> fileOrigins(const QJsonObject &query, const QUrl &api);
/// load.php for those modules, those of every page and of the skin, for readers of its language.
[[nodiscard]] QUrl stylesUrl(const WikiFacts &facts, const QStringList &modules, const QJsonObject &query);
/// Is it the kind that its type says?
[[nodiscard]] bool isPicture(const QByteArray &data, const QByteArray &type);

} // namespace paperround
