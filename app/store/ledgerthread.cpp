// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ledgerthread.h"

#include "engine/crashpoint.h"
#include "store/connection.h"
#include "store/log.h"
#include "store/searchindex.h"

using namespace Qt::StringLiterals;

namespace paperround {

LedgerThread::LedgerThread()
    : m_thread(QThread::create([this] { run(); }))
{
    m_thread->setObjectName(u"ledger"_s);
    m_thread->start();
}

LedgerThread::~LedgerThread()
{
    close();
}

void LedgerThread::ask(Kind kind, Work work, Done done)
{
    Q_ASSERT(m_home.thread() == QThread::currentThread());
    {
        const std::lock_guard lock(m_mutex);
        Asks &queue = kind == Kind::Write ? m_writes : kind == Kind::Read ? m_reads : m_idle;
        queue.push_back({std::move(work), std::move(done), {}});
    }
    m_wake.notify_one();
}

void LedgerThread::close()
{
    if (std::exchange(m_closed, true))
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_one();
    m_thread->wait();
    deliver();
}

void LedgerThread::run()
{
    Connection connection;
    workUntilClosed(connection);
}

void LedgerThread::workUntilClosed(Connection &connection)
{
    Kind kind = Kind::Write;
    for (Asks asks = next(kind); !asks.empty() || kind == Kind::Idle; asks = next(kind)) {
        switch (kind) {
        case Kind::Write:
            write(connection, asks);
            m_indexed = false;
            answer(std::move(asks));
            break;
        case Kind::Read:
            asks.front().error = asks.front().work(connection);
            answer(std::move(asks));
            break;
        case Kind::Idle:
            index(connection, asks);
            break;
        }
    }
}

/// Waits for something to do. All waiting writes, or one read, or (Idle) whoever waits for the index, perhaps
/// nobody; no write and no read: closed.
LedgerThread::Asks LedgerThread::next(Kind &kind)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] {
        return m_closing || !m_indexed || !m_writes.empty() || !m_reads.empty() || !m_idle.empty();
    });
    if (!m_writes.empty()) {
        kind = Kind::Write;
        return std::exchange(m_writes, {});
    }
    Asks asks;
    if (!m_reads.empty()) {
        kind = Kind::Read;
        asks.push_back(std::move(m_reads.front()));
        m_reads.pop_front();
        return asks;
    }
    kind = m_closing && m_idle.empty() ? Kind::Read : Kind::Idle; // the index goes on at the next start
    return std::exchange(m_idle, {});
}

namespace {

std::optional<Error> errorOf(const Result<void> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

} // namespace

void LedgerThread::write(Connection &connection, Asks &asks)
{
    const auto commit = [&connection](Asks::iterator from, Asks::iterator to) -> std::optional<Error> {
        if (auto problem = errorOf(connection.begin()))
            return problem;
        std::optional<Error> problem;
        for (auto ask = from; ask != to && !problem; ++ask)
            problem = ask->work(connection);
        if (!problem) {
            crashPoint("commit-begun");
            problem = errorOf(connection.commit());
            crashPoint("commit-done");
        }
        if (problem)
            connection.rollback();
        return problem;
    };
    if (!commit(asks.begin(), asks.end()))
        return;
    for (auto ask = asks.begin(); ask != asks.end(); ++ask) {
        ask->error = commit(ask, ask + 1);
        if (ask->error)
            qCDebug(lcStore) << "ledger: refused" << ask->error->code << ask->error->detail;
    }
}

void LedgerThread::index(Connection &connection, Asks &waiting)
{
    const auto more = indexSome(connection);
    if (more && *more) {
        const std::lock_guard lock(m_mutex); // a batch done; whoever waits goes on waiting, before later ones
        m_idle.insert(m_idle.begin(), std::make_move_iterator(waiting.begin()),
                      std::make_move_iterator(waiting.end()));
        return;
    }
    m_indexed = true; // or it failed: the next write tries again
    if (!more)
        qCWarning(lcStore) << "search index:" << more.error().code << more.error().detail;
    for (Ask &ask : waiting)
        ask.error = more ? ask.work(connection) : std::optional(more.error());
    answer(std::move(waiting));
}

void LedgerThread::answer(Asks asks)
{
    if (asks.empty())
        return;
    bool first = false;
    {
        const std::lock_guard lock(m_mutex);
        first = m_answered.empty();
        m_answered.insert(m_answered.end(), std::make_move_iterator(asks.begin()),
                          std::make_move_iterator(asks.end()));
    }
    if (first)
        QMetaObject::invokeMethod(
            &m_home, [this] { deliver(); }, Qt::QueuedConnection);
}

void LedgerThread::deliver()
{
    // Whoever goes on may drop the store, and with it this object's last owner.
    const auto self = weak_from_this().lock();
    while (true) {
        Ask ask;
        {
            const std::lock_guard lock(m_mutex);
            if (m_answered.empty())
                return;
            ask = std::move(m_answered.front());
            m_answered.pop_front();
        }
        ask.done(std::move(ask.error));
    }
}

} // namespace paperround
