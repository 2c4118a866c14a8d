// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/http/httpclient.h"

#include "engine/crashpoint.h"
#include "wiki/http/cookiestore.h"
#include "wiki/http/oncebody.h"
#include "wiki/log.h"

#include <QCoroNetworkReply>
#include <QCoroTimer>
#include <QHostAddress>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

namespace paperround {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int maxRedirects = 5;

using ReplyPointer = std::unique_ptr<QNetworkReply, QScopedPointerDeleteLater>;

/// What the reply's signals write down while the coroutine waits.
struct Flight
{
    QByteArray body;
    bool left = false; ///< The request is on its way: the connection stands.
    bool tooLarge = false;
    bool timedOut = false;
    bool stopped = false;
};

/// Has the server answered, so that the reply's error (if any) is only Qt's word for the status?
bool hasAnswered(int status, QNetworkReply::NetworkError error)
{
    if (status == 0 || error == QNetworkReply::NoError)
        return status != 0;
    if (error == QNetworkReply::ContentReSendError)
        return status == 307 || status == 308; // Qt looked whether the body could be sent once more there
    if (status < 400)
        return false;
    return (error > 200 && error < 300) || (error > 400 && error < 500)
        || error == QNetworkReply::ProtocolInvalidOperationError;
}

/// Qt takes an answer for whole when it sees the connection closed before it sees that bytes are missing. An
/// unpacked one has another length than was announced.
bool isCutShort(const QNetworkReply &reply, qsizetype received)
{
    const auto announced = reply.rawHeader("Content-Length");
    return !announced.isEmpty() && !reply.hasRawHeader("Content-Encoding")
        && announced.toLongLong() != received;
}

std::chrono::milliseconds retryAfterOf(const QByteArray &value, const QByteArray &serverDate)
{
    if (value.isEmpty())
        return 0ms;
    bool isNumber = false;
    double seconds = value.toDouble(&isNumber); // some gateways send fractions
    if (!isNumber) {
        const auto parse = [](const QByteArray &text) {
            auto date =
                QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
            date.setTimeSpec(Qt::UTC);
            return date;
        };
        const auto until = parse(value);
        const auto from = parse(serverDate);
        if (!until.isValid())
            return 0ms;
        const auto now = from.isValid() ? from : QDateTime::currentDateTimeUtc();
        seconds = static_cast<double>(now.msecsTo(until)) / 1000.0;
    }
    if (!(seconds > 0))
        return 0ms;
    constexpr double aDay = 24 * 60 * 60;
    return std::chrono::milliseconds(static_cast<qint64>(std::ceil(std::min(seconds, aDay) * 1000.0)));
}

HttpAnswer answerOf(const QNetworkReply &reply, QByteArray body, const QUrl &url)
{
    HttpAnswer answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    for (const auto &[name, value] : reply.rawHeaderPairs())
        answer.headers.insert(name.toLower(), value);
    answer.contentType = answer.headers.value("content-type").split(';').constFirst().trimmed().toLower();
    answer.retryAfter = retryAfterOf(answer.headers.value("retry-after"), answer.headers.value("date"));
    answer.body = std::move(body);
    answer.url = url;
    return answer;
}

/// Why there is no answer. `mayHaveActed`: a byte of a write's body left, so nobody can say what became of
/// it.
tl::unexpected<Error> failureOf(const QNetworkReply &reply, const Flight &flight, bool mayHaveActed)
{
    const auto kind = mayHaveActed ? ErrorKind::Look : ErrorKind::Temporary;
    if (flight.stopped)
        return failure(mayHaveActed ? ErrorKind::Look : ErrorKind::Stopped, u"stopped"_s);
    if (flight.tooLarge)
        return failure(mayHaveActed ? ErrorKind::Look : ErrorKind::Wiki, u"too-large"_s);
    if (flight.timedOut)
        return failure(kind, flight.left ? u"timeout"_s : u"connect-timeout"_s);
    const auto error = reply.error();
    if (error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError)
        return failure(kind, u"connect-failed"_s, reply.errorString());
    if (error == QNetworkReply::SslHandshakeFailedError)
        return failure(kind, u"tls-failed"_s, reply.errorString());
    // Qt has no words for a body that it would have to send again, nor for an answer it took for whole.
    const bool wordless = error == QNetworkReply::ContentReSendError || error == QNetworkReply::NoError;
    return failure(kind, u"connection-lost"_s,
                   wordless ? u"The connection closed before the whole answer came"_s : reply.errorString());
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// Collects the body and keeps the limits; every connection lives as long as the reply.
void watch(QNetworkReply *reply, QTimer *limit, std::chrono::milliseconds afterLeaving, qint64 maxBytes,
           const std::shared_ptr<Flight> &flight)
{
    QObject::connect(limit, &QTimer::timeout, reply, [reply, flight] {
        flight->timedOut = true;
        reply->abort();
    });
    const auto leave = [limit, flight, afterLeaving] {
        if (!flight->left) {
            flight->left = true;
            limit->start(afterLeaving);
        }
    };
    QObject::connect(reply, &QNetworkReply::requestSent, limit, leave);
    QObject::connect(reply, &QNetworkReply::metaDataChanged, limit, leave);
    QObject::connect(reply, &QNetworkReply::readyRead, reply, [reply, flight, maxBytes] {
        if (flight->tooLarge)
            return;
        flight->body += reply->readAll();
        if (flight->body.size() > maxBytes) {
            flight->tooLarge = true;
            flight->body.clear();
            reply->abort();
        }
    });
}

} // namespace

std::shared_ptr<HttpClient> HttpClient::create(HttpLimits limits)
{
    return std::shared_ptr<HttpClient>(new HttpClient(limits));
}

HttpClient::HttpClient(HttpLimits limits)
    : m_limits(limits)
    , m_manager(std::make_unique<QNetworkAccessManager>())
    , m_cookies(std::make_unique<CookieStore>())
{
    m_manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

HttpClient::~HttpClient() = default;

void HttpClient::clearJar(const QString &jar)
{
    m_cookies->clear(jar);
}

void HttpClient::clearJarsOf(const QString &accountKey)
{
    m_cookies->clearAllOf(accountKey);
}

QNetworkRequest HttpClient::networkRequest(const HttpRequest &request) const
{
    QNetworkRequest wire(request.url);
    wire.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    wire.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    wire.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    // For reads too: they share their connections with the writes, and plain http is spared the upgrade
    // dance.
    wire.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    if (request.method == HttpRequest::Method::Post) {
        wire.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        wire.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        wire.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
    }
    if (!request.userAgent.isEmpty())
        wire.setRawHeader("User-Agent", request.userAgent);
    if (!request.accept.isEmpty())
        wire.setRawHeader("Accept", request.accept);
    if (!request.authorization.isEmpty())
        wire.setRawHeader("Authorization", request.authorization);
    if (const auto cookies = m_cookies->header(request.jar, request.url); !cookies.isEmpty())
        wire.setRawHeader("Cookie", cookies);
    return wire;
}

Task<HttpAnswer> HttpClient::send(HttpRequest request)
{
    const auto self = shared_from_this();
    for (int hop = 0;; ++hop) {
        auto answer = co_await sendOnce(request);
        if (!answer || request.method != HttpRequest::Method::Get || !isRedirect(answer->status))
            co_return answer;
        auto next = answer->url.resolved(QUrl::fromEncoded(answer->headers.value("location")));
        next.setUserInfo({});
        if (hop == maxRedirects || !isSameOrigin(next, request.url))
            co_return answer;
        request.url = next;
        // Nobody asked for the credentials there.
        request.authorization.clear();
    }
}

Task<HttpAnswer> HttpClient::sendOnce(HttpRequest request)
{
    const auto self = shared_from_this();
    if (!isSecureEnough(request.url))
        co_return failure(ErrorKind::Input, u"not-secure"_s, request.url.host());
    if (request.stop.stop_requested())
        co_return failure(ErrorKind::Stopped, u"stopped"_s);

    const auto flight = std::make_shared<Flight>();
    QTimer limit;
    limit.setSingleShot(true);
    OnceBody *body = nullptr;
    ReplyPointer reply;
    if (request.method == HttpRequest::Method::Post) {
        body = new OnceBody(request.body);
        reply.reset(m_manager->post(networkRequest(request), body));
        body->setParent(reply.get());
    } else {
        reply.reset(m_manager->get(networkRequest(request)));
    }
    const auto read = request.patience > 0ms ? request.patience : m_limits.read;
    const auto afterLeaving = request.write ? m_limits.write : read;
    watch(reply.get(), &limit, afterLeaving, request.maxBytes, flight);
    if (body) {
        body->onFirstRead([&limit, flight, afterLeaving, write = request.write] {
            if (write)
                crashPoint("request-begun");
            flight->left = true;
            limit.start(afterLeaving);
        });
    }
    if (request.write) {
        QObject::connect(reply.get(), &QNetworkReply::requestSent, reply.get(),
                         [] { crashPoint("request-sent"); });
        QObject::connect(reply.get(), &QNetworkReply::metaDataChanged, reply.get(),
                         [] { crashPoint("reply-begun"); });
    }
    limit.start(m_limits.connect);
    const std::stop_callback whenStopped(request.stop, [raw = reply.get(), flight] {
        const auto abort = [raw, flight] {
            flight->stopped = true;
            raw->abort();
        };
        QMetaObject::invokeMethod(raw, abort, Qt::QueuedConnection);
    });

    co_await reply.get();
    limit.stop();
    if (body)
        body->onFirstRead({});
    const bool mayHaveActed = request.write && (!body || body->wasTouched());
    const bool whole = !flight->stopped && !flight->tooLarge && !flight->timedOut;
    const auto status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Everything below may end the last user of this client, and we are still inside the reply's own signal.
    co_await QCoro::sleepFor(0ms);

    m_cookies->take(request.jar, request.url, reply->rawHeader("Set-Cookie"));
    const auto error = reply->error();
    if (!whole || !hasAnswered(status, error)) {
        qCInfo(lcWiki) << "no answer from" << request.url.host() << "error" << error << "status" << status;
        co_return failureOf(*reply, *flight, mayHaveActed);
    }
    flight->body += reply->readAll();
    if (flight->body.size() > request.maxBytes) {
        flight->tooLarge = true;
        co_return failureOf(*reply, *flight, mayHaveActed);
    }
    if (isCutShort(*reply, flight->body.size()))
        co_return failureOf(*reply, *flight, mayHaveActed);
    co_return answerOf(*reply, std::move(flight->body), request.url);
}

QString jarName(const QString &wiki, const QString &accountKey)
{
    return wiki + u' ' + accountKey;
}

bool isSecureEnough(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty())
        return false;
    if (url.scheme() == "https"_L1)
        return true;
    if (url.scheme() != "http"_L1)
        return false;
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

bool isSameOrigin(const QUrl &one, const QUrl &other)
{
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == "https"_L1 ? 443 : 80); };
    return one.scheme() == other.scheme() && one.host() == other.host() && port(one) == port(other);
}

} // namespace paperround
