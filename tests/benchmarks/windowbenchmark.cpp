// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How long until the first window is painted, against an empty one; and the table at 100,000 rows.
#include "models/deliverytablemodel.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr int Runs = 7;
constexpr int Rows = 100'000;
constexpr int LinesInView = 40;

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

double millisecondsOf(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

/// From the start of the process until it says that it has painted.
double untilPainted(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(30'000))
            qFatal("%s painted nothing", qPrintable(program));
    }
    const double passed = double(timer.nsecsElapsed()) / 1e6;
    process.waitForFinished();
    return passed;
}

QJsonObject firstWindow()
{
    const QString folder = QCoreApplication::applicationDirPath();
    std::vector<double> empty;
    std::vector<double> console;
    // Once each for the disk's cache; then in turn, so that a busy moment meets both.
    untilPainted(folder + u"/empty-window"_s, {});
    for (int run = 0; run <= Runs; ++run) {
        QTemporaryDir data;
        const double took = untilPainted(folder + u"/console-window"_s, {data.path()});
        if (run == 0)
            continue;
        console.push_back(took);
        empty.push_back(untilPainted(folder + u"/empty-window"_s, {}));
    }
    return {{u"benchmark"_s, u"first window"_s},
            {u"emptyMilliseconds"_s, median(empty)},
            {u"consoleMilliseconds"_s, median(console)},
            {u"ratio"_s, median(console) / median(empty)}};
}

QList<Row> manyRows()
{
    QList<Row> rows;
    rows.reserve(Rows);
    for (int number = 1; number <= Rows; ++number) {
        Row row;
        row.number = number;
        row.target = {u"User talk:Person %1"_s.arg((number * 7919) % Rows),
                      u"w%1.example.org"_s.arg(number % 300), number};
        row.state = number % 20 == 0 ? RowState::Failed : RowState::Delivered;
        row.time = QDateTime::fromSecsSinceEpoch(1'700'000'000 + number % 5000, Qt::UTC);
        rows.append(row);
    }
    return rows;
}

QJsonObject tableOfManyRows()
{
    const auto now = QDateTime::fromSecsSinceEpoch(1'700'010'000, Qt::UTC);
    DeliveryTableModel model([now] { return now; });
    const QList<Row> rows = manyRows();
    const double set = millisecondsOf([&] { model.setRows(rows, {}); });
    const double sort = millisecondsOf([&] { model.sort(DeliveryTableModel::PageColumn); });
    const double filter = millisecondsOf([&] { model.setTextFilter(u"person 12"_s); });
    const double unfilter = millisecondsOf([&] { model.setTextFilter({}); });
    // What a table asks for when it is dragged from top to end: a viewful at each of a hundred places.
    qsizetype characters = 0;
    const double scroll = millisecondsOf([&] {
        for (int top = 0; top < Rows; top += Rows / 100) {
            for (int line = top; line < top + LinesInView; ++line) {
                for (int column = 0; column < DeliveryTableModel::ColumnCount; ++column)
                    characters += model.index(line, column).data().toString().size();
            }
        }
    });
    return {{u"benchmark"_s, u"table"_s},
            {u"rows"_s, Rows},
            {u"setMilliseconds"_s, set},
            {u"sortMilliseconds"_s, sort},
            {u"filterMilliseconds"_s, filter},
            {u"unfilterMilliseconds"_s, unfilter},
            {u"scrollMillisecondsPerView"_s, scroll / 100},
            {u"charactersShown"_s, characters}};
}

} // namespace

} // namespace paperround

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    std::fputs(QJsonDocument(paperround::firstWindow()).toJson().constData(), stdout);
    std::fputs(",\n", stdout);
    std::fputs(QJsonDocument(paperround::tableOfManyRows()).toJson().constData(), stdout);
    return 0;
}
