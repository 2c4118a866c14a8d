// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wiki/login/tokenstore.h"

namespace paperround {

/// Where there is to be no keychain: everything is Storage "no-keychain", so that sign-ins stay in memory.
class NoTokenStore : public TokenStore
{
public:
    Task<Secrets> read(QString key) override;
    Task<void> write(QString key, Secrets secrets) override;
    Task<void> remove(QString key) override;
    Task<void> probe() override;
};

} // namespace paperround
