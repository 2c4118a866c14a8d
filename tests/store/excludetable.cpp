// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/excludetable.h"

#include "store/storetest.h"

#include <QTemporaryDir>

using namespace paperround;
using namespace paperround::test;

namespace {

const QString farm = u"meta.test"_s;

Exclusion entry(const QString &title, const QString &reason = u"asked to stop"_s)
{
    return {title, u"en.test"_s, reason, u"a list page"_s, noon()};
}

} // namespace

/// Exclude lists in the ledger's file.
class TestExcludeTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsListsByFarm();
    void tellsTheEditThatUndoesEachChange();
    void renamesAListButNeverOverAnother();
    void refusesWhatNobodyCouldHaveGiven();
    void aReaderReadsAndChangesNothing();
};

void TestExcludeTable::keepsListsByFarm()
{
    const QTemporaryDir directory;
    {
        const auto store = openStore(directory.path());
        QVERIFY(await(
            store->excludeLists().change(farm, {u"B"_s, {entry(u"User:Y"_s), entry(u"User:X"_s)}, {}})));
        QVERIFY(await(store->excludeLists().change(farm, {u"A"_s, {entry(u"User:Z"_s)}, {}})));
        QVERIFY(await(store->excludeLists().change(u"other.test"_s, {u"A"_s, {entry(u"User:O"_s)}, {}})));
    }
    const auto store = openStore(directory.path());
    const auto lists = await(store->excludeLists().lists(farm));
    QVERIFY(lists);
    QCOMPARE(*lists,
             (QList<ExcludeList>{{u"A"_s, {entry(u"User:Z"_s)}},
                                 {u"B"_s, {entry(u"User:X"_s), entry(u"User:Y"_s)}}}));
    QCOMPARE(*await(store->ledger().excludeLists(farm)), *lists);
}

void TestExcludeTable::tellsTheEditThatUndoesEachChange()
{
    const QTemporaryDir directory;
    const auto store = openStore(directory.path());
    auto &lists = store->excludeLists();
    QVERIFY(await(lists.change(farm, {u"A"_s, {entry(u"User:X"_s), entry(u"User:Y"_s)}, {}})));
    const auto before = *await(lists.lists(farm));
    const auto undo = await(lists.change(farm,
                                         {u"A"_s,
                                          {entry(u"User:X"_s, u"another reason"_s), entry(u"User:New"_s)},
                                          {entry(u"User:Y"_s), entry(u"User:Never there"_s)}}));
    QVERIFY(undo);
    const auto after = *await(lists.lists(farm));
    QCOMPARE(after.first().entries,
             (QList<Exclusion>{entry(u"User:New"_s), entry(u"User:X"_s, u"another reason"_s)}));
    const auto redo = await(lists.change(farm, *undo));
    QVERIFY(redo);
    QCOMPARE(*await(lists.lists(farm)), before);
    QVERIFY(await(lists.change(farm, *redo)));
    QCOMPARE(*await(lists.lists(farm)), after);
    QVERIFY(await(lists.change(farm, {u"A"_s, {}, after.first().entries})));
    QCOMPARE(await(lists.lists(farm))->size(), 0); // a list without entries is none
}

void TestExcludeTable::renamesAListButNeverOverAnother()
{
    const QTemporaryDir directory;
    const auto store = openStore(directory.path());
    auto &lists = store->excludeLists();
    for (const QString &name : {u"A"_s, u"B"_s})
        QVERIFY(await(lists.change(farm, {name, {entry(u"User:X"_s)}, {}})));
    QCOMPARE(codeOf(await(lists.rename(farm, u"A"_s, u"B"_s))), u"exists"_s);
    QCOMPARE(codeOf(await(lists.rename(farm, u"C"_s, u"D"_s))), u"no-such-list"_s);
    QCOMPARE(codeOf(await(lists.rename(farm, u"A"_s, u"  "_s))), u"illegal-row"_s);
    QCOMPARE(codeOf(await(lists.rename(farm, u"A"_s, u"C"_s))), QString());
    QCOMPARE(await(lists.lists(farm))->last().name, u"C"_s);
}

void TestExcludeTable::refusesWhatNobodyCouldHaveGiven()
{
    const QTemporaryDir directory;
    const auto store = openStore(directory.path());
    auto &lists = store->excludeLists();
    const QString endless(2000, u'x');
    for (const ExcludeEdit &edit :
         {ExcludeEdit{{}, {entry(u"User:X"_s)}, {}}, ExcludeEdit{endless, {entry(u"User:X"_s)}, {}},
          ExcludeEdit{u"A"_s, {entry(u"User:X"_s), entry({})}, {}}, ExcludeEdit{u"A"_s, {entry(endless)}, {}},
          ExcludeEdit{u"A"_s, {entry(u"User:X"_s, endless)}, {}}}) {
        QCOMPARE(codeOf(await(lists.change(farm, edit))), u"illegal-row"_s);
        QCOMPARE(await(lists.lists(farm))->size(), 0); // all of an edit or nothing
    }
}

void TestExcludeTable::aReaderReadsAndChangesNothing()
{
    const QTemporaryDir directory;
    const auto store = openStore(directory.path());
    QVERIFY(await(store->excludeLists().change(farm, {u"A"_s, {entry(u"User:X"_s)}, {}})));
    const auto reader = openStore(directory.path(), Store::Access::ReadOnly);
    QCOMPARE(await(reader->excludeLists().lists(farm))->size(), 1);
    QCOMPARE(codeOf(await(reader->excludeLists().change(farm, {u"A"_s, {}, {entry(u"User:X"_s)}}))),
             u"ledger-readonly"_s);
}

QTEST_GUILESS_MAIN(TestExcludeTable)
#include "excludetable.moc"
