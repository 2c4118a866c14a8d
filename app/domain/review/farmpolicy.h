// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/route.h"
#include "domain/review/brakepolicy.h"
#include "domain/review/farmprofile.h"
#include "domain/review/reviewpolicy.h"
#include "domain/review/sendpolicy.h"

#include <QString>

namespace paperround {

/// All that a farm says about sending: its policy page, or what stands for it where there is none.
struct FarmPolicy
{
    SendPolicy send;
    ReviewPolicy review;
    BrakePolicy brakes;
    Routes routes{Route::Edit};

    friend bool operator==(const FarmPolicy &, const FarmPolicy &) = default;
};

/// What holds on a farm whose home wiki has no policy page.
[[nodiscard]] FarmPolicy policyOf(const FarmProfile &farm);
/// The profile with that policy in force.
[[nodiscard]] FarmProfile withPolicy(FarmProfile farm, const FarmPolicy &policy);

/// Approvals without which a request for so many targets may not be sent; 0: it may go without any review.
[[nodiscard]] int approvalsNeeded(const ReviewPolicy &policy, qsizetype targets);
/// Approvals that a request needs once it was submitted: who asks for a review gets one, however small.
[[nodiscard]] int approvalsAsked(const ReviewPolicy &policy);

/// Hex SHA-256 over all that the policy says; how it is written down makes no difference.
[[nodiscard]] QString digestOf(const FarmPolicy &policy);

} // namespace paperround
