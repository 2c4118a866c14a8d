// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/httpserver.h"

#include "practice/httpconnection.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

HttpExchange::HttpExchange(FarmRequest request, HttpConnection *connection)
    : m_request(std::move(request))
    , m_connection(connection)
{
}

void HttpExchange::answer(const FarmResponse &response)
{
    if (m_connection)
        m_connection->answer(response, m_request);
}

void HttpExchange::answerHalf(const FarmResponse &response)
{
    if (m_connection)
        m_connection->answerHalf(response);
}

void HttpExchange::drop(bool reset)
{
    if (m_connection)
        m_connection->drop(reset);
}

HttpServer::HttpServer(HttpHandler handler, QObject *parent)
    : QObject(parent)
    , m_handler(std::move(handler))
{
    connect(&m_server, &QTcpServer::newConnection, this, &HttpServer::accept);
}

HttpServer::~HttpServer()
{
    close();
}

Result<void> HttpServer::listen(quint16 port)
{
    if (!m_server.listen(QHostAddress::LocalHost, port))
        return failure(ErrorKind::Input, u"port-in-use"_s, QString::number(port));
    return {};
}

void HttpServer::close()
{
    m_server.close();
    for (const QPointer<HttpConnection> &connection : std::exchange(m_connections, {}))
        delete connection;
}

void HttpServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        m_connections.removeIf(
            [](const QPointer<HttpConnection> &connection) { return connection.isNull(); });
        if (m_connections.size() >= maxConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        m_connections.append(new HttpConnection(socket, m_handler, this));
    }
}

HttpConnection::HttpConnection(QTcpSocket *socket, const HttpHandler &handler, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_handler(handler)
{
    socket->setParent(this);
    socket->setReadBufferSize(HttpParser::maxHead); // What is sent ahead waits at its sender.
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    m_idle.setSingleShot(true);
    m_idle.setInterval(std::chrono::minutes(2));
    connect(&m_idle, &QTimer::timeout, this, [this] { drop(false); });
    m_idle.start();
    read();
}

void HttpConnection::read()
{
    m_idle.start();
    // What a client sends ahead of its answer stays in the socket: the parser holds one request at most.
    if (!m_busy)
        next(m_parser.feed(m_socket->readAll()));
}

void HttpConnection::next(HttpParser::State state)
{
    switch (state) {
    case HttpParser::State::More:
        return;
    case HttpParser::State::Refused:
        m_socket->write(
            FarmResponse::html(m_parser.refusal(), u"<!DOCTYPE html><title>Refused</title><h1>Refused</h1>"_s)
                .bytes(false, true));
        m_socket->disconnectFromHost();
        return;
    case HttpParser::State::Ready:
        m_busy = true;
        m_handler(std::make_shared<HttpExchange>(m_parser.take(), this));
        return;
    }
}

void HttpConnection::answer(const FarmResponse &response, const FarmRequest &request)
{
    if (!m_busy)
        return;
    m_busy = false;
    m_socket->write(response.bytes(request.keepAlive(), request.method != "HEAD"));
    if (!request.keepAlive()) {
        m_socket->disconnectFromHost();
        return;
    }
    // Not from within the handler: a pile of requests sent ahead must not become a pile of calls.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_busy)
                next(m_parser.feed(m_socket->readAll()));
        },
        Qt::QueuedConnection);
}

void HttpConnection::answerHalf(const FarmResponse &response)
{
    const QByteArray bytes = response.bytes(true, true);
    m_socket->write(bytes.first(bytes.size() - response.body.size() / 2 - 1));
    m_socket->disconnectFromHost();
}

void HttpConnection::drop(bool reset)
{
    if (reset)
        m_socket->abort();
    else
        m_socket->disconnectFromHost();
}

} // namespace paperround::inline practice
