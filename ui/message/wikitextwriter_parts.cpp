// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Tables, and words that a wiki must not read as markup; the rest of the writer is in wikitextwriter.cpp.
#include "ui/message/wikitextwriter.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace paperround {

using namespace Qt::StringLiterals;

void WikitextWriter::setSpans(int columns, int rows)
{
    constexpr int most = 100;
    m_spans.clear();
    if (columns > 1)
        m_spans += u"colspan=\"%1\" "_s.arg(std::min(columns, most));
    if (rows > 1)
        m_spans += u"rowspan=\"%1\" "_s.arg(std::min(rows, most));
}

void WikitextWriter::openCell(Part part)
{
    if (part != Part::Caption) // A table inside it has spans of its own.
        m_tables.last().spans = std::exchange(m_spans, {}).trimmed();
    closeMarks();
    m_kept += m_out.size();
    m_out.clear();
    m_gap = Gap::None;
    m_blank = false;
}

void WikitextWriter::closeCell(Part part)
{
    closeMarks();
    Table &table = m_tables.last();
    const QString text = std::exchange(m_out, {}).trimmed();
    m_gap = Gap::None;
    m_blank = false;
    if (part == Part::Caption) {
        table.caption = text;
        return;
    }
    if (table.rows.isEmpty())
        table.rows.append(QList<TableCell>());
    table.rows.last().append({text, table.spans, part == Part::Head});
}

void WikitextWriter::closeTable()
{
    const Table table = m_tables.takeLast();
    m_out = table.around;
    m_lists = table.lists;
    m_gap = m_out.isEmpty() ? Gap::None : Gap::Paragraph;
    qsizetype cells = 0;
    for (const QList<TableCell> &row : table.rows)
        cells += row.size();
    if (cells == 0)
        return;
    if (!m_out.isEmpty())
        m_out += u"\n\n"_s;
    m_gap = Gap::Paragraph;
    if (cells == 1) { // A frame around a letter, not a table.
        m_out += std::ranges::find_if(table.rows, [](const auto &row) { return !row.isEmpty(); })
                     ->constFirst()
                     .text;
        return;
    }
    m_formatted = true;
    m_out += u"{| class=\"wikitable\"\n"_s;
    if (!table.caption.isEmpty())
        m_out += u"|+ "_s + table.caption + u'\n';
    for (const QList<TableCell> &row : table.rows) {
        if (row.isEmpty())
            continue;
        m_out += u"|-\n"_s;
        for (const TableCell &cell : row) {
            m_out += cell.head ? u'!' : u'|';
            if (!cell.attributes.isEmpty())
                m_out += u' ' + cell.attributes + u" |"_s;
            const bool lines = cell.text.contains(u'\n') || cell.text.startsWith(u'*')
                || cell.text.startsWith(u'#') || cell.text.startsWith(u';') || cell.text.startsWith(u':');
            if (!cell.text.isEmpty())
                m_out += (lines ? u'\n' : u' ') + cell.text;
            m_out += u'\n';
        }
    }
    m_out += u"|}"_s;
}

void WikitextWriter::putVerbatim(const QString &text)
{
    if (text.isEmpty())
        return;
    for (Mark &mark : m_marks) { // Nothing but itself is read in it.
        if (mark.opens == "<pre>"_L1 && !mark.written) {
            if (!m_out.isEmpty() && m_gap != Gap::None)
                m_out += u"\n\n"_s;
            m_out += mark.opens;
            mark.written = m_formatted = true;
        }
    }
    m_gap = Gap::None;
    for (qsizetype at = 0; at < text.size() && fits(text[at]); ++at)
        m_out += text[at] == u'<' ? u"&lt;"_s : text[at] == u'&' ? u"&amp;"_s : QString(text[at]);
}

QString WikitextWriter::shown(QStringView text, qsizetype at) const
{
    const QChar c = text[at];
    const bool lineBegins = m_out.isEmpty() || m_out.endsWith(u'\n');
    const bool again = m_out.endsWith(c);
    switch (c.unicode()) {
    case u'\0':
        return {};
    case u'<':
        return u"&lt;"_s;
    case u'&': {
        static const QRegularExpression entity(u"^&#?\\w{1,32};"_s);
        return entity.match(text.mid(at, 40).toString()).hasMatch() ? u"&amp;"_s : QString(c);
    }
    case u'[': {
        static const QRegularExpression address(u"^\\[(?:https?:|mailto:|//)"_s,
                                                QRegularExpression::CaseInsensitiveOption);
        return again || address.match(text.mid(at, 10).toString()).hasMatch() ? u"&#91;"_s : QString(c);
    }
    case u']':
        return m_parts.contains(Part::Link) ? u"&#93;"_s : QString(c);
    case u'{':
        return m_out.endsWith(u'%')                       ? u"<nowiki/>{"_s
            : again || lineBegins || m_out.endsWith(u'-') ? u"&#123;"_s
                                                          : QString(c);
    case u'|':
        return !m_tables.isEmpty() || m_parts.contains(Part::Link) || lineBegins ? u"&#124;"_s : QString(c);
    case u'\'':
        return again ? u"&#39;"_s : QString(c);
    case u'_':
        return again ? u"&#95;"_s : QString(c);
    case u'~':
        return m_out.endsWith("~~"_L1) ? u"&#126;"_s : QString(c);
    case u'!':
        return again && !m_tables.isEmpty() ? u"&#33;"_s : QString(c);
    case u'*':
    case u'#':
    case u':':
    case u';':
    case u'=':
        return lineBegins ? u"&#%1;"_s.arg(int(c.unicode())) : QString(c);
    case u'-':
        return m_out == "---"_L1 || m_out.endsWith("\n---"_L1) ? u"&#45;"_s : QString(c);
    default:
        return QString(c);
    }
}

} // namespace paperround
