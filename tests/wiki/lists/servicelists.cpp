// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/lists/servicelists.h"

#include "wiki/http/httpclient.h"
#include "wiki/http/requestgate.h"
#include "wiki/mediawikis.h"
#include "wiki/sites/sitedirectory.h"
#include "wiki/wikistub.h"

#include <QTest>
#include <QTimer>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;

namespace {

/// A farm of one wiki, signed in, with services beside it that are another server.
struct ServedFarm
{
    explicit ServedFarm(StubServer::Handler answer, HttpLimits limits = {})
        : wiki([this](const StubRequest &request) { return home(request); })
        , services(std::move(answer))
    {
        FarmProfile farm;
        farm.home = wiki.host();
        farm.homeApi = wiki.url(u"/w/api.php"_s);
        farm.services = {services.url(u"/pile/api.php"_s), services.url(u"/scan/"_s),
                         services.url(u"/w/api.php"_s)};
        http = HttpClient::create(limits);
        const auto gate = RequestGate::create(3);
        const auto sites = SiteDirectory::create(farm, http, gate, clock);
        wikis = MediaWikis::create(farm, sites, http, gate, std::make_shared<CanaryCredentials>());
    }
    Result<FoundPages> find(const Recipe &recipe)
    {
        return QCoro::waitFor(wikis->find(recipe, {}, stop.get_token()));
    }

    /// Only its SiteMatrix is ever asked for.
    StubReply home(const StubRequest &request) const
    {
        const QByteArray id = request.form.value(u"requestid"_s).toUtf8();
        return {.body = R"({"requestid":")" + id + R"(",)" + matrix + '}'};
    }

    QByteArray matrix =
        R"("sitematrix":{"count":2,"0":{"code":"de","name":"Deutsch","site":[{"dbname":"dewiki",
        "url":"https:\/\/de.wikipedia.org"}]},"specials":[{"dbname":"metawiki","url":"https:\/\/meta.wikimedia.org"}]})";
    StubServer wiki;
    StubServer services;
    std::shared_ptr<StillClock> clock = std::make_shared<StillClock>();
    std::shared_ptr<HttpClient> http;
    std::shared_ptr<MediaWikis> wikis;
    std::stop_source stop;
};

const Recipe pile{.kind = RecipeKind::PagePile, .what = u"7"_s};
const Recipe scan{.kind = RecipeKind::PetScan, .what = u"42"_s};
const Recipe item{.kind = RecipeKind::Sitelinks, .what = u"Q1"_s};

StubReply answerTo(const StubRequest &request)
{
    if (request.path.startsWith(u"/pile"_s))
        return {.body = R"({"id":7,"wiki":"dewiki","pages":["Talk:A"],"pages_total":1})",
                .headers = {{"Set-Cookie", "follow=me; Path=/"}}};
    if (request.path.startsWith(u"/scan"_s))
        return {.body = R"({"wiki":"dewiki","pages":["Talk:A"]})"};
    const QByteArray id = request.form.value(u"requestid"_s).toUtf8();
    return {.body = R"({"requestid":")" + id
                + R"(","entities":{"Q1":{"id":"Q1","sitelinks":{"dewiki":{"site":"dewiki","title":"Talk:A",
                "url":"https:\/\/de.wikipedia.org\/wiki\/Talk:A"}}}}})"};
}

} // namespace

class TestServiceLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksEachServiceAsNobody_data();
    void asksEachServiceAsNobody();
    void keepsTheDatabasesOfWikisThatNobodyKnows();
    void asksNoServiceThatTheFarmDoesNotName();
    void saysWhichServiceIsOutOfReach();
    void saysWhichServiceAnsweredWhat_data();
    void saysWhichServiceAnsweredWhat();
    void goesNowhereElse();
    void takesNoMoreThanItCanHold();
    void canBeCancelledWhileAServiceThinks();
    void endsWithTheProgram();
};

void TestServiceLists::asksEachServiceAsNobody_data()
{
    QTest::addColumn<Recipe>("recipe");
    QTest::addColumn<QString>("path");
    QTest::newRow("PagePile") << pile << u"/pile/api.php"_s;
    QTest::newRow("PetScan") << scan << u"/scan/"_s;
    QTest::newRow("Wikidata") << item << u"/w/api.php"_s;
}

void TestServiceLists::asksEachServiceAsNobody()
{
    QFETCH(Recipe, recipe);
    QFETCH(QString, path);
    ServedFarm farm(answerTo);
    for (int round = 0; round < 2; ++round) {
        const auto found = farm.find(recipe);
        QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
        QCOMPARE(found->pages.size(), 1);
        QCOMPARE(found->pages.first().title, u"Talk:A"_s);
        QCOMPARE(found->pages.first().wiki, u"de.wikipedia.org"_s); // by database, or by address
    }
    QCOMPARE(farm.services.requests().size(), 2);
    for (const StubRequest &request : farm.services.requests()) {
        QCOMPARE(request.method, QByteArray("GET"));
        QVERIFY(request.path.startsWith(path));
        for (const char *secret : {"authorization", "cookie"})
            QVERIFY2(!request.headers.contains(secret), secret);
        for (const auto &header : request.headers)
            QVERIFY2(!header.contains("canary") && !header.contains("Sender"), header.constData());
        QVERIFY(!request.path.contains(u"canary"_s));
        QVERIFY(!request.form.contains(u"assert"_s) && !request.form.contains(u"assertuser"_s));
    }
}

