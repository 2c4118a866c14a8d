// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/wikitextparts.h"

#include <QList>
#include <QStringView>

namespace paperround {

/// The words of a text that readers will read as words of its language, in their order: without comments,
/// what wikis do not read, templates, tags, targets of links, addresses, fields of a row, attributes of
/// tables, names of entities and switches like __NOTOC__. Left out, too, are single letters, words with
/// digits or with capitals inside ("MediaWiki", "NASA"), and scripts that write no blanks between words.
[[nodiscard]] QList<TextSpan> proseWords(QStringView text, const WikitextParts &parts);

} // namespace paperround
