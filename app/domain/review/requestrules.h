// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/review/farmpolicy.h"
#include "domain/review/request.h"

#include <QStringList>

namespace paperround {

/// Checks that a policy may forbid to fail, by the names in its `forbids`.
namespace forbiddable {
extern const QString Unsigned; ///< No ~~~~ and no time: archiving bots leave such a message for ever.
extern const QString MissingTemplate; ///< A wiki of the list lacks a template that the message calls.
} // namespace forbiddable

/// Does the message end with a signature or a time, or with anything that becomes one?
[[nodiscard]] bool isSigned(const QString &wikitext);

/// What the policy asks of a request, as far as its own text tells. Input: "route-not-allowed", "no-footer"
/// with the footer, "check-forbidden" with the check's name, "unknown-check" (the policy forbids something
/// that this version does not know, and nothing is sent then).
[[nodiscard]] Result<void> checkAgainst(const FarmPolicy &policy, const Request &request);

} // namespace paperround
