// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/csvreader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
constexpr qsizetype MostFields = 4096; // Of a record: no table has so many columns.
} // namespace

bool CsvRecord::isBlank() const
{
    return problem.isEmpty()
        && std::ranges::all_of(fields, [](QStringView field) { return field.trimmed().isEmpty(); });
}

bool CsvReader::next(CsvRecord &record)
{
    if (m_at >= m_text.size())
        return false;
    const auto start = m_at;
    const auto line = m_line;
    readRecord(record);
    const bool slipped = record.problem == "unclosed"_L1 || (!record.problem.isEmpty() && m_line > line);
    if (slipped && !m_oneLineFields) {
        m_oneLineFields = true;
        m_at = start;
        m_line = line;
        readRecord(record);
    }
    record.line = line;
    record.written = m_text.mid(start, m_at - start);
    endLine();
    return true;
}

void CsvReader::endLine()
{
    if (m_at >= m_text.size())
        return;
    m_at += m_text[m_at] == u'\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\n' ? 2 : 1;
    ++m_line;
}

void CsvReader::readRecord(CsvRecord &record)
{
    record.fields.clear();
    record.unescaped.clear();
    record.problem.clear();
    std::size_t unescaped = 0;
    for (;;) {
        const QStringView field = readField(record);
        if (record.fields.size() < MostFields) {
            record.fields.append(field);
        } else {
            // Not kept, but for a word of it: that the record is not blank.
            if (record.fields.last().trimmed().isEmpty() && !field.trimmed().isEmpty())
                record.fields.last() = u"…";
            record.unescaped.resize(unescaped);
        }
        unescaped = record.unescaped.size();
        if (atLineEnd())
            return;
        ++m_at; // The delimiter.
    }
}

QStringView CsvReader::readField(CsvRecord &record)
{
    const bool quoted = m_quotes && !atLineEnd() && m_text[m_at] == u'"';
    const auto field = quoted ? readQuoted(record) : QStringView();
    const auto start = m_at;
    while (!atLineEnd() && m_text[m_at] != m_delimiter)
        ++m_at;
    const auto rest = m_text.mid(start, m_at - start);
    if (quoted && !rest.trimmed().isEmpty() && record.problem.isEmpty())
        record.problem = u"badquote"_s;
    return quoted ? field : rest;
}

QStringView CsvReader::readQuoted(CsvRecord &record)
{
    const auto start = ++m_at;
    bool doubled = false;
    bool closed = false;
    for (; m_at < m_text.size(); ++m_at) {
        if (m_text[m_at] == u'"') {
            if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != u'"') {
                closed = true;
                break;
            }
            doubled = true;
            ++m_at;
        } else if (atLineEnd()) {
            if (m_oneLineFields)
                break;
            const bool pair = m_text[m_at] == u'\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\n';
            if (!pair)
                ++m_line;
        }
    }
    const auto field = m_text.mid(start, m_at - start);
    if (closed)
        ++m_at;
    else
        record.problem = u"unclosed"_s;
    if (!doubled)
        return field;
    return record.unescaped.emplace_back(field.toString().replace(u"\"\""_s, u"\""_s));
}

} // namespace paperround
