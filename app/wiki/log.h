// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace paperround {

/// "paperround.wiki". Never a token, a password or a body goes into it.
Q_DECLARE_LOGGING_CATEGORY(lcWiki)

} // namespace paperround
