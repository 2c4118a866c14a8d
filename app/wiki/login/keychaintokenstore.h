// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wiki/login/tokenstore.h"

namespace paperround {

/// The system's keychain through QtKeychain, never its insecure fallback.
class KeychainTokenStore : public TokenStore
{
public:
    /// Entries stand under this name in the keychain.
    explicit KeychainTokenStore(QString service = QStringLiteral("Paper Round"));

    Task<Secrets> read(QString key) override;
    Task<void> write(QString key, Secrets secrets) override;
    Task<void> remove(QString key) override;
    Task<void> probe() override;

private:
    QString m_service;
};

} // namespace paperround
