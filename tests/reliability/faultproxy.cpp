// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reliability/faultproxy.h"

#include "domain/delivery/mark.h"
#include "engine/delivery/wakeup.h"

#include <QCoroTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

namespace {

/// Destroyed by the event loop: a coroutine that goes on in a socket's signal may let go of it there.
struct Later
{
    void operator()(QObject *object) const
    {
        object->disconnect();
        object->deleteLater();
    }
};
using Socket = std::unique_ptr<QTcpSocket, Later>;

/// `changed` is woken at each change of its state, and must outlive it. (A signal that comes twice in a row
/// resumes who awaits it with QCoro twice.)
Socket open(const QUrl &api, Wakeup *changed)
{
    Socket socket(new QTcpSocket);
    QObject::connect(socket.get(), &QTcpSocket::stateChanged, socket.get(), [changed] { changed->wake(); });
    socket->connectToHost(api.host(), quint16(api.port(80)));
    return socket;
}

/// For a connection of its own; HTTP/1.0, so that no answer is chunked.
QByteArray bytesOf(const QUrl &api, const FarmRequest &request)
{
    QByteArray out = request.method + ' ' + api.path(QUrl::FullyEncoded).toLatin1();
    if (!request.rawQuery.isEmpty())
        out += '?' + request.rawQuery;
    out += " HTTP/1.0\r\nHost: " + api.authority().toLatin1() + "\r\nConnection: close\r\n";
    for (auto [name, value] : request.headers.asKeyValueRange()) {
        if (name != "host" && name != "connection" && name != "accept-encoding" && name != "content-length")
            out += name + ": " + value + "\r\n";
    }
    if (request.isPost())
        out += "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n";
    return out + "\r\n" + request.body;
}

QString kindOf(const FormFields &params)
{
    QString kind = params.value(u"action"_s);
    for (const auto &name : {u"meta"_s, u"list"_s, u"prop"_s}) {
        if (kind.startsWith(u"query"_s) && params.has(name))
            kind += u' ' + params.value(name);
    }
    return kind;
}

FarmResponse apiError(const QString &code, const QString &words)
{
    const QJsonObject error{{u"code"_s, code}, {u"text"_s, words}};
    return FarmResponse::json(200, QJsonDocument(QJsonObject{{u"errors"_s, QJsonArray{error}}}).toJson());
}

/// Good JSON, and not what was asked for.
FarmResponse nonsense(quint32 shade)
{
    static const std::array<const char *, 8> bodies{
        "{}",
        "[]",
        "null",
        R"({"batchcomplete":true})",
        R"({"edit":{}})",
        R"({"edit":{"result":"Success"}})",
        R"({"batchcomplete":true,"query":{}})",
        R"({"batchcomplete":true,"query":{"pages":[],"usercontribs":[],"users":[],"tokens":[]}})"};
    return FarmResponse::json(200, bodies[shade % bodies.size()]);
}

bool carriesOutAnyway(const Strike &strike)
{
    return (strike.shade & 64U) != 0;
}

} // namespace

QString faultName(Fault fault)
{
    static const std::array<const char *, allFaults.size()> names{
        "none",          "lost before",  "lost within", "reply lost",   "head cut",    "body cut",
        "JSON cut",      "JSON wrong",   "other reply", "reply twice",  "slow drip",   "silent",
        "twice at once", "twice, later", "late",        "error before", "error after", "refusal after",
        "HTML",          "too many",     "lagged",      "read-only"};
    return QString::fromLatin1(names[std::size_t(fault)]);
}

FaultProxy::FaultProxy(std::shared_ptr<Clock> clock)
    : m_clock(std::move(clock))
    , m_plan([](const Asked &) { return Strike{}; })
{
}

FaultProxy::~FaultProxy() = default;

QUrl FaultProxy::add(const QString &wiki, const QUrl &api)
{
    auto route = std::make_unique<Route>();
    route->wiki = wiki;
    route->api = api;
    Route *raw = route.get();
    QObject::connect(&raw->server, &QTcpServer::newConnection, &raw->server, [this, raw] { accept(raw); });
    if (!raw->server.listen(QHostAddress::LocalHost))
        return {};
    m_routes.push_back(std::move(route));
    QUrl url(api);
    url.setPort(raw->server.serverPort());
    return url;
}

void FaultProxy::accept(Route *route)
{
    while (QTcpSocket *socket = route->server.nextPendingConnection()) {
        const auto client = std::make_shared<Client>();
        client->route = route;
        client->socket = socket;
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, client] { read(client); });
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void FaultProxy::read(const ClientPointer &client)
{
    if (client->busy || !client->socket)
        return;
    switch (client->parser.feed(client->socket->readAll())) {
    case HttpParser::State::More:
        return;
    case HttpParser::State::Refused:
        client->socket->abort();
        return;
    case HttpParser::State::Ready:
        client->busy = true;
        serve(client, client->parser.take());
        return;
    }
}

