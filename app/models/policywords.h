// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/farmpolicy.h"

#include <QList>
#include <QString>

namespace paperround {

/// One of a policy's rules, for people.
struct PolicyRule
{
    QString name; ///< "Who may send"
    QString says; ///< Plain text; hostile where it comes from a wiki's page.
};

/// All that a policy says, one rule each, the defaults too.
[[nodiscard]] QList<PolicyRule> policyRules(const FarmPolicy &policy);

} // namespace paperround
