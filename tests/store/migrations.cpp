// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include "store/connection.h"
#include "store/opening.h"
#include "store/storetest.h"

#include <QFile>
#include <QTemporaryDir>

using namespace paperround;
using namespace paperround::test;

namespace {

int shippedVersion()
{
    return static_cast<int>(shippedMigrations().size());
}

/// The shipped steps and one that a later version may bring.
QList<Migration> withALaterStep()
{
    QList<Migration> steps = shippedMigrations();
    steps << Migration{int(steps.size()) + 1,
                       {u"ALTER TABLE drafts ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;"_s,
                        u"UPDATE drafts SET pinned = 1;"_s,
                        u"CREATE INDEX drafts_pinned ON drafts (pinned);"_s}};
    return steps;
}

/// "old", "new", or what is wrong: version and schema must speak of the same.
QString versionIn(const QString &path, int oldVersion)
{
    Connection connection;
    if (!connection.open(path, {}, path))
        return u"cannot be opened"_s;
    const int version = connection.value(u"PRAGMA user_version"_s).value_or(-1).toInt();
    const int tables = connection.value(u"SELECT count(*) FROM sqlite_schema"_s).value_or(-1).toInt();
    const int pinned =
        connection.value(u"SELECT count(*) FROM pragma_table_info('drafts') WHERE name = 'pinned'"_s)
            .value_or(-1)
            .toInt();
    const int index = connection.value(u"SELECT count(*) FROM sqlite_schema WHERE name = 'drafts_pinned'"_s)
                          .value_or(-1)
                          .toInt();
    if (version == oldVersion && pinned == 0 && index == 0 && (oldVersion > 0) == (tables > 0))
        return u"old"_s;
    if (version == oldVersion + 1 && tables > 0 && (oldVersion == 0 || (pinned == 1 && index == 1)))
        return u"new"_s;
    return u"between: version %1, %2 tables, pinned %3, index %4"_s.arg(version).arg(tables).arg(pinned).arg(
        index);
}

} // namespace

/// The schema's way from version to version.
class TestMigrations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void splitsAFileIntoItsStatements();
    void shipsStepsWithoutAGap();
    void runsEachStepOnce();
    void leavesOldOrNewWhereverItIsKilled_data();
    void leavesOldOrNewWhereverItIsKilled();
    void leavesTheOldVersionWhenAStatementFails();
    void keepsABackupOfTheOldVersion();
    void doesNotUpgradeWithoutABackup();
    void doesNotUpgradeForAReader();
};

void TestMigrations::splitsAFileIntoItsStatements()
{
    QCOMPARE(statementsOf(
                 u"-- a; b\nCREATE TABLE a (\n  x TEXT -- no; end here\n);\n\n  SELECT ';' ;\nleft over"_s),
             QStringList({u"CREATE TABLE a (\n  x TEXT -- no; end here\n);"_s, u"SELECT ';' ;"_s}));
}

void TestMigrations::shipsStepsWithoutAGap()
{
    const auto steps = shippedMigrations();
    QVERIFY(!steps.isEmpty());
    for (int i = 0; i < steps.size(); ++i) {
        QCOMPARE(steps.at(i).version, i + 1);
        QVERIFY(!steps.at(i).statements.isEmpty());
    }
}

void TestMigrations::runsEachStepOnce()
{
    Connection connection;
    QVERIFY(connection.open(u":memory:"_s, {}, u"memory"_s));
    int statements = 0;
    const auto steps = withALaterStep();
    const auto count = [&statements](int, int) { ++statements; };
    QVERIFY(migrate(connection, steps, count));
    qsizetype all = 0;
    for (const Migration &step : steps)
        all += step.statements.size();
    QCOMPARE(statements, all);
    QVERIFY(migrate(connection, steps, count));
    QCOMPARE(statements, all);
    QCOMPARE(connection.value(u"PRAGMA user_version"_s)->toInt(), steps.size());
}

void TestMigrations::leavesOldOrNewWhereverItIsKilled_data()
{
    QTest::addColumn<int>("oldVersion");
    QTest::newRow("making it") << 0;
    QTest::newRow("upgrading it") << shippedVersion();
}

