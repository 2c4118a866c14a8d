// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/odstable.h"

#include "domain/targets/listreaders.h"

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
constexpr int DeepestElement = 64; // A cell's words stand some ten deep.
constexpr int MostColumns = 256; // What stands further out is no page and no wiki.
constexpr qint64 MostRows = 2'000'000;
constexpr qsizetype LongestToken = 1024 * 1024; // Bytes of one tag, comment or run of words.
constexpr qsizetype MostAttributes = 1000; // Of a tag; the reader compares each of them with all others.
constexpr QChar Break(0x85);
constexpr auto OfficeNames = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"_L1;
constexpr auto TableNames = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"_L1;
constexpr auto TextNames = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"_L1;

bool isCell(QStringView name)
{
    return name == "table-cell"_L1 || name == "covered-table-cell"_L1;
}
} // namespace

OdsReader::OdsReader(int sheet)
    : m_wanted(sheet)
{
}

bool OdsReader::add(const QByteArray &piece)
{
    if (!m_table.problem.isEmpty())
        return false;
    m_xml.addData(piece);
    m_unread += piece.size();
    read();
    if (m_unread
        > LongestToken) // The reader keeps all of it: a file of a megabyte may hold one of a thousand.
        fail(u"badods"_s);
    return m_table.problem.isEmpty();
}

OdsTable OdsReader::take()
{
    if (m_table.problem.isEmpty() && (!m_xml.atEnd() || m_xml.hasError()))
        fail(u"badods"_s);
    return std::move(m_table);
}

void OdsReader::fail(const QString &code)
{
    m_table.problem = code;
    m_table.text.clear();
    m_table.sheet = -1;
}

void OdsReader::read()
{
    while (m_table.problem.isEmpty() && !m_xml.atEnd()) {
        const auto token = m_xml.readNext();
        if (token != QXmlStreamReader::Invalid)
            m_unread = 0;
        switch (token) {
        case QXmlStreamReader::StartElement:
            if (++m_depth > DeepestElement || m_xml.attributes().size() > MostAttributes)
                fail(u"badods"_s);
            else
                start();
            break;
        case QXmlStreamReader::EndElement:
            end();
            --m_depth;
            break;
        case QXmlStreamReader::Characters:
            if (m_inCell && m_passedOver == 0)
                put(m_xml.text().toString());
            break;
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
            fail(u"badods"_s); // No spreadsheet has one; entities can grow without bound.
            break;
        default:
            break;
        }
    }
    if (m_xml.hasError() && m_xml.error() != QXmlStreamReader::PrematureEndOfDocumentError)
        fail(u"badods"_s);
}

bool OdsReader::isWanted() const
{
    const int current = int(m_table.sheets.size()) - 1;
    return current >= 0
        && (m_wanted >= 0 ? current == m_wanted : m_table.sheet < 0 || m_table.sheet == current);
}

qint64 OdsReader::repeats(QLatin1StringView attribute) const
{
    const auto times = m_xml.attributes().value(TableNames, attribute).toLongLong();
    return std::clamp<qint64>(times, 1, std::numeric_limits<qint32>::max());
}

void OdsReader::start()
{
    const auto space = m_xml.namespaceUri();
    const auto name = m_xml.name();
    if (m_passedOver > 0 || (space == OfficeNames && name == "annotation"_L1)) {
        ++m_passedOver;
    } else if (space == TableNames && name == "table"_L1) {
        constexpr qsizetype mostSheets = 1000;
        if (m_table.sheets.size() >= mostSheets)
            fail(u"badods"_s);
        m_table.sheets.append(m_xml.attributes().value(TableNames, "name"_L1).toString());
        m_emptyRows = m_rows = 0;
    } else if (space == TableNames && name == "table-row"_L1) {
        m_rowRepeats = repeats("number-rows-repeated"_L1);
        m_columns = 0;
        m_emptyCells = 0;
        m_row.clear();
    } else if (space == TableNames && isCell(name)) {
        startCell();
    } else if (m_inCell && space == TextNames) {
        if (name == "p"_L1 && std::exchange(m_paragraph, true))
            put(Break);
        else if (name == "s"_L1)
            put(QString(std::clamp(m_xml.attributes().value(TextNames, "c"_L1).toInt(), 1, 1000), u' '));
        else if (name == "tab"_L1 || name == "line-break"_L1)
            put(Break);
    }
}

void OdsReader::startCell()
{
    m_inCell = true;
    m_paragraph = false;
    m_cell.clear();
    m_cellRepeats = repeats("number-columns-repeated"_L1);
}

void OdsReader::end()
{
    if (m_passedOver > 0) {
        --m_passedOver;
        return;
    }
    if (m_xml.namespaceUri() != TableNames)
        return;
    if (isCell(m_xml.name()))
        endCell();
    else if (m_xml.name() == "table-row"_L1)
        endRow();
}

void OdsReader::put(const QString &words)
{
    if (m_cell.size() + words.size() > LongestListText)
        return fail(u"toolong"_s);
    m_cell += words;
}

void OdsReader::endCell()
{
    m_inCell = false;
    if (!isWanted())
        return;
    if (m_cell.isEmpty()) {
        m_emptyCells += m_cellRepeats;
        return;
    }
    std::ranges::replace_if(
        m_cell, [](QChar c) { return c == u'\t' || c == u'\n' || c == u'\r'; }, Break);
    const auto room = [this] { return m_columns < MostColumns; };
    for (; m_emptyCells > 0 && room(); --m_emptyCells) {
        if (m_columns++ > 0)
            m_row += u'\t';
    }
    m_emptyCells = 0;
    for (qint64 i = 0; i < m_cellRepeats && room(); ++i) {
        if (m_columns++ > 0)
            m_row += u'\t';
        m_row += m_cell;
        if (m_row.size() > LongestListText)
            return fail(u"toolong"_s);
    }
}

void OdsReader::endRow()
{
    if (!isWanted())
        return;
    if (m_columns == 0) {
        m_emptyRows += m_rowRepeats;
        return;
    }
    m_rows += m_emptyRows + m_rowRepeats;
    const auto size = m_table.text.size() + m_emptyRows + m_rowRepeats * (m_row.size() + 1);
    if (m_rows > MostRows || size > LongestListText)
        return fail(u"toolong"_s);
    m_table.sheet = int(m_table.sheets.size()) - 1;
    m_table.text += QString(std::exchange(m_emptyRows, 0), u'\n');
    for (qint64 i = 0; i < m_rowRepeats; ++i)
        m_table.text += m_row + u'\n';
}

} // namespace paperround
