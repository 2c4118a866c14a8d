// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/log.h"

namespace paperround {
Q_LOGGING_CATEGORY(lcStore, "paperround.store", QtInfoMsg)
}
