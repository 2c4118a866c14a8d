// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What reading a list costs a row, for each format: a file's bytes to targets, beside the same bytes decoded
// and looked through line by line in the same run. `paperround-bench-readers [ROWS]`, by default 1,000,000.
#include "benchmarks/usage.h"
#include "cli/listfile.h"
#include "domain/targets/listwriter.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace paperround;

namespace {

constexpr int WikisInAll = 200;
constexpr int Rounds = 3; // The best counts, in the thread's own processor time: what else runs does not.

QString wiki(int number)
{
    return u"w%1.wiki.example.org"_s.arg(number);
}

TargetRows rowsOf(int count)
{
    TargetRows rows;
    rows.reserve(count);
    for (int row = 1; row <= count; ++row) {
        const bool plain = row % 4 != 0;
        const auto title =
            plain ? u"User talk:Example person %1"_s.arg(row) : u"نقاش المستخدم:مثال %1"_s.arg(row);
        rows.append({{title, wiki(row % WikisInAll), row}, {}});
    }
    return rows;
}

KnownSites farm()
{
    KnownSites sites{wiki(0), {}};
    for (int i = 0; i < WikisInAll; ++i)
        sites.hosts.insert(wiki(i));
    return sites;
}

/// The same bytes as text, and a look at each of its lines.
qsizetype lineByLine(const QByteArray &bytes)
{
    const auto text = QString::fromUtf8(bytes);
    qsizetype longest = 0;
    for (const auto line : QStringView(text).tokenize(u'\n'))
        longest = std::max(longest, line.size());
    return longest;
}

template <class Work> double bestSeconds(Work work)
{
    double best = 1e9;
    for (int round = 0; round < Rounds; ++round) {
        const Usage before = Usage::now();
        work();
        best = std::min(best, double((Usage::now() - before).thread) / 1e9);
    }
    return best;
}

QJsonObject measure(const TargetRows &rows, ListFile format, const KnownSites &sites)
{
    const auto bytes = writeList(rows, format, {.home = sites.home}).bytes;
    const auto reader = format == ListFile::Lines ? ListFormat::Lines : ListFormat::Auto;
    qsizetype found = 0;
    const Usage before = Usage::now();
    ParsedTargets kept = parseList(*listTextOf(bytes), sites, reader);
    const Usage used = Usage::now() - before; // Of the first format; later ones reuse what was freed.
    const double parsing =
        bestSeconds([&] { found = parseList(*listTextOf(bytes), sites, reader).targets.size(); });
    qsizetype longest = 0;
    const double looking = bestSeconds([&] { longest = lineByLine(bytes); });
    if (found != rows.size() || kept.targets.size() != found || longest == 0)
        qFatal("%s: %lld of %d rows", qPrintable(listFileName(format)), qint64(found), rows.size());
    const double mega = double(bytes.size()) / 1e6;
    return {{u"format"_s, listFileName(format)},
            {u"rows"_s, rows.size()},
            {u"megabytes"_s, mega},
            {u"megabytesPerSecond"_s, mega / parsing},
            {u"nanosecondsPerRow"_s, parsing * 1e9 / rows.size()},
            {u"ratioToLineByLine"_s, parsing / looking},
            {u"bytesOfMemoryPerRow"_s, double(used.resident) / rows.size()}};
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int count = argc > 1 ? QByteArray(argv[1]).toInt() : 1'000'000;
    const auto rows = rowsOf(count);
    QJsonArray results;
    for (const ListFile format : allListFiles)
        results.append(measure(rows, format, farm()));
    const QJsonObject all{{u"benchmark"_s, u"readers"_s}, {u"results"_s, results}};
    std::fputs(QJsonDocument(all).toJson().constData(), stdout);
    return 0;
}
