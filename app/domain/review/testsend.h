// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/farmprofile.h"
#include "domain/review/request.h"

namespace paperround {

/// Where a test goes: the sandbox that the farm's profile names, else the account's own talk page at home.
[[nodiscard]] Target testTarget(const FarmProfile &farm, const QString &account);

/// A request of its own, with a new id, that sends this message to that page and nowhere else, at once. It is
/// marked as a test, so that the ledger does not take its text for one the page has got: a sender who is on
/// the list gets the real message, too, and no finished delivery waits for a decision about it.
[[nodiscard]] Request testOf(const Request &request, const FarmProfile &farm, const QString &account);

} // namespace paperround
