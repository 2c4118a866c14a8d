// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/loopbacklistener.h"
#include "wiki/log.h"
#include "wiki/login/pkce.h"

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrlQuery>

namespace paperround {

using namespace Qt::StringLiterals;

/// What one request gets; `code` or `error` set where it ends the waiting.
struct LoopbackListener::Answer
{
    QByteArray status; ///< "200 OK"
    QString words; ///< Empty: no page.
    QString code;
    std::optional<Error> error;
};

namespace {

struct RequestHead
{
    QByteArray method;
    QByteArray target;
    QByteArray host;
    QByteArray destination; ///< Sec-Fetch-Dest
    bool wellFormed = false;
};

RequestHead parseHead(const QByteArray &head)
{
    RequestHead parsed;
    QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> start = lines.takeFirst().trimmed().split(' ');
    if (start.size() != 3 || !start.at(2).startsWith("HTTP/1."))
        return parsed;
    parsed.method = start.at(0);
    parsed.target = start.at(1);
    int hosts = 0;
    for (const QByteArray &line : std::as_const(lines)) {
        const auto colon = line.indexOf(':');
        const QByteArray name = line.left(std::max<qsizetype>(colon, 0)).toLower();
        const QByteArray value = line.mid(colon + 1).trimmed();
        if (name == "host") {
            parsed.host = value;
            ++hosts;
        } else if (name == "sec-fetch-dest") {
            parsed.destination = value;
        }
    }
    parsed.wellFormed = hosts == 1;
    return parsed;
}

// The server writes "+" for a blank; QUrlQuery leaves it alone, so it is turned before the one decoding.
QHash<QString, QStringList> parseQuery(const QByteArray &target)
{
    QHash<QString, QStringList> values;
    const auto mark = target.indexOf('?');
    QByteArray raw = mark < 0 ? QByteArray() : target.mid(mark + 1);
    raw.replace('+', "%20");
    const QUrlQuery query(QString::fromLatin1(raw));
    const auto items = query.queryItems(QUrl::FullyDecoded);
    for (const auto &[key, value] : items)
        values[key].append(value);
    return values;
}

QByteArray page(const AnswerWords &words, const QString &text)
{
    const QString html =
        u"<!DOCTYPE html><html lang=\"%1\" dir=\"%2\"><meta charset=\"utf-8\"><title>%3</title><h1>%3</h1>"
        "<p>%4</p></html>"_qs.arg(words.language.toHtmlEscaped(), words.rightToLeft ? u"rtl"_qs : u"ltr"_qs,
                                  words.title.toHtmlEscaped(), text.toHtmlEscaped());
    return html.toUtf8();
}

Error refusal(const QHash<QString, QStringList> &query)
{
    const QString code = query.value(u"error"_qs).value(0).left(100);
    QString words = query.value(u"hint"_qs).value(0);
    if (words.isEmpty())
        words = query.value(u"error_description"_qs).value(0);
    // MediaWiki says unauthorized_client where the user pressed Cancel; others say access_denied.
    if (code == u"unauthorized_client"_s || code == u"access_denied"_s)
        return {ErrorKind::Stopped, u"cancelled"_qs, words.left(500)};
    return {ErrorKind::NeedsFix, code, words.left(500)};
}

} // namespace

LoopbackListener::LoopbackListener(QString state, AnswerWords words, QObject *parent)
    : QObject(parent)
    , m_state(std::move(state))
    , m_words(std::move(words))
{
}

LoopbackListener::~LoopbackListener()
{
    close();
}

Result<void> LoopbackListener::listen(quint16 port, std::chrono::milliseconds connectionLimit)
{
    m_connectionLimit = connectionLimit;
    m_server = std::make_unique<QTcpServer>();
    m_server->setMaxPendingConnections(MaxConnections);
    connect(m_server.get(), &QTcpServer::newConnection, this, &LoopbackListener::accept);
    if (!m_server->listen(QHostAddress(QHostAddress::LocalHost), port)) {
        qCInfo(lcWiki) << "cannot listen on port" << port << m_server->errorString();
        m_server.reset();
        return failure(ErrorKind::Input, u"port-taken"_qs, QString::number(port));
    }
    return {};
}

void LoopbackListener::close()
{
    const auto sockets = m_requests.keys();
    m_requests.clear();
    for (QTcpSocket *socket : sockets) {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
    // Also called from a slot of the server's own socket: it dies in the event loop.
    if (m_server) {
        m_server->close();
        m_server.release()->deleteLater();
    }
}

bool LoopbackListener::isListening() const
{
    return m_server && m_server->isListening();
}

quint16 LoopbackListener::port() const
{
    return m_server ? m_server->serverPort() : 0;
}

QString LoopbackListener::redirectUri(quint16 port)
{
    return u"http://127.0.0.1:%1%2"_qs.arg(port).arg(path());
}

void LoopbackListener::accept()
{
    while (m_server && m_server->hasPendingConnections()) {
        QTcpSocket *socket = m_server->nextPendingConnection();
        socket->setParent(nullptr); // It may outlive the server by its last answer.
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QTimer::singleShot(m_connectionLimit, socket, [socket] {
            socket->abort();
            socket->deleteLater();
        });
        if (m_requests.size() >= MaxConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        socket->setReadBufferSize(MaxRequest + 1);
        m_requests.insert(socket, {});
        connect(socket, &QObject::destroyed, this, [this, socket] { m_requests.remove(socket); });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        if (socket->bytesAvailable() > 0)
            read(socket);
    }
}

void LoopbackListener::read(QTcpSocket *socket)
{
    const auto request = m_requests.find(socket);
    if (request == m_requests.end())
        return;
    request->append(socket->read(MaxRequest + 1 - request->size()));
    const auto end = request->indexOf("\r\n\r\n");
    if (end < 0 && request->size() <= MaxRequest)
        return;
    const bool tooLarge = end < 0 || end > MaxRequest;
    const Answer answer =
        tooLarge ? Answer{"431 Request Header Fields Too Large", {}, {}, {}} : answerTo(request->left(end));
    m_requests.erase(request);
    socket->disconnect(this);
    reply(socket, answer);
    if (answer.code.isEmpty() && !answer.error)
        return;
    close();
    // Through the event loop: whoever hears it may destroy this listener.
    QMetaObject::invokeMethod(
        this,
        [this, answer] {
            if (answer.error)
                Q_EMIT refused(*answer.error);
            else
                Q_EMIT codeArrived(answer.code);
        },
        Qt::QueuedConnection);
}

LoopbackListener::Answer LoopbackListener::answerTo(const QByteArray &request)
{
    const RequestHead head = parseHead(request);
    const Answer bad{"400 Bad Request", m_words.wrong, {}, {}};
    if (!head.wellFormed || head.host != "127.0.0.1:" + QByteArray::number(port()))
        return bad;
    const QByteArray path = head.target.split('?').first();
    if (path != LoopbackListener::path().toLatin1())
        return {"404 Not Found", {}, {}, {}};
    if (head.method != "GET")
        return {"405 Method Not Allowed", {}, {}, {}};
    // A page elsewhere could name our address in an image; the wiki's redirect is a page of its own.
    if (!head.destination.isEmpty() && head.destination != "document")
        return bad;

    const auto query = parseQuery(head.target);
    const QStringList states = query.value(u"state"_qs);
    const bool stateMatches =
        states.size() == 1 && equalInConstantTime(states.first().toUtf8(), m_state.toUtf8());
    if (query.contains(u"error"_qs)) {
        if (!states.isEmpty() && !stateMatches)
            return bad;
        const Error error = refusal(query);
        return {"200 OK", m_words.cancelled, {}, error};
    }
    const QStringList codes = query.value(u"code"_qs);
    if (!stateMatches || codes.size() != 1 || codes.first().isEmpty())
        return bad;
    return {"200 OK", m_words.done, codes.first(), {}};
}

void LoopbackListener::reply(QTcpSocket *socket, const Answer &answer)
{
    const QByteArray body = answer.words.isEmpty() ? QByteArray() : page(m_words, answer.words);
    socket->write("HTTP/1.1 " + answer.status
                  + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                  + QByteArray::number(body.size())
                  + "\r\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'"
                    "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer"
                    "\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
                  + body);
    socket->flush();
    socket->disconnectFromHost();
}

} // namespace paperround
