// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/desk.h"

namespace paperround {

Desk::Desk(QObject *parent)
    : QObject(parent)
{
}

void Desk::choose(const FarmProfile &farm, const std::optional<Account> &account,
                  std::shared_ptr<Wikis> wikis, const std::optional<Error> &trouble)
{
    m_farm = farm;
    m_policy = policyOf(farm);
    m_names = WikiNames({farm});
    m_account = account;
    m_wikis = std::move(wikis);
    m_trouble = trouble;
    Q_EMIT changed();
}

void Desk::obey(const FarmPolicy &policy)
{
    if (m_policy == policy)
        return;
    m_policy = policy;
    Q_EMIT policyChanged();
}

} // namespace paperround
