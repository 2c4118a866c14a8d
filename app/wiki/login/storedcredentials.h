// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wiki/credentials.h"
#include "wiki/login/tokenstore.h"

#include <memory>

namespace paperround {

/// Credentials of the account book: it may put new secrets into the object that clients hold, or take them
/// away.
class StoredCredentials : public Credentials
{
public:
    /// A new sign-in of the same account, kept in `store`: the work that waited goes on.
    virtual void adopt(Secrets secrets, std::shared_ptr<TokenStore> store) = 0;
    /// Signed out: from now on everything is NeedsFix "sign-in".
    virtual void end() = 0;
};

} // namespace paperround
