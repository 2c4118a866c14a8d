// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/wikitextwriter.h"

#include <algorithm>
#include <utility>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r' || c == u'\f';
}

bool isOnlyBlank(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.isSpace(); });
}

} // namespace

bool WikitextWriter::inLine() const
{
    return std::ranges::any_of(m_parts, [](Part part) {
        return part == Part::Item || part == Part::Term || part == Part::Meaning || part == Part::Heading
            || part == Part::Caption;
    });
}

WikitextWriter::Part WikitextWriter::effective(Part part) const
{
    const bool inTable = !m_tables.isEmpty();
    const bool inOneLine = m_parts.contains(Part::Heading) || m_parts.contains(Part::Caption);
    switch (part) {
    case Part::Table:
        return inTable || inLine() ? Part::Paragraph : part;
    case Part::Row:
    case Part::Head:
    case Part::Cell:
    case Part::Caption: {
        // Only right inside the table that is written as one.
        const bool direct = inTable && !m_parts.isEmpty() && std::ranges::none_of(m_parts, [](Part each) {
                                return each == Part::Head || each == Part::Cell || each == Part::Caption;
                            });
        return direct ? part : Part::Paragraph;
    }
    case Part::Bullets:
    case Part::Numbers:
        return inOneLine ? Part::Plain : part;
    case Part::Item:
    case Part::Term:
    case Part::Meaning:
        return inOneLine ? Part::Paragraph : part;
    case Part::Heading:
        return inLine() || inTable ? Part::Bold : part;
    case Part::Verbatim:
    case Part::Quote:
        return inLine() ? Part::Plain : part;
    case Part::Link:
        return m_parts.contains(Part::Link) ? Part::Plain : part;
    default:
        return part;
    }
}

void WikitextWriter::gap(Gap wanted)
{
    m_blank = false;
    if (inLine() && wanted > Gap::Break)
        wanted = Gap::Break;
    m_gap = std::max(m_gap, wanted);
}

void WikitextWriter::pushMark(const QString &opens, const QString &closes)
{
    m_marks.append({opens, closes});
}

void WikitextWriter::popMark()
{
    if (m_marks.constLast().written) {
        m_out += m_marks.constLast().closes;
        // [https://a.org https://a.org] is the address alone.
        const Mark &mark = m_marks.constLast();
        const QString address = mark.opens.mid(1).chopped(mark.opens.isEmpty() ? 0 : 1);
        const QString whole = mark.opens + address + u']';
        if (mark.opens.startsWith(u'[') && m_out.endsWith(whole)) {
            m_out.chop(whole.size());
            m_out += address;
        }
    }
    m_marks.removeLast();
}

void WikitextWriter::closeMarks()
{
    for (auto mark = m_marks.rbegin(); mark != m_marks.rend(); ++mark) {
        if (mark->written)
            m_out += mark->closes;
        mark->written = false;
    }
}

void WikitextWriter::open(Part wanted, int headingLevel)
{
    const Part part = effective(wanted);
    switch (part) {
    case Part::Plain:
        break;
    case Part::Paragraph:
        gap(Gap::Paragraph);
        break;
    case Part::Heading:
        gap(Gap::Paragraph);
        m_level = std::clamp(3 + headingLevel - m_topHeading, 3, 6);
        m_prefix = QString(m_level, u'=') + u' ';
        break;
    case Part::Quote:
        gap(Gap::Paragraph);
        pushMark(u"<blockquote>"_s, u"</blockquote>"_s);
        break;
    case Part::Verbatim:
        gap(Gap::Paragraph);
        pushMark(u"<pre>"_s, u"</pre>"_s);
        break;
    case Part::Bullets:
    case Part::Numbers:
        if (!inLine())
            gap(Gap::Line);
        m_lists += part == Part::Bullets ? u'*' : u'#';
        break;
    case Part::Item:
        m_gap = std::max(m_gap, Gap::Line);
        m_blank = false;
        m_prefix = (m_lists.isEmpty() ? u"*"_s : m_lists) + u' ';
        break;
    case Part::Term:
    case Part::Meaning:
        m_gap = std::max(m_gap, Gap::Line);
        m_blank = false;
        m_prefix = m_lists + (part == Part::Term ? u"; "_s : u": "_s);
        break;
    case Part::Table:
        gap(Gap::Paragraph);
        closeMarks();
        m_tables.append({{}, {}, std::exchange(m_out, {}), std::exchange(m_lists, {})});
        m_kept += m_tables.constLast().around.size();
        break;
    case Part::Row:
        m_tables.last().rows.append(QList<TableCell>());
        break;
    case Part::Caption:
    case Part::Head:
    case Part::Cell:
        openCell(part);
        break;
    case Part::Link:
        pushMark(u'[' + m_address + u' ', u"]"_s);
        break;
    case Part::Bold:
        pushMark(u"'''"_s, u"'''"_s);
        break;
    case Part::Italic:
        pushMark(u"''"_s, u"''"_s);
        break;
    case Part::BoldItalic:
        pushMark(u"'''''"_s, u"'''''"_s);
        break;
    case Part::Struck:
        pushMark(u"<s>"_s, u"</s>"_s);
        break;
    case Part::Sub:
        pushMark(u"<sub>"_s, u"</sub>"_s);
        break;
    case Part::Sup:
        pushMark(u"<sup>"_s, u"</sup>"_s);
        break;
    case Part::Code:
        pushMark(u"<code>"_s, u"</code>"_s);
        break;
    }
    m_parts.append(part);
}

