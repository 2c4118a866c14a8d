// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/lists/serviceanswers.h"

#include <QJsonDocument>
#include <QTest>
#include <QUrlQuery>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

Recipe pile(int limit = 100)
{
    return {.kind = RecipeKind::PagePile, .what = u"51805"_s, .limit = limit};
}

Recipe scan(const QString &what = u"42"_s, int limit = 100)
{
    return {.kind = RecipeKind::PetScan, .what = what, .limit = limit};
}

Recipe item()
{
    return {.kind = RecipeKind::Sitelinks, .what = u"Q16503"_s};
}

Result<FoundPages> readItem(const QByteArray &json)
{
    return readSitelinks(QJsonDocument::fromJson(json).object(), item());
}

} // namespace

class TestServiceAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksAPileForOneMoreThanWanted();
    void asksASavedScanByItsNumber();
    void asksAScansOwnQueryInAFormOfOurs();
    void readsAPile();
    void readsAScanInBothOfItsForms_data();
    void readsAScanInBothOfItsForms();
    void readsWhatAnItemLinks();
    void readsTheItemThatAnotherWasMergedInto();
    void readsAnItemWithoutLinks();
    void tellsThatThereIsNoSuchItem();
    void takesNoPart_data();
    void takesNoPart();
    void keepsTheServicesOwnWords();
    void namesThePlaceOfWhatIsNoPile_data();
    void namesThePlaceOfWhatIsNoPile();
    void namesThePlaceOfWhatIsNoScan_data();
    void namesThePlaceOfWhatIsNoScan();
    void namesThePlaceOfWhatIsNoItem_data();
    void namesThePlaceOfWhatIsNoItem();
};

void TestServiceAnswers::asksAPileForOneMoreThanWanted()
{
    const QUrl url = pileQuestion(QUrl(u"https://piles.example/api.php"_s), pile());
    QCOMPARE(url.toString(QUrl::RemoveQuery), u"https://piles.example/api.php"_s);
    const QUrlQuery query(url);
    QCOMPARE(query.queryItemValue(u"id"_s), u"51805"_s);
    QCOMPARE(query.queryItemValue(u"action"_s), u"get_data"_s);
    QCOMPARE(query.queryItemValue(u"format"_s), u"json"_s);
    QCOMPARE(query.queryItemValue(u"limit"_s), u"101"_s);
}

void TestServiceAnswers::asksASavedScanByItsNumber()
{
    const QUrlQuery query(scanQuestion(QUrl(u"https://scan.example/"_s), scan()));
    QCOMPARE(query.queryItemValue(u"psid"_s), u"42"_s);
    QCOMPARE(query.queryItemValue(u"format"_s), u"json"_s);
    QCOMPARE(query.queryItemValue(u"output_compatability"_s), u"quick-intersection"_s);
    QCOMPARE(query.queryItemValue(u"output_limit"_s), u"101"_s);
}

void TestServiceAnswers::asksAScansOwnQueryInAFormOfOurs()
{
    const QUrl url = scanQuestion(
        QUrl(u"https://scan.example/"_s),
        scan(u"categories=Caf%C3%A9+%26+Co&language=de&format=html&callback=alert&output_limit=5"_s));
    const QString query = url.query(QUrl::FullyEncoded);
    QVERIFY2(query.startsWith(u"categories=Caf%C3%A9+%26+Co&language=de&"_s), qPrintable(query));
    QCOMPARE(query.count(u"format="_s), 1);
    QVERIFY(query.contains(u"&format=json"_s));
    QVERIFY(!query.contains(u"callback"_s));
    QVERIFY(query.contains(u"&output_limit=101"_s));
}

void TestServiceAnswers::readsAPile()
{
    const auto found = readPile(R"({"pages":["Wikipedia:Kurier","Benutzer_Diskussion:Ana"],"pages_total":2,
                                    "pages_returned":2,"id":51805,"wiki":"dewiki","language":"de",
                                    "project":"wikipedia"})",
                                pile());
    QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
    QCOMPARE(found->pages,
             (QList<FoundPage>{{u"Wikipedia:Kurier"_s, u"dewiki"_s},
                               {u"Benutzer Diskussion:Ana"_s, u"dewiki"_s}}));
    QVERIFY(found->next.isEmpty());
}

