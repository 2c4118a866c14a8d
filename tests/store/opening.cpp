// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/opening.h"

#include "store/connection.h"
#include "store/migrations.h"
#include "store/storetest.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSysInfo>
#include <QTemporaryDir>

#include <unistd.h>

using namespace paperround;
using namespace paperround::test;

namespace {

const QString Id = u"aaaaaaaaaa"_s;
const QFile::Permissions ReadOnlyFile{0x4444};
const QFile::Permissions ReadOnlyFolder{0x5555};
const QFile::Permissions WritableFolder{0x7777};

/// As a user for whom permissions bind, also where the tests run as root.
class Unprivileged
{
public:
    Unprivileged() { m_changed = geteuid() == 0 && setresuid(65534, 65534, 0) == 0; }
    ~Unprivileged()
    {
        if (m_changed && setresuid(0, 0, 0) != 0)
            qFatal("cannot become root again");
    }
    Unprivileged(const Unprivileged &) = delete;
    Unprivileged &operator=(const Unprivileged &) = delete;

private:
    bool m_changed = false;
};

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// A data directory, and all that may be wrong with it.
class TestOpening : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void refusesASecondWriterAndNamesTheFirst();
    void refusesASecondWriterInTheSameProcess();
    void readsBesideAWriter();
    void keepsTheLedgerForItsOwnerAlone();
    void takesOverFromAWriterThatWasKilled();
    void opensALedgerOfEveryPastVersion();
    void refusesANewerLedgerAndLeavesItAsItIs();
    void refusesACorruptLedgerAndKeepsIt_data();
    void refusesACorruptLedgerAndKeepsIt();
    void refusesAFileThatIsNoLedger();
    void refusesToWriteWhereItMayOnlyRead();
    void readsWhereItMayOnlyRead();
    void readsALogThatWasLeftWhereItMayOnlyRead();
    void tellsAnEmptyHistoryFromOneItMayNotRead();
    void refusesToMakeADirectoryWhereNoneCanBe();

private:
    static void checkLists(Store &store, int version);
    std::unique_ptr<QProcess> hold(const QString &verb);
    void makeLedger();
    QString path(const QString &name = u"ledger.sqlite"_s) { return m_directory->filePath(name); }
    Result<std::unique_ptr<Store>> open(Store::Access access = Store::Access::Writer)
    {
        return await(Store::open(m_directory->path(), access));
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestOpening::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
}

void TestOpening::cleanup()
{
    QFile::setPermissions(m_directory->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_directory.reset();
}

void TestOpening::makeLedger()
{
    const auto store = openStore(m_directory->path());
    QVERIFY(store);
    QVERIFY(await(store->ledger().create(delivery(Id), plannedRows(3))));
}

void TestOpening::keepsTheLedgerForItsOwnerAlone()
{
    makeLedger();
    QFile::setPermissions(path(), QFile::permissions(path()) | QFile::ReadGroup | QFile::ReadOther);
    const auto store = open();
    QVERIFY(store);
    QVERIFY(await((*store)->ledger().create(delivery(u"bbbbbbbbbb"_s), plannedRows(1))));
    constexpr auto Others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const QString &file : {path(), path(u"ledger.sqlite-wal"_s)})
        QVERIFY2(!(QFile::permissions(file) & Others), qPrintable(file));
}

/// A process that holds the directory; it lets go when it is destroyed.
std::unique_ptr<QProcess> TestOpening::hold(const QString &verb)
{
    auto process = std::make_unique<QProcess>();
    process->start(QStringLiteral(HOLDER), {verb, m_directory->path()});
    while (!process->canReadLine() && process->waitForReadyRead())
        ;
    return process;
}

void TestOpening::refusesASecondWriterAndNamesTheFirst()
{
    const auto holder = hold(u"write"_s);
    QCOMPARE(holder->readLine(), "open\n");
    const auto refused = open();
    QCOMPARE(codeOf(refused), u"in-use"_s);
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QCOMPARE(refused.error().detail,
             u"%1: pid %2, host %3"_s.arg(m_directory->path())
                 .arg(holder->processId())
                 .arg(QSysInfo::machineHostName()));
    holder->closeWriteChannel();
    QVERIFY(holder->waitForFinished());
    QVERIFY(open());
}

void TestOpening::refusesASecondWriterInTheSameProcess()
{
    const auto first = open();
    QVERIFY(first);
    QCOMPARE(codeOf(open()), u"in-use"_s);
}

void TestOpening::readsBesideAWriter()
{
    makeLedger();
    const auto writer = openStore(m_directory->path());
    const auto reader = openStore(m_directory->path(), Store::Access::ReadOnly);
    QVERIFY(writer && reader);
    QVERIFY(await(writer->ledger().record({stateChange(Id, row(1), RowState::Skipped, u"no-user"_s)})));
    QCOMPARE(await(reader->history().rowsOf(Id, 0, 1)).value().constFirst().reason, u"no-user"_s);
    const auto holder = hold(u"read"_s);
    QCOMPARE(holder->readLine(), "open\n");
    QVERIFY(await(writer->ledger().setState(Id, DeliveryState::Paused)));
    QCOMPARE(await(reader->history().open(Id)).value()->state, DeliveryState::Paused);
    holder->closeWriteChannel();
    QVERIFY(holder->waitForFinished());
}

void TestOpening::takesOverFromAWriterThatWasKilled()
{
    makeLedger();
    const auto holder = hold(u"claim"_s);
    QCOMPARE(holder->readLine(), "open\n");
    holder->kill();
    QVERIFY(holder->waitForFinished());
    QVERIFY(QFile::exists(path(u"ledger.lock"_s)));
    const auto store = open();
    QVERIFY(store);
    QCOMPARE(await((*store)->ledger().rows(Id)).value().constFirst().state, RowState::Sending);
    QCOMPARE(await((*store)->ledger().attempts(Id, 1)).value().size(), 1);
}

void TestOpening::opensALedgerOfEveryPastVersion()
{
    // Each is the first one after the steps up to its own, with rows in what each of them brought.
    const int now = static_cast<int>(shippedMigrations().size());
    for (int version = 1; version < now; ++version) {
        init();
        const QString name = u"ledger-v%1.sqlite"_s.arg(version);
        QVERIFY(QFile::copy(QStringLiteral(TEST_DATA) + u'/' + name, path()));
        QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner));
        const auto store = open();
        QCOMPARE(codeOf(store), QString());
        const auto record = await((*store)->record(Id));
        QVERIFY(record);
        QCOMPARE(record->delivery.message, delivery(Id).message);
        QCOMPARE(record->rows.size(), 3);
        QCOMPARE(record->rows.constFirst().revision, 501);
        QCOMPARE(record->attempts.size(), 1);
        QCOMPARE(await((*store)->drafts().list()).value().constFirst().subject, u"Next issue"_s);
        QCOMPARE(await((*store)->history().search(u"reader"_s, {}, 9)).value().deliveries.size(), 1);
        QCOMPARE(await((*store)->verify())->problems, QStringList());
        checkLists(**store, version);
    }
}

