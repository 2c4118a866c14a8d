// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace paperround {

/// What a sign-in leaves to be kept: it goes into a TokenStore and nowhere else.
struct Secrets
{
    QString accessToken; ///< OAuth and owner-only; about 800 characters.
    QString refreshToken; ///< OAuth; about 900 characters. Empty: nothing to refresh with.
    QDateTime expires; ///< UTC, by this computer's clock; invalid: unknown or never.
    QString clientId; ///< The OAuth client the pair was given to: only it may refresh.
    QString password; ///< Bot password.

    friend bool operator==(const Secrets &, const Secrets &) = default;
};

/// JSON for a keychain entry.
[[nodiscard]] QByteArray secretsToJson(const Secrets &secrets);
/// ErrorKind::Storage "bad-token-entry" for what this program did not write.
[[nodiscard]] Result<Secrets> secretsFromJson(const QByteArray &json);

} // namespace paperround
