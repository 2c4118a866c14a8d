// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/log.h"

namespace paperround {

Q_LOGGING_CATEGORY(lcCli, "paperround.cli")

} // namespace paperround