void TestServiceLists::keepsTheDatabasesOfWikisThatNobodyKnows()
{
    ServedFarm farm(answerTo);
    farm.matrix = R"("errors":[{"code":"badvalue","text":"Unrecognized value"}])"; // without SiteMatrix
    auto found = farm.find(pile);
    QVERIFY(found);
    QCOMPARE(found->pages.first().wiki, u"dewiki"_s);
    farm.matrix = R"("sitematrix":{"count":0})";
    found = farm.find(pile);
    QVERIFY(found);
    QCOMPARE(found->pages.first().wiki, u"dewiki"_s);
    // No word is no "no".
    farm.matrix = R"("errors":[{"code":"readapidenied","text":"You need read permission"}])";
    found = farm.find(pile);
    QVERIFY(!found);
    QCOMPARE(found.error().code, u"readapidenied"_s);
}

void TestServiceLists::asksNoServiceThatTheFarmDoesNotName()
{
    const auto lists = ServiceLists::create({}, HttpClient::create(), RequestGate::create(3));
    const auto found = QCoro::waitFor(lists->find(scan, {}));
    QVERIFY(!found);
    QCOMPARE(found.error(), (Error{ErrorKind::Input, u"no-such-service"_s, u"petscan"_s, {}}));
}

void TestServiceLists::saysWhichServiceIsOutOfReach()
{
    ServedFarm farm(answerTo);
    farm.services.refuseConnections(-1);
    for (const Recipe &recipe : {pile, scan, item}) {
        const auto found = farm.find(recipe);
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Temporary);
        QCOMPARE(found.error().code, u"service-unreached"_s);
        QVERIFY2(found.error().detail.startsWith(farm.services.host() + u": "_s),
                 qPrintable(found.error().detail));
    }
}

void TestServiceLists::saysWhichServiceAnsweredWhat_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("detail");
    QTest::newRow("it is down") << 502 << QByteArray("text/html") << QByteArray("<h1>Bad gateway</h1>")
                                << u"service-refused"_s << u"HTTP 502"_s;
    QTest::newRow("a picture") << 200 << QByteArray("image/png") << QByteArray("\x89PNG")
                               << u"bad-service-answer"_s << u"image/png"_s;
    QTest::newRow("words") << 200 << QByteArray("text/html") << QByteArray("Fatal error")
                           << u"bad-service-answer"_s << u"1: illegal value"_s;
    QTest::newRow("its own words") << 200 << QByteArray("application/json")
                                   << QByteArray(R"({"error":"No such PSID in the database"})")
                                   << u"service-refused"_s << u"No such PSID in the database"_s;
}

void TestServiceLists::saysWhichServiceAnsweredWhat()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QString, detail);
    ServedFarm farm(
        [&](const StubRequest &) { return StubReply{.body = body, .contentType = type, .status = status}; });
    const auto found = farm.find(scan);
    QVERIFY(!found);
    QTEST(found.error().code, "code");
    QCOMPARE(found.error().detail, farm.services.host() + u": "_s + detail);
}

void TestServiceLists::goesNowhereElse()
{
    StubServer elsewhere(
        [](const StubRequest &) { return StubReply{.body = R"({"wiki":"dewiki","pages":[]})"}; });
    ServedFarm farm([&](const StubRequest &) {
        return StubReply{.status = 302, .headers = {{"Location", elsewhere.url().toEncoded()}}};
    });
    const auto found = farm.find(scan);
    QVERIFY(!found);
    QCOMPARE(found.error().detail, farm.services.host() + u": HTTP 302"_s);
    QVERIFY(elsewhere.requests().isEmpty());
}

void TestServiceLists::takesNoMoreThanItCanHold()
{
    ServedFarm farm([](const StubRequest &) {
        return StubReply{.body = QByteArray(1024 * 1024, ' '), .chunksWithoutEnd = true};
    });
    const auto found = farm.find(pile);
    QVERIFY(!found);
    QCOMPARE(found.error().kind, ErrorKind::Wiki);
    QCOMPARE(found.error().code, u"too-large"_s);
    QVERIFY(found.error().detail.startsWith(farm.services.host()));
}

void TestServiceLists::canBeCancelledWhileAServiceThinks()
{
    ServedFarm farm([](const StubRequest &) { return StubReply{.hold = true}; });
    QTimer watch;
    connect(&watch, &QTimer::timeout, this, [&farm] {
        if (!farm.services.requests().isEmpty())
            farm.stop.request_stop();
    });
    watch.start(1);
    const auto found = farm.find(scan);
    QVERIFY(!found);
    QCOMPARE(found.error().kind, ErrorKind::Stopped);
}

void TestServiceLists::endsWithTheProgram()
{
    ServedFarm farm([](const StubRequest &) { return StubReply{.hold = true}; });
    QTimer watch;
    connect(&watch, &QTimer::timeout, this, [&farm] {
        if (!farm.services.requests().isEmpty())
            farm.wikis->stop();
    });
    watch.start(1);
    QCOMPARE(farm.find(pile).error().kind, ErrorKind::Stopped);
}

QTEST_GUILESS_MAIN(TestServiceLists)
#include "servicelists.moc"
