// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/tabletargets.h"

#include "domain/targets/csvreader.h"
#include "domain/targets/listreaders.h"
#include "domain/targets/spreadsheetcell.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
constexpr int LookedAt = 20; // Records that decide about the columns.
constexpr int WidestTable = 256; // Columns looked at.
constexpr std::array<QChar, 4> delimiters{u',', u';', u'\t', u'|'};

bool isOneOf(QStringView name, std::initializer_list<QLatin1StringView> names)
{
    return std::ranges::any_of(
        names, [name](QLatin1StringView known) { return name.compare(known, Qt::CaseInsensitive) == 0; });
}

bool isTitleHeading(QStringView name)
{
    return isOneOf(name, {"title"_L1, "page"_L1, "page title"_L1, "target"_L1});
}

bool isWikiHeading(QStringView name)
{
    return isOneOf(name, {"wiki"_L1, "site"_L1, "host"_L1, "database"_L1, "dbname"_L1, "wikiid"_L1});
}

QString unguarded(QStringView cell, const TableLayout &layout)
{
    const auto text = cell.toString();
    return layout.guarded ? fromSpreadsheetCell(text) : text;
}

/// The columns a header names; false where it names no page.
bool takeHeader(const CsvRecord &record, TableLayout &layout)
{
    int title = -1;
    int wiki = -1;
    int problem = -1;
    for (int i = 0; i < std::min<int>(int(record.fields.size()), WidestTable); ++i) {
        const auto name = record.fields[i].trimmed();
        if (title < 0 && isTitleHeading(name))
            title = i;
        else if (wiki < 0 && isWikiHeading(name))
            wiki = i;
        else if (problem < 0 && isOneOf(name, {"problem"_L1}))
            problem = i;
    }
    if (title < 0)
        return false;
    layout.header = true;
    layout.titleColumn = title;
    layout.wikiColumn = wiki;
    layout.problemColumn = problem;
    return true;
}

bool namesWiki(QStringView field, const KnownSites &sites)
{
    const auto site = readSite(field, sites);
    return site.problem != "invalidsite"_L1 || !site.wiki.isEmpty() || cleanHost(field).has_value();
}

QList<CsvRecord> firstRecords(QStringView text, const TableLayout &layout, int most)
{
    CsvReader reader(text, layout.delimiter, layout.quotes);
    QList<CsvRecord> records;
    CsvRecord record;
    while (records.size() < most && reader.next(record)) {
        if (!record.isBlank())
            records.append(record);
    }
    return records;
}

/// The column that most often names a wiki; -1: none does.
int wikiColumnOf(const QList<CsvRecord> &records, const KnownSites &sites)
{
    std::array<int, WidestTable> times{};
    for (const auto &record : records) {
        for (qsizetype i = 0; i < std::min<qsizetype>(record.fields.size(), WidestTable); ++i)
            times.at(std::size_t(i)) += namesWiki(record.fields[i], sites) ? 1 : 0;
    }
    const auto most = std::ranges::max_element(times);
    return *most == 0 ? -1 : int(most - times.begin());
}

/// Tabs come from spreadsheets, which quote, and from tools, which do not: only a field that is quoted from
/// end to end tells.
bool usesQuotes(QStringView text)
{
    int looked = 0;
    for (const auto line : text.tokenize(u'\n')) {
        for (const auto field : line.tokenize(u'\t')) {
            const auto bare = field.trimmed();
            if (bare.size() > 1 && bare.startsWith(u'"') && bare.endsWith(u'"'))
                return true;
        }
        if (++looked == LookedAt)
            break;
    }
    return false;
}

TableLayout layoutWith(QChar delimiter, QStringView text)
{
    TableLayout layout;
    layout.delimiter = delimiter;
    layout.quotes = delimiter != u'\t' || usesQuotes(text);
    return layout;
}

/// Is this surely a table: a header that names the page, or a wiki in the second field?
bool isSurely(const TableLayout &layout, QStringView text, const KnownSites &sites)
{
    const auto records = firstRecords(text, layout, 1);
    if (records.isEmpty() || records.first().fields.size() < 2 || !records.first().problem.isEmpty())
        return false;
    TableLayout found = layout;
    // No title has a tab in it.
    return layout.delimiter == u'\t' || takeHeader(records.first(), found)
        || namesWiki(records.first().field(1), sites);
}

