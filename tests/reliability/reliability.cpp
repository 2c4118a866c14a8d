// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Seeded deliveries under every fault of the net, the disk and the process. `paperround-reliability 1 SEED`
// plays one again.
#include "cli/systemclock.h"
#include "domain/delivery/mark.h"
#include "reliability/life.h"
#include "reliability/practicefamily.h"
#include "reliability/verdict.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace paperround;

class TestReliability : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noticesEachKindOfBrokenPromise_data();
    void noticesEachKindOfBrokenPromise();
    void keepsWhatWasSyncedWhenThePowerGoes();
    void forgetsWhatALyingDiskHadNotKept();
    void commitsTwiceARow();
    void bringsTheSameRunAgainForASeed();
    void deliversEachRowOnceWhateverHappens_data();
    void deliversEachRowOnceWhateverHappens();
    void hasMetEveryFault();

private:
    void deliver(quint32 seed);

    std::array<int, allFaults.size()> m_faults{};
    std::array<int, 7> m_disk{};
    int m_kills = 0;
    int m_stops = 0;
    int m_elsewhere = 0;
};

void TestReliability::noticesEachKindOfBrokenPromise_data()
{
    QTest::addColumn<RowState>("state");
    QTest::addColumn<qint64>("revision");
    QTest::addColumn<int>("copies");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("title");
    QTest::addColumn<int>("duplicates");
    QTest::addColumn<int>("lost");
    QTest::addColumn<int>("misplaced");
    const QString title = u"Project talk:Reader 1-1"_s;
    QTest::addRow("all is well") << RowState::Delivered << 11LL << 1 << u"Sender"_s << title << 0 << 0 << 0;
    QTest::addRow("twice") << RowState::Delivered << 11LL << 2 << u"Sender"_s << title << 1 << 0 << 0;
    QTest::addRow("not there") << RowState::Delivered << 11LL << 0 << u"Sender"_s << title << 0 << 1 << 0;
    QTest::addRow("given up") << RowState::Failed << 0LL << 0 << u"Sender"_s << title << 0 << 1 << 0;
    QTest::addRow("called failed") << RowState::Failed << 0LL << 1 << u"Sender"_s << title << 0 << 1 << 0;
    QTest::addRow("another account") << RowState::Delivered << 11LL << 1 << u"Other"_s << title << 0 << 0
                                     << 1;
    QTest::addRow("another page") << RowState::Delivered << 11LL << 1 << u"Sender"_s
                                  << u"Project talk:Reader 1-2"_s << 0 << 0 << 1;
    QTest::addRow("another revision")
        << RowState::Delivered << 12LL << 1 << u"Sender"_s << title << 0 << 0 << 1;
}

void TestReliability::noticesEachKindOfBrokenPromise()
{
    QFETCH(const RowState, state);
    QFETCH(const qint64, revision);
    QFETCH(const int, copies);
    QFETCH(const QString, user);
    QFETCH(const QString, title);
    Claim claim;
    claim.account = u"Sender"_s;
    claim.request.id = u"abcdefghij"_s;
    claim.request.targets = {{u"Project talk:Reader 1-1"_s, u"wiki"_s, 1}};
    Row row;
    row.number = 1;
    row.target = claim.request.targets.first();
    row.state = state;
    row.revision = revision;
    claim.rows = {row};
    QList<FoundEdit> found;
    for (int i = 0; i < copies; ++i)
        found += {u"wiki"_s, title, u"pr:abcdefghij/1"_s, user, 11 + i, 1};
    RunReport report;
    judge(claim, found, report);
    QTEST(report.duplicates, "duplicates");
    QTEST(report.lost, "lost");
    QTEST(report.misplaced, "misplaced");
    QCOMPARE(report.wrong.size(), report.duplicates + report.lost + report.misplaced);
}

namespace {

/// How many rows a database in the log mode of the ledger has after `rows` commits and a power cut.
int rowsAfterAPowerCut(DiskFault fault, int rows)
{
    const QTemporaryDir folder;
    LedgerDisk disk;
    std::minstd_rand random(1);
    const auto open = [&folder] {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"disk"_s);
        database.setDatabaseName(folder.filePath(u"a.sqlite"_s));
        database.open();
        return database;
    };
    {
        QSqlDatabase database = open();
        QSqlQuery query(database);
        query.exec(u"PRAGMA journal_mode = WAL"_s);
        query.exec(u"PRAGMA synchronous = FULL"_s);
        query.exec(u"CREATE TABLE t (n INTEGER)"_s);
        disk.begin(fault, 1, 1'000'000);
        for (int i = 0; i < rows; ++i)
            query.exec(u"INSERT INTO t VALUES (1)"_s);
        disk.cutPower();
    }
    QSqlDatabase::removeDatabase(u"disk"_s);
    disk.restart(random);
    int found = -1;
    {
        QSqlDatabase database = open();
        QSqlQuery query(u"SELECT count(*) FROM t"_s, database);
        if (query.next())
            found = query.value(0).toInt();
    }
    QSqlDatabase::removeDatabase(u"disk"_s);
    return found;
}

} // namespace

