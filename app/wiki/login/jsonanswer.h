// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "wiki/http/httpclient.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <utility>

namespace paperround {

/// What the requests of signing in have in common.
inline constexpr qint64 MaxSignInAnswer = 1024 * 1024; ///< Bytes.

/// application/x-www-form-urlencoded, everything but letters, digits and "-._~" escaped.
[[nodiscard]] QByteArray formBody(const QList<std::pair<QString, QString>> &fields);

/// The JSON object of an answer, whatever its content type: MediaWiki 1.39 calls the profile text/html.
/// Temporary for 429 and 5xx (with the server's error code where it gave one), "bad-answer" for what is no
/// JSON object: a captive portal or a proxy says nothing about a sign-in.
[[nodiscard]] Result<QJsonObject> jsonAnswer(const Result<HttpAnswer> &answer);

/// Signing in changes nothing a second try could double: a lost answer is Temporary here, never Look.
[[nodiscard]] Error asTemporary(Error error);

/// Hostile words, cut to what a person reads.
[[nodiscard]] QString words(const QJsonValue &value);

} // namespace paperround
