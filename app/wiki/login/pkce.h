// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace paperround {

/// 256 bits from the system's secure source, base64url without padding (43 characters): a state or a
/// verifier.
[[nodiscard]] QString randomSecret();

/// The S256 challenge of a PKCE verifier (RFC 7636). `plain` is allowed by MediaWiki and never used.
[[nodiscard]] QString challengeFor(const QString &verifier);

/// Takes as long for a near miss as for a far one; only lengths show.
[[nodiscard]] bool equalInConstantTime(const QByteArray &one, const QByteArray &other);

} // namespace paperround
