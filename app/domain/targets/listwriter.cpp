// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/listwriter.h"

#include "domain/targets/jsontext.h"
#include "domain/targets/odswriter.h"
#include "domain/targets/spreadsheetcell.h"
#include "domain/targets/targettext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
struct FileFacts
{
    ListFile format;
    QLatin1StringView name;
    QLatin1StringView ending;
};

constexpr std::array files{
    FileFacts{ListFile::Lines, "lines"_L1, "txt"_L1},
    FileFacts{ListFile::Csv, "csv"_L1, "csv"_L1},
    FileFacts{ListFile::Tsv, "tsv"_L1, "tsv"_L1},
    FileFacts{ListFile::JsonArray, "json"_L1, "json"_L1},
    FileFacts{ListFile::MassMessageJson, "massmessage"_L1, "json"_L1},
    FileFacts{ListFile::Wikitext, "wikitext"_L1, "wiki"_L1},
    FileFacts{ListFile::Ods, "ods"_L1, "ods"_L1},
};

/// The words of a line that names no page, on one line.
QString wordsOf(const TargetRow &row)
{
    QString words = row.problem.text;
    words.replace(u'\r', u' ').replace(u'\n', u' ');
    return words;
}

bool hasProblems(const TargetRows &rows)
{
    for (int i = 0; i < rows.size(); ++i) {
        if (!rows.isPage(i))
            return true;
    }
    return false;
}

/// title, wiki and, where there is anything to say in it, problem: a line's words stand there alone, so that
/// no reader makes a page of them.
class Table
{
public:
    explicit Table(const TargetRows &rows)
        : m_rows(rows)
        , m_withProblems(hasProblems(rows))
    {
    }

    [[nodiscard]] QStringList row(int n) const
    {
        QStringList cells;
        if (n > m_rows.size())
            return cells;
        if (n == 0) {
            cells = {u"title"_s, u"wiki"_s};
            if (m_withProblems)
                cells.append(u"problem"_s);
            return cells;
        }
        const TargetRow row = m_rows.at(n - 1);
        if (!row.isPage())
            return {QString(), QString(), row.problem.text};
        cells = {row.target.title, row.target.wiki};
        if (m_withProblems)
            cells.append(QString());
        return cells;
    }

private:
    const TargetRows &m_rows;
    bool m_withProblems;
};

QString csvOf(const TargetRows &rows)
{
    const Table table(rows);
    QString text;
    for (int n = 0; n <= rows.size(); ++n) {
        QStringList fields = table.row(n);
        std::ranges::transform(fields, fields.begin(), csvField);
        text += fields.join(u',') + u"\r\n"_s;
    }
    return text;
}

/// The text of the rows between `head` and `foot`, each as `one` writes it (null: left out).
template <class One> QString textOf(const TargetRows &rows, One one, const QString &between)
{
    QString text;
    bool first = true;
    for (int i = 0; i < rows.size(); ++i) {
        const QString line = one(rows.at(i));
        if (line.isNull())
            continue;
        if (!std::exchange(first, false))
            text += between;
        text += line;
    }
    return text;
}

QString jsonArrayOf(const TargetRows &rows)
{
    const QString entries = textOf(
        rows,
        [](const TargetRow &row) {
            return u"\t"_s + jsonString(row.isPage() ? targetLine(row.target) : row.problem.text);
        },
        u",\n"_s);
    return entries.isEmpty() ? u"[]\n"_s : u"[\n"_s + entries + u"\n]\n"_s;
}

/// As MediaWiki itself writes the text when the page is saved.
QString massMessageOf(const TargetRows &rows, const ListFacts &facts)
{
    const QString entries = textOf(
        rows,
        [&facts](const TargetRow &row) {
            return row.isPage() ? massMessageEntry(row.target, facts.home) : QString();
        },
        u",\n"_s);
    return u"{\n\t\"description\": "_s + jsonString(facts.description) + u",\n\t\"targets\": ["_s
        + (entries.isEmpty() ? u"]\n}"_s : u'\n' + entries + u"\n\t]\n}"_s);
}

QString tsvLine(const TargetRow &row, const ListFacts &facts)
{
    if (!row.isPage())
        return {};
    return toSpreadsheetCell(row.target.title) + u'\t'
        + facts.databases.value(row.target.wiki, row.target.wiki);
}

QString wholeText(const TargetRows &rows, ListFile format, const ListFacts &facts)
{
    const auto ended = [](const QString &lines) { return lines.isEmpty() ? lines : lines + u'\n'; };
    switch (format) {
    case ListFile::Lines:
        return ended(textOf(
            rows, [](const TargetRow &row) { return row.isPage() ? targetLine(row.target) : wordsOf(row); },
            u"\n"_s));
    case ListFile::Csv:
        return csvOf(rows);
    case ListFile::Tsv:
        return ended(textOf(
            rows, [&facts](const TargetRow &row) { return tsvLine(row, facts); }, u"\n"_s));
    case ListFile::JsonArray:
        return jsonArrayOf(rows);
    case ListFile::MassMessageJson:
        return massMessageOf(rows, facts);
    case ListFile::Wikitext:
        return ended(textOf(
            rows,
            [&facts](const TargetRow &row) {
                return row.isPage() ? u"* "_s + targetFunction(row.target, facts.home) : QString();
            },
            u"\n"_s));
    case ListFile::Ods:
        break;
    }
    return {};
}

bool hasPlaceForProblems(ListFile format)
{
    switch (format) {
    case ListFile::Lines:
    case ListFile::Csv:
    case ListFile::JsonArray:
    case ListFile::Ods:
        return true;
    case ListFile::Tsv:
    case ListFile::MassMessageJson:
    case ListFile::Wikitext:
        return false;
    }
    Q_UNREACHABLE();
}
} // namespace

QString fileEnding(ListFile format)
{
    return std::ranges::find(files, format, &FileFacts::format)->ending;
}

QString listFileName(ListFile format)
{
    return std::ranges::find(files, format, &FileFacts::format)->name;
}

std::optional<ListFile> listFileFromName(QStringView name)
{
    const auto *const found =
        std::ranges::find_if(files, [name](const FileFacts &file) { return file.name == name; });
    return found == files.end() ? std::nullopt : std::optional(found->format);
}

QString targetFunction(const Target &target, const QString &home)
{
    const QString site = target.wiki == home ? QString() : u'|' + target.wiki;
    return u"{{#target:"_s + target.title + site + u"}}"_s;
}

QString massMessageEntry(const Target &target, const QString &home)
{
    const QString title = u"\t\t{\n\t\t\t\"title\": "_s + jsonString(target.title);
    const QString site = target.wiki == home ? QString() : u",\n\t\t\t\"site\": "_s + jsonString(target.wiki);
    return title + site + u"\n\t\t}"_s;
}

ListBytes writeList(const TargetRows &rows, ListFile format, const ListFacts &facts)
{
    ListBytes list;
    for (int i = 0; i < rows.size(); ++i)
        list.written += rows.isPage(i) ? 1 : 0;
    if (!hasPlaceForProblems(format))
        list.leftOut = rows.size() - list.written;
    if (format == ListFile::Ods) {
        const Table table(rows);
        list.bytes = odsOf(u"Targets"_s, [&table](int n) { return table.row(n); });
    } else {
        list.bytes = wholeText(rows, format, facts).toUtf8();
    }
    return list;
}

} // namespace paperround
