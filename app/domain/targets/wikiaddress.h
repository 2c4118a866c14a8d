// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace paperround {

/// The host that a person means who pastes the address of a page of a wiki, or only its host: in lower case,
/// with its port where that is not the scheme's own. Nothing for what is no web address.
[[nodiscard]] std::optional<QString> hostOfAddress(const QString &written);

} // namespace paperround
