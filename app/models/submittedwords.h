// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/review/requestshelf.h"
#include "models/sentences.h"

#include <QStringList>

namespace paperround {

/// Where a draft stands that was submitted, for the person who wrote it: what happened, what it means, what to
/// mend. `changed`: the draft says something else by now.
[[nodiscard]] Explanation submittedWords(const QueuedRequest &queued, bool changed);

/// Who has to say yes before so many pages are sent, by that policy.
[[nodiscard]] QString approvalWords(const ReviewPolicy &policy, int pages);

/// What holds on the farm and where it stands: whom a request needs, then the policy page with its revision, a line
/// each.
[[nodiscard]] QStringList policyWords(const PolicyInForce &policy);

} // namespace paperround
