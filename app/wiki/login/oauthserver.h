// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/clock.h"
#include "engine/ports/task.h"
#include "wiki/login/homewiki.h"
#include "wiki/login/secrets.h"

#include <QString>
#include <QUrl>
#include <memory>

namespace paperround {

/// The OAuth 2 endpoints of a home wiki (…/rest.php/oauth2/…).
class OAuthServer : public std::enable_shared_from_this<OAuthServer>
{
public:
    OAuthServer(std::shared_ptr<HomeWiki> home, std::shared_ptr<Clock> clock);

    [[nodiscard]] const FarmProfile &farm() const { return m_home->farm(); }

    /// Where to send the browser. The scope is left out: all grants of the client.
    Task<QUrl> authorizeUrl(QString state, QString challenge, QString redirectUri);
    /// A code for a pair of tokens. NeedsFix with the server's error ("invalid_client", …) and its hint;
    /// Temporary "server_error" (read-only), "bad-answer" (no OAuth server answered), or what HTTP says.
    Task<Secrets> exchange(QString code, QString verifier, QString redirectUri);
    /// A new pair; the old one dies at once, on all wikis. NeedsFix "sign-in" where the server refuses the
    /// refresh token or the client; else Temporary, and the pair is as good as before.
    Task<Secrets> refresh(Secrets old);
    /// The user's name. NeedsFix "sign-in", or Temporary.
    Task<QString> userName(QString accessToken);

private:
    Task<Secrets> askForTokens(QList<std::pair<QString, QString>> form, QString clientId);

    std::shared_ptr<HomeWiki> m_home;
    std::shared_ptr<Clock> m_clock;
};

} // namespace paperround
