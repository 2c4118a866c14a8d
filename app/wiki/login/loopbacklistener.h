// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <chrono>
#include <memory>
#include <optional>

class QTcpServer;
class QTcpSocket;

namespace paperround {

/// What the browser shows when the walk is over; plain text, escaped by the listener.
struct AnswerWords
{
    QString language = QStringLiteral("en");
    bool rightToLeft = false;
    QString title = QStringLiteral("Paper Round");
    QString done = QStringLiteral("You can close this page and go back to Paper Round.");
    QString cancelled = QStringLiteral("Nothing was allowed. You can close this page.");
    QString wrong = QStringLiteral("This answer does not belong to the sign-in that Paper Round waits for.");
};

/// Waits on 127.0.0.1 for the browser to bring the authorization code back (RFC 8252). One fixed path, GET
/// only, Host compared, `state` compared in constant time; 16 KiB and a time limit a connection; closed after
/// the first valid answer. Answers hold no secret.
class LoopbackListener : public QObject
{
    Q_OBJECT

public:
    static constexpr quint16 DefaultPort = 8799;
    static constexpr int MaxRequest = 16 * 1024; ///< Bytes.
    static constexpr int MaxConnections = 8; ///< At a time; more are closed at once.
    static QString path() { return QStringLiteral("/callback"); }

    explicit LoopbackListener(QString state, AnswerWords words = {}, QObject *parent = nullptr);
    ~LoopbackListener() override;

    /// ErrorKind::Input "port-taken" with the port in `detail`. Port 0 takes any free one: for servers from
    /// OAuth 1.46, which let the port differ.
    [[nodiscard]] Result<void> listen(quint16 port,
                                      std::chrono::milliseconds connectionLimit = std::chrono::seconds(5));
    void close();

    [[nodiscard]] bool isListening() const;
    [[nodiscard]] quint16 port() const; ///< 0 while closed.
    [[nodiscard]] static QString redirectUri(quint16 port); ///< "http://127.0.0.1:8799/callback"

Q_SIGNALS:
    /// The code, decoded once. The listener is closed.
    void codeArrived(const QString &code);
    /// The server's error: it carries no state (seen on real wikis), so all it can do is end the waiting.
    /// NeedsFix with the OAuth error code; Stopped "cancelled" where the user pressed Cancel
    /// (unauthorized_client or access_denied). The listener is closed.
    void refused(const paperround::Error &error);

private:
    struct Answer;
    void accept();
    void read(QTcpSocket *socket);
    [[nodiscard]] Answer answerTo(const QByteArray &request);
    void reply(QTcpSocket *socket, const Answer &answer);

    QString m_state;
    AnswerWords m_words;
    std::chrono::milliseconds m_connectionLimit{5000};
    std::unique_ptr<QTcpServer> m_server;
    QHash<QTcpSocket *, QByteArray> m_requests;
};

} // namespace paperround