void TestReliability::keepsWhatWasSyncedWhenThePowerGoes()
{
    QCOMPARE(rowsAfterAPowerCut(DiskFault::None, 20), 20);
}

void TestReliability::forgetsWhatALyingDiskHadNotKept()
{
    const int left = rowsAfterAPowerCut(DiskFault::LyingDisk, 20);
    QVERIFY2(left >= 0 && left < 20, qPrintable(QString::number(left)));
}

void TestReliability::commitsTwiceARow()
{
    constexpr int rows = 60;
    PracticeFamily family;
    LedgerDisk disk;
    const QTemporaryDir folder;
    FarmProfile farm = family.farm().profile();
    Life life(folder.path(), farm, family.credentials(), std::make_shared<SystemClock>(), 10s);
    QVERIFY(life.open());
    Request request;
    request.id = newDeliveryId();
    request.home = farm.home;
    request.message = {u"News"_s, u"Hello."_s};
    for (int row = 1; row <= rows; ++row)
        request.targets += {u"Talk:Reader %1"_s.arg(row), family.hosts().at(row % 2), row};
    disk.begin(DiskFault::None, 0, 0);
    QVERIFY(life.deliver(request));
    const auto delivery = QCoro::waitFor(life.ledger().delivery(request.id));
    QVERIFY(delivery && *delivery);
    QCOMPARE((*delivery)->counts[RowState::Delivered], rows);
    // Claim and outcome, each synced; beside them the plan, the states, the index.
    QCOMPARE_GE(disk.commits(), 2 * rows);
    QCOMPARE_LE(disk.commits(), 2 * rows + 10);
}

void TestReliability::bringsTheSameRunAgainForASeed()
{
    // On a busy machine a wiki that only is slow must not pass for a silent one: in one run, and not in the
    // other.
    const RunLimits patient{.patience = std::chrono::seconds(5)};
    for (const quint32 seed : {3U, 17U, 40U, 5010U, 5021U, 5036U}) { // Kills, and disks that fail at a write.
        PracticeFamily first;
        PracticeFamily second;
        const RunReport once = deliverUnderFaults(seed, first, patient);
        const RunReport again = deliverUnderFaults(seed, second, patient);
        QCOMPARE(again.trace, once.trace);
        QCOMPARE(again.wrong, once.wrong);
        QCOMPARE(again.disk, once.disk);
        QCOMPARE(again.delivered, once.delivered);
    }
}

void TestReliability::deliver(quint32 seed)
{
    PracticeFamily family;
    const RunReport report = deliverUnderFaults(seed, family);
    QVERIFY2(report.wrong.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(report.wrong.join(u"; "_s))));
    QCOMPARE(report.delivered + report.asked, report.rows);
    for (std::size_t i = 0; i < m_faults.size(); ++i)
        m_faults[i] += report.faults[i];
    for (std::size_t i = 0; i < m_disk.size(); ++i)
        m_disk[i] += report.disk[i];
    m_kills += report.kills;
    m_stops += report.stops;
    m_elsewhere += report.elsewhere;
}

void TestReliability::deliversEachRowOnceWhateverHappens_data()
{
    QTest::addColumn<quint32>("first");
    for (quint32 first = 1; first < 300; first += 50)
        QTest::addRow("seeds %u to %u", first, first + 49) << first;
}

void TestReliability::deliversEachRowOnceWhateverHappens()
{
    QFETCH(const quint32, first);
    for (quint32 seed = first; seed < first + 50 && !QTest::currentTestFailed(); ++seed)
        deliver(seed);
}

void TestReliability::hasMetEveryFault()
{
    for (const Fault fault : allFaults)
        QVERIFY2(m_faults[std::size_t(fault)] > 0, qPrintable(faultName(fault)));
    for (std::size_t i = 1; i < m_disk.size(); ++i)
        QVERIFY2(m_disk[i] > 0, qPrintable(diskFaultName(DiskFault(i))));
    QVERIFY(m_kills > 0);
    QVERIFY(m_stops > 0);
    QVERIFY(m_elsewhere > 0);
}

QTEST_GUILESS_MAIN(TestReliability)
#include "reliability.moc"
