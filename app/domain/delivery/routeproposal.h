// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/route.h"

#include <QList>

namespace paperround {

/// What is known of a delivery when its route is proposed.
struct RouteFacts
{
    int pages = 0; ///< That would get the message.
    int wikis = 0; ///< On so many.
    int wikisWithoutMassMessage = 0; ///< Of those that were asked.
    bool allowed = false; ///< The farm's profile lists the hand-over.
    bool extension = false; ///< The home wiki has MassMessage.
    bool right = false; ///< The account may use it there.
    bool signsItself = false; ///< The text ends with the sender's own signature.
};

/// Why a route is proposed, the one that weighs most first.
enum class RouteReason {
    NotAllowed, ///< The profile leaves the hand-over out.
    NoExtension,
    NoRight,
    OwnSignature, ///< Handed over, `~~~~` would become the delivery account's.
    Small, ///< One's own account is through within the hour.
    Large, ///< More than a desktop should stay awake for.
    ManyWikis, ///< Each of them would have to be signed in to and looked at.
    SomeByEdit, ///< Wikis without the extension get edits all the same.
};

/// A proposal; what is done is the request's own word.
struct RouteProposal
{
    Route route = Route::Edit;
    QList<RouteReason> reasons;
    bool possible = false; ///< The hand-over could be chosen.

    friend bool operator==(const RouteProposal &, const RouteProposal &) = default;
};

/// The hand-over where it is possible and the list outgrows one desktop: a lane posts some ten messages a
/// minute, so 1,000 pages are a matter of hours.
[[nodiscard]] RouteProposal proposeRoute(const RouteFacts &facts);

} // namespace paperround
