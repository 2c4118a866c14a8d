// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rig.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {
constexpr QFile::Permissions ReadOnlyFile{0x4400};
constexpr QFile::Permissions ReadOnlyFolder{0x5500};
constexpr QFile::Permissions WritableFolder{0x7700};

/// Permissions bind root too, once the program has no right to pass over them.
void obeyPermissions()
{
    for (const unsigned long right : {CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH})
        ::prctl(PR_CAPBSET_DROP, right, 0, 0, 0);
}

void limitFiles(rlim_t bytes)
{
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    ::setrlimit(RLIMIT_FSIZE, &limit);
}
} // namespace

/// A ledger that cannot be used: each trouble has its sentence from every verb that meets it, the file stays
/// as it is, and what cannot be written down is not posted.
class TestBadLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_rig = std::make_unique<Rig>();
        m_rig->writeRequest(m_rig->readers(2));
    }
    void cleanup() { m_rig.reset(); }

    void leavesANewerLedgerAsItIs();
    void leavesADamagedLedgerAsItIs();
    void sendsNothingWhereTheLedgerCannotBeWritten_data();
    void sendsNothingWhereTheLedgerCannotBeWritten();
    void sendsNothingWhereTheDiskIsFull();
    void losesAndDoublesNothingWhenTheDiskFillsUp();
    void letsOneProgramWriteAndTheOthersRead();

private:
    [[nodiscard]] QString ledger() const { return m_rig->dataDir() + u"/ledger.sqlite"_s; }
    [[nodiscard]] Ended deliver()
    {
        return m_rig->run(QStringList{u"deliver"_s, m_rig->path(u"request.json"_s), u"--json"_s}
                          + m_rig->access());
    }
    [[nodiscard]] Ended history()
    {
        return m_rig->run({u"history"_s, u"list"_s, u"--data-dir"_s, m_rig->dataDir()});
    }
    /// A ledger with one finished delivery, and another request to deliver.
    void makeLedger()
    {
        const auto ended = deliver();
        QVERIFY2(ended.code == 0, ended.err.constData());
        m_rig->writeRequest(m_rig->readers(2));
        m_rig->farm().resetCounts();
    }
    /// One plain sentence on standard error that says all of `parts`; nothing was posted.
    void refused(const Ended &ended, const QStringList &parts)
    {
        QVERIFY2(ended.code == 1, ended.err.constData());
        QVERIFY2(ended.err.startsWith("paperround: ") && ended.err.count('\n') == 1, ended.err.constData());
        for (const auto &part : parts)
            QVERIFY2(ended.err.contains(part.toUtf8()), ended.err.constData());
        QCOMPARE(m_rig->farm().requests({}, u"edit"_s), 0);
    }

    std::unique_ptr<Rig> m_rig;
};

void TestBadLedger::leavesANewerLedgerAsItIs()
{
    makeLedger();
    QFile file(ledger());
    QVERIFY(file.open(QIODevice::ReadWrite));
    // SQLite's user_version: four bytes at 60.
    QVERIFY(file.seek(60));
    QCOMPARE(file.write(QByteArray::fromHex("0000270f")), 4);
    file.close();
    const auto before = m_rig->read(u"data/ledger.sqlite"_s);
    const QStringList sentence{u"newer Paper Round"_s, u"Install the newer version"_s, ledger(),
                               u"version 9999"_s};
    refused(deliver(), sentence);
    refused(history(), sentence);
    QCOMPARE(m_rig->read(u"data/ledger.sqlite"_s), before);
}

void TestBadLedger::leavesADamagedLedgerAsItIs()
{
    makeLedger();
    const QByteArray garbage(8192, 'x');
    m_rig->write(u"data/ledger.sqlite"_s, garbage);
    const QStringList sentence{u"is damaged"_s, u"Restore the file from a backup"_s, ledger()};
    refused(deliver(), sentence);
    refused(history(), sentence);
    QCOMPARE(m_rig->read(u"data/ledger.sqlite"_s), garbage);
}

