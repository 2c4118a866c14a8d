// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/botpasswordcredentials.h"

namespace paperround {

using namespace Qt::StringLiterals;

BotPasswordCredentials::BotPasswordCredentials(Account account, Secrets secrets)
    : m_account(std::move(account))
    , m_password(std::move(secrets.password))
{
}

Task<QByteArray> BotPasswordCredentials::authorization()
{
    if (m_password.isEmpty())
        co_return failure(ErrorKind::NeedsFix, u"sign-in"_qs);
    co_return QByteArray();
}

Task<void> BotPasswordCredentials::renew(quint64 seen)
{
    if (seen < m_generation)
        co_return {};
    co_return failure(ErrorKind::NeedsFix, u"sign-in"_qs);
}

std::optional<BotPassword> BotPasswordCredentials::botPassword() const
{
    if (m_password.isEmpty())
        return {};
    return BotPassword{m_account.name + u'@' + m_account.botName, m_password};
}

void BotPasswordCredentials::adopt(Secrets secrets, std::shared_ptr<TokenStore> store)
{
    Q_UNUSED(store) // Nothing is ever written back.
    m_password = std::move(secrets.password);
    ++m_generation;
}

void BotPasswordCredentials::end()
{
    m_password.clear();
    ++m_generation;
}

} // namespace paperround
