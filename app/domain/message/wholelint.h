// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/lint.h"

namespace paperround {

/// lintMessage() of all that goes out: source, variants, signature and footer make up for what the text
/// lacks, and have faults of their own. Places are those of subject and body; what is found in other words is
/// the whole message's, and has no change that cures it.
[[nodiscard]] QList<LintFinding> lintWhole(const Message &message, const LintFacts &facts);

} // namespace paperround
