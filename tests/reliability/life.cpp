// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reliability/life.h"

#include "engine/review/approval.h"
#include "wiki/http/httpclient.h"
#include "wiki/http/requestgate.h"
#include "wiki/sites/sitedirectory.h"

#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

namespace {

QCoro::Task<bool> approveAndStart(DeliveryEngine *engine, Request request, FarmProfile farm,
                                  std::shared_ptr<Wikis> wikis)
{
    const auto approved = co_await ReviewQueue::approveByPolicy(request, farm, wikis);
    if (approved)
        engine->start(*approved, wikis);
    co_return approved.has_value();
}

} // namespace

Life::Life(QString directory, FarmProfile farm, std::shared_ptr<Credentials> credentials,
           std::shared_ptr<Clock> clock, std::chrono::milliseconds patience)
    : m_directory(std::move(directory))
    , m_farm(std::move(farm))
    , m_credentials(std::move(credentials))
    , m_clock(std::move(clock))
    , m_patience(patience)
{
    m_farm.policyPage.clear(); // A start that reads nothing has nothing to fail by; its faults are for rows.
}

Result<void> Life::open()
{
    auto opened = QCoro::waitFor(Store::open(m_directory, Store::Access::Writer));
    if (!opened)
        return tl::unexpected(opened.error());
    m_store = std::move(*opened);
    (void)QCoro::waitFor(m_store->searchable()); // What the last life left to be indexed.
    m_ledger = std::make_unique<WatchedLedger>(*m_store, m_stile);
    // A drip or a silence ends when the client's patience does; here it has little.
    const auto http = HttpClient::create({.connect = 10s, .read = m_patience, .write = m_patience});
    const auto gate = RequestGate::create(m_farm.totalRequests);
    const auto sites = SiteDirectory::create(m_farm, http, gate, m_clock);
    m_wikis = MediaWikis::create(m_farm, sites, http, gate, m_credentials);
    m_watched = std::make_shared<WatchedWikis>(m_wikis, m_stile);
    m_table = std::make_unique<DeliveryTableModel>([clock = m_clock] { return clock->now(); });
    m_engine = std::make_unique<DeliveryEngine>(*m_ledger, *m_clock, u"test"_s);
    auto *engine = m_engine.get();
    QObject::connect(engine, &DeliveryEngine::opened, engine,
                     [this](const Delivery &delivery, const QList<Row> &rows) {
                         m_table->setRows(rows, m_engine->lanes(delivery.id));
                     });
    QObject::connect(engine, &DeliveryEngine::rowsChanged, engine,
                     [this](const QString &, const QList<Row> &rows) { m_table->update(rows); });
    QObject::connect(engine, &DeliveryEngine::ledgerFailed, engine, [this] { m_ledgerFailed = true; });
    QObject::connect(engine, &DeliveryEngine::refused, engine, [this](const QString &, const Error &error) {
        m_refusal = error;
        m_loop.quit();
    });
    QObject::connect(engine, &DeliveryEngine::stopped, engine, [this] {
        m_left = true;
        m_loop.quit();
    });
    QObject::connect(engine, &DeliveryEngine::needsPersonChanged, engine,
                     [this](const QString &, bool) { m_loop.quit(); });
    return {};
}

Life::~Life()
{
    if (!m_engine)
        return;
    auto leaving = m_engine->shutDown();
    m_wikis->stop();
    m_stile->release();
    QCoro::waitFor(leaving);
    // A state that was to be stored may still wait for its turn; the ledger goes after it.
    QEventLoop loop;
    m_stile->changed = [this, &loop, told = m_stile->changed] {
        if (told)
            told();
        if (!m_stile->isBusy())
            loop.quit();
    };
    if (m_stile->isBusy())
        loop.exec();
    m_stile->changed = {};
}

bool Life::deliver(const Request &request)
{
    auto starting = approveAndStart(m_engine.get(), request, m_farm, m_watched);
    return QCoro::waitFor(starting) && leave(request.id);
}

bool Life::retryFailed(const QString &id)
{
    m_engine->retryFailed(id, m_watched);
    return leave(id);
}

bool Life::leave(const QString &id)
{
    QTimer limit;
    limit.setSingleShot(true);
    QObject::connect(&limit, &QTimer::timeout, &m_loop, &QEventLoop::quit);
    limit.start(300s);
    m_left = false;
    while (!m_left && !m_refusal && !wasKilled() && limit.isActive()) {
        if (m_engine->needsPerson(id) && person)
            person();
        m_loop.exec();
    }
    m_table->flush();
    return m_left || wasKilled() || m_refusal;
}

QString Life::standstill(const QString &id) const
{
    QStringList lines;
    for (const LaneStatus &lane : m_engine->lanes(id))
        lines += u"%1: %2 %3 %4"_s.arg(lane.wiki).arg(int(lane.phase)).arg(lane.cause, lane.detail);
    for (const Row &row : m_engine->rows(id)) {
        if (!hasEnded(row.state))
            lines += u"row %1 %2 %3 %4"_s.arg(row.number).arg(stateName(row.state), row.reason, row.code);
    }
    return lines.join(u"; "_s);
}

void Life::kill()
{
    m_stile->kill();
    QMetaObject::invokeMethod(
        &m_loop,
        [this] {
            m_wikis->stop(); // The sockets of a dead process close.
            m_loop.quit();
        },
        Qt::QueuedConnection);
}

} // namespace paperround
