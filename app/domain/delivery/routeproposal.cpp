// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/delivery/routeproposal.h"

namespace paperround {

namespace {

constexpr int ManyPages = 1000;
constexpr int ManyWikis = 50;

} // namespace

RouteProposal proposeRoute(const RouteFacts &facts)
{
    if (!facts.allowed)
        return {Route::Edit, {RouteReason::NotAllowed}, false};
    if (!facts.extension)
        return {Route::Edit, {RouteReason::NoExtension}, false};
    if (!facts.right)
        return {Route::Edit, {RouteReason::NoRight}, false};
    RouteProposal proposal{Route::Edit, {}, true};
    if (facts.pages > ManyPages)
        proposal.reasons.append(RouteReason::Large);
    if (facts.wikis > ManyWikis)
        proposal.reasons.append(RouteReason::ManyWikis);
    if (proposal.reasons.isEmpty()) {
        proposal.reasons.append(RouteReason::Small);
        return proposal;
    }
    if (facts.signsItself) {
        proposal.reasons.prepend(RouteReason::OwnSignature);
        return proposal;
    }
    proposal.route = Route::MassMessage;
    if (facts.wikisWithoutMassMessage > 0)
        proposal.reasons.append(RouteReason::SomeByEdit);
    return proposal;
}

} // namespace paperround
