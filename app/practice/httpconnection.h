// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/httpserver.h"

#include <QTcpSocket>
#include <QTimer>

namespace paperround::inline practice {

/// A client's connection to an HttpServer.
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    HttpConnection(QTcpSocket *socket, const HttpHandler &handler, QObject *parent);

    void answer(const FarmResponse &response, const FarmRequest &request);
    void answerHalf(const FarmResponse &response);
    void drop(bool reset);

private:
    void read();
    void next(HttpParser::State state);

    QTcpSocket *m_socket;
    const HttpHandler &m_handler;
    HttpParser m_parser;
    QTimer m_idle;
    bool m_busy = false; ///< A request waits for its answer; what comes meanwhile is kept.
};

} // namespace paperround::inline practice
