// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/farmprofile.h"

#include <QString>
#include <optional>

namespace paperround {

/// May whoever the farm trusts send on all of its wikis, or is each wiki confirmed by a link to its
/// permission first? What the profile says; without a word, only a farm on this computer needs none.
[[nodiscard]] bool isOpenToSenders(const SendPolicy &policy, const QString &home);

/// The link to a permission as it is kept: http or https, with a host, of 2,000 characters at most. Nothing
/// for what is no such link.
[[nodiscard]] std::optional<QString> cleanPermission(const QString &link);

} // namespace paperround
