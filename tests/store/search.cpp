// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchindex.h"
#include "store/storetest.h"

#include <QTemporaryDir>

using namespace paperround;
using namespace paperround::test;

/// The history's pages, and finding things in it.
class TestSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void pagesDeliveriesNewestFirst();
    void pagesRowsByNumber();
    void findsWordsWhereverTheyStand_data();
    void findsWordsWhereverTheyStand();
    void findsThePageARowReallyWentTo();
    void findsTheReasonOfARowAndForgetsItWhenItChanges();
    void wantsEveryWordButNotInOneRow();
    void pagesWhatItFinds();
    void readsHostileWordsAsWords_data();
    void readsHostileWordsAsWords();
    void boundsWhatIsTyped();
    void goesOnWhereTheLastRunStopped();

private:
    QStringList found(const QString &typed)
    {
        QStringList ids;
        const auto page = await(m_store->history().search(typed, {}, 100));
        for (const Delivery &delivery : page.value_or(HistoryPage{}).deliveries)
            ids << delivery.id;
        return page ? ids : QStringList{page.error().code};
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Store> m_store;
};

void TestSearch::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_store = openStore(m_directory->path());
    Delivery old = delivery(u"old"_s, -1000);
    old.message = {u"Wikidata weekly"_s, u"Über die Straße: تحديث"_s};
    old.account = u"Weekly sender"_s;
    QVERIFY(await(m_store->ledger().create(
        old, {row(1, u"User talk:Zoë"_s, u"fr.example.org"_s), row(2, u"Benutzer Diskussion:Jürgen"_s)})));
    Delivery fresh = delivery(u"new"_s);
    fresh.message = fromAPage();
    QVERIFY(await(m_store->ledger().create(fresh, plannedRows(200))));
    QVERIFY(await(m_store->searchable()));
}

void TestSearch::cleanup()
{
    m_store.reset();
    m_directory.reset();
}

void TestSearch::pagesDeliveriesNewestFirst()
{
    for (int number = 0; number < 7; ++number) // some within one millisecond
        QVERIFY(await(m_store->ledger().create(delivery(u"more%1"_s.arg(number), 10 + number / 3), {})));
    QStringList ids;
    std::optional<HistoryCursor> after;
    int pages = 0;
    do {
        const auto page = await(m_store->history().deliveries(after, 2));
        QVERIFY(page && page->deliveries.size() <= 2 && !page->deliveries.isEmpty());
        for (const Delivery &delivery : page->deliveries)
            ids << delivery.id;
        after = page->next;
    } while (after && ++pages < 10);
    QCOMPARE(ids,
             QStringList({u"more6"_s, u"more5"_s, u"more4"_s, u"more3"_s, u"more2"_s, u"more1"_s, u"more0"_s,
                          u"new"_s, u"old"_s}));
}

void TestSearch::pagesRowsByNumber()
{
    const auto rows = await(m_store->history().rowsOf(u"new"_s, 150, 20)).value();
    QCOMPARE(rows.size(), 20);
    QCOMPARE(rows.constFirst().number, 151);
    QCOMPARE(await(m_store->history().rowsOf(u"new"_s, 190, 20)).value().size(), 10);
    QVERIFY(await(m_store->history().rowsOf(u"new"_s, 0, -1)).value().isEmpty());
}

void TestSearch::findsWordsWhereverTheyStand_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("ids");
    const QStringList both{u"new"_s, u"old"_s};
    QTest::newRow("subject") << u"wikidata"_s << QStringList{u"old"_s};
    QTest::newRow("start of a word") << u"WIKI"_s << QStringList{u"old"_s};
    QTest::newRow("body") << u"changed"_s << QStringList{u"new"_s};
    QTest::newRow("a page that was the message") << u"marmalade"_s << QStringList{u"new"_s};
    QTest::newRow("no name of a part of it") << u"signature"_s << QStringList();
    QTest::newRow("other scripts") << u"تحديث"_s << QStringList{u"old"_s};
    QTest::newRow("without diacritics") << u"zoe"_s << QStringList{u"old"_s};
    QTest::newRow("a page of a row") << u"talk:Zoë"_s << QStringList{u"old"_s};
    QTest::newRow("a row far down") << u"\"Reader 199\""_s << QStringList{u"new"_s};
    QTest::newRow("wiki") << u"fr.example.org"_s << QStringList{u"old"_s};
    QTest::newRow("account") << u"sender"_s << both;
    QTest::newRow("id") << u"new"_s << QStringList{u"new"_s};
    QTest::newRow("nothing typed") << u"  "_s << both;
    QTest::newRow("nothing there") << u"xyzzy"_s << QStringList();
}

