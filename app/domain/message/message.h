// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <optional>

namespace paperround {

/// What one page of a message's source says, at one revision.
struct SourceText
{
    QString page; ///< As its wiki writes it.
    qint64 revision = 0;
    QString language; ///< MediaWiki's code.
    bool rightToLeft = false;
    QString subject; ///< Of the section chosen for it, without its tags; empty: none was chosen.
    QString body; ///< Wikitext; of a section with its tags, as MassMessage posts it.

    friend bool operator==(const SourceText &, const SourceText &) = default;
};

/// A page of the farm that is the message, or the first part of it.
struct MessageSource
{
    QString wiki; ///< Host.
    QString page; ///< Title.
    QString subjectSection; ///< Label; empty: the subject is the message's own.
    QString bodySection; ///< Label; empty: the whole page.
    bool translations = false; ///< Its subpages named by language ("Page/fr") are its translations.
    qint64 revision = 0; ///< Of `page`, to which it is pinned; 0: its newest when the request is made.
    /// What was read: the page itself first (of one with translations that in its own language), then
    /// translations, each at the revision that it names. Empty: not read yet.
    QList<SourceText> texts;

    friend bool operator==(const MessageSource &, const MessageSource &) = default;
};

/// Rows of a request, one after another.
struct RowRange
{
    int first = 1;
    int last = 1; ///< It too.

    friend bool operator==(const RowRange &, const RowRange &) = default;
};

/// Another wording for the wikis of one language, for one wiki, or for a segment of the list: exactly one of
/// the three is said.
struct MessageVariant
{
    QString language; ///< MediaWiki's code.
    QString wiki; ///< Host.
    QString subject; ///< Empty: the message's.
    QString body; ///< Empty: the message's.
    QString segment = {}; ///< As people call it: in a draft the name of a source of its list.
    /// Of that segment: its rows in the request, rising and apart. A draft has none until it becomes one.
    QList<RowRange> rows = {};

    friend bool operator==(const MessageVariant &, const MessageVariant &) = default;
};

/// Who the message is from, as its readers and their tools are told.
enum class Signature {
    AsWritten, ///< Whatever the text says.
    Account, ///< ~~~~, unless the text ends with it.
    Line, ///< A line of one's own, and the time.
    None, ///< No ~~~~ at the end, even where the text has it.
};

/// What is said: a heading and wikitext, and what else there is to say it with.
struct Message
{
    QString subject;
    QString body;
    std::optional<MessageSource> source = {}; ///< Stands before the body; its subject wins.
    QList<MessageVariant> variants = {};
    Signature signature = Signature::AsWritten;
    QString signatureLine = {}; ///< Of Signature::Line: wikitext in one line.
    QString footer = {}; ///< What the policy puts under every message; empty: nothing.

    friend bool operator==(const Message &, const Message &) = default;
};

} // namespace paperround
