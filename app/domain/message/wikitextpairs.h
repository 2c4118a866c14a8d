// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/wikitextparts.h"

#include <optional>

namespace paperround {

/// Two marks that belong together: `[[` and `]]`, `<b>` and `</b>`.
struct WikitextPair
{
    TextSpan opens;
    TextSpan closes;

    friend bool operator==(const WikitextPair &, const WikitextPair &) = default;
};

/// The pair of which a mark is at that place between two characters: around it, else before it, else behind
/// it. Brackets of links and templates, comments, tags. `parts` are those of `text`.
[[nodiscard]] std::optional<WikitextPair> pairAt(QStringView text, const WikitextParts &parts,
                                                 qsizetype place);

} // namespace paperround
