// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/message.h"
#include "domain/message/wording.h"
#include "domain/wikifacts.h"

#include <QString>

namespace paperround {

/// Longest subject, in UTF-8 bytes of the effective form (the limit MassMessage has taught everybody).
inline constexpr qsizetype MaxSubjectBytes = 240;

/// MediaWiki cuts an edit summary after so many characters; ours never gets there, since the mark stands at
/// its end.
inline constexpr qsizetype MaxSummaryLength = 500;

/// The exact wikitext a row would post, and its edit summary.
struct ComposedRow
{
    QString subject; ///< Effective, and plain text.
    QString addition; ///< Blank line, == heading ==, blank line, body, notice, hidden comment with the mark.
    QString summary; ///< Section link, the wiki's words for a new section, the mark.

    friend bool operator==(const ComposedRow &, const ComposedRow &) = default;
};

/// What goes into a row beside the wiki's own words.
struct ComposeFacts
{
    Message message;
    QString deliveryId;
    int row = 0;
    QString sender; ///< User name.
    QString homeDbname; ///< "metawiki"
    QString listUrl;
    QString redirectedFrom; ///< Empty: none; else the notice is added.
    QString page = {}; ///< Where it goes, after redirects.
    QString language = {}; ///< Of that page; empty: the wiki's.
};

/// Whom a row is for, as far as its words depend on it.
[[nodiscard]] Recipient recipientOf(const ComposeFacts &row, const WikiFacts &wiki);

/// Text assembly: the order of parts and the wiki's own words as MassMessage has them, English where it has
/// none.
[[nodiscard]] ComposedRow composeRow(const ComposeFacts &row, const WikiFacts &wiki);

/// The same for a board: the subject as plain text, and a body without the signature at its end, since the
/// board shows who wrote. `addition` is the body alone.
[[nodiscard]] ComposedRow composeForBoard(const ComposeFacts &row, const WikiFacts &wiki);

/// The body of a hand-over to MassMessage, which is one for all rows: so its mark names the delivery alone,
/// as row 0.
[[nodiscard]] QString composeForQueue(const Message &message, const QString &deliveryId);

/// The whole text of a page after a row was added to `content`: byte for byte what section=new would make of
/// it.
[[nodiscard]] QString withAddition(const QString &content, const QString &addition);

/// A heading as the section link of an edit summary shows it: links, quotes and tags of the markup taken off.
[[nodiscard]] QString plainHeading(const QString &heading);

/// What the issues of a newsletter have in common: the subject without its numbers and without case. "Tech
/// News: 2026-48" and "Tech News: 2026-47" are of one series.
[[nodiscard]] QString seriesOf(const QString &subject);

} // namespace paperround
