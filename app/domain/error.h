// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <chrono>

namespace paperround {

/// What the caller does about an error; the words for people are made in models/sentences.
enum class ErrorKind {
    Temporary, ///< Surely not applied: wait (retryAfter), then the same again.
    NeedsFix, ///< Surely not applied, and will not be until something is mended: token, sign-in, right.
    Row, ///< Surely not applied; permanent for this page.
    Wiki, ///< Surely not applied; permanent for every page of this wiki until a person acts.
    Look, ///< It may have been applied, or may be the echo of our own first copy: look before anything else.
    Stopped, ///< We gave it up ourselves before it had an effect.
    Input, ///< What a person or a file gave us is not usable; `detail` names the place.
    Storage, ///< Ledger, file or keychain.
};

/// Why something did not happen. A value: it travels through Result, signals and the ledger.
struct Error
{
    ErrorKind kind = ErrorKind::Look;
    QString code; ///< MediaWiki's own error code, or one of ours ("timeout", "not-a-wiki", "subject-too-long", …).
    QString detail; ///< The wiki's own words, or the place in the input. Hostile text: escape before showing.
    std::chrono::milliseconds retryAfter{0}; ///< From Retry-After; zero where nobody said.

    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace paperround
