// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QString>

namespace paperround {

/// Reads the one line of a --token-file or --password-file. ErrorKind::Input, with the file's name in
/// `detail`: "secret-file-unreadable", "secret-file-not-regular", "secret-file-not-mine" (another owner),
/// "secret-file-open" (others than the owner may read it), "secret-file-empty", "secret-file-too-large" (16
/// KiB), "secret-file-lines" (more than one line).
[[nodiscard]] Result<QString> readSecretFile(const QString &path);

} // namespace paperround
