// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store.h"

#include "store/connection.h"
#include "store/storetest.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QScopeGuard>
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
class TestStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void makesALedgerWhereThereIsNone();
    void readsAnEmptyHistoryWhereThereIsNone();
    void refusesASecondWriterAndNamesTheFirst();
    void refusesASecondWriterInTheSameProcess();
    void readsBesideAWriter();
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
    void failsOnlyWhatAFullDiskCannotHold();
    void refusesEveryWriteOfAReader();
    void answersEverythingThatWasAskedBeforeItIsDestroyed();
    void keepsDrafts();

private:
    std::unique_ptr<QProcess> hold(const QString &verb);
    void makeLedger();
    QString path(const QString &name = u"ledger.sqlite"_s) { return m_directory->filePath(name); }
    Result<std::unique_ptr<Store>> open(Store::Access access = Store::Access::Writer)
    {
        return await(Store::open(m_directory->path(), access));
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestStore::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
}

void TestStore::cleanup()
{
    QFile::setPermissions(m_directory->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_directory.reset();
}

void TestStore::makeLedger()
{
    const auto store = openStore(m_directory->path());
    QVERIFY(store);
    QVERIFY(await(store->ledger().create(delivery(Id), plannedRows(3))));
}

/// A process that holds the directory; it lets go when it is destroyed.
std::unique_ptr<QProcess> TestStore::hold(const QString &verb)
{
    auto process = std::make_unique<QProcess>();
    process->start(QStringLiteral(HOLDER), {verb, m_directory->path()});
    while (!process->canReadLine() && process->waitForReadyRead())
        ;
    return process;
}

void TestStore::makesALedgerWhereThereIsNone()
{
    const QString deep = m_directory->filePath(u"a/b"_s);
    const auto store = openStore(deep);
    QVERIFY(store);
    QCOMPARE(store->path(), deep + u"/ledger.sqlite"_s);
    QVERIFY(await(store->ledger().open()).value().isEmpty());
}

void TestStore::readsAnEmptyHistoryWhereThereIsNone()
{
    const auto store = openStore(m_directory->path(), Store::Access::ReadOnly);
    QVERIFY(store);
    QVERIFY(await(store->history().deliveries({}, 10)).value().deliveries.isEmpty());
    QVERIFY(await(store->history().search(u"anything"_s, {}, 10)).value().deliveries.isEmpty());
    QVERIFY(QDir(m_directory->path()).isEmpty());
}

void TestStore::refusesASecondWriterAndNamesTheFirst()
{
    const auto holder = hold(u"write"_s);
    QCOMPARE(holder->readLine(), "open\n");
    const auto refused = open();
    QCOMPARE(codeOf(refused), u"in-use"_s);
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QCOMPARE(refused.error().detail,
             u"pid %1, host %2"_s.arg(holder->processId()).arg(QSysInfo::machineHostName()));
    holder->closeWriteChannel();
    QVERIFY(holder->waitForFinished());
    QVERIFY(open());
}

void TestStore::refusesASecondWriterInTheSameProcess()
{
    const auto first = open();
    QVERIFY(first);
    QCOMPARE(codeOf(open()), u"in-use"_s);
}

void TestStore::readsBesideAWriter()
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

void TestStore::takesOverFromAWriterThatWasKilled()
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

void TestStore::opensALedgerOfEveryPastVersion()
{
    const QStringList versions = QDir(QStringLiteral(TEST_DATA)).entryList({u"ledger-v*.sqlite"_s});
    QVERIFY(!versions.isEmpty());
    for (const QString &name : versions) {
        init();
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
    }
}

void TestStore::refusesANewerLedgerAndLeavesItAsItIs()
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

void TestStore::refusesACorruptLedgerAndKeepsIt_data()
{
    QTest::addColumn<int>("offset");
    QTest::newRow("its head") << 0;
    QTest::newRow("its schema") << 110;
    QTest::newRow("a page of data") << 4096;
    QTest::newRow("pages at its end") << -8192;
}

void TestStore::refusesACorruptLedgerAndKeepsIt()
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

void TestStore::refusesAFileThatIsNoLedger()
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

void TestStore::refusesToWriteWhereItMayOnlyRead()
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

void TestStore::readsWhereItMayOnlyRead()
{
    makeLedger();
    QVERIFY(QFile::setPermissions(path(), ReadOnlyFile));
    QVERIFY(QFile::setPermissions(m_directory->path(), ReadOnlyFolder));
    const Unprivileged nobody;
    const auto store = open(Store::Access::ReadOnly);
    QCOMPARE(codeOf(store), QString());
    QCOMPARE(await((*store)->history().rowsOf(Id, 0, 10)).value().size(), 3);
}

void TestStore::readsALogThatWasLeftWhereItMayOnlyRead()
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

void TestStore::tellsAnEmptyHistoryFromOneItMayNotRead()
{
    makeLedger();
    QVERIFY(QFile::setPermissions(m_directory->path(), QFile::ReadOwner | QFile::WriteOwner));
    const Unprivileged nobody;
    QCOMPARE(codeOf(open(Store::Access::ReadOnly)), u"ledger-io"_s);
}

void TestStore::refusesToMakeADirectoryWhereNoneCanBe()
{
    QFile file(path(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto refused = await(Store::open(path(u"file/below"_s), Store::Access::Writer));
    QCOMPARE(codeOf(refused), u"ledger-readonly"_s);
    QCOMPARE(refused.error().detail, path(u"file/below"_s));
}

void TestStore::failsOnlyWhatAFullDiskCannotHold()
{
    auto opened = await(Store::open(m_directory->path(), Store::Access::Writer, {.pages = 60}));
    QVERIFY(opened);
    Ledger &ledger = (*opened)->ledger();
    QVERIFY(await(ledger.create(delivery(Id), plannedRows(3))));
    // Asked together, so gathered into one commit: only the one that is too large fails.
    auto small = ledger.record({stateChange(Id, row(1), RowState::Skipped, u"no-user"_s)});
    auto large = ledger.create(delivery(u"bbbbbbbbbb"_s), plannedRows(10000));
    auto other = ledger.setState(Id, DeliveryState::Paused);
    QCOMPARE(codeOf(await(std::move(small))), QString());
    const auto full = await(std::move(large));
    QCOMPARE(codeOf(full), u"disk-full"_s);
    QCOMPARE(full.error().kind, ErrorKind::Storage);
    QCOMPARE(codeOf(await(std::move(other))), QString());
    QVERIFY(!await(ledger.delivery(u"bbbbbbbbbb"_s)).value());
    const auto kept = await(ledger.delivery(Id)).value();
    QCOMPARE(kept->state, DeliveryState::Paused);
    QCOMPARE(kept->counts[RowState::Skipped], 1);
    QCOMPARE(await((*opened)->verify())->problems, QStringList());
}

void TestStore::refusesEveryWriteOfAReader()
{
    makeLedger();
    const auto store = openStore(m_directory->path(), Store::Access::ReadOnly);
    Ledger &ledger = store->ledger();
    QCOMPARE(codeOf(await(ledger.create(delivery(u"bbbbbbbbbb"_s), {}))), u"ledger-readonly"_s);
    QCOMPARE(codeOf(await(claim(&ledger, planFor(Id, row(1))))), u"ledger-readonly"_s);
    QCOMPARE(codeOf(await(ledger.record({stateChange(Id, row(1), RowState::Skipped)}))),
             u"ledger-readonly"_s);
    QCOMPARE(codeOf(await(ledger.setState(Id, DeliveryState::Paused))), u"ledger-readonly"_s);
    QCOMPARE(codeOf(await(store->drafts().save({.id = u"d"_s}))), u"ledger-readonly"_s);
    QCOMPARE(codeOf(await(store->import({delivery(u"bbbbbbbbbb"_s), {}, {}}))), u"ledger-readonly"_s);
    QCOMPARE(await(ledger.rows(Id)).value(), plannedRows(3));
}

void TestStore::answersEverythingThatWasAskedBeforeItIsDestroyed()
{
    makeLedger();
    auto store = openStore(m_directory->path());
    auto written = store->ledger().setState(Id, DeliveryState::Stopped);
    auto read = store->history().open(Id);
    auto indexed = store->searchable();
    Store *raw = store.release();
    delete raw;
    QVERIFY(written.isReady() && read.isReady() && indexed.isReady());
    QCOMPARE(codeOf(await(std::move(written))), QString());
    QCOMPARE(await(std::move(read)).value()->state, DeliveryState::Stopped);
    QCOMPARE(await(openStore(m_directory->path())->history().open(Id)).value()->state,
             DeliveryState::Stopped);
}

void TestStore::keepsDrafts()
{
    const auto store = openStore(m_directory->path());
    Drafts &drafts = store->drafts();
    Draft first{u"one"_s,
                u"meta.example.org"_s,
                u"Sender"_s,
                {u"Subject"_s, u"Body\nwith '' quotes"_s},
                u"A@en.example.org\nB@fr.example.org"_s,
                {},
                {u"B@fr.example.org"_s},
                noon(1)};
    Draft second{
        .id = u"two"_s, .list = ListSource{u"meta.example.org"_s, u"Lists/News"_s}, .updated = noon(2)};
    QVERIFY(await(drafts.save(first)));
    QVERIFY(await(drafts.save(second)));
    QCOMPARE(*await(drafts.draft(u"one"_s)).value(), first);
    QCOMPARE(*await(drafts.draft(u"two"_s)).value(), second);
    first.message.body = u"Changed"_s;
    first.updated = noon(3);
    QVERIFY(await(drafts.save(first)));
    const auto heads = await(drafts.list()).value();
    QCOMPARE(heads.size(), 2);
    QCOMPARE(heads.constFirst(),
             (DraftHead{u"one"_s, u"meta.example.org"_s, u"Sender"_s, u"Subject"_s, noon(3)}));
    QCOMPARE(await(drafts.draft(u"one"_s)).value()->message.body, u"Changed"_s);
    QVERIFY(await(drafts.remove(u"one"_s)));
    QVERIFY(await(drafts.remove(u"one"_s)));
    QVERIFY(!await(drafts.draft(u"one"_s)).value());
    QCOMPARE(codeOf(await(drafts.save({.id = QString()}))), u"illegal-row"_s);
}

QTEST_GUILESS_MAIN(TestStore)
#include "store.moc"
