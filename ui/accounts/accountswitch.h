// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/workplace.h"
#include "ui/accounts/desk.h"

#include <QObject>

namespace paperround {

/// Puts an account of the workplace at the desk, or nobody; follows sign-outs.
class AccountSwitch : public QObject
{
    Q_OBJECT
public:
    AccountSwitch(Workplace &workplace, Desk &desk, QObject *parent = nullptr);

    /// The account named by `key` (Account::key()), else the first that is signed in, else nobody on the
    /// first farm.
    void begin(const QString &key = {});
    void use(const Account &account);
    void useNobody(const FarmProfile &farm);

private:
    void follow();

    Workplace &m_workplace;
    Desk &m_desk;
    quint64 m_round = 0;
};

} // namespace paperround
