// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/message.h"
#include "domain/textspan.h"
#include "domain/wikifacts.h"

#include <QHash>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace paperround {

/// What is looked for in a message. Each has a name by which a policy may forbid it, see lintName().
enum class LintCheck {
    EmptySubject,
    LongSubject,
    ChangedSubject,
    EmptyBody,
    LongBody,
    UnclosedComment,
    UnclosedVerbatim, ///< `<nowiki>` and the like: without its end it is plain words.
    UnclosedTemplate,
    UnclosedLink,
    UnclosedTable,
    ClosesNothing, ///< `]]`, `}}`, `|}`
    UnclosedTag,
    MisnestedTag,
    StrayTag, ///< An end without its beginning.
    AloneTag, ///< `<b/>`
    ShownTag, ///< Wikis do not take it and show it as words.
    OpenQuotes, ///< Bold or italics that only the line's end closes.
    Heading,
    Unsigned, ///< No name with a time.
    NoWayOut, ///< No link to unsubscribe, or to the list.
    NoReferences, ///< `<ref>` without a place for its text.
    LanguageLink,
    Category,
    RelativeLink, ///< To a page below the one that shows it, whichever that is.
    Mentions,
    TooManyMentions,
    Subscribes, ///< The account gets word of each answer.
    SilentTildes,
    SilentSubst,
    MuchFormatting,
    // What only a wiki can tell.
    MissingTemplate,
    MissingFile,
    MissingCategory,
    BrokenLink, ///< To a page that a wiki does not have.
    RefusedAddress, ///< A wiki's list against spam has it: no edit with it is saved there.
    FullPage, ///< With the text it would be larger than its wiki lets a page be.
    ParserSays, ///< What a wiki's own parser has against the text.
};
inline constexpr LintCheck LastLintCheck = LintCheck::ParserSays;

/// Is it one of which the text alone does not tell all?
[[nodiscard]] constexpr bool asksWikis(LintCheck check)
{
    return check >= LintCheck::MissingTemplate || check == LintCheck::LanguageLink
        || check == LintCheck::Category || check == LintCheck::RelativeLink;
}

[[nodiscard]] QString lintName(LintCheck check); ///< "unclosed-tag"
[[nodiscard]] std::optional<LintCheck> lintFromName(const QString &name);

enum class LintSeverity {
    Error, ///< It breaks the message, or the pages that get it.
    Warning, ///< It will probably not come out as meant.
    Note,
};

/// What a place is counted in.
enum class LintField { Subject, Body, Message };

/// Where it is: lines and columns from 1, in UTF-16 units; of the whole message none, and 0.
struct LintPlace
{
    LintField field = LintField::Message;
    TextSpan span;
    int line = 0;
    int column = 0;

    friend bool operator==(const LintPlace &, const LintPlace &) = default;
};

/// A change that cures it: what stands at `span` becomes `text`.
struct LintMend
{
    LintField field = LintField::Body;
    TextSpan span; ///< Not there: there is no such change.
    QString text;

    [[nodiscard]] bool isThere() const { return span.isThere(); }

    friend bool operator==(const LintMend &, const LintMend &) = default;
};

/// One thing to know before sending.
struct LintFinding
{
    LintCheck check = LintCheck::Unsigned;
    LintSeverity severity = LintSeverity::Warning;
    LintPlace place;
    QStringList words; ///< What the sentences name: a tag, a title, the subject as sent. Hostile text.
    int number = 0; ///< What they count: bytes, mentions, wikis.
    int more = 0; ///< So many more of the kind are not listed.
    LintMend mend;

    friend bool operator==(const LintFinding &, const LintFinding &) = default;
};

