// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/log.h"

namespace paperround {

Q_LOGGING_CATEGORY(lcWiki, "paperround.wiki")

} // namespace paperround
