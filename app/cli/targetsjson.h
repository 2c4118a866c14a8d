// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/target.h"

#include <QJsonObject>

namespace paperround {

/// What `targets parse` and `targets load` print: {"targets": [{"title", "wiki", "line"}], "problems":
/// [{"line", "text", "code"}]}, with the source's own words ("written") and what was meant ("meant") where
/// they are known.
[[nodiscard]] QJsonObject targetsToJson(const ParsedTargets &parsed);

} // namespace paperround