void FaultProxy::work(int change)
{
    m_working += change;
    if (m_listener)
        m_listener();
}

QCoro::Task<> FaultProxy::serve(ClientPointer client, FarmRequest request)
{
    const auto self = shared_from_this();
    work(1);
    ++m_requests;
    Asked asked;
    asked.wiki = client->route->wiki;
    asked.params = request.query();
    asked.params.merge(request.form());
    asked.kind = kindOf(asked.params);
    asked.isEdit = asked.kind == "edit"_L1;
    asked.number = ++client->route->seen;
    const Strike strike = m_plan(asked);
    ++m_struck[std::size_t(strike.fault)];
    const auto place = std::ranges::find(m_routes, client->route, &std::unique_ptr<Route>::get);
    m_trace += u"%1 %2 %3 %4"_s.arg(place - m_routes.begin())
                   .arg(asked.number)
                   .arg(asked.kind, faultName(strike.fault));
    co_await meet(client, request, asked, strike);
    work(-1);
}

QCoro::Task<> FaultProxy::meet(ClientPointer client, FarmRequest request, Asked asked, Strike strike)
{
    const auto self = shared_from_this();
    Route *route = client->route;
    if (strike.fault == Fault::LostBefore) {
        close(client, true);
        co_return;
    }
    if (giveRefusal(client, strike.fault))
        co_return;
    if (strike.fault == Fault::LostWithin) {
        co_await cutWithin(route->api, request);
        close(client, false);
        co_return;
    }
    if (strike.fault == Fault::Late) {
        close(client, false);
        passLater(route, request, asked, strike.late);
        co_return;
    }
    const bool replaced = strike.fault == Fault::JsonWrong || strike.fault == Fault::OtherReply;
    Reply reply;
    if (!replaced || carriesOutAnyway(strike)) {
        if (asked.isEdit && m_others)
            co_await m_others(asked, false);
        auto first = passOn(route, request, asked);
        if (strike.fault == Fault::TwiceAtOnce)
            reply = co_await passOn(route, request, asked);
        const Reply own = co_await first;
        if (strike.fault != Fault::TwiceAtOnce || (strike.shade & 1U) != 0)
            reply = own;
        if (asked.isEdit && m_others)
            co_await m_others(asked, true);
    }
    if (strike.fault == Fault::TwiceLater)
        passLater(route, request, asked, strike.late);
    if (strike.fault == Fault::Drip)
        co_await drip(client, reply.response.bytes(true, true));
    else
        giveBroken(client, asked, strike, reply);
}

bool FaultProxy::giveRefusal(const ClientPointer &client, Fault fault)
{
    FarmResponse response;
    if (fault == Fault::ErrorBefore) {
        response = FarmResponse::html(502, u"<!DOCTYPE html><title>Bad gateway</title>"_s);
    } else if (fault == Fault::Html) {
        response = FarmResponse::html(200, u"<!DOCTYPE html><title>A rest</title><h1>Back soon</h1>"_s);
    } else if (fault == Fault::TooMany) {
        response = FarmResponse::html(429, u"<!DOCTYPE html><title>Too many requests</title>"_s);
        response.headers.emplaceBack("Retry-After", "2.5");
    } else if (fault == Fault::Lagged) {
        response = apiError(u"maxlag"_s, u"Waiting for db1: 7.5 seconds lagged."_s);
        response.headers.emplaceBack("Retry-After", "5");
    } else if (fault == Fault::ReadOnly) {
        response = apiError(u"readonly"_s, u"The wiki is currently in read-only mode."_s);
    } else {
        return false;
    }
    answer(client, response);
    return true;
}

void FaultProxy::giveBroken(const ClientPointer &client, const Asked &asked, const Strike &strike,
                            const Reply &reply)
{
    const QByteArray whole = reply.response.bytes(true, true);
    const qsizetype head = whole.indexOf("\r\n\r\n");
    if (!client->socket || strike.fault == Fault::Silent)
        return;
    if (strike.fault == Fault::ReplyLost || (reply.status == 0 && strike.fault == Fault::None)) {
        close(client, false);
    } else if (strike.fault == Fault::HeadCut || strike.fault == Fault::BodyCut) {
        const bool within = strike.fault == Fault::HeadCut;
        client->socket->write(whole.first(within ? head / 2 : (head + 4 + whole.size()) / 2));
        close(client, false);
    } else if (strike.fault == Fault::JsonCut) {
        FarmResponse cut = reply.response;
        cut.body.truncate(cut.body.size() / 2);
        answer(client, cut);
    } else if (strike.fault == Fault::JsonWrong) {
        answer(client, nonsense(strike.shade));
    } else if (strike.fault == Fault::OtherReply) {
        FarmResponse other = nonsense(strike.shade);
        const auto known = m_lastAnswers.value(asked.kind);
        for (auto last = known.begin(); last != known.end(); ++last) {
            if (last.key() != asked.wiki)
                other = last.value();
        }
        answer(client, other);
    } else if (strike.fault == Fault::ErrorAfter) {
        answer(client, FarmResponse::html(504, u"<!DOCTYPE html><title>Upstream timed out</title>"_s));
    } else if (strike.fault == Fault::RefusalAfter) {
        answer(client,
               apiError(u"internal_api_error_DBQueryError"_s, u"A database query error has occurred."_s));
    } else {
        if (strike.fault == Fault::ReplyTwice)
            client->socket->write(whole);
        answer(client, reply.response);
    }
}

