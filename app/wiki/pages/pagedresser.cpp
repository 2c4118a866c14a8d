// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/pages/pagedresser.h"

#include "wiki/http/httpclient.h"
#include "wiki/http/requestgate.h"
#include "wiki/pages/harmlessstyles.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>
#include <vector>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int sideBySide = 3;
constexpr int mostModules = 100;
constexpr qint64 largestAnswer = 1024 * 1024;
const QList<QByteArray> pictureTypes{"image/png", "image/jpeg", "image/gif", "image/webp"};

QUrl questionsFor(const QUrl &api)
{
    QUrl url = api;
    url.setQuery(u"action=query&meta=siteinfo|filerepoinfo&siprop=skins&friprop=rootUrl|url|thumbUrl"
                 "&format=json&formatversion=2"_s);
    return url;
}

bool mayGo(const QUrl &url, const QList<QUrl> &origins)
{
    return url.userInfo().isEmpty()
        && std::ranges::any_of(origins, [&](const QUrl &origin) { return isSameOrigin(origin, url); });
}

/// Of an answer that was refused, rather than of one that did not come.
bool isRefusal(const Error &error)
{
    return error.kind == ErrorKind::Wiki;
}

} // namespace

/// One page's dress while it is put together.
struct PageDresser::Fitting
{
    WikiFacts facts;
    WantedDress wanted;
    QJsonObject query; ///< What the wiki says of its skins and its files.
    QList<QUrl> origins;
    QDeadlineTimer deadline;
    std::stop_token stop;
    qsizetype next = 0;
    qint64 bytes = 0;
    PageDress dress;
};

std::shared_ptr<PageDresser> PageDresser::create(std::shared_ptr<HttpClient> http,
                                                 std::shared_ptr<RequestGate> gate, QByteArray userAgent,
                                                 DressLimits limits)
{
    return std::shared_ptr<PageDresser>(
        new PageDresser(std::move(http), std::move(gate), std::move(userAgent), limits));
}

PageDresser::PageDresser(std::shared_ptr<HttpClient> http, std::shared_ptr<RequestGate> gate,
                         QByteArray userAgent, DressLimits limits)
    : m_http(std::move(http))
    , m_gate(std::move(gate))
    , m_userAgent(std::move(userAgent))
    , m_limits(limits)
{
}

Task<PageDress> PageDresser::dress(WikiFacts facts, WantedDress wanted, std::stop_token stop)
{
    const auto self = shared_from_this();
    std::stop_source either;
    const std::stop_callback byPerson(stop, [&either] { either.request_stop(); });
    const std::stop_callback byExit(m_stop.get_token(), [&either] { either.request_stop(); });
    const QList<QByteArray> json{"application/json"};
    const auto answer = co_await get(questionsFor(facts.api), {}, largestAnswer, json, either.get_token());
    if (!answer)
        co_return tl::unexpected(answer.error());
    const auto fitting = std::make_shared<Fitting>();
    fitting->facts = facts;
    fitting->wanted = wanted;
    fitting->query = QJsonDocument::fromJson(*answer).object().value("query"_L1).toObject();
    fitting->origins = fileOrigins(fitting->query, facts.api);
    fitting->deadline = QDeadlineTimer(m_limits.all);
    fitting->stop = either.get_token();
    std::vector<Task<void>> parts;
    parts.push_back(fetchStyles(fitting));
    for (int i = 0; i < sideBySide; ++i)
        parts.push_back(fetchPictures(fitting));
    for (auto &part : parts)
        co_await part;
    if (either.stop_requested())
        co_return failure(ErrorKind::Stopped, u"stopped"_s);
    co_return PageDress(fitting->dress);
}

Task<QByteArray> PageDresser::get(QUrl url, QByteArray accept, qint64 maxBytes, QList<QByteArray> types,
                                  std::stop_token stop)
{
    const auto self = shared_from_this();
    HttpRequest request;
    request.url = url;
    request.accept = accept;
    request.userAgent = m_userAgent;
    request.maxBytes = maxBytes;
    request.patience = m_limits.each;
    request.stop = stop;
    const auto pass = co_await m_gate->enter(QString());
    const auto answer = co_await m_http->send(request);
    if (!answer)
        co_return tl::unexpected(answer.error());
    if (answer->status >= 300 && answer->status < 400)
        co_return failure(ErrorKind::Wiki, u"redirected"_s, url.host());
    if (answer->status != 200)
        co_return failure(ErrorKind::Temporary, u"http-%1"_s.arg(answer->status), {}, answer->retryAfter);
    if (!types.contains(answer->contentType)
        || (pictureTypes.contains(answer->contentType) && !isPicture(answer->body, answer->contentType)))
        co_return failure(ErrorKind::Wiki, u"wrong-type"_s, QString::fromLatin1(answer->contentType));
    co_return QByteArray(answer->body);
}

