// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/request.h"
#include "engine/review/requestreading.h"

namespace paperround {

/// Writes the request's page on the home wiki, for the reviewers; one that was submitted before (by its
/// delivery id) becomes its next version, and older approvals fall. Lists of more than MostInlineTargets
/// pages get pages of their own. Errors: checkRequest()'s, checkAgainst()'s, checkOnWikis()'s,
/// readPolicy()'s, savePage()'s; Input "bad-id", "bad-note" (one line, 500 characters), "local-queue" (the
/// policy keeps no requests on the wiki), "request-delivering" and "request-finished" for one that is on its
/// way, "request-changed" where somebody else changed it meanwhile; NeedsFix "sign-in".
Task<ReviewedRequest> submitRequest(Request request, QString note, std::shared_ptr<Wikis> wikis);

/// The page of a request that was submitted before, by its delivery id; empty: there is none.
Task<QString> submittedAt(QString deliveryId, ReviewPolicy policy, std::shared_ptr<Wikis> wikis);

/// Does a page below the requests' prefix hold a request itself, and not a part of one?
[[nodiscard]] bool isRequestTitle(const QString &title, const ReviewPolicy &policy);

} // namespace paperround
