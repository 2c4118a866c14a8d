// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Brackets, quotes and headings: marks that come in pairs, or change what stands around them.
#include "domain/message/lintrules.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

LintCheck checkOf(const LoneMark &mark)
{
    if (mark.closes)
        return LintCheck::ClosesNothing;
    switch (mark.kind) {
    case LoneMark::Kind::Comment:
        return LintCheck::UnclosedComment;
    case LoneMark::Kind::Verbatim:
        return LintCheck::UnclosedVerbatim;
    case LoneMark::Kind::Template:
        return LintCheck::UnclosedTemplate;
    case LoneMark::Kind::Link:
    case LoneMark::Kind::ExternalLink:
        return LintCheck::UnclosedLink;
    case LoneMark::Kind::Table:
        return LintCheck::UnclosedTable;
    }
    Q_UNREACHABLE();
}

/// An open comment or table takes what follows on the page with it; anything else only shows itself.
LintSeverity severityOf(const LoneMark &mark)
{
    const bool swallows =
        !mark.closes && (mark.kind == LoneMark::Kind::Comment || mark.kind == LoneMark::Kind::Table);
    return swallows ? LintSeverity::Error : LintSeverity::Warning;
}

qsizetype endOfLine(QStringView text, qsizetype from)
{
    const qsizetype feed = text.indexOf(u'\n', from);
    return feed < 0 ? text.size() : feed;
}

LintMend mendOf(const LoneMark &mark, QStringView body)
{
    if (mark.closes)
        return LintMend{LintField::Body, mark.span, {}};
    if (mark.kind == LoneMark::Kind::Comment)
        return LintMend{LintField::Body, {endOfLine(body, mark.span.end()), 0}, u" -->"_s};
    if (mark.kind == LoneMark::Kind::Table)
        return LintMend{LintField::Body, {trimmedSpan(body, 0, body.size()).end(), 0}, u"\n|}"_s};
    return {}; // Where a link or a template should end only its writer knows.
}

/// Does the line leave bold or italics open? As MediaWiki counts: five apostrophes are both, and where both
/// are odd it takes one apostrophe for a letter, so that "L'''amour''" is well.
bool leavesOpen(QStringView line)
{
    int bold = 0;
    int italics = 0;
    for (qsizetype at = line.indexOf("''"_L1); at >= 0;) {
        qsizetype end = at;
        while (end < line.size() && line[end] == u'\'')
            ++end;
        const qsizetype run = end - at;
        if (run == 2 || run >= 5)
            ++italics;
        if (run >= 3)
            ++bold;
        at = line.indexOf("''"_L1, end);
    }
    return bold % 2 != italics % 2;
}

void lintQuotes(LintNotes &notes)
{
    const QStringView text = notes.heard();
    for (qsizetype from = 0; from < text.size();) {
        const qsizetype end = endOfLine(text, from);
        const QStringView line = text.sliced(from, end - from);
        if (const qsizetype first = line.indexOf("''"_L1); first >= 0 && leavesOpen(line))
            notes.add(LintCheck::OpenQuotes, LintSeverity::Note, LintField::Body,
                      {from + first, line.size() - first});
        from = end + 1;
    }
}

} // namespace

void lintMarks(LintNotes &notes)
{
    for (const LoneMark &mark : notes.parts().lone) {
        LintFinding *finding = notes.add(checkOf(mark), severityOf(mark), LintField::Body, mark.span);
        if (!finding)
            continue;
        finding->words = {mark.span.in(notes.body()).toString()};
        finding->mend = mendOf(mark, notes.body());
    }
    lintQuotes(notes);
}

void lintHeadings(LintNotes &notes)
{
    for (const WikitextHeading &heading : notes.parts().headings) {
        // From the second level on it begins a section beside the message's: its signature and the answers
        // belong to that one then.
        const bool splits = heading.level <= 2;
        LintFinding *finding =
            notes.add(LintCheck::Heading, splits ? LintSeverity::Warning : LintSeverity::Note,
                      LintField::Body, heading.span);
        if (!finding)
            continue;
        const QStringView line = heading.span.in(notes.body());
        const QString words = line.mid(heading.level, line.size() - 2 * heading.level).trimmed().toString();
        finding->words = {words};
        finding->number = heading.level;
        if (splits && !words.contains("''"_L1))
            finding->mend = LintMend{LintField::Body, heading.span, u"'''"_s + words + u"'''"_s};
    }
    for (const WikitextTag &tag : notes.parts().tags) {
        const QStringView name = tag.name.in(notes.body());
        const bool splits = name.compare("h1"_L1, Qt::CaseInsensitive) == 0
            || name.compare("h2"_L1, Qt::CaseInsensitive) == 0;
        if (!splits || tag.kind != WikitextTag::Kind::Opens)
            continue;
        if (LintFinding *finding =
                notes.add(LintCheck::Heading, LintSeverity::Warning, LintField::Body, tag.span)) {
            finding->words = {u'<' + name.toString() + u'>'};
            finding->number = name.back().digitValue();
        }
    }
}

} // namespace paperround