void TestSearch::findsWordsWhereverTheyStand()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, ids);
    QCOMPARE(found(typed), ids);
}

void TestSearch::findsThePageARowReallyWentTo()
{
    AttemptPlan plan = planFor(u"new"_s, row(7));
    plan.row.page = u"User talk:Renamed Quokka"_s;
    QVERIFY(await(claim(&m_store->ledger(), plan)));
    QVERIFY(await(m_store->searchable()));
    QCOMPARE(found(u"quokka"_s), QStringList{u"new"_s});
}

void TestSearch::findsTheReasonOfARowAndForgetsItWhenItChanges()
{
    QVERIFY(await(
        m_store->ledger().record({stateChange(u"new"_s, row(3), RowState::Skipped, u"liquid-threads"_s)})));
    QCOMPARE(found(u"liquid-threads"_s), QStringList{u"new"_s});
    QCOMPARE(found(u"threads"_s), QStringList{u"new"_s});
    QCOMPARE(found(u"hreads"_s), QStringList());
    QVERIFY(await(m_store->ledger().record({stateChange(u"new"_s, row(3), RowState::Planned)})));
    QCOMPARE(found(u"liquid-threads"_s), QStringList());
}

void TestSearch::wantsEveryWordButNotInOneRow()
{
    QCOMPARE(found(u"wikidata jürgen fr.example.org"_s), QStringList{u"old"_s});
    QCOMPARE(found(u"wikidata reader"_s), QStringList());
}

void TestSearch::pagesWhatItFinds()
{
    for (int number = 0; number < 9; ++number) {
        Delivery more = delivery(u"more%1"_s.arg(number), 60 + number);
        more.message.subject = number % 3 == 0 ? u"Tech digest"_s : u"Tech News"_s;
        QVERIFY(await(m_store->ledger().create(more, plannedRows(130))));
    }
    QVERIFY(await(m_store->searchable()));
    const auto first = await(m_store->history().search(u"digest reader"_s, {}, 2)).value();
    QCOMPARE(first.deliveries.size(), 2);
    QCOMPARE(first.deliveries.constFirst().id, u"more6"_s);
    QVERIFY(first.next);
    const auto second = await(m_store->history().search(u"digest reader"_s, first.next, 2)).value();
    QCOMPARE(second.deliveries.size(), 1);
    QCOMPARE(second.deliveries.constFirst().id, u"more0"_s);
    QVERIFY(!second.next);
}

void TestSearch::readsHostileWordsAsWords_data()
{
    QTest::addColumn<QString>("typed");
    for (const QString &typed :
         {u"\""_s, u"\"\"\""_s, u"a\" OR words : \"b"_s, u"quux NOT news AND"_s, u"quux OR tech"_s,
          u"NEAR(quux news)"_s, u"^quux*"_s, u"{words} : quux"_s, u"-quux +news"_s,
          u"'; DROP TABLE rows; --"_s, u"quux\\"_s, u"%"_s, u"_____"_s, u"(((((((((("_s, u"*"_s,
          QString(QChar(0xD800)) + u'a', u"tech"_s + QChar(u'\0') + u"news"_s, QString(100000, u'"'),
          QString(100000, u'x')})
        QTest::addRow("%s", typed.left(30).toLatin1().constData()) << typed;
}

void TestSearch::readsHostileWordsAsWords()
{
    QFETCH(QString, typed);
    const auto page = await(m_store->history().search(typed, {}, 10));
    QCOMPARE(codeOf(page), QString());
    QCOMPARE(await(m_store->ledger().rows(u"new"_s)).value().size(), 200);
    QCOMPARE(page->deliveries.size(), 0);
}

void TestSearch::boundsWhatIsTyped()
{
    QCOMPARE(searchWords(u"one ,.; two"_s), QStringList({u"one"_s, u"two"_s}));
    QCOMPARE(searchWords(u"w "_s.repeated(50)).size(), 8);
    QCOMPARE(searchWords(QString(500, u'x')).constFirst().size(), 64);
    QCOMPARE(searchExpression(u"say \"hi\""_s), u"\"say \"\"hi\"\"\"*"_s);
}

void TestSearch::goesOnWhereTheLastRunStopped()
{
    // Asked and closed at once: the delivery is written, its words mostly not yet.
    auto written = m_store->ledger().create(delivery(u"late"_s, 5), plannedRows(20000));
    m_store.reset();
    QVERIFY(await(std::move(written)));
    m_store = openStore(m_directory->path());
    QVERIFY(await(m_store->searchable()));
    QCOMPARE(found(u"\"reader 19999\""_s), QStringList{u"late"_s});
}

QTEST_GUILESS_MAIN(TestSearch)
#include "search.moc"
