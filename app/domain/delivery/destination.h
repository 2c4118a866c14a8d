// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/wikifacts.h"

#include <QString>
#include <optional>

namespace paperround {

/// Namespaces by MediaWiki's fixed numbers.
inline constexpr int UserNamespace = 2;
inline constexpr int UserTalkNamespace = 3;
inline constexpr int ProjectNamespace = 4;

/// The namespace a prefixed title stands in there: by local name, canonical name or alias, whatever its case.
/// The main namespace where the prefix is none.
[[nodiscard]] int namespaceOf(const QString &title, const WikiFacts &wiki);

/// Where a message for `title` goes: a user page's talk page for a user page, else the page itself.
[[nodiscard]] QString destinationOf(const QString &title, const WikiFacts &wiki);

/// The talk page of a page, which of a talk page is that itself; nothing where there is none (Special:, and a
/// namespace the wiki does not have).
[[nodiscard]] std::optional<QString> talkPageOf(const QString &title, const WikiFacts &wiki);

/// May messages be posted in that namespace: talk pages, and the project's own pages (village pumps).
[[nodiscard]] bool takesMessages(int ns);

} // namespace paperround
