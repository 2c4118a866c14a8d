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

/// Is it the code of a language by which wikis link to each other?
[[nodiscard]] bool isLanguagePrefix(QStringView prefix);

} // namespace paperround
