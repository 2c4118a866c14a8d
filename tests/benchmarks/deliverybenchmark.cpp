// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a delivered row costs, against a bare HTTP client that posts the same edits to the same server in the
// same run. Prints one JSON object. Ratios mean something on any machine; the absolute numbers only on this
// one.
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
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUrlQuery>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace paperround;

namespace {

constexpr int RowsPerWiki = 200;
constexpr int ManyRows = 5000; ///< For the requests a row; so many that what is asked once counts little.

/// Pages to deliver to, made anew for each of the two clients.
struct Round
{
    QStringList hosts;
    QString token;
    FarmProfile farm;
    QList<Target> targets;
    QHash<QString, qint64> base; ///< "title@host" → revision
};

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

/// A client that does nothing but post: one at a time a wiki, the wikis side by side, at most three at once.
class BareClient
{
public:
    explicit BareClient(Round round)
        : m_round(std::move(round))
    {
        for (const Target &target : std::as_const(m_round.targets))
            m_waiting[target.wiki].append(target);
    }

    void run()
    {
        for (const QString &host : std::as_const(m_round.hosts))
            m_token[host] = csrf(host);
        QEventLoop loop;
        m_loop = &loop;
        for (const QString &host : std::as_const(m_round.hosts))
            m_idle.append(host);
        fill();
        loop.exec();
    }

private:
    QNetworkRequest request(const QString &host) const
    {
        QNetworkRequest request(QUrl(u"http://%1/w/api.php"_s.arg(host)));
        request.setRawHeader("Authorization", "Bearer " + m_round.token.toUtf8());
        request.setHeader(QNetworkRequest::ContentTypeHeader,
                          QByteArrayLiteral("application/x-www-form-urlencoded"));
        return request;
    }

    QString csrf(const QString &host)
    {
        const std::unique_ptr<QNetworkReply> reply(
            m_network.post(request(host), "action=query&meta=tokens&format=json&formatversion=2"));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        finished.wait();
        return QJsonDocument::fromJson(reply->readAll())["query"_L1]["tokens"_L1]["csrftoken"_L1].toString();
    }

    void fill()
    {
        while (m_inFlight < 3 && !m_idle.isEmpty()) {
            const QString host = m_idle.takeFirst();
            if (!m_waiting[host].isEmpty())
                post(host, m_waiting[host].takeFirst());
        }
        if (m_inFlight == 0)
            m_loop->quit();
    }

    void post(const QString &host, const Target &target)
    {
        QUrlQuery form;
        const auto add = [&form](const QString &key, const QString &value) {
            form.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
        };
        add(u"action"_s, u"edit"_s);
        add(u"format"_s, u"json"_s);
        add(u"formatversion"_s, u"2"_s);
        add(u"title"_s, target.title);
        add(u"appendtext"_s,
            u"\n\n== News ==\n\nHello, this is the news.\n<!-- a hidden comment as long as ours, with its mark -->"_s);
        add(u"baserevid"_s, QString::number(m_round.base.value(target.title + u'@' + host)));
        add(u"nocreate"_s, u"1"_s);
        add(u"summary"_s, u"/* News */ new section (pr:aaaaaaaaaa/1)"_s);
        add(u"token"_s, m_token[host]);
        ++m_inFlight;
        QNetworkReply *reply = m_network.post(request(host), form.toString(QUrl::FullyEncoded).toUtf8());
        QObject::connect(reply, &QNetworkReply::finished, reply, [this, reply, host] {
            if (!reply->readAll().contains("\"newrevid\""))
                ++m_failed;
            reply->deleteLater();
            --m_inFlight;
            m_idle.append(host);
            fill();
        });
    }

    Round m_round;
    QNetworkAccessManager m_network;
    QHash<QString, QList<Target>> m_waiting;
    QHash<QString, QString> m_token;
    QStringList m_idle;
    QEventLoop *m_loop = nullptr;
    int m_inFlight = 0;

public:
    int m_failed = 0;
};

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
    return {cost.perRow(rows), double(requestsReceived(server)) / rows, 0, rows - client.m_failed, rows};
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
    stopped.wait(600'000);
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

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
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
                     {u"wall"_s, ratio(engine, bare, u"wallMicroseconds"_s)},
                     {u"thread"_s, ratio(engine, bare, u"threadMicroseconds"_s)},
                     {u"wire"_s, ratio(engine, bare, u"wireBytes"_s)}}}};
    std::fputs(QJsonDocument(result).toJson().constData(), stdout);
    return engine.delivered == engine.rows && bare.delivered == bare.rows ? 0 : 1;
}
