// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace paperround {

/// A language as its own speakers call it; the code where nobody knows. Codes are MediaWiki's.
[[nodiscard]] QString languageName(const QString &code);

/// "français (fr)", the name isolated.
[[nodiscard]] QString languageWords(const QString &code);

} // namespace paperround
