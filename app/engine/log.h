// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace paperround {

Q_DECLARE_LOGGING_CATEGORY(lcEngine)

} // namespace paperround
