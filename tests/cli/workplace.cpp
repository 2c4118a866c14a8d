// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/workplace.h"

#include "practice/practicefarm.h"
#include "store/store.h"
#include "wiki/login/accountbook.h"
#include "wiki/login/memorytokenstore.h"

#include <QCoroTask>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;
using Record = Workplace::Record;

class TestWorkplace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letsOneWriteAndAllOthersRead();
    void writesAgainWhenTheWriterIsGone();
    void readsWhereNothingMayBeWritten();
    void leavesNoTraceWhenItOnlyReads();
    void keepsPracticeApartAndLeavesNothingOfIt();
    void namesADirectoryThatCannotBe();

private:
    [[nodiscard]] Result<std::shared_ptr<Workplace>> open(Record record)
    {
        return QCoro::waitFor(Workplace::open({.directory = m_directory.filePath(u"data"_s),
                                               .record = record,
                                               .keychain = std::make_shared<MemoryTokenStore>()}));
    }
    static void close(std::shared_ptr<Workplace> workplace) { QCoro::waitFor(workplace->shutDown()); }
    static bool reads(const std::shared_ptr<Workplace> &workplace)
    {
        return QCoro::waitFor(workplace->store().history().deliveries({}, 10)).has_value();
    }

    QTemporaryDir m_directory;
};

void TestWorkplace::letsOneWriteAndAllOthersRead()
{
    const auto writer = open(Record::WriteOrRead);
    QVERIFY(writer);
    QVERIFY(!(*writer)->onlyReading());

    const auto second = open(Record::Write);
    QVERIFY(!second);
    QCOMPARE(second.error().code, u"in-use"_s);
    QVERIFY(second.error().detail.startsWith((*writer)->directory()));

    const auto window = open(Record::WriteOrRead);
    QVERIFY(window);
    QVERIFY((*window)->onlyReading());
    QCOMPARE((*window)->onlyReading()->code, u"in-use"_s);
    QVERIFY(reads(*window));
    QCOMPARE(QCoro::waitFor((*window)->store().drafts().save({.id = u"d"_s})).error().code,
             u"ledger-readonly"_s);

    const auto reader = open(Record::Read);
    QVERIFY(reader && !(*reader)->onlyReading());
    QVERIFY(reads(*reader));
    const auto accounts = open(Record::None);
    QVERIFY(accounts);
    QVERIFY(QCoro::waitFor((*writer)->store().drafts().save({.id = u"d"_s})));
    for (const auto &opened : {writer, window, reader, accounts})
        close(*opened);
}

void TestWorkplace::writesAgainWhenTheWriterIsGone()
{
    auto writer = open(Record::Write);
    QVERIFY(writer);
    close(*writer);
    *writer = nullptr;
    const auto next = open(Record::WriteOrRead);
    QVERIFY(next && !(*next)->onlyReading());
    close(*next);
}

void TestWorkplace::readsWhereNothingMayBeWritten()
{
    // A folder in the lock's place: whoever runs this, no lock can be made there.
    QVERIFY(QDir().mkpath(m_directory.filePath(u"data/ledger.lock"_s)));
    QVERIFY(!open(Record::Write));
    QVERIFY(QDir().rmdir(m_directory.filePath(u"data/ledger.lock"_s)));
    const auto reader = open(Record::Read);
    QVERIFY(reader && reads(*reader));
    close(*reader);
}

void TestWorkplace::leavesNoTraceWhenItOnlyReads()
{
    const auto nowhere = m_directory.filePath(u"none"_s);
    const auto reader = QCoro::waitFor(Workplace::open(
        {.directory = nowhere, .record = Record::Read, .keychain = std::make_shared<MemoryTokenStore>()}));
    QVERIFY(reader && reads(*reader));
    QVERIFY(!QDir(nowhere).exists());
    close(*reader);
}

void TestWorkplace::keepsPracticeApartAndLeavesNothingOfIt()
{
    auto practice = QCoro::waitFor(Workplace::open({.practice = true, .record = Record::WriteOrRead}));
    QVERIFY(practice);
    QVERIFY((*practice)->isPractice());
    QVERIFY(!(*practice)->onlyReading());
    const auto *farm = (*practice)->practiceFarm();
    QVERIFY(farm);
    QCOMPARE((*practice)->farms().size(), 1); // A practised sending reaches no real wiki.
    QCOMPARE((*practice)->farms().first().home, farm->hosts().first());
    // No keychain is asked for, so no secret stays and nobody has to unlock one.
    QCOMPARE(QCoro::waitFor((*practice)->accounts().storage()).value(), Keep::ThisRun);
    const auto directory = (*practice)->directory();
    QVERIFY(QDir(directory).exists());
    QVERIFY(QCoro::waitFor((*practice)->store().drafts().save({.id = u"d"_s})));
    // A second practice is another farm in another folder.
    auto other = QCoro::waitFor(Workplace::open({.practice = true, .record = Record::Write}));
    QVERIFY(other && (*other)->directory() != directory);
    for (auto *opened : {&practice, &other}) {
        close(**opened);
        **opened = nullptr;
    }
    QVERIFY(!QDir(directory).exists());
}

void TestWorkplace::namesADirectoryThatCannotBe()
{
    const auto refused =
        QCoro::waitFor(Workplace::open({.directory = u"/proc/none"_s, .record = Record::WriteOrRead}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"no-data-directory"_s);
    QCOMPARE(refused.error().detail, u"/proc/none"_s);
}

QTEST_GUILESS_MAIN(TestWorkplace)
#include "workplace.moc"
