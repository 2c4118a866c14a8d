// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/task.h"
#include "wiki/login/secrets.h"

#include <QString>

namespace paperround {

/// Where the secrets of accounts are kept, one entry a key. All errors are ErrorKind::Storage "no-keychain"
/// (there is none, it is locked, it refused; `detail` has its own words) but for read()'s "no-token".
class TokenStore
{
public:
    virtual ~TokenStore() = default;

    /// ErrorKind::NeedsFix "no-token" only where the entry is surely absent. A locked keychain says "not
    /// found" as well: that comes back as "no-keychain", so nobody takes it for a lost sign-in.
    virtual Task<Secrets> read(QString key) = 0;
    virtual Task<void> write(QString key, Secrets secrets) = 0; ///< Comes back once it is stored.
    virtual Task<void> remove(QString key) = 0; ///< Removing what is not there succeeds.
    virtual Task<void> probe() = 0; ///< Writes and removes an entry of no worth: does keeping work?
};

} // namespace paperround
