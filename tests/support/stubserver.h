// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QUrl>

#include <functional>
#include <memory>

class QTcpServer;
class QTcpSocket;

namespace paperround::test {

/// A request as it stood on the wire.
struct StubRequest
{
    QByteArray method;
    QString path;
    QHash<QByteArray, QByteArray> headers; ///< Names in lower case.
    QByteArray body = {};
    QHash<QString, QString> form; ///< Query and form-encoded body together.
    int connection = 0; ///< Counted from 1.
};

/// What is sent back. `cut`: the connection ends there instead.
struct StubReply
{
    enum class Cut { Nowhere, BeforeAnswer, WithinAnswer };
    QByteArray body = {};
    QByteArray contentType = "application/json; charset=utf-8";
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    Cut cut = Cut::Nowhere;
    bool hold = false; ///< Never answers; the connection stays.
    bool chunksWithoutEnd = false; ///< Sends `body` again and again.
};

/// An HTTP/1.1 server on 127.0.0.1, plain or with TLS, that keeps what it saw and can break off at any point.
/// It answers from the event loop of the thread it lives in.
class StubServer : public QObject
{
    Q_OBJECT
public:
    enum class Transport { Plain, Tls };
    using Handler = std::function<StubReply(const StubRequest &)>;

    explicit StubServer(Handler handler, Transport transport = Transport::Plain);
    ~StubServer() override;

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const;
    [[nodiscard]] QString host() const; ///< "127.0.0.1:PORT"
    [[nodiscard]] const QList<StubRequest> &requests() const { return m_requests; }
    [[nodiscard]] int connections() const { return m_connections; }
    /// The next connections are closed as soon as they stand (-1: all).
    void refuseConnections(int count) { m_refuse = count; }
    /// The next requests are cut off once this many bytes of them were read; such requests are counted in
    /// `beginnings()`, not in `requests()`.
    void cutWithinRequest(qint64 bytes, int count = 1);
    [[nodiscard]] int beginnings() const { return m_beginnings; }
    /// Makes QNetworkAccessManager trust the stub's certificate, for this process.
    static void trustCertificate();

private:
    struct Connection;
    void accept();
    void read(QTcpSocket *socket);
    [[nodiscard]] bool takeRequest(QTcpSocket *socket, Connection &state);
    void answer(QTcpSocket *socket, const StubReply &reply);

    Handler m_handler;
    std::unique_ptr<QTcpServer> m_server;
    Transport m_transport;
    QHash<QTcpSocket *, std::shared_ptr<Connection>> m_open;
    QList<StubRequest> m_requests;
    int m_connections = 0;
    int m_beginnings = 0;
    int m_refuse = 0;
    qint64 m_cutAt = 0;
    int m_cuts = 0;
};

} // namespace paperround::test
