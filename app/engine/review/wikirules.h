// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/farmpolicy.h"
#include "domain/review/request.h"
#include "engine/ports/task.h"
#include "engine/ports/wikis.h"

#include <memory>

namespace paperround {

/// What the policy forbids and only the wikis of the list can tell ("missing-template", "broken-link" …);
/// nobody is asked where it forbids nothing of the kind. What checkAgainst() tells by itself is not looked
/// at. Input "check-forbidden" with check, wiki, line and what is missing; any error of a wiki that does not
/// answer.
Task<void> checkOnWikis(Request request, FarmPolicy policy, std::shared_ptr<Wikis> wikis);

} // namespace paperround