void WikitextWriter::close(Part)
{
    if (m_parts.isEmpty())
        return; // The root itself.
    const Part part = m_parts.takeLast();
    switch (part) {
    case Part::Plain:
        break;
    case Part::Paragraph:
        gap(Gap::Paragraph);
        break;
    case Part::Heading:
        closeMarks();
        if (m_prefix.isEmpty())
            m_out += u' ' + QString(m_level, u'=');
        m_prefix.clear();
        m_gap = Gap::Line;
        m_blank = false;
        break;
    case Part::Quote:
    case Part::Verbatim:
        popMark();
        gap(Gap::Paragraph);
        break;
    case Part::Bullets:
    case Part::Numbers:
        m_lists.chop(1);
        m_gap = std::max(m_gap, m_lists.isEmpty() ? Gap::Paragraph : Gap::Line);
        m_blank = false;
        if (inLine()) // What of an item follows the list inside it.
            m_prefix = m_lists + u": "_s;
        break;
    case Part::Item:
    case Part::Term:
    case Part::Meaning:
        m_prefix.clear();
        m_gap = Gap::Line;
        m_blank = false;
        break;
    case Part::Table:
        closeTable();
        break;
    case Part::Row:
        break;
    case Part::Caption:
    case Part::Head:
    case Part::Cell:
        closeCell(part);
        break;
    case Part::Link:
    case Part::Bold:
    case Part::Italic:
    case Part::BoldItalic:
    case Part::Struck:
    case Part::Sub:
    case Part::Sup:
    case Part::Code:
        popMark();
        break;
    }
}

/// What has to stand before words: the end of the line before, its prefix, the marks that are open.
void WikitextWriter::beginWords(bool blank)
{
    const bool first = m_out.isEmpty();
    if (m_gap > Gap::Break || !m_prefix.isEmpty())
        closeMarks();
    if (!first) {
        if (m_gap == Gap::Paragraph)
            m_out += u"\n\n"_s;
        else if (m_gap == Gap::Line || !m_prefix.isEmpty())
            m_out += u'\n';
        else if (m_gap == Gap::Break)
            m_out += u"<br />"_s;
        else if (blank)
            m_out += u' ';
    }
    m_formatted |= !m_prefix.isEmpty();
    m_out += std::exchange(m_prefix, {});
    m_gap = Gap::None;
    for (Mark &mark : m_marks) {
        if (!mark.written)
            m_out += mark.opens;
        mark.written = true;
        m_formatted = true;
    }
    m_blank = false;
}

void WikitextWriter::words(const QString &text)
{
    if (m_parts.contains(Part::Verbatim)) {
        putVerbatim(text);
        return;
    }
    if (!m_tables.isEmpty() && std::ranges::none_of(m_parts, [](Part part) {
            return part == Part::Head || part == Part::Cell || part == Part::Caption;
        }))
        return; // Between cells there are no words; what HTML finds there it puts before the table.
    if (isOnlyBlank(text)) {
        m_blank |= !text.isEmpty();
        return;
    }
    bool begun = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (isBlank(text[at])) {
            m_blank = true;
            continue;
        }
        if (!fits(text[at]))
            return;
        if (!begun || m_blank)
            beginWords(m_blank && (!m_out.isEmpty() && m_gap == Gap::None));
        begun = true;
        m_out += shown(text, at);
    }
}

bool WikitextWriter::fits(QChar next)
{
    const bool full = size() >= m_most && !next.isLowSurrogate();
    m_cut |= full;
    return !full;
}

void WikitextWriter::lineBreak()
{
    // Two are a paragraph, where there can be one.
    const bool second = m_gap == Gap::Break && !inLine();
    m_blank = false;
    if (!m_out.isEmpty())
        m_gap = std::max(m_gap, second ? Gap::Paragraph : Gap::Break);
}

void WikitextWriter::rule()
{
    if (inLine() || !m_tables.isEmpty())
        return;
    closeMarks();
    if (!m_out.isEmpty())
        m_out += u"\n\n"_s;
    m_out += u"----"_s;
    m_formatted = true;
    m_gap = Gap::Line;
    m_blank = false;
}

QString WikitextWriter::text()
{
    closeMarks();
    return m_out.trimmed();
}

} // namespace paperround