void TestServiceAnswers::readsAScanInBothOfItsForms_data()
{
    QTest::addColumn<QByteArray>("pages");
    QTest::addColumn<int>("ns");
    QTest::newRow("sparse") << QByteArray(R"(["Benutzer_Diskussion:Ana"])") << FoundPage::UnknownNamespace;
    QTest::newRow("full") << QByteArray(
        R"([{"page_id":7,"page_namespace":3,"page_title":"Ana","page_len":5}])")
                          << 3;
}

void TestServiceAnswers::readsAScanInBothOfItsForms()
{
    QFETCH(QByteArray, pages);
    const auto found =
        readScan(R"({"namespaces":{"0":"","3":"Benutzer Diskussion"},"wiki":"dewiki","status":"OK","start":0,
                     "max":2,"query":"https:\/\/scan.example\/?psid=42","pagecount":1,"pages":)"
                     + pages + R"(,"querytime":0.3})",
                 scan());
    QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
    QCOMPARE(found->pages.size(), 1);
    QCOMPARE(found->pages.first().title, u"Benutzer Diskussion:Ana"_s);
    QCOMPARE(found->pages.first().wiki, u"dewiki"_s);
    QTEST(found->pages.first().ns, "ns");
}

void TestServiceAnswers::readsWhatAnItemLinks()
{
    const auto found = readItem(
        R"({"entities":{"Q16503":{"type":"item","id":"Q16503","sitelinks":{
            "enwiki":{"site":"enwiki","title":"Wikipedia:Village pump","badges":[],
                      "url":"https:\/\/en.wikipedia.org\/wiki\/Wikipedia:Village_pump"},
            "frwiki":{"site":"frwiki","title":"Wikipédia:Le Bistro","badges":[]}}}},"success":1})");
    QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
    // By its address where there is one; else by its database, which the caller resolves.
    QCOMPARE(found->pages,
             (QList<FoundPage>{{u"Wikipedia:Village pump"_s, u"en.wikipedia.org"_s},
                               {u"Wikipédia:Le Bistro"_s, u"frwiki"_s}}));
}

void TestServiceAnswers::readsTheItemThatAnotherWasMergedInto()
{
    const auto found =
        readItem(R"({"entities":{"Q99":{"type":"item","id":"Q99","redirects":{"from":"Q16503","to":"Q99"},
            "sitelinks":{"enwiki":{"site":"enwiki","title":"A"}}}}})");
    QVERIFY(found);
    QCOMPARE(found->pages.size(), 1);
}

void TestServiceAnswers::readsAnItemWithoutLinks()
{
    const auto found = readItem(R"({"entities":{"Q16503":{"type":"item","id":"Q16503","sitelinks":[]}}})");
    QVERIFY(found);
    QVERIFY(found->pages.isEmpty());
}

void TestServiceAnswers::tellsThatThereIsNoSuchItem()
{
    const auto found = readItem(R"({"entities":{"Q16503":{"id":"Q16503","missing":""}},"success":1})");
    QVERIFY(!found);
    QCOMPARE(found.error(), (Error{ErrorKind::Input, u"no-such-item"_s, u"Q16503"_s, {}}));
}

void TestServiceAnswers::takesNoPart_data()
{
    QTest::addColumn<bool>("isPile");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QString>("code");
    const QByteArray part = R"({"pages":["A","B"],"pages_total":9,"wiki":"dewiki"})";
    QTest::newRow("of a pile") << true
                               << QByteArray(R"({"pages":["A","B","C"],"pages_total":3,"wiki":"dewiki"})")
                               << 2 << u"too-many-rows"_s;
    QTest::newRow("that a pile sent") << true << part << 2 << u"too-many-rows"_s;
    QTest::newRow("though all were wanted") << true << part << 9 << u"bad-service-answer"_s;
    QTest::newRow("of a scan") << false << QByteArray(R"({"wiki":"dewiki","pages":["A","B","C"]})") << 2
                               << u"too-many-rows"_s;
}

void TestServiceAnswers::takesNoPart()
{
    QFETCH(bool, isPile);
    QFETCH(QByteArray, body);
    QFETCH(int, limit);
    const auto found = isPile ? readPile(body, pile(limit)) : readScan(body, scan(u"42"_s, limit));
    QVERIFY(!found);
    QTEST(found.error().code, "code");
}

