// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/pausecause.h"
#include "models/sentences.h"
#include "models/wikinames.h"

namespace paperround {

/// Why a delivery paused by itself, what that means and what to do.
[[nodiscard]] Explanation explainPause(const PauseCause &cause, const WikiNames &names = {});
[[nodiscard]] QString goOnWords(const PauseCause &cause); ///< Of the one button.
/// The stop page cannot be read, and the delivery goes on.
[[nodiscard]] Explanation explainStopPageTrouble(const Error &error);

} // namespace paperround
