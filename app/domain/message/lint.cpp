// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/lint.h"

#include "domain/message/composition.h"
#include "domain/message/lintrules.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

struct CheckName
{
    LintCheck check;
    QLatin1StringView name;
};
constexpr std::array CheckNames{
    CheckName{LintCheck::EmptySubject, "empty-subject"_L1},
    CheckName{LintCheck::LongSubject, "long-subject"_L1},
    CheckName{LintCheck::ChangedSubject, "changed-subject"_L1},
    CheckName{LintCheck::EmptyBody, "empty-body"_L1},
    CheckName{LintCheck::LongBody, "long-body"_L1},
    CheckName{LintCheck::UnclosedComment, "unclosed-comment"_L1},
    CheckName{LintCheck::UnclosedVerbatim, "unclosed-nowiki"_L1},
    CheckName{LintCheck::UnclosedTemplate, "unclosed-template"_L1},
    CheckName{LintCheck::UnclosedLink, "unclosed-link"_L1},
    CheckName{LintCheck::UnclosedTable, "unclosed-table"_L1},
    CheckName{LintCheck::ClosesNothing, "closes-nothing"_L1},
    CheckName{LintCheck::UnclosedTag, "unclosed-tag"_L1},
    CheckName{LintCheck::MisnestedTag, "misnested-tag"_L1},
    CheckName{LintCheck::StrayTag, "stray-tag"_L1},
    CheckName{LintCheck::AloneTag, "self-closed-tag"_L1},
    CheckName{LintCheck::ShownTag, "shown-tag"_L1},
    CheckName{LintCheck::OpenQuotes, "open-quotes"_L1},
    CheckName{LintCheck::Heading, "heading"_L1},
    CheckName{LintCheck::Unsigned, "unsigned"_L1},
    CheckName{LintCheck::NoWayOut, "no-unsubscribe"_L1},
    CheckName{LintCheck::NoReferences, "no-references"_L1},
    CheckName{LintCheck::LanguageLink, "language-link"_L1},
    CheckName{LintCheck::Category, "category"_L1},
    CheckName{LintCheck::RelativeLink, "relative-link"_L1},
    CheckName{LintCheck::Mentions, "mentions"_L1},
    CheckName{LintCheck::TooManyMentions, "too-many-mentions"_L1},
    CheckName{LintCheck::Subscribes, "subscribes"_L1},
    CheckName{LintCheck::SilentTildes, "tildes-in-comment"_L1},
    CheckName{LintCheck::SilentSubst, "subst-in-comment"_L1},
    CheckName{LintCheck::MuchFormatting, "much-formatting"_L1},
    CheckName{LintCheck::MissingTemplate, "missing-template"_L1},
    CheckName{LintCheck::MissingFile, "missing-file"_L1},
    CheckName{LintCheck::MissingCategory, "missing-category"_L1},
    CheckName{LintCheck::BrokenLink, "broken-link"_L1},
    CheckName{LintCheck::RefusedAddress, "refused-address"_L1},
    CheckName{LintCheck::FullPage, "full-page"_L1},
    CheckName{LintCheck::ParserSays, "parser"_L1},
};
static_assert(CheckNames.size() == static_cast<std::size_t>(LastLintCheck) + 1);

QString heardOf(const QString &text, const WikitextParts &parts)
{
    QString heard = text;
    for (const QList<TextSpan> *silent : {&parts.comments, &parts.verbatim}) {
        for (const TextSpan &span : *silent)
            std::fill_n(heard.begin() + span.from, span.length, u' ');
    }
    return heard;
}

/// A time as wikis write one: 12:34, 5 June 2026 (UTC); the order of its parts and its digits are the
/// language's, the zone may be the wiki's own. So much stands before the zone at most.
bool holdsTime(const QString &text)
{
    constexpr qsizetype longest = 80;
    static const QRegularExpression zone(u"\\((UTC|\\p{Lu}{3,5}|ت ع م)\\)"_s);
    static const QRegularExpression clock(u"\\p{Nd}{1,2}[:.]\\p{Nd}{2}(?!\\p{Nd})"_s);
    static const QRegularExpression year(u"\\p{Nd}{4}"_s);
    for (const QRegularExpressionMatch &match : zone.globalMatch(text)) {
        const QStringView line =
            QStringView(text).first(match.capturedStart()).last(std::min(longest, match.capturedStart()));
        const QString before = line.sliced(line.lastIndexOf(u'\n') + 1).toString();
        // Words in capitals and brackets follow a clock elsewhere, too: only a date makes them a zone.
        if (clock.match(before).hasMatch()
            && (match.capturedView(1) == "UTC"_L1 || year.match(before).hasMatch()))
            return true;
    }
    return false;
}

bool isTimed(const WikitextParts &parts, const QString &heard)
{
    return std::ranges::any_of(parts.tildes, [](const TextSpan &run) { return run.length > 3; })
        || holdsTime(heard);
}

} // namespace

QString lintName(LintCheck check)
{
    return std::ranges::find(CheckNames, check, &CheckName::check)->name;
}

