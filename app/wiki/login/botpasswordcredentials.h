// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wiki/login/storedcredentials.h"

namespace paperround {

/// A bot password: every wiki's client signs in with it by action=login, into its own cookie jar.
class BotPasswordCredentials : public StoredCredentials
{
public:
    BotPasswordCredentials(Account account, Secrets secrets);

    [[nodiscard]] const Account &account() const override { return m_account; }
    Task<QByteArray> authorization() override;
    Task<void> renew(quint64 seen) override; ///< There is nothing to refresh.
    [[nodiscard]] quint64 generation() const override { return m_generation; }
    [[nodiscard]] std::optional<BotPassword> botPassword() const override;

    void adopt(Secrets secrets, std::shared_ptr<TokenStore> store) override;
    void end() override;

private:
    Account m_account;
    QString m_password;
    quint64 m_generation = 1;
};

} // namespace paperround
