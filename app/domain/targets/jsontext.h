// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace paperround {

/// A string of JSON, with its quotes, exactly as MediaWiki writes it when it saves a page of JSON: slashes
/// and all of Unicode as they are, but for < > & and the two line separators.
[[nodiscard]] QString jsonString(QStringView text);

} // namespace paperround
