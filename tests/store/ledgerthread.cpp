// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ledgerthread.h"

#include "store/connection.h"
#include "store/storetest.h"

#include <QSemaphore>
#include <QTemporaryDir>
#include <QThread>

using namespace paperround;
using namespace paperround::test;
using Kind = LedgerThread::Kind;

namespace {

/// A table of numbers, the thread that writes it, and a gate that keeps the thread busy while asks pile up.
class Bench
{
public:
    Bench()
        : m_thread(std::make_shared<LedgerThread>())
        , m_file(m_directory.filePath(u"numbers.sqlite"_s))
    {
        auto opened = ask<void>(Kind::Read, [file = m_file](Connection &connection) -> Result<void> {
            if (const auto done = connection.open(file, {}, file); !done)
                return done;
            for (const QString &sql :
                 {u"PRAGMA journal_mode = WAL"_s, u"CREATE TABLE numbers (n INTEGER UNIQUE)"_s}) {
                if (const auto done = connection.run(sql); !done)
                    return tl::unexpected(done.error());
            }
            return {};
        });
        m_ready = bool(await(std::move(opened)));
    }
    ~Bench() { m_thread->close(); }
    Bench(const Bench &) = delete;
    Bench &operator=(const Bench &) = delete;

    template <class T> Task<T> ask(Kind kind, std::function<Result<T>(Connection &)> work)
    {
        return onLedger<T>(m_thread, kind, std::move(work));
    }
    /// Inserts a number; a number that is there already is refused.
    Task<void> insert(int number)
    {
        return ask<void>(Kind::Write, [number](Connection &connection) {
            return connection.run(u"INSERT INTO numbers VALUES (?)"_s, {number}).map([](int) {});
        });
    }
    /// The thread waits in a read until open() is called.
    Task<void> shut()
    {
        auto waiting = ask<void>(Kind::Read, [this](Connection &) -> Result<void> {
            m_entered.release();
            m_gate.acquire();
            return {};
        });
        m_entered.acquire();
        return waiting;
    }
    void open() { m_gate.release(); }

    /// What another connection sees: only what is committed.
    [[nodiscard]] int committed() const
    {
        Connection other;
        if (!other.open(m_file, u"QSQLITE_OPEN_READONLY"_s, m_file))
            return -1;
        return other.value(u"SELECT count(*) FROM numbers"_s).value_or(-1).toInt();
    }
    [[nodiscard]] bool ready() const { return m_ready; }
    [[nodiscard]] std::shared_ptr<LedgerThread> thread() const { return m_thread; }

private:
    QTemporaryDir m_directory;
    std::shared_ptr<LedgerThread> m_thread;
    QString m_file;
    QSemaphore m_entered;
    QSemaphore m_gate;
    bool m_ready = false;
};

} // namespace

/// The one thread of the ledger.
class TestLedgerThread : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void gathersWhatWaitsIntoOneCommit();
    void failsOnlyTheGuiltyOfAGatheredCommit();
    void failsWhatTheCommitItselfRefuses();
    void keepsTheOrderOfWrites();
    void answersOnTheThreadThatAsked();
    void readsSeeTheWritesThatWereAskedBefore();
    void refusesWhatIsAskedAfterItWasClosed();
    void survivesItsOwnerGoingWhileItAnswers();
};

void TestLedgerThread::gathersWhatWaitsIntoOneCommit()
{
    Bench bench;
    QVERIFY(bench.ready());
    auto gate = bench.shut();
    std::vector<Task<void>> writes;
    for (int number = 0; number < 20; ++number)
        writes.push_back(bench.insert(number));
    // The last of them looks from outside: nothing of the others is committed yet, so they share its commit.
    auto last =
        bench.ask<int>(Kind::Write, [&bench](Connection &) -> Result<int> { return bench.committed(); });
    bench.open();
    QCOMPARE(await(std::move(last)).value(), 0);
    QCOMPARE(bench.committed(), 20);
    for (auto &write : writes)
        QVERIFY(await(std::move(write)));
}

