// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wiki/login/storedcredentials.h"

#include <functional>
#include <memory>

namespace paperround {

class OAuthServer;

/// An access token: owner-only (nothing to refresh), or an OAuth pair. Expiry is not guessed from this
/// computer's clock: the wiki's mwoauth-invalid-authorization says when to refresh.
class BearerCredentials : public StoredCredentials, public std::enable_shared_from_this<BearerCredentials>
{
public:
    /// Where the pair is kept and who refreshes it.
    struct Parts
    {
        QString key; ///< In the store.
        std::shared_ptr<TokenStore> store;
        std::shared_ptr<OAuthServer> server; ///< Null for an owner-only token.
        std::function<void()> lost; ///< Called once when only a new sign-in can help.
    };

    BearerCredentials(Account account, Secrets secrets, Parts parts);
    ~BearerCredentials() override;

    [[nodiscard]] const Account &account() const override { return m_account; }
    /// Waits for a refresh under way.
    Task<QByteArray> authorization() override;
    /// As the port says; besides NeedsFix "no-keychain" where the new pair cannot be stored: it is held back
    /// and stored at the next call.
    Task<void> renew(quint64 seen) override;
    [[nodiscard]] quint64 generation() const override { return m_generation; }
    [[nodiscard]] std::optional<BotPassword> botPassword() const override { return {}; }

    void adopt(Secrets secrets, std::shared_ptr<TokenStore> store) override;
    void end() override;

private:
    class Round;
    void use(Secrets secrets);
    Task<void> refreshOnce();
    Task<bool> adoptStored(); ///< Another process of ours may have refreshed: is there a newer pair?
    Task<void> store(Secrets fresh);
    tl::unexpected<Error> lose(QString why);

    Account m_account;
    Secrets m_secrets;
    Parts m_parts;
    bool m_lost = false; ///< Refused, or signed out.
    quint64 m_generation = 1;
    std::optional<Secrets> m_unstored; ///< Fresh from the server, not yet used.
    std::shared_ptr<Round> m_round; ///< The refresh under way.
};

} // namespace paperround
