// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/stubserver.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrlQuery>

namespace paperround::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray readFile(const char *name)
{
    QFile file(QStringLiteral(PAPERROUND_TEST_TLS_DIR "/") + QLatin1StringView(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no test certificate");
    return file.readAll();
}

void addForm(QHash<QString, QString> &form, QByteArray encoded)
{
    encoded.replace('+', "%20");
    for (const auto &pair : encoded.split('&')) {
        const auto equals = pair.indexOf('=');
        if (equals > 0)
            form.insert(QString::fromUtf8(QByteArray::fromPercentEncoding(pair.left(equals))),
                        QString::fromUtf8(QByteArray::fromPercentEncoding(pair.mid(equals + 1))));
    }
}

} // namespace

struct StubServer::Connection
{
    int number = 0;
    QByteArray read;
    bool cutting = false;
};

StubServer::StubServer(Handler handler, Transport transport)
    : m_handler(std::move(handler))
    , m_transport(transport)
{
    if (transport == Transport::Tls) {
        auto server = std::make_unique<QSslServer>();
        auto config = QSslConfiguration::defaultConfiguration();
        config.setLocalCertificate(QSslCertificate(readFile("stub.pem")));
        config.setPrivateKey(QSslKey(readFile("stub.key"), QSsl::Ec));
        config.setPeerVerifyMode(QSslSocket::VerifyNone);
        server->setSslConfiguration(config);
        m_server = std::move(server);
    } else {
        m_server = std::make_unique<QTcpServer>();
    }
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &StubServer::accept);
    if (!m_server->listen(QHostAddress::LocalHost, 0))
        qFatal("the stub cannot listen");
}

StubServer::~StubServer()
{
    const auto open = m_open.keys();
    for (auto *socket : open)
        socket->disconnect(this);
}

QUrl StubServer::url(const QString &path) const
{
    QUrl url;
    url.setScheme(m_transport == Transport::Tls ? u"https"_s : u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(m_server->serverPort());
    url.setPath(path);
    return url;
}

QString StubServer::host() const
{
    return u"127.0.0.1:"_s + QString::number(m_server->serverPort());
}

void StubServer::cutWithinRequest(qint64 bytes, int count)
{
    m_cutAt = bytes;
    m_cuts = count;
}

void StubServer::trustCertificate()
{
    auto config = QSslConfiguration::defaultConfiguration();
    config.addCaCertificate(QSslCertificate(readFile("stub.pem")));
    QSslConfiguration::setDefaultConfiguration(config);
}

void StubServer::accept()
{
    while (auto *socket = m_server->nextPendingConnection()) {
        ++m_connections;
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_open.remove(socket);
            socket->deleteLater();
        });
        if (m_refuse != 0) {
            m_refuse -= m_refuse > 0 ? 1 : 0;
            socket->abort();
            continue;
        }
        auto state = std::make_shared<Connection>();
        state->number = m_connections;
        m_open.insert(socket, state);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        read(socket);
    }
}

void StubServer::read(QTcpSocket *socket)
{
    const auto state = m_open.value(socket);
    if (!state)
        return;
    if (state->read.isEmpty() && m_cuts > 0 && socket->bytesAvailable() > 0) {
        --m_cuts;
        ++m_beginnings;
        state->cutting = true;
    }
    state->read += socket->readAll();
    if (state->cutting) {
        if (state->read.size() >= m_cutAt)
            socket->abort();
        return;
    }
    while (m_open.contains(socket) && takeRequest(socket, *state)) { }
}

bool StubServer::takeRequest(QTcpSocket *socket, Connection &state)
{
    const auto headEnd = state.read.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return false;
    StubRequest request;
    request.connection = state.number;
    const auto lines = state.read.left(headEnd).split('\n');
    const auto first = lines.constFirst().trimmed().split(' ');
    for (const auto &line : lines.mid(1)) {
        const auto colon = line.indexOf(':');
        request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    const auto length = request.headers.value("content-length").toLongLong();
    if (state.read.size() < headEnd + 4 + length)
        return false;
    request.body = state.read.mid(headEnd + 4, length);
    state.read.remove(0, headEnd + 4 + length);
    request.method = first.value(0);
    const auto target = QUrl::fromEncoded(first.value(1));
    request.path = target.path();
    addForm(request.form, target.query(QUrl::FullyEncoded).toLatin1());
    if (request.headers.value("content-type").startsWith("application/x-www-form-urlencoded"))
        addForm(request.form, request.body);
    m_requests += request;
    StubReply reply = m_handler(request);
    // As every answer of MediaWiki's API does; a handler that wants another one writes it itself.
    const QString id = request.form.value(QStringLiteral("requestid"));
    if (!id.isEmpty() && reply.body.startsWith('{') && !reply.body.contains("\"requestid\""))
        reply.body.insert(1, "\"requestid\":\"" + id.toUtf8() + (reply.body == "{}" ? "\"" : "\","));
    answer(socket, reply);
    return true;
}

void StubServer::answer(QTcpSocket *socket, const StubReply &reply)
{
    if (reply.hold)
        return;
    if (reply.cut == StubReply::Cut::BeforeAnswer) {
        socket->abort();
        return;
    }
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " Said\r\n";
    head += "Content-Type: " + reply.contentType + "\r\n";
    for (const auto &[name, value] : reply.headers)
        head += name + ": " + value + "\r\n";
    if (reply.chunksWithoutEnd) {
        socket->write(head + "Connection: close\r\n\r\n");
        const auto pour = [socket, body = reply.body] {
            if (socket->state() == QTcpSocket::ConnectedState && socket->bytesToWrite() < 1024 * 1024)
                socket->write(body);
        };
        connect(socket, &QTcpSocket::bytesWritten, socket, pour);
        pour();
        return;
    }
    head += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n\r\n";
    if (reply.cut == StubReply::Cut::WithinAnswer) {
        socket->write(head + reply.body.left(reply.body.size() / 2));
        socket->flush();
        QTimer::singleShot(0, socket, [socket] { socket->disconnectFromHost(); });
        return;
    }
    socket->write(head + reply.body);
}

} // namespace paperround::test
