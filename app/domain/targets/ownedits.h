// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/targetsource.h"

#include <QByteArray>

namespace paperround {

/// As JSON, for keeping; empty where there are no edits.
[[nodiscard]] QByteArray editsToJson(const OwnEdits &edits);
/// What editsToJson() wrote; what it did not write is passed over.
[[nodiscard]] OwnEdits editsFromJson(const QByteArray &json);

} // namespace paperround