void TestLedgerThread::failsOnlyTheGuiltyOfAGatheredCommit()
{
    Bench bench;
    auto gate = bench.shut();
    auto first = bench.insert(1);
    auto guilty = bench.insert(1);
    auto third = bench.insert(3);
    bench.open();
    QCOMPARE(codeOf(await(std::move(first))), QString());
    QCOMPARE(codeOf(await(std::move(guilty))), u"illegal-row"_s);
    QCOMPARE(codeOf(await(std::move(third))), QString());
    QCOMPARE(bench.committed(), 2);
}

void TestLedgerThread::failsWhatTheCommitItselfRefuses()
{
    Bench bench;
    // A deferred foreign key breaks at COMMIT, when every statement has already been fine.
    auto prepared = bench.ask<void>(Kind::Read, [](Connection &connection) -> Result<void> {
        for (const QString &sql :
             {u"PRAGMA foreign_keys = ON"_s,
              u"CREATE TABLE child (n REFERENCES numbers (n) DEFERRABLE INITIALLY DEFERRED)"_s}) {
            if (const auto done = connection.run(sql); !done)
                return tl::unexpected(done.error());
        }
        return {};
    });
    QVERIFY(await(std::move(prepared)));
    auto gate = bench.shut();
    auto innocent = bench.insert(1);
    auto orphan = bench.ask<void>(Kind::Write, [](Connection &connection) {
        return connection.run(u"INSERT INTO child VALUES (77)"_s).map([](int) {});
    });
    bench.open();
    QCOMPARE(codeOf(await(std::move(innocent))), QString());
    QCOMPARE(codeOf(await(std::move(orphan))), u"illegal-row"_s);
    QCOMPARE(bench.committed(), 1);
}

void TestLedgerThread::keepsTheOrderOfWrites()
{
    Bench bench;
    auto gate = bench.shut();
    auto insert = bench.insert(1);
    auto change = bench.ask<int>(Kind::Write, [](Connection &connection) {
        return connection.run(u"UPDATE numbers SET n = 2 WHERE n = 1"_s);
    });
    auto again = bench.insert(1);
    bench.open();
    QVERIFY(await(std::move(insert)));
    QCOMPARE(await(std::move(change)).value(), 1);
    QVERIFY(await(std::move(again)));
}

void TestLedgerThread::answersOnTheThreadThatAsked()
{
    Bench bench;
    QThread *worker = nullptr;
    QThread *answered = nullptr;
    auto task = bench.ask<void>(Kind::Write, [&worker](Connection &) -> Result<void> {
        worker = QThread::currentThread();
        return {};
    });
    bool early = true;
    auto chained = task.then([&](Result<void> result) {
        answered = QThread::currentThread();
        QVERIFY(!early && result);
    });
    early = false; // never answered before the event loop turns
    QCoro::waitFor(chained);
    QCOMPARE(answered, QThread::currentThread());
    QVERIFY(worker && worker != answered);
}

void TestLedgerThread::readsSeeTheWritesThatWereAskedBefore()
{
    Bench bench;
    auto gate = bench.shut();
    auto write = bench.insert(5);
    auto read = bench.ask<QVariant>(
        Kind::Read, [](Connection &connection) { return connection.value(u"SELECT n FROM numbers"_s); });
    bench.open();
    QCOMPARE(await(std::move(read)).value().toInt(), 5);
}

void TestLedgerThread::refusesWhatIsAskedAfterItWasClosed()
{
    Bench bench;
    auto before = bench.insert(1);
    bench.thread()->close();
    QVERIFY(before.isReady());
    const auto after = await(bench.insert(2));
    QCOMPARE(codeOf(after), u"closed"_s);
    QCOMPARE(after.error().kind, ErrorKind::Stopped);
    QCOMPARE(bench.committed(), 1);
}

void TestLedgerThread::survivesItsOwnerGoingWhileItAnswers()
{
    auto bench = std::make_unique<Bench>();
    int answers = 0;
    auto first = bench->insert(1).then([&](Result<void>) {
        bench.reset(); // gives the other answers on its way out
        ++answers;
    });
    auto second = bench->insert(2).then([&](Result<void> result) { answers += result ? 1 : 0; });
    QTRY_COMPARE(answers, 2);
    QVERIFY(!bench);
}

QTEST_GUILESS_MAIN(TestLedgerThread)
#include "ledgerthread.moc"
