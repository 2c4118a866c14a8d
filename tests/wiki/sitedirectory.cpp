// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/sites/sitedirectory.h"

#include "wiki/http/httpclient.h"
#include "wiki/http/requestgate.h"
#include "wiki/sites/sitecache.h"
#include "wiki/sites/sitefacts.h"
#include "wikistub.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray nothing(const StubRequest &)
{
    return R"({"errors":[{"code":"badvalue","text":"?"}]})";
}

struct Bench
{
    std::shared_ptr<StillClock> clock = std::make_shared<StillClock>();
    FarmProfile farm;
    QString cache;
    [[nodiscard]] std::shared_ptr<SiteDirectory> directory()
    {
        return SiteDirectory::create(farm, HttpClient::create(), RequestGate::create(3), clock, cache);
    }
};

} // namespace

class TestSiteDirectory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheHostInAnAddress_data();
    void findsTheHostInAnAddress();
    void tellsWhatIsTrueOfAWiki();
    void asksAgainOnlyWhenItIsOld();
    void keepsWhatItKnowsInAFile();
    void readsTheFarmFromSiteMatrix();
    void knowsWhatElseTheWikisAreCalled();
    void asksAgainForAMatrixKeptWithoutDatabases();
    void aFarmWithoutMatrixIsItsProfile();
    void aMatrixThatCannotBeAskedNowIsNoAnswer_data();
    void aMatrixThatCannotBeAskedNowIsNoAnswer();
    void findsTheEndpointByTheEditUriLink();
    void believesNoEditUriLinkToAnotherHost();
    void sendsNothingToAHostOutsideTheFarm();
    void tellsAPageThatIsNoWiki();
    void takesOnlySafeHostsFromAMatrix();
};

void TestSiteDirectory::findsTheHostInAnAddress_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("host");
    QTest::newRow("host") << u"http://en.wikipedia.org"_s << u"en.wikipedia.org"_s;
    QTest::newRow("page") << u"https://en.wikipedia.org/wiki/Blah"_s << u"en.wikipedia.org"_s;
    // MassMessage keeps the port; it is the scheme's own, and the wiki is the same.
    QTest::newRow("port") << u"http://en.wikipedia.org:80/wiki/Blah"_s << u"en.wikipedia.org"_s;
    QTest::newRow("another port") << u"http://127.0.0.1:8082/wiki/Blah"_s << u"127.0.0.1:8082"_s;
    QTest::newRow("no scheme") << u"//test.wikidata.org/wiki/User talk:Example"_s << u"test.wikidata.org"_s;
}

void TestSiteDirectory::findsTheHostInAnAddress()
{
    QFETCH(QString, address);
    QTEST(hostOf(QUrl(address)), "host");
}

void TestSiteDirectory::tellsWhatIsTrueOfAWiki()
{
    WikiStub wiki(nothing);
    Bench bench;
    bench.farm.home = wiki.server.host();
    const auto directory = bench.directory();
    const auto facts = QCoro::waitFor(directory->facts(wiki.server.host()));
    QVERIFY(facts);
    QCOMPARE(facts->dbname, u"enwiki"_s);
    QCOMPARE(facts->language, u"en"_s);
    QCOMPARE(facts->api, wiki.server.url(u"/w/api.php"_s));
    QCOMPARE(facts->index, wiki.server.url(u"/w/index.php"_s));
    QCOMPARE(facts->namespaces.value(3).name, u"User talk"_s);
    QCOMPARE(facts->namespaces.value(3).aliases, QStringList{u"UT"_s});
    QVERIFY(facts->extensions.contains(u"MassMessage"_s));
    QCOMPARE(facts->optOutCategory, u"Opted out"_s);
    QCOMPARE(facts->hiddenComment, u"<!-- sent by $1@$2, list $3 -->"_s);
    QCOMPARE(facts->redirectNotice, QString());
    QCOMPARE(wiki.last(u"allmessages"_s).form.value(u"amlang"_s), u"en"_s);
    QCOMPARE(wiki.server.requests().size(), 2); // the guess at /w/api.php was the question itself
}

