// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/farmpolicy.h"

#include "domain/review/canonicaljson.h"
#include "domain/review/policyjson.h"

namespace paperround {

FarmPolicy policyOf(const FarmProfile &farm)
{
    return {farm.send, farm.review, farm.brakes, farm.routes};
}

FarmProfile withPolicy(FarmProfile farm, const FarmPolicy &policy)
{
    farm.send = policy.send;
    farm.review = policy.review;
    farm.brakes = policy.brakes;
    farm.routes = policy.routes;
    return farm;
}

int approvalsNeeded(const ReviewPolicy &policy, qsizetype targets)
{
    // Whoever works alone, and says so in the policy, has nobody to ask.
    const bool asks = policy.queue == ReviewPolicy::Queue::Wiki && targets >= policy.fromTargets;
    return asks ? policy.approvals : 0;
}

int approvalsAsked(const ReviewPolicy &policy)
{
    return policy.approvals > 0 ? policy.approvals : 1;
}

QString digestOf(const FarmPolicy &policy)
{
    return canonicalDigest(policyToJson(policy));
}

} // namespace paperround