std::optional<LintCheck> lintFromName(const QString &name)
{
    const auto *const found = std::ranges::find(CheckNames, name, &CheckName::name);
    return found == CheckNames.end() ? std::nullopt : std::optional(found->check);
}

QString lintTitle(QStringView title)
{
    return title.toString().replace(u'_', u' ').simplified().toCaseFolded();
}

LintNotes::LintNotes(const Message &message, const LintFacts &facts)
    : m_message(message)
    , m_facts(facts)
    , m_parts(partsOf(message.body))
    , m_heard(heardOf(message.body, m_parts))
    , m_lines{0}
{
    for (qsizetype feed = message.body.indexOf(u'\n'); feed >= 0;
         feed = message.body.indexOf(u'\n', feed + 1))
        m_lines.append(feed + 1);
}

LintFinding *LintNotes::add(LintCheck check, LintSeverity severity, LintField field, TextSpan span)
{
    QList<qsizetype> &known = m_ofCheck[check];
    if (known.size() >= MostOfOneCheck) {
        ++m_found[known.constLast()].more;
        return nullptr;
    }
    known.append(m_found.size());
    LintFinding finding{check, severity, {field, span}, {}, 0, 0, {}};
    if (field == LintField::Body) {
        const auto line = std::upper_bound(m_lines.cbegin(), m_lines.cend(), span.from) - 1;
        finding.place.line = static_cast<int>(line - m_lines.cbegin()) + 1;
        finding.place.column = static_cast<int>(span.from - *line) + 1;
    } else if (field == LintField::Subject) {
        finding.place.line = 1;
        finding.place.column = static_cast<int>(span.from) + 1;
    }
    m_found.append(finding);
    return &m_found.last();
}

QList<LintFinding> LintNotes::take()
{
    std::ranges::stable_sort(m_found, {}, [](const LintFinding &finding) {
        return std::pair(finding.place.field, finding.place.span.from);
    });
    return std::move(m_found);
}

void lintSubject(LintNotes &notes)
{
    const QString &subject = notes.message().subject;
    const QString effective = effectiveSubject(subject);
    const TextSpan whole{0, subject.size()};
    const auto bytes = static_cast<int>(effective.toUtf8().size());
    // A blank behind is nothing that anybody meant; everything else that falls out may be.
    const bool changed = effective != subject.trimmed() && effective != subject && !effective.isEmpty();
    if (effective.trimmed().isEmpty())
        notes.add(LintCheck::EmptySubject, LintSeverity::Error, LintField::Subject, whole);
    else if (bytes > MaxSubjectBytes)
        notes.add(LintCheck::LongSubject, LintSeverity::Error, LintField::Subject, whole)->number = bytes;
    if (!changed)
        return;
    LintFinding *finding =
        notes.add(LintCheck::ChangedSubject, LintSeverity::Warning, LintField::Subject, whole);
    finding->words = {effective};
    finding->mend = LintMend{LintField::Subject, whole, effective};
}

void lintSize(LintNotes &notes)
{
    const qint64 bytes = notes.message().body.toUtf8().size();
    if (notes.message().body.trimmed().isEmpty())
        notes.add(LintCheck::EmptyBody, LintSeverity::Error, LintField::Body, {0, 0});
    // A page has more on it than this one message.
    else if (bytes > notes.facts().mostBytes)
        notes.add(LintCheck::LongBody, LintSeverity::Error)->number = static_cast<int>(bytes);
    else if (bytes > notes.facts().mostBytes / 32)
        notes.add(LintCheck::LongBody, LintSeverity::Warning)->number = static_cast<int>(bytes);
}

void lintSigning(LintNotes &notes)
{
    const QString &body = notes.message().body;
    if (isTimed(notes.parts(), notes.heard().toString()) || body.trimmed().isEmpty())
        return;
    const QList<TextSpan> &tildes = notes.parts().tildes;
    const TextSpan name = tildes.isEmpty() ? TextSpan{} : tildes.constLast();
    LintFinding *finding = notes.add(LintCheck::Unsigned, LintSeverity::Warning,
                                     name.isThere() ? LintField::Body : LintField::Message, name);
    finding->number = name.isThere() ? 1 : 0;
    if (name.isThere())
        finding->mend = LintMend{LintField::Body, {name.end(), 0}, u"~"_s};
    else if (notes.parts().lone.isEmpty()) // In an open comment it would sign nothing.
        finding->mend = LintMend{LintField::Body, {trimmedSpan(body, 0, body.size()).end(), 0}, u" ~~~~"_s};
}

bool isSigned(QStringView wikitext)
{
    const WikitextParts parts = partsOf(wikitext);
    return isTimed(parts, heardOf(wikitext.toString(), parts));
}

QList<LintFinding> lintMessage(const Message &message, const LintFacts &facts)
{
    LintNotes notes(message, facts);
    lintSubject(notes);
    lintSize(notes);
    lintMarks(notes);
    lintTags(notes);
    lintHeadings(notes);
    lintSigning(notes);
    lintLinks(notes);
    lintReferences(notes);
    lintSilent(notes);
    lintFormatting(notes);
    lintElsewhere(notes);
    lintRefusals(notes);
    lintParsed(notes);
    return notes.take();
}

} // namespace paperround