void TestServiceAnswers::keepsTheServicesOwnWords()
{
    const auto found = readScan(R"({"error":"No such PSID\n in the database"})", scan());
    QVERIFY(!found);
    QCOMPARE(found.error(),
             (Error{ErrorKind::Wiki, u"service-refused"_s, u"No such PSID in the database"_s, {}}));
    const QByteArray endless = R"({"error":")" + QByteArray(100'000, 'x') + R"("})";
    QCOMPARE(readScan(endless, scan()).error().detail.size(), 300);
}

void TestServiceAnswers::namesThePlaceOfWhatIsNoPile_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("place");
    QTest::newRow("a page of words") << QByteArray("<html>Fatal error</html>") << u"1: illegal value"_s;
    QTest::newRow("an array") << QByteArray("[]") << u"no object"_s;
    QTest::newRow("no wiki") << QByteArray(R"({"pages":[]})") << u"wiki"_s;
    QTest::newRow("no pages") << QByteArray(R"({"wiki":"dewiki"})") << u"pages"_s;
    QTest::newRow("a page that is none")
        << QByteArray(R"({"wiki":"dewiki","pages":["A",{}]})") << u"pages[1]"_s;
    QTest::newRow("another pile") << QByteArray(R"({"id":7,"wiki":"dewiki","pages":[]})") << u"id"_s;
}

void TestServiceAnswers::namesThePlaceOfWhatIsNoPile()
{
    QFETCH(QByteArray, body);
    const auto found = readPile(body, pile());
    QVERIFY(!found);
    QCOMPARE(found.error().code, u"bad-service-answer"_s);
    QTEST(found.error().detail, "place");
}

void TestServiceAnswers::namesThePlaceOfWhatIsNoScan_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("place");
    QTest::newRow("no wiki") << QByteArray(R"({"pages":[],"status":"OK"})") << u"wiki"_s;
    QTest::newRow("another of its forms")
        << QByteArray(R"({"wiki":"dewiki","n":"result","*":[]})") << u"pages"_s;
    QTest::newRow("a number") << QByteArray(R"({"wiki":"dewiki","pages":["A",7]})") << u"pages[1]"_s;
    QTest::newRow("a namespace without a name") << QByteArray(
        R"({"wiki":"dewiki","namespaces":{},"pages":[{"page_namespace":3,"page_title":"Ana"}]})")
                                                << u"pages[0]"_s;
    QTest::newRow("no namespace") << QByteArray(
        R"({"wiki":"dewiki","namespaces":{"0":""},"pages":[{"page_title":"Ana"}]})")
                                  << u"pages[0]"_s;
}

void TestServiceAnswers::namesThePlaceOfWhatIsNoScan()
{
    QFETCH(QByteArray, body);
    const auto found = readScan(body, scan());
    QVERIFY(!found);
    QCOMPARE(found.error().code, u"bad-service-answer"_s);
    QTEST(found.error().detail, "place");
}

void TestServiceAnswers::namesThePlaceOfWhatIsNoItem_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("place");
    QTest::newRow("nothing") << QByteArray("{}") << u"entities.Q16503"_s;
    QTest::newRow("another item") << QByteArray(R"({"entities":{"Q1":{"id":"Q1","sitelinks":{}}}})")
                                  << u"entities.Q16503"_s;
    QTest::newRow("no links") << QByteArray(R"({"entities":{"Q16503":{"id":"Q16503","labels":{}}}})")
                              << u"entities.Q16503.sitelinks"_s;
    QTest::newRow("a link that is none")
        << QByteArray(R"({"entities":{"Q16503":{"id":"Q16503","sitelinks":{"enwiki":"A"}}}})")
        << u"entities.Q16503.sitelinks.enwiki"_s;
}

void TestServiceAnswers::namesThePlaceOfWhatIsNoItem()
{
    QFETCH(QByteArray, body);
    const auto found = readItem(body);
    QVERIFY(!found);
    QCOMPARE(found.error().code, u"bad-service-answer"_s);
    QTEST(found.error().detail, "place");
}

QTEST_GUILESS_MAIN(TestServiceAnswers)
#include "serviceanswers.moc"
