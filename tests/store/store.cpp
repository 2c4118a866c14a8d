// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store.h"

#include "store/storetest.h"

#include <QDir>
#include <QTemporaryDir>

using namespace paperround;
using namespace paperround::test;

namespace {

const QString Id = u"aaaaaaaaaa"_s;
}

/// The record of a data directory, as everybody else meets it.
class TestStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void makesALedgerWhereThereIsNone();
    void readsAnEmptyHistoryWhereThereIsNone();
    void failsOnlyWhatAFullDiskCannotHold();
    void refusesEveryWriteOfAReader();
    void answersEverythingThatWasAskedBeforeItIsDestroyed();
    void keepsDrafts();
    void findsTheIssueBefore();

private:
    void makeLedger();

    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestStore::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
}

void TestStore::cleanup()
{
    m_directory.reset();
}

void TestStore::makeLedger()
{
    const auto store = openStore(m_directory->path());
    QVERIFY(store);
    QVERIFY(await(store->ledger().create(delivery(Id), plannedRows(3))));
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
                noon(1),
                {.notBefore = noon(9), .waves = {5}}};
    Draft second{
        .id = u"two"_s, .list = ListSource{u"meta.example.org"_s, u"Lists/News"_s}, .updated = noon(2)};
    first.message.variants = {{u"fr"_s, {}, u"Sujet"_s, u"Texte"_s}};
    second.message.signature = Signature::Line;
    second.message.signatureLine = u"The team"_s;
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

void TestStore::findsTheIssueBefore()
{
    const auto store = openStore(m_directory->path());
    const auto make = [&](const QString &id, const QString &subject, int later, bool test) {
        Delivery made = delivery(id, later);
        made.message.subject = subject;
        made.options.test = test;
        QVERIFY(await(store->ledger().create(made, plannedRows(2))));
        const auto plan = await(claim(&store->ledger(), planFor(id, row(1))));
        QVERIFY(plan);
        QVERIFY(await(store->ledger().record({deliveredChange(*plan)})));
    };
    make(u"46"_s, u"Tech News: 46"_s, 10, false);
    make(u"47"_s, u"Tech News: 47"_s, 20, false);
    make(u"x"_s, u"Growth News: 47"_s, 30, false);
    make(u"t"_s, u"Tech News: 48"_s, 40, true);
    make(u"48"_s, u"Tech News: 48"_s, 50, false);
    const QString farm = u"meta.example.org"_s;
    const auto last = await(store->ledger().lastIssue(farm, u"Tech News: 48"_s, u"48"_s));
    QVERIFY(last);
    QCOMPARE(last->id, u"47"_s);
    QCOMPARE(last->subject, u"Tech News: 47"_s);
    const Row got = row(1);
    QCOMPARE(last->pages.value(got.target.wiki).size(), 1); // only the row that was delivered
    QVERIFY(await(store->ledger().lastIssue(farm, u"Another newsletter"_s, {}))->id.isEmpty());
    QVERIFY(await(store->ledger().lastIssue(u"other.org"_s, u"Tech News: 48"_s, {}))->id.isEmpty());
    QVERIFY(await(store->ledger().lastIssue(farm, u"48"_s, {}))->id.isEmpty());
}

QTEST_GUILESS_MAIN(TestStore)
#include "store.moc"
