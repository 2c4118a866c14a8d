// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wiki/login/tokenstore.h"

#include <chrono>

namespace paperround {

/// The system's keychain through QtKeychain, never its insecure fallback. One that does not answer within the
/// limit is Storage "keychain-silent"; the limit leaves its owner time to type its password.
class KeychainTokenStore : public TokenStore
{
public:
    /// Entries stand under this name in the keychain.
    explicit KeychainTokenStore(QString service = QStringLiteral("Paper Round"),
                                std::chrono::milliseconds limit = std::chrono::minutes(2));

    Task<Secrets> read(QString key) override;
    Task<void> write(QString key, Secrets secrets) override;
    Task<void> remove(QString key) override;
    Task<void> probe() override;

private:
    QString m_service;
    std::chrono::milliseconds m_limit;
};

} // namespace paperround
