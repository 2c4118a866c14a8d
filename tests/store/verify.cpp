// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/verify.h"

#include "store/connection.h"
#include "store/opening.h"
#include "store/storetest.h"

#include <QFile>
#include <QTemporaryDir>

using namespace paperround;
using namespace paperround::test;

/// What `history verify` finds in a ledger that somebody else's hand was in.
class TestVerify : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsNothingWrongInASoundLedger();
    void findsEveryBrokenPromise_data();
    void findsEveryBrokenPromise();
    void reportsADamagedFile();
};

namespace {

const QString Id = u"aaaaaaaaaa"_s;

/// Row 1 delivered, row 2 in flight, row 3 planned.
bool makeLedger(const QString &directory)
{
    const auto store = openStore(directory);
    const AttemptPlan first = planFor(Id, row(1));
    return await(store->ledger().create(delivery(Id), plannedRows(3)))
        && await(claim(&store->ledger(), first)) && await(store->ledger().record({deliveredChange(first)}))
        && await(claim(&store->ledger(), planFor(Id, row(2)))) && await(store->searchable());
}

} // namespace

void TestVerify::findsNothingWrongInASoundLedger()
{
    const QTemporaryDir directory;
    QVERIFY(makeLedger(directory.path()));
    const auto report = await(openStore(directory.path(), Store::Access::ReadOnly)->verify());
    QVERIFY(report);
    QCOMPARE(*report, (VerifyReport{1, 3, {}}));
}

void TestVerify::findsEveryBrokenPromise_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("found");
    QTest::newRow("a row lost") << u"DELETE FROM rows WHERE number = 2"_s << u"rows are not numbered"_s;
    QTest::newRow("delivered without revision")
        << u"UPDATE rows SET revision = 0 WHERE number = 1"_s << u"delivered without a revision"_s;
    QTest::newRow("revision without delivery")
        << u"UPDATE rows SET revision = 8 WHERE number = 3"_s << u"delivered without a revision"_s;
    QTest::newRow("attempt lost") << u"DELETE FROM attempts WHERE row = 2"_s
                                  << u"sending without an attempt"_s;
    QTest::newRow("answered but sending")
        << u"UPDATE attempts SET outcome = 'refused' WHERE row = 2"_s << u"sending without an attempt"_s;
    QTest::newRow("unknown without attempt")
        << u"UPDATE rows SET state = 'unknown' WHERE number = 3"_s << u"unknown without an attempt"_s;
    QTest::newRow("posted without attempt")
        << u"DELETE FROM attempts WHERE row = 1"_s << u"posted without an attempt"_s;
    QTest::newRow("attempt skipped over")
        << u"UPDATE attempts SET number = 2 WHERE row = 1"_s << u"an attempt was skipped over"_s;
    QTest::newRow("attempt of no row")
        << u"UPDATE attempts SET row = 9 WHERE row = 1"_s << u"points at nothing"_s;
    QTest::newRow("counts") << u"UPDATE tallies SET count = count + 1 WHERE state = 'planned'"_s
                            << u"counts differ from the rows: aaaaaaaaaa planned"_s;
    QTest::newRow("finished too early") << u"UPDATE deliveries SET state = 'finished', finished = 1"_s
                                        << u"finished with rows that have not ended"_s;
    QTest::newRow("finished at no time")
        << u"UPDATE deliveries SET finished = 5"_s << u"finished at no time"_s;
}

void TestVerify::findsEveryBrokenPromise()
{
    QFETCH(QString, sql);
    QFETCH(QString, found);
    const QTemporaryDir directory;
    QVERIFY(makeLedger(directory.path()));
    {
        Connection connection;
        QVERIFY(connection.open(ledgerPath(directory.path()), {}, {}));
        QVERIFY(connection.run(u"PRAGMA ignore_check_constraints = ON"_s));
        QVERIFY(connection.run(sql).value_or(0) > 0);
        const auto report = verifyLedger(connection);
        QVERIFY(report);
        QVERIFY2(!report->problems.filter(found).isEmpty(), qPrintable(report->problems.join(u'\n')));
    }
}

void TestVerify::reportsADamagedFile()
{
    const QTemporaryDir directory;
    QVERIFY(makeLedger(directory.path()));
    QFile file(ledgerPath(directory.path()));
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (qint64 page = 4096; page + 4096 <= file.size(); page += 4096) {
        QVERIFY(file.seek(page + 100));
        QCOMPARE(file.write(QByteArray(3900, '\x7f')), 3900);
    }
    file.close();
    Connection connection;
    QVERIFY(connection.open(file.fileName(), {}, file.fileName()));
    const auto report = verifyLedger(connection);
    QCOMPARE(codeOf(report), QString());
    QVERIFY(!report->problems.isEmpty());
    QVERIFY(report->problems.size() <= 102);
}

QTEST_GUILESS_MAIN(TestVerify)
#include "verify.moc"
