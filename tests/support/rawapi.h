// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrlQuery>

namespace paperround {

/// An answer as it came over the wire.
struct RawAnswer
{
    int status = 0; ///< 0: none came.
    QByteArray body;
    QByteArray apiError; ///< MediaWiki-API-Error
    QByteArray retryAfter;
    QByteArray contentType;
    QByteArray location;
    QJsonObject json;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
};

using RawParams = QList<std::pair<QString, QString>>;

/// One wiki, one account, plain HTTP and no manners: says what a test wants said, and nothing by itself.
class RawApi
{
public:
    explicit RawApi(QUrl api, QByteArray authorization = {})
        : m_api(std::move(api))
        , m_authorization(std::move(authorization))
    {
        m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }

    [[nodiscard]] QUrl url() const { return m_api; }
    void setAuthorization(const QByteArray &value) { m_authorization = value; }

    static QByteArray encoded(const RawParams &params)
    {
        QByteArray out;
        for (const auto &[name, value] : params) {
            out += out.isEmpty() ? "" : "&";
            out += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
        }
        return out;
    }

    RawAnswer post(RawParams params) { return wait(startPost(std::move(params))); }
    RawAnswer get(RawParams params)
    {
        QUrl url = m_api;
        url.setQuery(QString::fromLatin1(encoded(withFormat(std::move(params)))), QUrl::StrictMode);
        return wait(m_manager.get(request(url)));
    }
    RawAnswer getUrl(const QUrl &url) { return wait(m_manager.get(request(url))); }
    RawAnswer postUrl(const QUrl &url, const QByteArray &body,
                      const QByteArray &type = "application/x-www-form-urlencoded")
    {
        QNetworkRequest asked = request(url);
        asked.setHeader(QNetworkRequest::ContentTypeHeader, type);
        return wait(m_manager.post(asked, body));
    }

    /// Not waited for: for requests that run at the same time.
    QNetworkReply *startPost(RawParams params)
    {
        QNetworkRequest asked = request(m_api);
        asked.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/x-www-form-urlencoded"));
        return m_manager.post(asked, encoded(withFormat(std::move(params))));
    }

    static RawAnswer wait(QNetworkReply *reply)
    {
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        if (!reply->isFinished())
            loop.exec();
        RawAnswer answer;
        answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        answer.body = reply->readAll();
        answer.apiError = reply->rawHeader("MediaWiki-API-Error");
        answer.retryAfter = reply->rawHeader("Retry-After");
        answer.contentType = reply->rawHeader("Content-Type");
        answer.location = reply->rawHeader("Location");
        answer.json = QJsonDocument::fromJson(answer.body).object();
        answer.error = reply->error();
        reply->deleteLater();
        return answer;
    }

    [[nodiscard]] QString csrf()
    {
        const RawAnswer answer = get({{QStringLiteral("action"), QStringLiteral("query")},
                                      {QStringLiteral("meta"), QStringLiteral("tokens")}});
        return answer.json[QLatin1String("query")][QLatin1String("tokens")][QLatin1String("csrftoken")]
            .toString();
    }

    /// Signs in by bot password; empty: done, else the wiki's words.
    QString signIn(const QString &login, const QString &password)
    {
        const RawAnswer asked = get({{QStringLiteral("action"), QStringLiteral("query")},
                                     {QStringLiteral("meta"), QStringLiteral("tokens")},
                                     {QStringLiteral("type"), QStringLiteral("login")}});
        const QString token =
            asked.json[QLatin1String("query")][QLatin1String("tokens")][QLatin1String("logintoken")]
                .toString();
        const RawAnswer answer = post({{QStringLiteral("action"), QStringLiteral("login")},
                                       {QStringLiteral("lgname"), login},
                                       {QStringLiteral("lgpassword"), password},
                                       {QStringLiteral("lgtoken"), token}});
        const QJsonObject result = answer.json[QLatin1String("login")].toObject();
        return result[QLatin1String("result")].toString() == QLatin1String("Success")
            ? QString()
            : QString::fromUtf8(answer.body);
    }

private:
    static RawParams withFormat(RawParams params)
    {
        params.append({QStringLiteral("format"), QStringLiteral("json")});
        params.append({QStringLiteral("formatversion"), QStringLiteral("2")});
        return params;
    }

    [[nodiscard]] QNetworkRequest request(const QUrl &url) const
    {
        QNetworkRequest asked(url);
        asked.setTransferTimeout(60000);
        if (!m_authorization.isEmpty())
            asked.setRawHeader("Authorization", m_authorization);
        return asked;
    }

    QUrl m_api;
    QByteArray m_authorization;
    QNetworkAccessManager m_manager; ///< With a cookie jar of its own: wikis on one host would share one.
};

} // namespace paperround
