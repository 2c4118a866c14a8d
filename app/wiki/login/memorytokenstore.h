// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wiki/login/tokenstore.h"

#include <QHash>

namespace paperround {

/// Keeps secrets for this run only.
class MemoryTokenStore : public TokenStore
{
public:
    Task<Secrets> read(QString key) override;
    Task<void> write(QString key, Secrets secrets) override;
    Task<void> remove(QString key) override;
    Task<void> probe() override;

private:
    QHash<QString, Secrets> m_secrets;
};

} // namespace paperround
