// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/lint.h"
#include "domain/message/wikitextparts.h"

#include <QHash>

namespace paperround {

/// Gathers what the rules find in one message, and knows where it stands.
class LintNotes
{
public:
    LintNotes(const Message &message, const LintFacts &facts);

    [[nodiscard]] QStringView body() const { return m_message.body; }
    [[nodiscard]] const Message &message() const { return m_message; }
    [[nodiscard]] const WikitextParts &parts() const { return m_parts; }
    [[nodiscard]] const LintFacts &facts() const { return m_facts; }
    /// The body with blanks for what the wiki does not read.
    [[nodiscard]] QStringView heard() const { return m_heard; }

    /// Null where as many of the check are listed as are: then it is only counted.
    LintFinding *add(LintCheck check, LintSeverity severity, LintField field = LintField::Message,
                     TextSpan span = {});
    [[nodiscard]] const QList<LintFinding> &found() const { return m_found; }
    [[nodiscard]] QList<LintFinding> take();

private:
    const Message &m_message;
    const LintFacts &m_facts;
    WikitextParts m_parts;
    QString m_heard;
    QList<qsizetype> m_lines; ///< Where each begins.
    QList<LintFinding> m_found;
    QHash<LintCheck, QList<qsizetype>> m_ofCheck; ///< Their places in m_found.
};

// The rules, each for a part of what lintMessage() finds.
void lintSubject(LintNotes &notes);
void lintSize(LintNotes &notes);
void lintMarks(LintNotes &notes); ///< Brackets, comments, tables, quotes.
void lintTags(LintNotes &notes);
void lintHeadings(LintNotes &notes);
void lintSigning(LintNotes &notes);
void lintLinks(LintNotes &notes); ///< Links to languages and categories, the way out, mentions.
void lintReferences(LintNotes &notes);
void lintSilent(LintNotes &notes); ///< What is meant to be put in, where nothing is.
void lintFormatting(LintNotes &notes);
void lintElsewhere(LintNotes &notes); ///< What wikis lack.
void lintRefusals(LintNotes &notes); ///< What wikis would not take.
/// What a wiki's parser finds beyond all that; comes last.
void lintParsed(LintNotes &notes);

inline constexpr qsizetype LongestTitle =
    600; ///< UTF-16 units: 255 bytes of a title, with prefixes and blanks.

/// What stands before the first colon of a target, as lintTitle() makes it; empty: nothing does.
[[nodiscard]] QString prefixOf(QStringView target);
[[nodiscard]] QStringView behindNamespace(QStringView title);
/// Does it put the page that shows it into a category, on any of the wikis?
[[nodiscard]] bool isCategory(QStringView target, const LintFacts &facts);

/// Is it the code of a language by which wikis link to each other?
[[nodiscard]] bool isLanguagePrefix(QStringView prefix);

} // namespace paperround