void FaultProxy::answer(const ClientPointer &client, const FarmResponse &response)
{
    if (!client->socket)
        return;
    client->socket->write(response.bytes(true, true));
    client->busy = false;
    if (client->socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(
            client->socket, [this, client] { read(client); }, Qt::QueuedConnection);
}

void FaultProxy::close(const ClientPointer &client, bool reset)
{
    if (!client->socket)
        return;
    if (reset)
        client->socket->abort();
    else
        client->socket->disconnectFromHost();
}

QCoro::Task<> FaultProxy::drip(ClientPointer client, QByteArray bytes)
{
    const auto self = shared_from_this();
    for (qsizetype next = 0; client->socket && next < bytes.size(); ++next) {
        client->socket->write(bytes.sliced(next, 1));
        co_await QCoro::sleepFor(20ms);
    }
    client->busy = false;
}

QCoro::Task<> FaultProxy::passLater(Route *route, FarmRequest request, Asked asked,
                                    std::chrono::milliseconds late)
{
    const auto self = shared_from_this();
    ++m_toCome;
    co_await m_clock->sleep(late, {});
    work(1);
    --m_toCome;
    if (asked.isEdit && m_others)
        co_await m_others(asked, false);
    co_await passOn(route, request, asked);
    work(-1);
}

QCoro::Task<FaultProxy::Reply> FaultProxy::passOn(Route *route, FarmRequest request, Asked asked)
{
    const auto self = shared_from_this();
    const Reply reply = co_await exchange(route->api, request);
    note(asked, reply);
    co_return reply;
}

QCoro::Task<FaultProxy::Reply> FaultProxy::exchange(QUrl api, FarmRequest request)
{
    const auto self = shared_from_this();
    Wakeup changed;
    const Socket socket = open(api, &changed);
    socket->write(bytesOf(api, request));
    while (socket->state() != QAbstractSocket::UnconnectedState)
        co_await changed.wait();
    const QByteArray all = socket->readAll();
    const qsizetype end = all.indexOf("\r\n\r\n");
    Reply reply;
    if (end < 0)
        co_return reply;
    const QList<QByteArray> lines = all.first(end).split('\n');
    reply.status = lines.first().split(' ').value(1).toInt();
    reply.response.status = reply.status;
    reply.response.body = all.sliced(end + 4);
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.first(std::max<qsizetype>(colon, 0)).toLower();
        if (colon > 0 && name != "connection" && name != "content-length" && name != "date")
            reply.response.headers.emplaceBack(line.first(colon), line.sliced(colon + 1).trimmed());
    }
    co_return reply;
}

QCoro::Task<> FaultProxy::cutWithin(QUrl api, FarmRequest request)
{
    const auto self = shared_from_this();
    Wakeup changed;
    const Socket socket = open(api, &changed);
    const QByteArray bytes = bytesOf(api, request);
    socket->write(bytes.first(bytes.size() - std::max<qsizetype>(request.body.size(), 2) / 2 - 1));
    while (socket->state() != QAbstractSocket::ConnectedState
           && socket->state() != QAbstractSocket::UnconnectedState)
        co_await changed.wait();
    socket->disconnectFromHost();
}

void FaultProxy::note(const Asked &asked, const Reply &reply)
{
    m_lastAnswers[asked.kind].insert(asked.wiki, reply.response);
    if (!asked.isEdit)
        return;
    const auto edit = QJsonDocument::fromJson(reply.response.body).object()["edit"_L1].toObject();
    const qint64 revision = edit["newrevid"_L1].toInteger();
    const auto mark = Mark::find(asked.params.value(u"summary"_s));
    if (edit["result"_L1] == "Success"_L1 && revision > 0 && mark)
        m_saved.append({asked.wiki, edit["title"_L1].toString(), mark->text(), revision});
}

} // namespace paperround
