// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/stubserver.h"

#include <QHash>
#include <QSet>
#include <QStringList>
#include <QUrl>

#include <functional>
#include <optional>

namespace paperround::test {

/// A home wiki's sign-in as a real MediaWiki 1.39 answers it: OAuth 2 at /w/rest.php/oauth2, userinfo and
/// action=login at /w/api.php. Tokens are "canary-…", so a test can look for them where they must not be.
class OAuthStub
{
public:
    OAuthStub();

    QString clientId = QStringLiteral("client-1");
    QString clientSecret; ///< Asked for at each token request where set.
    QString redirectUri;
    QString user = QStringLiteral("Sender");
    QString botLogin = QStringLiteral("Sender@rig");
    QString botPassword = QStringLiteral("canary-password");
    qint64 expiresIn = 14400;

    [[nodiscard]] QUrl api() const { return m_server.url(QStringLiteral("/w/api.php")); }
    [[nodiscard]] QString host() const { return m_server.host(); }
    [[nodiscard]] const QList<StubRequest> &requests() const { return m_server.requests(); }
    [[nodiscard]] int count(const QString &grantType) const;

    /// What the browser does after Allow: the redirect for an authorize address. Empty where the address is
    /// one at which MediaWiki shows an error page and never comes back.
    [[nodiscard]] QUrl allow(const QUrl &authorize);
    /// The same after Cancel: unauthorized_client, no state.
    [[nodiscard]] QUrl refuse() const;

    [[nodiscard]] bool works(const QString &accessToken) const { return m_access.contains(accessToken); }
    [[nodiscard]] bool refreshes(const QString &refreshToken) const
    {
        return m_refresh.contains(refreshToken);
    }
    /// A pair as a sign-in would bring it.
    std::pair<QString, QString> newPair();
    void expireAccess() { m_access.clear(); }
    void revokeAll();

    std::optional<StubReply> nextTokenReply; ///< Instead of the next answer of the token endpoint.
    std::function<void()> beforeTokenReply; ///< Called when a token request has come.
    QStringList unexpected; ///< Requests nobody foresaw: must stay empty.

private:
    struct Code
    {
        QString challenge;
        bool used = false;
    };
    StubReply answer(const StubRequest &request);
    StubReply token(const StubRequest &request);
    StubReply tokensFor();
    StubReply apiAnswer(const StubRequest &request);

    QHash<QString, Code> m_codes;
    QSet<QString> m_access;
    QSet<QString> m_refresh;
    int m_serial = 0;
    StubServer m_server;
};

} // namespace paperround::test
