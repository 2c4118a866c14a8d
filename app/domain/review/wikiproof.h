// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace paperround {

/// A text as a wiki keeps it when it is posted: NFC, line ends as \n, what XML cannot hold as U+FFFD. White
/// space at the end of a whole page goes too, but a message is never its page's end.
[[nodiscard]] QString asWikiKeeps(const QString &text);

/// JSON that comes back from a wiki page character for character: a field and an entry a line, so that the
/// wiki's own diff shows what changed, and in strings only what no step of a save touches; all else (markup,
/// marks, what NFC or a language's fixes might change) as \uXXXX.
[[nodiscard]] QString wikiProofJson(const QJsonObject &object);

/// Text for a <pre> of a wiki page: shown as it is, never markup, and the page's text the same after a save.
[[nodiscard]] QString wikiProofText(const QString &text);

} // namespace paperround
