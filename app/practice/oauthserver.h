// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/farmaccounts.h"
#include "practice/httpmessage.h"

#include <QUrl>

namespace paperround::inline practice {

/// The OAuth 2 server of the home wiki under /w/rest.php/oauth2/, answering as MediaWiki's extension does.
class FarmOAuthServer
{
public:
    FarmOAuthServer(FarmAccounts &accounts, std::function<QDateTime()> clock);

    [[nodiscard]] bool takes(const QString &path) const;
    FarmResponse handle(const FarmRequest &request, bool isHome, bool readOnly);

    [[nodiscard]] QString clientId() const { return m_clientId; }
    [[nodiscard]] QString clientSecret() const { return m_clientSecret; }
    [[nodiscard]] QString redirectUri() const { return m_redirectUri; }
    void setRedirectUri(const QString &uri) { m_redirectUri = uri; }
    void setModern(bool modern) { m_modern = modern; }

private:
    struct Code
    {
        QString user;
        QStringList grants;
        QString redirectUri; ///< As it was asked with; empty: left out.
        QString challenge;
        bool plain = false;
        bool used = false;
        QDateTime expires;
    };

    FarmResponse authorize(const FormFields &query);
    FarmResponse decide(const FormFields &query, const FormFields &form);
    FarmResponse token(const FarmRequest &request, bool readOnly);
    FarmResponse tokenByCode(const FormFields &form);
    FarmResponse tokenByRefresh(const FormFields &form);
    FarmResponse profile(const FarmRequest &request);
    [[nodiscard]] FarmResponse connectionError(int modernStatus, const QString &words) const;
    std::optional<FarmResponse> refuse(const FormFields &query, QString &uri) const;
    [[nodiscard]] bool sameRedirect(const QString &uri) const;
    [[nodiscard]] QByteArray grant(const TokenPair &pair) const;

    FarmAccounts &m_accounts;
    std::function<QDateTime()> m_clock;
    QString m_clientId;
    QString m_clientSecret;
    QString m_redirectUri = QStringLiteral("http://127.0.0.1:8799/callback");
    bool m_modern = false;
    QHash<QString, Code> m_codes;
    QStringList m_tickets; ///< One for each consent page that waits; the oldest goes first.
};

} // namespace paperround::inline practice
