// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/hostilehtml.h"

namespace paperround {

// The table of hostileHtml() by kind; "@" stands for the place that each would reach.
[[nodiscard]] QList<HostileHtml> hostileMarkup();
[[nodiscard]] QList<HostileHtml> hostileLoads();
[[nodiscard]] QList<HostileHtml> hostileStyles();

} // namespace paperround
