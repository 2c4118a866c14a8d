// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/httpserver.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

/// What a client does to the server's memory and to its other clients.
class HttpServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_waiting.clear();
        m_server = std::make_unique<HttpServer>([this](std::shared_ptr<HttpExchange> exchange) {
            if (exchange->request().path == u"/wait")
                m_waiting += exchange;
            else
                exchange->answer(FarmResponse::html(200, exchange->request().path));
        });
        QVERIFY(m_server->listen(0));
    }
    void cleanup() { m_server.reset(); }

    void answersRequestsSentAheadInTheirOrder();
    void takesNoMoreAheadThanItCanHold();
    void takesNoMoreConnectionsThanItCanHold();
    void survivesAClientThatLeaves();

private:
    [[nodiscard]] std::unique_ptr<QTcpSocket> connected() const
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress(QHostAddress::LocalHost), m_server->port());
        return QTest::qWaitFor([&] { return socket->state() == QAbstractSocket::ConnectedState; })
            ? std::move(socket)
            : nullptr;
    }
    /// Whether a new client is answered.
    [[nodiscard]] bool answers(const QByteArray &path) const
    {
        const auto socket = connected();
        if (!socket)
            return false;
        socket->write("GET " + path + " HTTP/1.1\r\n\r\n");
        return QTest::qWaitFor([&] { return socket->peek(4096).endsWith(path); });
    }

    std::unique_ptr<HttpServer> m_server;
    QList<std::shared_ptr<HttpExchange>> m_waiting;
};

void HttpServerTest::answersRequestsSentAheadInTheirOrder()
{
    const auto socket = connected();
    QVERIFY(socket);
    socket->write("GET /wait HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\nGET /c HTTP/1.1\r\n\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(m_waiting.size(), 1, 60'000);
    QVERIFY(answers("/other"));
    QCOMPARE(socket->bytesAvailable(), 0);
    m_waiting.first()->answer(FarmResponse::html(200, u"/a"_s));
    QTRY_VERIFY_WITH_TIMEOUT(socket->peek(4096).endsWith("/c"), 60'000);
    const auto all = socket->readAll();
    QVERIFY(all.indexOf("/a") < all.indexOf("/b") && all.indexOf("/b") < all.indexOf("/c"));
}

void HttpServerTest::takesNoMoreAheadThanItCanHold()
{
    const auto socket = connected();
    QVERIFY(socket);
    socket->write("GET /wait HTTP/1.1\r\n\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(m_waiting.size(), 1, 60'000);
    socket->write(QByteArray(64 * 1024 * 1024, 'x'));
    for (int i = 0; i < 50; ++i)
        QVERIFY(answers("/other"));
    // The kernel holds a little; the rest waits at its sender.
    QVERIFY2(socket->bytesToWrite() > 32 * 1024 * 1024, qPrintable(QString::number(socket->bytesToWrite())));
    socket->abort();
}

void HttpServerTest::takesNoMoreConnectionsThanItCanHold()
{
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < HttpServer::maxConnections; ++i) {
        sockets.push_back(connected());
        QVERIFY(sockets.back());
    }
    const auto oneMore = connected();
    QVERIFY(!oneMore
            || QTest::qWaitFor([&] { return oneMore->state() == QAbstractSocket::UnconnectedState; }));
    sockets.clear();
    QTRY_VERIFY_WITH_TIMEOUT(answers("/other"), 60'000);
}

void HttpServerTest::survivesAClientThatLeaves()
{
    auto socket = connected();
    QVERIFY(socket);
    socket->write("GET /wait HTTP/1.1\r\n\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(m_waiting.size(), 1, 60'000);
    socket.reset();
    QVERIFY(answers("/other"));
    m_waiting.first()->answer(FarmResponse::html(200, u"/a"_s));
    m_waiting.first()->drop(true);
    QVERIFY(answers("/other"));
}

QTEST_GUILESS_MAIN(HttpServerTest)
#include "httpserver.moc"
