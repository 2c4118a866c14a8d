// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountswitch.h"

#include "wiki/login/accountbook.h"

#include <QCoroTask>

#include <algorithm>

namespace paperround {

AccountSwitch::AccountSwitch(Workplace &workplace, Desk &desk, QObject *parent)
    : QObject(parent)
    , m_workplace(workplace)
    , m_desk(desk)
{
    connect(&workplace.accounts(), &AccountBook::accountsChanged, this, &AccountSwitch::follow);
}

void AccountSwitch::begin(const QString &key)
{
    const QList<KnownAccount> accounts = m_workplace.accounts().accounts();
    const auto usable = [](const KnownAccount &it) { return it.signedIn; };
    auto found = std::find_if(accounts.cbegin(), accounts.cend(), [&key](const KnownAccount &it) {
        return it.signedIn && it.account.key() == key;
    });
    if (found == accounts.cend())
        found = std::find_if(accounts.cbegin(), accounts.cend(), usable);
    if (found != accounts.cend())
        use(found->account);
    else if (!m_workplace.farms().isEmpty())
        useNobody(m_workplace.farms().constFirst());
}

void AccountSwitch::use(const Account &account)
{
    const quint64 round = ++m_round;
    const FarmProfile farm = m_workplace.farmFor(account.farm);
    m_desk.choose(farm, account, nullptr);
    QCoro::connect(m_workplace.wikisFor(account), this,
                   [this, round, farm, account](const Result<std::shared_ptr<Wikis>> &wikis) {
                       if (round != m_round)
                           return;
                       if (wikis)
                           m_desk.choose(farm, account, *wikis);
                       else
                           m_desk.choose(farm, account, nullptr, wikis.error());
                   });
}

void AccountSwitch::useNobody(const FarmProfile &farm)
{
    ++m_round;
    m_desk.choose(farm, {}, m_workplace.wikisFor(farm));
}

void AccountSwitch::follow()
{
    if (!m_desk.account())
        return;
    const QList<KnownAccount> accounts = m_workplace.accounts().accounts();
    const bool still = std::any_of(accounts.cbegin(), accounts.cend(), [this](const KnownAccount &it) {
        return it.signedIn && it.account == *m_desk.account();
    });
    if (!still)
        begin();
}

} // namespace paperround