void TestOpening::checkLists(Store &store, int version)
{
    const auto excluded = await(store.excludeLists().lists(u"home.test"_s)).value();
    QCOMPARE(excluded.size(), version >= 6 ? 1 : 0);
    if (version >= 6)
        QCOMPARE(excluded[0].entries.value(0).title, u"User:Ada"_s);
    const auto draft = await(store.drafts().draft(u"draft1"_s)).value();
    QVERIFY(draft);
    QCOMPARE(draft->formula, version >= 7 ? u"A"_s : QString());
    QCOMPARE(draft->sources.size(), version >= 7 ? 1 : 0);
    if (version >= 7) {
        QCOMPARE(draft->sources[0].rows.at(1).target, (Target{u"User talk:Bea"_s, u"en.test"_s, 2}));
        QCOMPARE(draft->edits.leftOut, QSet<QString>{u"User talk:Bea@en.test"_s});
    }
    const auto kept = await(store.keptLists().list(u"k1"_s)).value();
    QCOMPARE(kept.has_value(), version >= 8);
    if (kept)
        QCOMPARE(kept->sources.value(0).rows.size(), 2);
    QCOMPARE(await(store.drafts().findings(u"draft1"_s)).value(), QByteArray(version >= 9 ? "kept" : ""));
    QVERIFY(await(store.drafts().keepFindings(u"draft1"_s, "found")));
    QCOMPARE(await(store.drafts().findings(u"draft1"_s)).value(), QByteArray("found"));
}

void TestOpening::refusesANewerLedgerAndLeavesItAsItIs()
{
    makeLedger();
    {
        Connection connection;
        QVERIFY(connection.open(path(), {}, path()));
        QVERIFY(connection.run(u"PRAGMA user_version = 9999"_s));
    }
    const QByteArray before = contents(path());
    for (const auto access : {Store::Access::Writer, Store::Access::ReadOnly}) {
        const auto refused = open(access);
        QCOMPARE(codeOf(refused), u"ledger-newer"_s);
        QVERIFY(refused.error().detail.contains(u"version 9999"_s));
    }
    QCOMPARE(contents(path()), before);
    QVERIFY(!QFile::exists(path(u"ledger.lock"_s)));
}

