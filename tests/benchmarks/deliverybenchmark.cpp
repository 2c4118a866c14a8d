// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a delivered row costs, against a bare HTTP client that posts the same edits to the same server in the
// same run and writes the same two synced records a row. Prints one JSON object. Ratios mean something on any
// machine; the absolute numbers only on this one.
#include "benchmarks/bareclient.h"
#include "benchmarks/threadedfarm.h"
#include "benchmarks/usage.h"
#include "cli/workplace.h"
#include "domain/delivery/mark.h"
#include "engine/delivery/deliveryengine.h"
#include "engine/review/approval.h"
#include "store/store.h"
#include "wiki/farms.h"
#include "wiki/login/accountbook.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace paperround;

namespace {

constexpr int RowsPerWiki = 200;
constexpr int ManyWikis = 1000;
constexpr int ManyRows = 5000; ///< For the requests a row; so many that what is asked once counts little.

Round prepare(ThreadedFarm &server, const QString &name, int rowsPerWiki = RowsPerWiki, int wikis = -1)
{
    // The wikis' clock is put on after the pages are written, or all would be too young for the cheap form.
    static std::chrono::minutes clock{0};
    clock += std::chrono::minutes(2);
    Round round;
    server.on([&](PracticeFarm &farm) {
        round.hosts = farm.hosts().first(wikis < 0 ? farm.hosts().size() : wikis);
        round.farm = farm.profile();
        round.token = farm.users().first().token;
        for (int n = 1; n <= rowsPerWiki; ++n) {
            for (const QString &host : std::as_const(round.hosts)) {
                const QString title = u"Project:%1 %2"_s.arg(name).arg(n);
                round.base.insert(title + u'@' + host, farm.write(host, title, u"An older text.\n"_s));
                round.targets.append({title, host, 0});
            }
        }
        farm.setClockOffset(clock);
        farm.resetCounts();
    });
    return round;
}

int requestsReceived(ThreadedFarm &server)
{
    int requests = 0;
    server.on([&](PracticeFarm &farm) { requests = farm.requestsReceived(); });
    return requests;
}

struct Measured
{
    QJsonObject perRow;
    double requestsPerRow = 0;
    double ledgerBytesPerRow = 0;
    int delivered = 0;
    int rows = 0;
};

Measured measureBare(ThreadedFarm &server)
{
    const Round round = prepare(server, u"Bare"_s);
    BareClient client(round);
    const Usage before = Usage::now();
    client.run();
    const Usage cost = Usage::now() - before;
    const int rows = int(round.targets.size());
    return {cost.perRow(rows), double(requestsReceived(server)) / rows, 0, rows - client.failed(), rows};
}

Measured measureEngine(ThreadedFarm &server, const Round &round)
{
    QTemporaryDir dir;
    const QString data = dir.filePath(u"data"_s);
    QDir().mkpath(data + u"/farms"_s);
    QFile profile(data + u"/farms/benchmark.json"_s);
    if (!profile.open(QIODevice::WriteOnly) || profile.write(farmToJson(round.farm)) < 0)
        qFatal("the farm's profile could not be written");
    profile.close();

    const auto opened = QCoro::waitFor(Workplace::open({.directory = data}));
    if (!opened)
        qFatal("the workplace could not be opened: %s", qPrintable(opened.error().code));
    const std::shared_ptr<Workplace> workplace = *opened;
    const auto account =
        QCoro::waitFor(workplace->accounts().addOwnerOnlyToken(round.farm, round.token, Keep::ThisRun));
    const auto wikis = QCoro::waitFor(workplace->wikisFor(*account));
    Request request{
        newDeliveryId(), round.farm.home, {u"News"_s, u"Hello, this is the news."_s}, round.targets, {},
        u"a list"_s};
    // QCoro::waitFor needs a default-constructed value, which an ApprovedRequest on purpose has not.
    std::optional<Result<ApprovedRequest>> approved;
    QEventLoop approving;
    QObject context;
    QCoro::connect(ReviewQueue::approveByPolicy(request, round.farm, *wikis), &context,
                   [&](Result<ApprovedRequest> answer) {
                       approved.emplace(std::move(answer));
                       approving.quit();
                   });
    if (!approved)
        approving.exec();
    if (!*approved)
        qFatal("the request was not approved: %s", qPrintable(approved->error().code));
    server.on([](PracticeFarm &farm) { farm.resetCounts(); });

    DeliveryEngine &engine = workplace->engine();
    QSignalSpy stopped(&engine, &DeliveryEngine::stopped);
    const Usage before = Usage::now();
    engine.start(std::move(**approved), *wikis);
    stopped.wait(3'600'000);
    const Usage cost = Usage::now() - before;

    const int rows = int(round.targets.size());
    const auto record = QCoro::waitFor(workplace->store().history().open(request.id));
    const int delivered = record && *record ? (*record)->counts[RowState::Delivered] : 0;
    const double requests = double(requestsReceived(server)) / rows;
    QCoro::waitFor(workplace->shutDown());
    qint64 ledger = 0;
    for (const QFileInfo &file :
         QDir(data).entryInfoList({u"*ledger*"_s, u"*.sqlite*"_s, u"*.db*"_s}, QDir::Files))
        ledger += file.size();
    return {cost.perRow(rows), requests, double(ledger) / rows, delivered, rows};
}

QJsonObject shown(const Measured &measured)
{
    QJsonObject json = measured.perRow;
    json.insert(u"requests"_s, measured.requestsPerRow);
    json.insert(u"rows"_s, measured.rows);
    json.insert(u"delivered"_s, measured.delivered);
    if (measured.ledgerBytesPerRow > 0)
        json.insert(u"ledgerBytes"_s, measured.ledgerBytesPerRow);
    return json;
}

double ratio(const Measured &engine, const Measured &bare, const QString &key)
{
    return engine.perRow[key].toDouble() / bare.perRow[key].toDouble();
}

} // namespace

