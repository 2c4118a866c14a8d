// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/notokenstore.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

tl::unexpected<Error> noKeychain()
{
    return failure(ErrorKind::Storage, u"no-keychain"_s);
}

} // namespace

Task<Secrets> NoTokenStore::read(QString)
{
    co_return noKeychain();
}

Task<void> NoTokenStore::write(QString, Secrets)
{
    co_return noKeychain();
}

Task<void> NoTokenStore::remove(QString)
{
    co_return Result<void>();
}

Task<void> NoTokenStore::probe()
{
    co_return noKeychain();
}

} // namespace paperround
