// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/listreaders.h"

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
struct CsvRecord
{
    int line = 0; ///< Where it begins.
    QStringView written; ///< All of it, without its line end.
    QStringList fields;
    QString problem; ///< "unclosed", "badquote", or empty.
};

/// Reads records as RFC 4180 has them, with any of its common delimiters. After a quote that is never closed,
/// or only by one that belongs to another line, fields no longer run over lines: one slip costs one line, not
/// the rest of the file.
class CsvReader
{
public:
    CsvReader(QStringView text, QChar delimiter)
        : m_text(text)
        , m_delimiter(delimiter)
    {
    }

    [[nodiscard]] std::optional<CsvRecord> next()
    {
        if (m_at >= m_text.size())
            return std::nullopt;
        const auto start = m_at;
        CsvRecord record;
        record.line = m_line;
        readRecord(record);
        const bool slipped =
            record.problem == "unclosed"_L1 || (!record.problem.isEmpty() && m_line > record.line);
        if (slipped && !m_oneLineFields) {
            m_oneLineFields = true;
            m_at = start;
            m_line = record.line;
            record = {};
            record.line = m_line;
            readRecord(record);
        }
        record.written = m_text.mid(start, m_at - start);
        endLine();
        return record;
    }

private:
    [[nodiscard]] bool atLineEnd() const
    {
        return m_at >= m_text.size() || m_text[m_at] == u'\n' || m_text[m_at] == u'\r';
    }

    void endLine()
    {
        if (m_at >= m_text.size())
            return;
        m_at += m_text[m_at] == u'\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\n' ? 2 : 1;
        ++m_line;
    }

    void readRecord(CsvRecord &record)
    {
        for (;;) {
            record.fields.append(readField(record));
            if (atLineEnd())
                return;
            ++m_at; // The delimiter.
        }
    }

    QString readField(CsvRecord &record)
    {
        const bool quoted = !atLineEnd() && m_text[m_at] == u'"';
        const QString field = quoted ? readQuoted(record) : QString();
        const auto start = m_at;
        while (!atLineEnd() && m_text[m_at] != m_delimiter)
            ++m_at;
        const auto rest = m_text.mid(start, m_at - start);
        if (quoted && !rest.trimmed().isEmpty() && record.problem.isEmpty())
            record.problem = u"badquote"_s;
        return quoted ? field : rest.toString();
    }

    QString readQuoted(CsvRecord &record)
    {
        QString field;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == u'"') {
                if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != u'"') {
                    ++m_at;
                    return field;
                }
                ++m_at;
            } else if (atLineEnd()) {
                if (m_oneLineFields)
                    break;
                const bool pair =
                    m_text[m_at] == u'\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\n';
                if (!pair)
                    ++m_line;
            }
            field += m_text[m_at];
        }
        record.problem = u"unclosed"_s;
        return field;
    }

    QStringView m_text;
    QChar m_delimiter;
    qsizetype m_at = 0;
    int m_line = 1;
    bool m_oneLineFields = false;
};

bool isBlank(const CsvRecord &record)
{
    return record.problem.isEmpty()
        && std::ranges::all_of(record.fields, [](const QString &field) { return field.trimmed().isEmpty(); });
}

std::optional<CsvRecord> firstRecord(QStringView text, QChar delimiter)
{
    CsvReader reader(text, delimiter);
    auto record = reader.next();
    while (record && isBlank(*record))
        record = reader.next();
    return record;
}

/// Which columns hold title and wiki.
struct Columns
{
    qsizetype title = 0;
    std::optional<qsizetype> wiki;
};

std::optional<Columns> headerOf(const CsvRecord &record)
{
    std::optional<qsizetype> title;
    std::optional<qsizetype> wiki;
    for (qsizetype i = 0; i < record.fields.size(); ++i) {
        const auto name = record.fields[i].trimmed().toLower();
        if (!title && (name == "title"_L1 || name == "page"_L1))
            title = i;
        if (!wiki && (name == "wiki"_L1 || name == "site"_L1))
            wiki = i;
    }
    if (!title)
        return std::nullopt;
    return Columns{*title, wiki};
}

bool hasHostInSecondField(const CsvRecord &record, const KnownSites &sites)
{
    if (record.fields.size() < 2)
        return false;
    const auto second = record.fields[1].trimmed().toLower();
    return !second.isEmpty()
        && (second == sites.home || sites.hosts.contains(second) || cleanHost(second).has_value());
}

QChar delimiterOf(QStringView text, const KnownSites &sites)
{
    static constexpr std::array<QChar, 3> delimiters{u',', u';', u'\t'};
    for (const QChar delimiter : delimiters) {
        const auto record = firstRecord(text, delimiter);
        if (record && record->fields.size() > 1
            && (headerOf(*record) || hasHostInSecondField(*record, sites)))
            return delimiter;
    }
    QChar best = u',';
    qsizetype most = 1;
    for (const QChar delimiter : delimiters) {
        const auto record = firstRecord(text, delimiter);
        if (record && record->fields.size() > most) {
            most = record->fields.size();
            best = delimiter;
        }
    }
    return best;
}

ReadTarget readRecord(const CsvRecord &record, const Columns &columns, const KnownSites &sites)
{
    const auto title = record.fields.value(columns.title);
    const auto wiki = columns.wiki ? record.fields.value(*columns.wiki) : QString();
    if (!columns.wiki)
        return readTargetLine(title.trimmed(), sites, FirstLetter::Upper);
    if (wiki.trimmed().isEmpty())
        return readTarget(title, std::nullopt, sites, FirstLetter::Upper);
    return readTarget(title, wiki, sites, FirstLetter::Upper);
}
} // namespace

void readCsv(QStringView text, TargetCollector &into)
{
    CsvReader reader(text, delimiterOf(text, into.sites()));
    std::optional<Columns> header;
    bool first = true;
    while (const auto record = reader.next()) {
        if (isBlank(*record))
            continue;
        if (first) {
            first = false;
            header = headerOf(*record);
            if (header)
                continue;
        }
        if (!record->problem.isEmpty()) {
            into.addProblem(record->line, record->written, record->problem);
            continue;
        }
        const bool alone = record->fields.size() == 1;
        const auto columns = header.value_or(Columns{0, alone ? std::nullopt : std::optional<qsizetype>(1)});
        into.add(readRecord(*record, columns, into.sites()), record->line, record->written);
    }
}

bool looksLikeCsv(QStringView text, const KnownSites &sites)
{
    for (const QChar delimiter : {u',', u';', u'\t'}) {
        const auto record = firstRecord(text, delimiter);
        if (record && record->fields.size() > 1 && record->problem.isEmpty()
            && (headerOf(*record) || hasHostInSecondField(*record, sites)))
            return true;
    }
    return false;
}

} // namespace paperround