Task<void> PageDresser::fetchStyles(std::shared_ptr<Fitting> fitting)
{
    const auto self = shared_from_this();
    const QUrl url = stylesUrl(fitting->facts, fitting->wanted.styles, fitting->query);
    const QList<QByteArray> css{"text/css"};
    const auto sheet = co_await get(url, "text/css", m_limits.styles, css, fitting->stop);
    if (sheet)
        fitting->dress.styles = harmlessStyles(*sheet);
    else
        fitting->dress.stylesError = sheet.error();
    co_return {};
}

Task<void> PageDresser::fetchPictures(std::shared_ptr<Fitting> fitting)
{
    const auto self = shared_from_this();
    PageDress &dress = fitting->dress;
    const QByteArray accept = pictureTypes.join(", ");
    while (fitting->next < fitting->wanted.pictures.size() && !fitting->stop.stop_requested()) {
        const auto number = static_cast<int>(fitting->next++);
        const QUrl url = fitting->wanted.pictures[number];
        if (number >= m_limits.count || !mayGo(url, fitting->origins)) {
            ++dress.refused;
            continue;
        }
        if (fitting->deadline.hasExpired()) {
            ++dress.failed;
            continue;
        }
        const qint64 room = std::min(m_limits.picture, m_limits.pictures - fitting->bytes);
        if (room <= 0) {
            ++dress.refused;
            continue;
        }
        const auto picture = co_await get(url, accept, room, pictureTypes, fitting->stop);
        // Others came meanwhile.
        if (picture && fitting->bytes + picture->size() <= m_limits.pictures) {
            fitting->bytes += picture->size();
            dress.pictures.insert(number, *picture);
        } else if (picture || isRefusal(picture.error())) {
            ++dress.refused;
        } else {
            ++dress.failed;
        }
    }
    co_return {};
}

QList<QUrl> fileOrigins(const QJsonObject &query, const QUrl &api)
{
    QList<QUrl> origins{api};
    for (const auto &repository : query.value("repos"_L1).toArray()) {
        const QJsonObject told = repository.toObject();
        for (const auto key : {"rootUrl"_L1, "url"_L1, "thumbUrl"_L1}) {
            const QUrl url = api.resolved(QUrl(told.value(key).toString()));
            // Nobody's wiki out there has its files on this very machine.
            const bool isNear = url.scheme() == "http"_L1 && api.scheme() == "http"_L1;
            if (told.contains(key) && isSecureEnough(url) && (url.scheme() == "https"_L1 || isNear)
                && !mayGo(url, origins))
                origins.append(url);
        }
    }
    return origins;
}

QUrl stylesUrl(const WikiFacts &facts, const QStringList &modules, const QJsonObject &query)
{
    // Vector as it long was, where the wiki has it: its sheet dresses a page without the frame around it.
    QString skin;
    bool hasVector = false;
    for (const auto &value : query.value("skins"_L1).toArray()) {
        const QJsonObject one = value.toObject();
        hasVector |= one.value("code"_L1) == "vector"_L1;
        if (one.value("default"_L1).toBool())
            skin = one.value("code"_L1).toString();
    }
    static const QRegularExpression name(u"^[A-Za-z0-9._-]{1,100}\\z"_s);
    QStringList wanted;
    if (hasVector)
        wanted.append(u"skins.vector.styles.legacy"_s);
    for (const QString &module : modules) {
        if (wanted.size() < mostModules && name.match(module).hasMatch() && !wanted.contains(module))
            wanted.append(module);
    }
    wanted.removeAll(u"site.styles"_s);
    wanted.append(u"site.styles"_s); // The wiki's own words come last.
    QUrlQuery form;
    form.addQueryItem(u"lang"_s, facts.language); // It turns the sheet round, too.
    form.addQueryItem(u"modules"_s, wanted.join(u'|'));
    form.addQueryItem(u"only"_s, u"styles"_s);
    if (hasVector || name.match(skin).hasMatch())
        form.addQueryItem(u"skin"_s, hasVector ? u"vector"_s : skin);
    QUrl url = facts.api.resolved(QUrl(u"load.php"_s));
    url.setQuery(form);
    return url;
}

bool isPicture(const QByteArray &data, const QByteArray &type)
{
    if (type == "image/png")
        return data.startsWith("\x89PNG\r\n\x1a\n");
    if (type == "image/jpeg")
        return data.startsWith("\xff\xd8\xff");
    if (type == "image/gif")
        return data.startsWith("GIF87a") || data.startsWith("GIF89a");
    return type == "image/webp" && data.startsWith("RIFF") && data.mid(8, 4) == "WEBP";
}

} // namespace paperround
