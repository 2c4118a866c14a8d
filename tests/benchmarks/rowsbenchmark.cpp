// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What engine and ledger cost a row, from a small delivery to a huge one: without a net, every record synced.
// `paperround-bench-rows [ROWS…]`, by default 1,000 to 1,000,000.
#include "benchmarks/instantwikis.h"
#include "benchmarks/usage.h"
#include "cli/systemclock.h"
#include "domain/delivery/mark.h"
#include "domain/review/request.h"
#include "engine/delivery/deliveryengine.h"
#include "engine/review/approval.h"
#include "store/store.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QEventLoop>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace paperround;

namespace {

constexpr int WikisInAll = 10;

Request requestOf(int rows)
{
    Request request;
    request.id = newDeliveryId();
    request.home = u"w0.example.org"_s;
    request.message = {u"News"_s, u"Hello, this is the news."_s};
    request.listUrl = u"a list"_s;
    request.targets.reserve(rows);
    for (int row = 1; row <= rows; ++row)
        request.targets.append(
            {u"Project:Person %1"_s.arg(row), u"w%1.example.org"_s.arg(row % WikisInAll), row});
    return request;
}

QCoro::Task<bool> approveAndStart(DeliveryEngine *engine, Request request, std::shared_ptr<Wikis> wikis)
{
    FarmProfile farm;
    farm.home = request.home;
    farm.policyPage.clear(); // These wikis have no pages.
    farm.review.approvals = 0;
    farm.send.who = SendPolicy::Who::Everybody;
    farm.send.everyWiki = true;
    const auto approved = co_await ReviewQueue::approveByPolicy(request, farm, wikis);
    if (approved)
        engine->start(*approved, wikis);
    co_return approved.has_value();
}

/// What one delivery of so many rows took, and how many arrived.
struct OneDelivery
{
    Usage cost;
    int delivered = 0;
    double ledgerBytes = 0;
};

OneDelivery deliver(int rows)
{
    const QTemporaryDir folder;
    auto store = QCoro::waitFor(Store::open(folder.path(), Store::Access::Writer));
    if (!store)
        qFatal("the ledger could not be opened: %s", qPrintable(store.error().code));
    SystemClock clock;
    DeliveryEngine engine((*store)->ledger(), clock, u"benchmark"_s);
    const Request request = requestOf(rows);
    QEventLoop loop;
    QObject::connect(&engine, &DeliveryEngine::stopped, &loop, &QEventLoop::quit);
    QObject::connect(&engine, &DeliveryEngine::refused, &loop, &QEventLoop::quit);
    const Usage before = Usage::now();
    auto starting = approveAndStart(&engine, request, std::make_shared<InstantWikis>());
    if (!QCoro::waitFor(starting))
        qFatal("the request was not approved");
    loop.exec();
    const Usage cost = Usage::now() - before;
    const auto delivery = QCoro::waitFor((*store)->ledger().delivery(request.id));
    const int delivered = delivery && *delivery ? (*delivery)->counts[RowState::Delivered] : 0;
    return {cost, delivered, double(QFileInfo((*store)->path()).size())};
}

/// Small deliveries are over too soon to be measured one at a time.
constexpr int RowsToMeasure = 30'000;

QJsonObject measure(int rows)
{
    const int deliveries = std::max(1, RowsToMeasure / rows);
    OneDelivery sum;
    for (int i = 0; i < deliveries; ++i) {
        const OneDelivery one = deliver(rows);
        sum.cost = sum.cost + one.cost;
        sum.delivered += one.delivered;
        sum.ledgerBytes += one.ledgerBytes;
    }
    const int all = rows * deliveries;
    QJsonObject json = sum.cost.perRow(all);
    json.insert(u"processMicroseconds"_s, double(sum.cost.process) / 1000 / all);
    json.insert(u"rows"_s, rows);
    json.insert(u"deliveries"_s, deliveries);
    json.insert(u"delivered"_s, sum.delivered);
    json.insert(u"ledgerBytes"_s, sum.ledgerBytes / all);
    json.remove(u"wireBytes"_s);
    return json;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QList<int> sizes;
    for (const QString &size : QCoreApplication::arguments().sliced(1))
        sizes.append(size.toInt());
    if (sizes.isEmpty())
        sizes = {1'000, 30'000, 1'000'000};
    deliver(sizes.first()); // warms caches, not counted
    QJsonArray perRow;
    bool whole = true;
    for (const int size : std::as_const(sizes)) {
        const QJsonObject one = measure(size);
        whole = whole && one["delivered"_L1].toInt() == size * one["deliveries"_L1].toInt();
        perRow.append(one);
    }
    const auto ratio = [&perRow](const QString &key) {
        return perRow.last()[key].toDouble() / perRow.first()[key].toDouble();
    };
    const QJsonObject result{{u"benchmark"_s, u"cost a row"_s},
                             {u"perRow"_s, perRow},
                             {u"lastOverFirst"_s,
                              QJsonObject{{u"thread"_s, ratio(u"threadMicroseconds"_s)},
                                          {u"process"_s, ratio(u"processMicroseconds"_s)},
                                          {u"wall"_s, ratio(u"wallMicroseconds"_s)}}}};
    std::fputs(QJsonDocument(result).toJson().constData(), stdout);
    return whole ? 0 : 1;
}