void TestMigrations::leavesOldOrNewWhereverItIsKilled()
{
    QFETCH(int, oldVersion);
    const QTemporaryDir directory;
    const QString path = directory.filePath(u"ledger.sqlite"_s);
    const auto steps = withALaterStep();
    Connection connection;
    QVERIFY(connection.open(path, {}, path));
    QVERIFY(connection.run(u"PRAGMA journal_mode = WAL"_s));
    QVERIFY(connection.run(u"PRAGMA cache_size = 1"_s)); // pages reach the log before the commit
    QVERIFY(migrate(connection, steps.first(oldVersion)));

    // A copy of the files, as they lie on the disk after each statement, is what a kill would leave.
    QStringList found;
    const auto killed = [&](int, int statement) {
        const QString copy = directory.filePath(u"killed-%1.sqlite"_s.arg(statement));
        QFile::copy(path, copy);
        QFile::copy(path + u"-wal"_s, copy + u"-wal"_s);
        found << versionIn(copy, oldVersion);
    };
    QVERIFY(migrate(connection, steps.first(oldVersion + 1), killed));
    QCOMPARE(found, QStringList(QList<QString>(steps.at(oldVersion).statements.size(), u"old"_s)));
    QCOMPARE(versionIn(path, oldVersion), u"new"_s);
}

void TestMigrations::leavesTheOldVersionWhenAStatementFails()
{
    const auto steps = withALaterStep();
    for (int failing = 0; failing < steps.last().statements.size(); ++failing) {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"ledger.sqlite"_s);
        Connection connection;
        QVERIFY(connection.open(path, {}, path));
        QVERIFY(migrate(connection, shippedMigrations()));
        auto broken = steps;
        broken.last().statements[failing] = u"INSERT INTO drafts (id) VALUES (NULL);"_s;
        QVERIFY(!migrate(connection, broken));
        QCOMPARE(versionIn(path, shippedVersion()), u"old"_s);
        QVERIFY(migrate(connection, steps)); // and it can be tried again
        QCOMPARE(versionIn(path, shippedVersion()), u"new"_s);
    }
}

void TestMigrations::keepsABackupOfTheOldVersion()
{
    const QTemporaryDir directory;
    const QString path = ledgerPath(directory.path());
    {
        const auto store = openStore(directory.path());
        QVERIFY(await(store->drafts().save({.id = u"kept"_s})));
    }
    const QString kept = path + u".v%1.bak"_s.arg(shippedVersion());
    QVERIFY(!QFile::exists(kept));
    QFile unfinished(kept + u".part"_s); // of an upgrade that was killed
    QVERIFY(unfinished.open(QIODevice::WriteOnly));
    Connection connection;
    QVERIFY(openWriter(connection, directory.path(), 0, withALaterStep()));
    QCOMPARE(connection.value(u"SELECT pinned FROM drafts"_s)->toInt(), 1);
    QCOMPARE(versionIn(kept, shippedVersion()), u"old"_s);
    Connection backup;
    QVERIFY(backup.open(kept, {}, path));
    QCOMPARE(backup.value(u"SELECT id FROM drafts"_s)->toString(), u"kept"_s);
    QVERIFY(!QFile::exists(unfinished.fileName()));
}

void TestMigrations::doesNotUpgradeWithoutABackup()
{
    const QTemporaryDir directory;
    const QString path = ledgerPath(directory.path());
    QVERIFY(openStore(directory.path()));
    QVERIFY(
        QDir().mkpath(path + u".v%1.bak.part"_s.arg(shippedVersion()))); // where the backup would be written
    {
        Connection connection;
        QVERIFY(!openWriter(connection, directory.path(), 0, withALaterStep()));
    }
    QCOMPARE(versionIn(path, shippedVersion()), u"old"_s);
}

void TestMigrations::doesNotUpgradeForAReader()
{
    const QTemporaryDir directory;
    QVERIFY(openStore(directory.path()));
    Connection connection;
    QCOMPARE(codeOf(openReader(connection, directory.path(), withALaterStep())), u"ledger-older"_s);
    QCOMPARE(versionIn(ledgerPath(directory.path()), shippedVersion()), u"old"_s);
}

QTEST_GUILESS_MAIN(TestMigrations)
#include "migrations.moc"