/// What a wiki says of a text that it has rendered: what it lacks of what the text calls for, and what it
/// would not take. Titles as that wiki writes them.
struct TextOnWiki
{
    WikiFacts facts;
    QString page = {}; ///< For which it was rendered.
    QStringList missingTemplates = {};
    QStringList missingFiles = {};
    QStringList missingLinks = {}; ///< Also of its templates and the signature.
    QStringList categories = {}; ///< That readers see; of its templates, too. Names, without the namespace.
    QStringList missingCategories = {}; ///< Of those.
    QStringList refusedAddresses = {}; ///< What its list against spam knows of the text's addresses.
    QStringList warnings = {}; ///< Of its parser, in its words. Hostile text.
    /// The prefixes by which it links to other languages; none: it was not asked.
    std::optional<QSet<QString>> languages = {};
    QStringList fullPages = {}; ///< Those on which the text has no room.

    friend bool operator==(const TextOnWiki &, const TextOnWiki &) = default;
};

/// What a wiki's parser finds in a text: `kind` as MediaWiki's Linter calls it.
struct ParserFinding
{
    QString kind; ///< "missing-end-tag"
    QString name; ///< Of the tag or the like that it is about; may be empty.
    TextSpan span; ///< Not there: in no place of this text.

    friend bool operator==(const ParserFinding &, const ParserFinding &) = default;
};

/// What is known beside the text. Names are kept as lintTitle() makes them.
struct LintFacts
{
    QSet<QString>
        categoryNames; ///< Of the namespace, on all wikis that get the message, but for the English.
    QSet<QString> userNames;
    QSet<QString> fileNames;
    QStringList listPages; ///< Titles and addresses; a link to one is a way out.
    // On how many wikis.
    QMap<QString, int> missingTemplates; ///< Their names, without the namespace.
    QMap<QString, int> missingFiles; ///< The same.
    QMap<QString, int> missingCategories; ///< The same.
    QMap<QString, int> categories; ///< Of all that readers see; as the wikis write them.
    QMap<QString, int> linksBelow; ///< "/Page" of a link to a page below the one that shows it.
    QMap<QString, int> refusedAddresses; ///< What their lists against spam know, as they tell it.
    QMap<QString, int> warnings; ///< Of their parsers.
    QMap<QString, int> languages; ///< Prefixes of other languages.
    int languagesTold = 0; ///< Wikis that told theirs; none: codes of languages are taken for them.
    QStringList fullPages; ///< "Page (wiki)", of all wikis.
    QMap<QString, int> brokenLinks; ///< Targets as the text writes them.
    QMap<QString, QString> linksHome; ///< Of those targets: what leads to the home wiki's page from anywhere.
    QHash<QString, QList<ParserFinding>>
        parsed; ///< What a parser says, by the whole text it was asked about.
    qint64 mostBytes = 2 * 1024 * 1024; ///< Of a page, on the wiki that takes least.
    bool asOneself = true; ///< Posted with the account of the person who sends it.
};

/// Findings of one check that are listed.
inline constexpr int MostOfOneCheck = 50;
/// Mentions in one edit; beyond, MediaWiki tells nobody.
inline constexpr int MostMentions = 50;

/// Adds what those wikis call things, and what they say of the message's words; one may be there several
/// times, for what segments of the list get.
void addWikis(LintFacts &facts, const Message &message, const QList<TextOnWiki> &wikis);

/// Has the text what that wiki may take for a link to another language: a prefix of two letters or more that
/// is no namespace there, and no colon before it?
[[nodiscard]] bool linksByPrefix(QStringView wikitext, const WikiFacts &wiki);

/// A title or the name of a namespace so that wikis' spellings of it are the same: no underscores, no case.
[[nodiscard]] QString lintTitle(QStringView title);

/// What would not come out as meant, by place; the whole message's at the end. Takes time by the length of
/// the text, whatever it says.
[[nodiscard]] QList<LintFinding> lintMessage(const Message &message, const LintFacts &facts);

/// Does the text hold a time, written out or by tildes, where wikis read it? A name alone is not enough for
/// those that archive talk pages.
[[nodiscard]] bool isSigned(QStringView wikitext);

} // namespace paperround
