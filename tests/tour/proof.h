// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace paperround {

class Workplace;

/// Prints the table of the newest delivery, and holds it against the pages of the practice farm. Empty: each
/// delivered page has the message exactly once, no other page has it, and all rows have ended. Else what is
/// wrong.
[[nodiscard]] QString proveDelivery(Workplace &workplace, const QString &subject);

} // namespace paperround
