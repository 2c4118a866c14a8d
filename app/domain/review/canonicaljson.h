// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QString>

namespace paperround {

/// The one way to write a JSON value (RFC 8785): keys by their UTF-16 code units, no blanks, the shortest
/// escapes, numbers as ECMAScript prints them. UTF-8. A lone surrogate becomes U+FFFD: it has no UTF-8.
[[nodiscard]] QByteArray canonicalJson(const QJsonValue &value);

/// Hex SHA-256 over canonicalJson().
[[nodiscard]] QString canonicalDigest(const QJsonValue &value);

} // namespace paperround
