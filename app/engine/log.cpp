// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/log.h"

namespace paperround {

Q_LOGGING_CATEGORY(lcEngine, "paperround.engine")

} // namespace paperround