void TestSiteDirectory::asksAgainOnlyWhenItIsOld()
{
    WikiStub wiki(nothing);
    Bench bench;
    bench.farm.home = wiki.server.host();
    const auto directory = bench.directory();
    const auto ask = [&] { return QCoro::waitFor(directory->facts(wiki.server.host())).has_value(); };
    QVERIFY(ask() && ask());
    QCOMPARE(wiki.count(u"siteinfo"_s), 1);
    QCOMPARE(wiki.count(u"allmessages"_s), 1);
    bench.clock->advance(std::chrono::hours(25));
    QVERIFY(ask());
    QCOMPARE(wiki.count(u"siteinfo"_s), 1);
    QCOMPARE(wiki.count(u"allmessages"_s), 2);
    bench.clock->advance(std::chrono::hours(7 * 24));
    QVERIFY(ask());
    QCOMPARE(wiki.count(u"siteinfo"_s), 2);
    directory->forget(wiki.server.host());
    QVERIFY(ask());
    QCOMPARE(wiki.count(u"siteinfo"_s), 3);
}

void TestSiteDirectory::keepsWhatItKnowsInAFile()
{
    WikiStub wiki(nothing);
    QTemporaryDir folder;
    Bench bench;
    bench.farm.home = wiki.server.host();
    bench.cache = folder.filePath(u"sites.json"_s);
    const auto first = QCoro::waitFor(bench.directory()->facts(wiki.server.host()));
    QVERIFY(first);
    const auto asked = wiki.server.requests().size();
    const auto second = QCoro::waitFor(bench.directory()->facts(wiki.server.host()));
    QVERIFY(second);
    QCOMPARE(*second, *first);
    QCOMPARE(wiki.server.requests().size(), asked);

    QFile file(bench.cache);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"version\":1,\"entries\":[");
    file.close();
    QVERIFY(QCoro::waitFor(bench.directory()->facts(wiki.server.host()))); // a broken file is only a lost one
}

void TestSiteDirectory::readsTheFarmFromSiteMatrix()
{
    StubServer other([](const StubRequest &) { return StubReply{}; });
    StubServer server([&other](const StubRequest &request) {
        if (request.form.value(u"action"_s) != "sitematrix"_L1)
            return StubReply{.body = R"({"query":{"general":{"generator":"MediaWiki 1.43.9","lang":"en"}}})"};
        return StubReply{
            .body = R"({"sitematrix":{"count":2,"0":{"code":"en","site":[{"url":")"
                + other.url(QString()).toEncoded()
                + R"(","dbname":"enwiki"}]},"specials":[{"url":"https://commons.example.org"}]}})"};
    });
    Bench bench;
    bench.farm.home = server.host();
    const auto directory = bench.directory();
    QCOMPARE(QCoro::waitFor(directory->belongsToFarm(server.host())), true);
    QCOMPARE(server.requests().size(), 0); // home belongs by itself
    QCOMPARE(QCoro::waitFor(directory->belongsToFarm(other.host())), true);
    QCOMPARE(QCoro::waitFor(directory->belongsToFarm(u"Commons.Example.org"_s)), true);
    QCOMPARE(QCoro::waitFor(directory->belongsToFarm(u"commons.example.org.evil.example"_s)), false);
    QCOMPARE(QCoro::waitFor(directory->hosts())->size(), 3);
    QCOMPARE(other.connections(), 0);
}