ReadTarget readRecord(const CsvRecord &record, const TableLayout &layout, TargetCollector &into)
{
    const auto title = unguarded(record.field(layout.titleColumn), layout);
    const bool alone = !layout.header && record.fields.size() == 1;
    if (layout.wikiColumn < 0 || alone)
        return into.readLine(title.trimmed(), FirstLetter::Upper);
    const auto wiki = unguarded(record.field(layout.wikiColumn), layout);
    if (QStringView(wiki).trimmed().isEmpty())
        return into.read(title, std::nullopt, FirstLetter::Upper);
    return into.read(title, wiki, FirstLetter::Upper);
}
} // namespace

TableLayout withColumnsFound(TableLayout layout, QStringView text, const KnownSites &sites)
{
    layout.header = false;
    layout.titleColumn = 0;
    layout.wikiColumn = layout.problemColumn = -1;
    const auto records = firstRecords(text, layout, LookedAt);
    if (records.isEmpty() || takeHeader(records.first(), layout))
        return layout;
    const auto wiki = wikiColumnOf(records, sites);
    const bool wide = std::ranges::any_of(records, [](const CsvRecord &it) { return it.fields.size() > 1; });
    layout.wikiColumn = wiki < 0 && wide ? 1 : wiki;
    layout.titleColumn = layout.wikiColumn == 0 ? 1 : 0;
    return layout;
}

TableLayout tableLayoutOf(QStringView text, const KnownSites &sites)
{
    TableLayout best = layoutWith(delimiters.front(), text);
    for (const QChar delimiter : delimiters) {
        const auto layout = layoutWith(delimiter, text);
        if (isSurely(layout, text, sites))
            return withColumnsFound(layout, text, sites);
    }
    qsizetype most = 1;
    for (const QChar delimiter : delimiters) {
        const auto layout = layoutWith(delimiter, text);
        const auto records = firstRecords(text, layout, 1);
        if (!records.isEmpty() && records.first().fields.size() > most) {
            most = records.first().fields.size();
            best = layout;
        }
    }
    return withColumnsFound(best, text, sites);
}

TableLayout sheetLayoutOf(QStringView text, const KnownSites &sites)
{
    return withColumnsFound({.delimiter = u'\t', .quotes = false, .guarded = false}, text, sites);
}

void readTable(QStringView text, const TableLayout &layout, TargetCollector &into)
{
    CsvReader reader(text, layout.delimiter, layout.quotes);
    CsvRecord record;
    bool header = layout.header;
    while (reader.next(record)) {
        if (record.isBlank() || std::exchange(header, false))
            continue;
        if (!record.problem.isEmpty()) {
            into.addProblem(record.line, record.written, record.problem);
            continue;
        }
        const auto words = record.field(layout.problemColumn).trimmed();
        if (!words.isEmpty() && record.field(layout.titleColumn).trimmed().isEmpty())
            into.addProblem(record.line, unguarded(words, layout), u"invalidtitle"_s);
        else
            into.add(readRecord(record, layout, into), record.line, record.written);
    }
}

ParsedTargets parseTable(QStringView text, const TableLayout &layout, const KnownSites &sites)
{
    TargetCollector collector(sites);
    if (text.size() > LongestListText)
        collector.refuse(1);
    else
        readTable(text, layout, collector);
    return collector.take();
}

TableSample tableSample(QStringView text, const TableLayout &layout, int rows)
{
    TableSample sample;
    const auto records = firstRecords(text, layout, rows + (layout.header ? 1 : 0));
    for (qsizetype i = 0; i < records.size(); ++i) {
        const auto &fields = records.at(i).fields;
        sample.columns = std::max(sample.columns, int(std::min<qsizetype>(fields.size(), WidestTable)));
        QStringList cells;
        for (int column = 0; column < std::min<int>(int(fields.size()), WidestTable); ++column)
            cells.append(unguarded(fields[column], layout));
        if (i == 0 && layout.header)
            sample.headings = cells;
        else
            sample.rows.append(cells);
    }
    return sample;
}

bool looksLikeTable(QStringView text, const KnownSites &sites)
{
    return std::ranges::any_of(delimiters, [text, &sites](QChar delimiter) {
        return isSurely(layoutWith(delimiter, text), text, sites);
    });
}

} // namespace paperround
