// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/memorytokenstore.h"

namespace paperround {

using namespace Qt::StringLiterals;

Task<Secrets> MemoryTokenStore::read(QString key)
{
    const auto found = m_secrets.constFind(key);
    if (found == m_secrets.constEnd())
        co_return failure(ErrorKind::NeedsFix, u"no-token"_qs);
    co_return *found;
}

Task<void> MemoryTokenStore::write(QString key, Secrets secrets)
{
    m_secrets.insert(key, secrets);
    co_return {};
}

Task<void> MemoryTokenStore::remove(QString key)
{
    m_secrets.remove(key);
    co_return {};
}

Task<void> MemoryTokenStore::probe()
{
    co_return {};
}

} // namespace paperround
