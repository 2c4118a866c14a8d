// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/farmpolicy.h"
#include "engine/ports/task.h"
#include "engine/ports/wikis.h"

#include <memory>

namespace paperround {

/// The policy of a farm, and where it stands.
struct PolicyInForce
{
    FarmPolicy policy;
    QString page; ///< As the wiki writes it; empty: there is none, and the farm's profile stands for it.
    qint64 revision = 0;
    /// False: whoever may edit the wiki may change the policy. What the page's protection says; true where
    /// there is no page.
    bool isProtected = true;

    friend bool operator==(const PolicyInForce &, const PolicyInForce &) = default;
};

/// Reads the policy page that the farm's profile names, and has the wikis obey it; where there is none the
/// profile itself holds. Row "policy-moved" for a redirect; Row "policy-hidden"; Input what policyFromPage()
/// says, with the page's title before the place.
Task<PolicyInForce> readPolicy(FarmProfile farm, std::shared_ptr<Wikis> wikis);

} // namespace paperround