/// 100 rows on each of 1,000 wikis; the memory is that of farm and program together.
int deliverToManyWikis()
{
    ThreadedFarm server(ManyWikis);
    const Measured far = measureEngine(server, prepare(server, u"Far"_s, 100, ManyWikis));
    QJsonObject json = shown(far);
    json.insert(u"benchmark"_s, u"many wikis"_s);
    json.insert(u"wikis"_s, ManyWikis);
    json.insert(u"seconds"_s, far.perRow["wallMicroseconds"_L1].toDouble() * far.rows / 1e6);
    json.insert(u"megabytes"_s, far.perRow["memoryBytes"_L1].toDouble() * far.rows / 1e6);
    std::fputs(QJsonDocument(json).toJson().constData(), stdout);
    return far.delivered == far.rows ? 0 : 1;
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (QCoreApplication::arguments().contains(u"--many-wikis"_s))
        return deliverToManyWikis();
    ThreadedFarm server;
    measureBare(server); // warms caches of both sides, not counted
    const Measured bare = measureBare(server);
    const Measured engine = measureEngine(server, prepare(server, u"Engine"_s));
    // What checks, sweeps and sign-ins add, where one request may ask for 50 pages, and where for 500.
    const Measured few = measureEngine(server, prepare(server, u"Few"_s, ManyRows / 3, 3));
    server.on([](PracticeFarm &farm) { farm.addToGroup(farm.users().first().name, u"bot"_s); });
    const Measured many = measureEngine(server, prepare(server, u"Many"_s, ManyRows / 3, 3));
    const QJsonObject result{
        {u"benchmark"_s, u"delivery"_s},
        {u"perRow"_s, QJsonObject{{u"bareClient"_s, shown(bare)}, {u"engine"_s, shown(engine)}}},
        {u"requestsPerRow"_s,
         QJsonObject{{u"rows"_s, few.rows},
                     {u"delivered"_s, few.delivered + many.delivered},
                     {u"wikis"_s, 3},
                     {u"withoutHighLimits"_s, few.requestsPerRow},
                     {u"withHighLimits"_s, many.requestsPerRow}}},
        {u"engineOverBare"_s,
         QJsonObject{{u"requests"_s, engine.requestsPerRow / bare.requestsPerRow},
                     {u"rate"_s, 1 / ratio(engine, bare, u"wallMicroseconds"_s)},
                     {u"wall"_s, ratio(engine, bare, u"wallMicroseconds"_s)},
                     {u"thread"_s, ratio(engine, bare, u"threadMicroseconds"_s)},
                     {u"wire"_s, ratio(engine, bare, u"wireBytes"_s)}}}};
    std::fputs(QJsonDocument(result).toJson().constData(), stdout);
    return engine.delivered == engine.rows && bare.delivered == bare.rows ? 0 : 1;
}
