// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/requestrecord.h"

#include <QString>

namespace paperround {

/// Why a decision on a request's page does not count, as a sentence without full stop.
[[nodiscard]] QString disbeliefWords(const QString &code);

[[nodiscard]] QString requestStateWord(RequestState state); ///< "Waits for review"
[[nodiscard]] QString decisionWord(Decision::Kind kind); ///< "Approved", "Returned" …

} // namespace paperround
