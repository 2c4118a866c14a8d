// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/task.h"

#include <QByteArray>
#include <QHash>
#include <QUrl>

#include <chrono>
#include <memory>
#include <stop_token>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace paperround {

class CookieStore;

/// How long a request may take. Tests shorten them.
struct HttpLimits
{
    std::chrono::milliseconds connect{
        15'000}; ///< Until the connection (with TLS) stands and the request leaves.
    std::chrono::milliseconds read{30'000}; ///< Then, for a read, until the whole answer is here.
    std::chrono::milliseconds write{210'000}; ///< The same for a write. A short limit makes unknowns.
};

/// One request, as it goes onto the wire. GET has an empty body.
struct HttpRequest
{
    enum class Method { Get, Post };
    Method method = Method::Get;
    QUrl url;
    QByteArray body;
    QByteArray contentType = QByteArrayLiteral("application/x-www-form-urlencoded");
    QByteArray accept; ///< Empty: anything.
    QByteArray userAgent;
    QByteArray
        authorization; ///< The whole header value; empty: none. Leaves only towards `url`'s own origin.
    QString
        jar; ///< Names the cookie jar; one a (wiki, account), since cookies know no ports. Empty: no cookies.
    bool write = false; ///< May change something there: longer limit, and a lost answer is ErrorKind::Look.
    qint64 maxBytes = 64 * 1024 * 1024; ///< Of the answer's body, unpacked.
    /// For a read of this one, instead of HttpLimits::read; zero: that.
    std::chrono::milliseconds patience{0};
    std::stop_token stop;
};

/// What the server said, whatever its status.
struct HttpAnswer
{
    int status = 0;
    QByteArray contentType; ///< Lower case, without parameters: "application/json".
    QHash<QByteArray, QByteArray> headers; ///< Names in lower case.
    QByteArray body;
    QUrl url; ///< After redirects.
    std::chrono::milliseconds retryAfter{
        0}; ///< Retry-After in seconds (also fractional) or as a date; at most a day.
};

/// The one place that owns network replies: limits of time and size, abort, cookies, redirects, and one copy
/// of a POST on the wire. (QNetworkAccessManager left alone sends a POST again when the connection drops
/// before the answer; a body that cannot be rewound keeps it from doing so.)
class HttpClient : public std::enable_shared_from_this<HttpClient>
{
public:
    [[nodiscard]] static std::shared_ptr<HttpClient> create(HttpLimits limits = {});
    ~HttpClient();

    /// Any HTTP status is an answer. Errors: Temporary where the server surely did not act (no byte of the
    /// body left: "connect-failed", "connect-timeout", "tls-failed"; for a read also "connection-lost",
    /// "timeout"); Look where a write may have been seen ("connection-lost", "timeout"); Stopped when `stop`
    /// came before a byte left; Wiki "too-large"; Input "not-secure" for http beyond loopback. GET follows at
    /// most five redirects within its origin; any other redirect is the answer (status 3xx).
    Task<HttpAnswer> send(HttpRequest request);

    /// Forgets the cookies of a jar: signed out.
    void clearJar(const QString &jar);
    /// The same for all jars of an account: whatever session it has on any wiki is out of reach.
    void clearJarsOf(const QString &accountKey);

private:
    explicit HttpClient(HttpLimits limits);
    Task<HttpAnswer> sendOnce(HttpRequest request);
    [[nodiscard]] QNetworkRequest networkRequest(const HttpRequest &request) const;

    HttpLimits m_limits;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    std::unique_ptr<CookieStore> m_cookies;
};

/// What the cookie jar of an account (Account::key(); empty: nobody) on a wiki is called.
[[nodiscard]] QString jarName(const QString &wiki, const QString &accountKey);
/// https anywhere, http only on loopback.
[[nodiscard]] bool isSecureEnough(const QUrl &url);
/// Same scheme, host and port.
[[nodiscard]] bool isSameOrigin(const QUrl &one, const QUrl &other);

} // namespace paperround