void TestBadLedger::sendsNothingWhereTheLedgerCannotBeWritten_data()
{
    QTest::addColumn<bool>("folderToo");
    QTest::newRow("the file") << false;
    QTest::newRow("the folder too") << true;
}

void TestBadLedger::sendsNothingWhereTheLedgerCannotBeWritten()
{
    QFETCH(bool, folderToo);
    makeLedger();
    QVERIFY(QFile::setPermissions(ledger(), ReadOnlyFile));
    if (folderToo)
        QVERIFY(QFile::setPermissions(m_rig->dataDir(), ReadOnlyFolder));
    m_rig->beginWith(&obeyPermissions);
    const auto before = m_rig->read(u"data/ledger.sqlite"_s);
    refused(deliver(), {u"cannot be written"_s, u"permissions of the data folder"_s, m_rig->dataDir()});
    QCOMPARE(m_rig->read(u"data/ledger.sqlite"_s), before);
    const auto read = history();
    QVERIFY2(read.code == 0, read.err.constData());
    QVERIFY2(read.out.contains("2 of 2 delivered"), read.out.constData());
    QVERIFY(QFile::setPermissions(m_rig->dataDir(), WritableFolder));
}

void TestBadLedger::sendsNothingWhereTheDiskIsFull()
{
    m_rig->setVariable(u"LD_PRELOAD"_s, QStringLiteral(PAPERROUND_FULLDISK));
    m_rig->beginWith([] { limitFiles(0); });
    refused(deliver(), {u"disk"_s, m_rig->dataDir()});
}

void TestBadLedger::losesAndDoublesNothingWhenTheDiskFillsUp()
{
    const auto targets = m_rig->readers(40);
    m_rig->writeRequest(targets);
    m_rig->setVariable(u"LD_PRELOAD"_s, QStringLiteral(PAPERROUND_FULLDISK));
    m_rig->beginWith([] { limitFiles(400'000); });
    const auto stopped = deliver();
    QVERIFY2(stopped.code == 1, stopped.err.constData());
    for (const auto *part : {"The disk is full", "Make room, then resume", "ledger.sqlite"})
        QVERIFY2(stopped.err.contains(part), stopped.err.constData());
    const int posted = m_rig->farm().requests({}, u"edit"_s);
    QVERIFY2(posted > 0 && posted < targets.size(), qPrintable(QString::number(posted)));

    m_rig->beginWith({});
    const auto resumed = deliver();
    QVERIFY2(resumed.code == 0, resumed.err.constData());
    QCOMPARE(resumed.summary().value("delivered"_L1).toInt(), 40);
    for (int i = 0; i < targets.size(); ++i)
        QVERIFY2(m_rig->copies(targets[i], i + 1) == 1, qPrintable(targets[i]));
}

void TestBadLedger::letsOneProgramWriteAndTheOthersRead()
{
    m_rig->farm().troubles().add({.trouble = Trouble::Silent, .count = -1});
    QProcess first;
    m_rig->start(first,
                 QStringList{u"deliver"_s, m_rig->path(u"request.json"_s), u"--json"_s} + m_rig->access());
    QTRY_VERIFY_WITH_TIMEOUT(first.canReadLine(), 60'000);
    const auto second = deliver();
    QVERIFY2(second.code == 1, second.err.constData());
    for (const auto &part : {u"Another Paper Round"_s, u"Close the other one"_s, m_rig->dataDir(),
                             u"pid %1"_s.arg(first.processId())})
        QVERIFY2(second.err.contains(part.toUtf8()), second.err.constData());
    const auto list = history();
    QVERIFY2(list.code == 0, list.err.constData());
    QCOMPARE(list.out.count('\n'), 1);
    first.kill();
    m_rig->wait(first);
}

QTEST_GUILESS_MAIN(TestBadLedger)
#include "badledger.moc"
