// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/targetlistparser.h"

#include <QString>

#include <optional>

namespace paperround {

/// The host that a person means who pastes the address of a page of a wiki, or only its host: in lower case,
/// with its port where that is not the scheme's own. Nothing for what is no web address.
[[nodiscard]] std::optional<QString> hostOfAddress(const QString &written);

/// The host of the one wiki that a person means who fills in a field by any of its names, or by an address
/// there. Where no one wiki goes by it the words come back, and whoever takes them says what is wrong.
[[nodiscard]] QString hostMeant(const QString &written, const KnownSites &sites);

} // namespace paperround