void TestSiteDirectory::knowsWhatElseTheWikisAreCalled()
{
    StubServer server([](const StubRequest &request) {
        if (request.form.value(u"action"_s) == "sitematrix"_L1)
            return StubReply{
                .body = R"({"sitematrix":{"0":{"site":[{"url":"https://en.example.org","dbname":"enwiki"},
                        {"url":"https://be-tarask.example.org","dbname":"be_x_oldwiki"}]},
                        "specials":[{"url":"http://unsafe.example.org","dbname":"unsafewiki"}]}})"};
        return StubReply{
            .body =
                R"({"query":{"interwikimap":[{"prefix":"w","url":"https://en.example.org/wiki/$1","local":true},
                    {"prefix":"be","url":"//be-tarask.example.org/wiki/$1"},{"prefix":7},
                    {"prefix":"search","url":"https://search.example/?q=$1"}]}})"};
    });
    Bench bench;
    bench.farm.home = server.host();
    bench.farm.homeApi = server.url(u"/w/api.php"_s);
    bench.farm.aliases = {{u"be-x-old.example.org"_s, u"be-tarask.example.org"_s}};
    const auto directory = bench.directory();
    const auto sites = QCoro::waitFor(directory->knownSites());
    QVERIFY(sites);
    QCOMPARE(sites->home, server.host());
    QCOMPARE(sites->hosts, (QSet<QString>{server.host(), u"en.example.org"_s, u"be-tarask.example.org"_s}));
    using Name = SiteNames::Name;
    using Kind = SiteNames::Kind;
    QCOMPARE(sites->names.find(u"ENwiki"), Name({u"en.example.org"_s, Kind::Database}));
    QCOMPARE(sites->names.find(u"w"), Name({u"en.example.org"_s, Kind::Interwiki}));
    QCOMPARE(sites->names.find(u"be"), Name({u"be-tarask.example.org"_s, Kind::Interwiki}));
    QCOMPARE(sites->names.find(u"be-x-old.example.org"), Name({u"be-tarask.example.org"_s, Kind::Alias}));
    QVERIFY(!sites->names.find(u"search"));
    QVERIFY(!sites->names.find(u"unsafewiki"));
    QVERIFY(QCoro::waitFor(directory->knownSites()));
    QCOMPARE(server.requests().size(), 2); // both are kept
}

void TestSiteDirectory::asksAgainForAMatrixKeptWithoutDatabases()
{
    WikiStub wiki(nothing);
    Bench bench;
    bench.farm.home = wiki.server.host();
    bench.farm.homeApi = wiki.server.url(u"/w/api.php"_s);
    const QTemporaryDir folder;
    bench.cache = folder.filePath(u"sites.json"_s);
    SiteCache(bench.clock, bench.cache).put(u"matrix"_s, {{u"hosts"_s, QJsonArray{u"a.example.org"_s}}});
    const auto hosts = QCoro::waitFor(bench.directory()->hosts());
    QCOMPARE(*hosts, QStringList{wiki.server.host()});
}

void TestSiteDirectory::aFarmWithoutMatrixIsItsProfile()
{
    WikiStub wiki(nothing);
    Bench bench;
    bench.farm.home = wiki.server.host();
    bench.farm.wikis = {{u"En.Example.org"_s, QUrl(u"https://en.example.org/api.php"_s), {}}};
    const auto directory = bench.directory();
    QCOMPARE(QCoro::waitFor(directory->belongsToFarm(u"en.example.org"_s)), true);
    QCOMPARE(QCoro::waitFor(directory->endpoint(u"en.example.org"_s)),
             QUrl(u"https://en.example.org/api.php"_s));
    QCOMPARE(wiki.server.requests().size(), 0);
    QCOMPARE(QCoro::waitFor(directory->belongsToFarm(u"fr.example.org"_s)), false);
    QCOMPARE(QCoro::waitFor(directory->belongsToFarm(u"de.example.org"_s)), false);
    QCOMPARE(wiki.count(u"sitematrix"_s), 1);
}

void TestSiteDirectory::aMatrixThatCannotBeAskedNowIsNoAnswer_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a page that is not there") << 404 << QByteArray("{}");
    QTest::newRow("a portal's redirect") << 302 << QByteArray();
    QTest::newRow("a code nobody knows")
        << 200 << QByteArray(R"({"errors":[{"code":"strange","text":"?"}]})");
}

/// Taken for "no matrix", it would skip the rows of all its wikis, and for a week.
void TestSiteDirectory::aMatrixThatCannotBeAskedNowIsNoAnswer()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    bool ill = true;
    StubServer home([&](const StubRequest &request) {
        if (request.form.value(u"action"_s) != "sitematrix"_L1)
            return StubReply{.body = "{}"};
        if (ill)
            return StubReply{.body = body, .status = status};
        return StubReply{.body = R"({"sitematrix":{"0":{"site":[{"url":"https://en.example.org"}]}}})"};
    });
    Bench bench;
    bench.farm.home = home.host();
    bench.farm.homeApi = home.url(u"/w/api.php"_s);
    const auto directory = bench.directory();
    QVERIFY(!QCoro::waitFor(directory->belongsToFarm(u"en.example.org"_s)));
    ill = false;
    QCOMPARE(QCoro::waitFor(directory->belongsToFarm(u"en.example.org"_s)), true);
}

