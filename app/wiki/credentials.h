// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/account.h"
#include "engine/ports/task.h"

#include <QByteArray>
#include <optional>

namespace paperround {

/// The user@bot name and password of Special:BotPasswords, for action=login.
struct BotPassword
{
    QString login; ///< "Sender@rig"
    QString password;
};

/// What proves an account to the wikis of its farm. One object an account, shared by all its clients; made by
/// wiki/login, used by wiki/api. Secrets leave it only towards hosts of the farm.
class Credentials
{
public:
    virtual ~Credentials() = default;

    [[nodiscard]] virtual const Account &account() const = 0;
    /// The whole value of the Authorization header ("Bearer …"); empty for a bot password.
    virtual Task<QByteArray> authorization() = 0;
    /// After mwoauth-invalid-authorization on a request sent while generation() was `seen`: comes back at once
    /// where the pair is newer already. One refresh at a time, the new pair stored before it is used.
    /// ErrorKind::NeedsFix "sign-in" when only a person can help; Temporary when the server could not answer.
    virtual Task<void> renew(quint64 seen) = 0;
    /// Changes with each new access token: csrf tokens of an older generation are dead.
    [[nodiscard]] virtual quint64 generation() const = 0;
    /// Set where the account signs in by action=login, on each wiki, into that wiki's own cookie jar.
    [[nodiscard]] virtual std::optional<BotPassword> botPassword() const = 0;
};

} // namespace paperround
