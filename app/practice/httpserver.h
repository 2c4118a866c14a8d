// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "practice/httpmessage.h"

#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <functional>
#include <memory>

class QTcpSocket;

namespace paperround::inline practice {

class HttpConnection;

/// One request and the place its answer goes to. The client may have left meanwhile: then nothing happens.
class HttpExchange
{
public:
    HttpExchange(FarmRequest request, HttpConnection *connection);

    [[nodiscard]] const FarmRequest &request() const { return m_request; }
    void answer(const FarmResponse &response);
    void answerHalf(const FarmResponse &response); ///< Half of the bytes, then the end.
    void drop(bool reset); ///< No answer: closed in order, or reset.

private:
    FarmRequest m_request;
    QPointer<HttpConnection> m_connection;
};

using HttpHandler = std::function<void(std::shared_ptr<HttpExchange>)>;

/// A small HTTP/1.1 server on 127.0.0.1: keep-alive, one request at a time on a connection, everything
/// bounded.
class HttpServer : public QObject
{
    Q_OBJECT

public:
    static constexpr int maxConnections = 128;

    explicit HttpServer(HttpHandler handler, QObject *parent = nullptr);
    ~HttpServer() override;

    Result<void> listen(quint16 port); ///< 0: any free one.
    void close();
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

private:
    void accept();

    QTcpServer m_server;
    HttpHandler m_handler;
    QList<QPointer<HttpConnection>> m_connections;
};

} // namespace paperround::inline practice
