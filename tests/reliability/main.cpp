// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// paperround-reliability COUNT [FIRSTSEED]: so many seeded deliveries under faults, and a table of what they
// met.
#include "reliability/practicefamily.h"
#include "reliability/seededrun.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLoggingCategory>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace paperround;

namespace {

struct Sum
{
    RunReport all;
    int runs = 0;
    int bad = 0;

    void add(const RunReport &one)
    {
        ++runs;
        bad += one.wrong.isEmpty() ? 0 : 1;
        for (const auto part :
             {&RunReport::rows, &RunReport::delivered, &RunReport::asked, &RunReport::requests,
              &RunReport::lives, &RunReport::kills, &RunReport::stops, &RunReport::elsewhere,
              &RunReport::othersAtWork, &RunReport::duplicates, &RunReport::lost, &RunReport::misplaced})
            all.*part += one.*part;
        all.seconds += one.seconds;
        for (std::size_t i = 0; i < all.faults.size(); ++i)
            all.faults[i] += one.faults[i];
        for (std::size_t i = 0; i < all.disk.size(); ++i)
            all.disk[i] += one.disk[i];
    }
};

void line(const char *name, long long value)
{
    std::printf("| %-52s | %10lld |\n", name, value);
}

void print(const Sum &sum, double seconds)
{
    const RunReport &all = sum.all;
    line("deliveries, each from a seed of its own", sum.runs);
    line("rows", all.rows);
    line("delivered, exactly once", all.delivered);
    line("closed by a person: others moved or deleted the page", all.asked);
    line("duplicates", all.duplicates);
    line("lost", all.lost);
    line("wrong wiki, page or account", all.misplaced);
    line("deliveries with any other broken promise", sum.bad);
    line("starts of the program", all.lives);
    line("killed", all.kills);
    line("stopped by a person", all.stops);
    line("went on elsewhere, or from a backup", all.elsewhere);
    for (std::size_t i = 1; i < all.disk.size(); ++i)
        line(qPrintable(u"ledger: "_s + diskFaultName(DiskFault(i))), all.disk[i]);
    line("requests", all.requests);
    for (const Fault fault : allFaults) {
        if (fault != Fault::None)
            line(qPrintable(u"net: "_s + faultName(fault)), all.faults[std::size_t(fault)]);
    }
    line("edits, moves and deletions by others meanwhile", all.othersAtWork);
    line("hours that passed for the deliveries", all.seconds / 3600);
    line("seconds that it took", static_cast<long long>(seconds));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QLoggingCategory::setFilterRules(qEnvironmentVariable("QT_LOGGING_RULES", u"paperround.*=false"_s));
    const QStringList arguments = QCoreApplication::arguments();
    const int count = arguments.value(1, u"300"_s).toInt();
    const quint32 first = arguments.value(2, u"1"_s).toUInt();
    QElapsedTimer time;
    time.start();
    Sum sum;
    for (quint32 seed = first; seed < first + quint32(count); ++seed) {
        PracticeFamily family;
        const RunReport report = deliverUnderFaults(seed, family);
        sum.add(report);
        for (const QString &sentence : report.wrong) {
            std::fprintf(stderr, "seed %u: %s\n", seed, qPrintable(sentence));
            std::fflush(stderr);
        }
        if (qEnvironmentVariableIsSet("PAPERROUND_TRACE")) {
            for (const QString &step : report.trace)
                std::printf("%s\n", qPrintable(step));
        }
    }
    print(sum, double(time.elapsed()) / 1000.0);
    return sum.bad == 0 ? 0 : 1;
}