void TestOpening::refusesACorruptLedgerAndKeepsIt_data()
{
    QTest::addColumn<int>("offset");
    QTest::newRow("its head") << 0;
    QTest::newRow("its schema") << 110;
    QTest::newRow("a page of data") << 4096;
    QTest::newRow("pages at its end") << -8192;
}

void TestOpening::refusesACorruptLedgerAndKeepsIt()
{
    QFETCH(int, offset);
    makeLedger();
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(offset < 0 ? file.size() + offset : offset));
    QCOMPARE(file.write(QByteArray(2000, '\x5a')), 2000);
    file.close();
    const QByteArray before = contents(path());
    for (const auto access : {Store::Access::Writer, Store::Access::ReadOnly}) {
        const auto refused = open(access);
        QCOMPARE(codeOf(refused), u"ledger-corrupt"_s);
        QVERIFY(refused.error().detail.startsWith(path()));
    }
    QCOMPARE(contents(path()), before);
}

void TestOpening::refusesAFileThatIsNoLedger()
{
    {
        Connection connection;
        QVERIFY(connection.open(path(), {}, path()));
        QVERIFY(connection.run(u"CREATE TABLE recipes (name TEXT)"_s));
    }
    const QByteArray before = contents(path());
    QCOMPARE(codeOf(open()), u"not-a-ledger"_s);
    QCOMPARE(codeOf(open(Store::Access::ReadOnly)), u"not-a-ledger"_s);
    QCOMPARE(contents(path()), before);
}

void TestOpening::refusesToWriteWhereItMayOnlyRead()
{
    makeLedger();
    QVERIFY(QFile::setPermissions(path(), ReadOnlyFile));
    {
        QVERIFY(QFile::setPermissions(m_directory->path(), WritableFolder));
        const Unprivileged nobody;
        const auto refused = open();
        QCOMPARE(codeOf(refused), u"ledger-readonly"_s);
        QVERIFY(refused.error().detail.startsWith(path()));
    }
    QVERIFY(QFile::setPermissions(m_directory->path(), ReadOnlyFolder));
    const Unprivileged nobody;
    const auto refused = open();
    QCOMPARE(codeOf(refused), u"ledger-readonly"_s);
    QCOMPARE(refused.error().detail, m_directory->path());
}

void TestOpening::readsWhereItMayOnlyRead()
{
    makeLedger();
    QVERIFY(QFile::setPermissions(path(), ReadOnlyFile));
    QVERIFY(QFile::setPermissions(m_directory->path(), ReadOnlyFolder));
    const Unprivileged nobody;
    const auto store = open(Store::Access::ReadOnly);
    QCOMPARE(codeOf(store), QString());
    QCOMPARE(await((*store)->history().rowsOf(Id, 0, 10)).value().size(), 3);
}

void TestOpening::readsALogThatWasLeftWhereItMayOnlyRead()
{
    makeLedger();
    const auto holder = hold(u"claim"_s);
    QCOMPARE(holder->readLine(), "open\n");
    holder->kill();
    QVERIFY(holder->waitForFinished());
    QVERIFY(QFile(path(u"ledger.sqlite-wal"_s)).size() > 0);
    QVERIFY(QFile::remove(path(u"ledger.sqlite-shm"_s)));
    for (const QString &file : {path(), path(u"ledger.sqlite-wal"_s)})
        QVERIFY(QFile::setPermissions(file, ReadOnlyFile));
    QVERIFY(QFile::setPermissions(m_directory->path(), ReadOnlyFolder));
    const Unprivileged nobody;
    const auto store = open(Store::Access::ReadOnly);
    QCOMPARE(codeOf(store), QString());
    QCOMPARE(await((*store)->history().rowsOf(Id, 0, 1)).value().constFirst().state, RowState::Sending);
}

void TestOpening::tellsAnEmptyHistoryFromOneItMayNotRead()
{
    makeLedger();
    QVERIFY(QFile::setPermissions(m_directory->path(), QFile::ReadOwner | QFile::WriteOwner));
    const Unprivileged nobody;
    QCOMPARE(codeOf(open(Store::Access::ReadOnly)), u"ledger-io"_s);
}

void TestOpening::refusesToMakeADirectoryWhereNoneCanBe()
{
    QFile file(path(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto refused = await(Store::open(path(u"file/below"_s), Store::Access::Writer));
    QCOMPARE(codeOf(refused), u"ledger-readonly"_s);
    QCOMPARE(refused.error().detail, path(u"file/below"_s));
}

QTEST_GUILESS_MAIN(TestOpening)
#include "opening.moc"
