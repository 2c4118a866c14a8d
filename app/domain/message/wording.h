// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/message.h"
#include "domain/message/rowfields.h"
#include "domain/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace paperround {

/// The page that a message goes to, as far as its words depend on it.
struct Recipient
{
    QString wiki; ///< Host.
    QString language; ///< Of the page: MediaWiki's code; empty: unknown.
    RowFacts facts;
    int row = 0; ///< Of the request; 0: none, and in no segment.

    friend bool operator==(const Recipient &, const Recipient &) = default;
};

/// Which of a message's texts a recipient gets.
struct ChosenTexts
{
    int sourceText = -1; ///< Of MessageSource::texts; -1: none.
    int variant = -1; ///< Of Message::variants; -1: the message's own subject and body.
    /// Of a source with translations: the language of the page has none, and another stands in.
    bool otherLanguage = false;

    friend bool operator==(const ChosenTexts &, const ChosenTexts &) = default;
};

/// A variant for the row's segment (of several the first) before one for the wiki, and that before one for
/// the language; of languages, in the source's translations too, the first of languageChain() that there is.
[[nodiscard]] ChosenTexts textsFor(const Message &message, const QString &wiki, const QString &language,
                                   int row = 0);

/// Is that row of its segment?
[[nodiscard]] bool isForRow(const MessageVariant &variant, int row);

/// Does a board get it, which shows itself who wrote, or a talk page?
enum class PostedOn { TalkPage, Board };

/// The words of a message for one recipient, before the wiki's own are added.
struct Wording
{
    QString heading; ///< The effective subject as wikitext, in its language where that is another.
    QString subject; ///< The same as plain text, for summaries and boards.
    /// The source's text, blank line, body, signature, footer; in MassMessage's order, each in its language.
    QString body;

    friend bool operator==(const Wording &, const Wording &) = default;
};

[[nodiscard]] Wording wordingFor(const Message &message, const Recipient &recipient, PostedOn where);

/// The subject as it would stand on the page: no line breaks, no tags, no blanks at its end. A "<" that
/// begins no tag stays ("<3"), unlike in MassMessage, which loses the rest of the line.
[[nodiscard]] QString effectiveSubject(const QString &subject);

/// A body without exactly four tildes at its end: five are a date and three a name, and both stay.
[[nodiscard]] QString withoutSignature(const QString &body);

/// Is it the same words for everybody: no source, no variants, no fields of a row?
[[nodiscard]] bool isOneText(const Message &message);

/// All that goes out, as messages of a subject and a body alone: each text of the source with the message's
/// own words, and each variant. Without the marks of languages, and with the fields of rows as they are
/// written.
[[nodiscard]] QList<Message> wordingsOf(const Message &message);

/// Every subject, and every text that somebody wrote, with its place in the request ("variants[0].body").
struct PlacedText
{
    QString place;
    QString text;
};
[[nodiscard]] QList<PlacedText> subjectsOf(const Message &message);
[[nodiscard]] QList<PlacedText> bodiesOf(const Message &message);

/// Do their readers read the same, whatever revision it came from?
[[nodiscard]] bool saysTheSame(const Message &one, const Message &other);

/// Input, with the place in `detail`: "empty-subject", "subject-too-long" (over 240 bytes of the effective
/// form), "empty-body", "source-unread", "unknown-row-field" (with what was written), "bad-variant" (for no
/// language, wiki or segment, for several, or for one that another variant is for), "empty-signature".
[[nodiscard]] Result<void> checkWording(const Message &message);

} // namespace paperround
