// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/lint.h"

#include <QString>

namespace paperround {

/// What a person is told of a finding. Names in it are isolated.
struct LintWords
{
    QString title; ///< Short, without full stop.
    QString meaning; ///< What would come of it, and what to do.
    QString mend; ///< What the one change does, as a button says it; empty: there is none.
};

[[nodiscard]] LintWords lintWords(const LintFinding &finding);

[[nodiscard]] QString lintSeverityWord(LintSeverity severity); ///< "Error"
[[nodiscard]] QString lintSeverityName(LintSeverity severity); ///< Its name in JSON: "error".

} // namespace paperround
