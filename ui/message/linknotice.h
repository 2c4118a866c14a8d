// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/inlinebar.h"

#include <QUrl>

#include <functional>

namespace paperround {

/// Where a link of somebody else's page goes, before it is opened. `open` is called when the person says so.
[[nodiscard]] Notice linkNotice(const QUrl &url, const std::function<void()> &open);

} // namespace paperround