void TestSiteDirectory::findsTheEndpointByTheEditUriLink()
{
    StubServer server([](const StubRequest &request) {
        if (request.path == "/wiki/api.php"_L1)
            return StubReply{.body =
                                 R"({"query":{"general":{"generator":"MediaWiki 1.39.17","lang":"en"}}})"};
        if (request.path == "/"_L1)
            return StubReply{
                .body =
                    "<link rel=\"EditURI\" type=\"application/rsd+xml\" href=\"/wiki/api.php?action=rsd\"/>",
                .contentType = "text/html"};
        return StubReply{.body = "no", .contentType = "text/html", .status = 404};
    });
    Bench bench;
    bench.farm.home = server.host();
    QCOMPARE(QCoro::waitFor(bench.directory()->endpoint(server.host())), server.url(u"/wiki/api.php"_s));
}

void TestSiteDirectory::believesNoEditUriLinkToAnotherHost()
{
    const QUrl page(u"https://wiki.example.org/"_s);
    const auto link = [](const char *href) {
        return u"<link rel=\"EditURI\" href=\"%1\">"_s.arg(QLatin1StringView(href));
    };
    QCOMPARE(editUriOf(link("//wiki.example.org/w/api.php?action=rsd"), page),
             QUrl(u"https://wiki.example.org/w/api.php"_s));
    for (const auto *href :
         {"//evil.example/w/api.php?action=rsd", "http://wiki.example.org/w/api.php",
          "https://wiki.example.org:8443/w/api.php", "https://me@wiki.example.org/w/api.php",
          "https://wiki.example.org/w/steal.php", "javascript:api.php"})
        QVERIFY2(editUriOf(link(href), page).isEmpty(), href);
}

void TestSiteDirectory::sendsNothingToAHostOutsideTheFarm()
{
    StubServer hostile([](const StubRequest &) { return StubReply{}; });
    WikiStub wiki(nothing);
    Bench bench;
    bench.farm.home = wiki.server.host();
    const auto directory = bench.directory();
    const auto facts = QCoro::waitFor(directory->facts(hostile.host()));
    QVERIFY(!facts);
    QCOMPARE(facts.error().code, u"outside-farm"_s);
    QCOMPARE(hostile.connections(), 0);
}

void TestSiteDirectory::tellsAPageThatIsNoWiki()
{
    StubServer server(
        [](const StubRequest &) { return StubReply{.body = "<html>Welcome", .contentType = "text/html"}; });
    Bench bench;
    bench.farm.home = server.host();
    const auto facts = QCoro::waitFor(bench.directory()->facts(server.host()));
    QVERIFY(!facts);
    QCOMPARE(facts.error().kind, ErrorKind::Wiki);
    QCOMPARE(facts.error().code, u"not-a-wiki"_s);
}

void TestSiteDirectory::takesOnlySafeHostsFromAMatrix()
{
    const auto matrix = QJsonDocument::fromJson(R"({"count":9,"0":{"site":[{"url":"http://en.example.org"},
        {"url":"https://De.Example.org"},{"url":"https://fr.example.org:8443"},{"url":"file:///etc"},{},7]},
        "1":"nonsense","specials":[{"url":"https://de.example.org"}]})")
                            .object();
    QCOMPARE(closedInMatrix(QJsonDocument::fromJson(R"({"0":{"site":[{"url":"https://open.example.org"},
        {"url":"https://shut.example.org","closed":true},{"url":"https://old.example.org","closed":""}]},
        "specials":[{"url":"https://office.example.org","private":true},
        {"url":"https://board.example.org","fishbowl":true,"closed":false}]})")
                                .object()),
             (QJsonObject{{u"shut.example.org"_s, u"closed"_s},
                          {u"old.example.org"_s, u"closed"_s},
                          {u"office.example.org"_s, u"private"_s},
                          {u"board.example.org"_s, u"fishbowl"_s}}));
    QCOMPARE(hostsOfMatrix(matrix), (QStringList{u"de.example.org"_s, u"fr.example.org:8443"_s}));
}

QTEST_GUILESS_MAIN(TestSiteDirectory)
#include "sitedirectory.moc"
