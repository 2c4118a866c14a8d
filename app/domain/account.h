// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace paperround {

/// How an account proves itself. The secret is never here: it is in the keychain, or in this run's memory.
enum class SignInKind { OAuth, OwnerOnlyToken, BotPassword };

/// A user on a farm.
struct Account
{
    QString farm; ///< The home wiki's host.
    QString name; ///< User name as the wiki writes it, without the bot password's "@…".
    SignInKind kind = SignInKind::OAuth;
    QString botName; ///< For a bot password, what stands after "@".

    [[nodiscard]] QString key() const { return name + u'@' + farm; } ///< Unique: "Sender@meta.wikimedia.org".
    friend bool operator==(const Account &, const Account &) = default;
};

} // namespace paperround
