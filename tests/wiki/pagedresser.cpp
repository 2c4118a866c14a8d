// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/pages/pagedresser.h"

#include "mediawikisbench.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray png("\x89PNG\r\n\x1a\n and so on", 18);

/// A wiki that dresses pages, and keeps its files on another origin.
struct Wardrobe
{
    Wardrobe()
        : files([this](const StubRequest &request) { return pictures(request); })
        , wiki([this](const StubRequest &request) { return answer(request); })
    {
        facts.wiki = wiki.host();
        facts.api = wiki.url(u"/w/api.php"_s);
        facts.language = u"ar"_s;
        query.insert(u"skins"_s,
                     QJsonArray{QJsonObject{{u"code"_s, u"monobook"_s}, {u"default"_s, true}},
                                QJsonObject{{u"code"_s, u"vector"_s}}});
        query.insert(u"repos"_s,
                     QJsonArray{QJsonObject{{u"rootUrl"_s, u"/w/images"_s}, {u"url"_s, u"/w/images"_s}},
                                QJsonObject{{u"rootUrl"_s, files.url(u"/shared"_s).toString()}}});
    }
    StubReply answer(const StubRequest &request)
    {
        if (request.path == "/w/api.php"_L1)
            return {.body = QJsonDocument(QJsonObject{{u"query"_s, query}}).toJson()};
        if (request.path == "/w/load.php"_L1)
            return sheet;
        return pictures(request);
    }
    StubReply pictures(const StubRequest &request)
    {
        const auto own = said.constFind(request.path);
        return own != said.constEnd() ? *own : StubReply{.body = png, .contentType = "image/png"};
    }
    Result<PageDress> dress(const QList<QUrl> &wanted, std::stop_token stop = {}, DressLimits limits = {})
    {
        const auto dresser =
            PageDresser::create(HttpClient::create(), RequestGate::create(3), "PaperRound/test", limits);
        return QCoro::waitFor(
            dresser->dress(facts, {facts.wiki, {u"ext.cite.styles"_s, u"bad|name"_s}, wanted}, stop));
    }

    StubReply sheet{.body = "a{color:red;background:url(/x)}", .contentType = "text/css; charset=utf-8"};
    QHash<QString, StubReply> said; ///< By path.
    QJsonObject query;
    WikiFacts facts;
    StubServer files;
    StubServer wiki;
};

} // namespace

class TestPageDresser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForTheSheetThatItsParserNames()
    {
        Wardrobe wardrobe;
        const auto dress = wardrobe.dress({});
        QVERIFY(dress);
        QCOMPARE(dress->styles, QByteArray("a{color:red;background:none }"));
        QVERIFY(!dress->stylesError);
        const StubRequest asked = wardrobe.wiki.requests().constLast();
        QCOMPARE(asked.path, u"/w/load.php"_s);
        QCOMPARE(asked.form.value(u"modules"_s), u"skins.vector.styles.legacy|ext.cite.styles|site.styles"_s);
        QCOMPARE(asked.form.value(u"only"_s), u"styles"_s);
        QCOMPARE(asked.form.value(u"skin"_s), u"vector"_s);
        QCOMPARE(asked.form.value(u"lang"_s), u"ar"_s);
    }

    void takesTheSkinThatThereIs()
    {
        const QJsonObject skins =
            QJsonDocument::fromJson(R"({"skins":[{"code":"timeless","default":true},{"code":"fallback"}]})")
                .object();
        WikiFacts facts;
        facts.api = QUrl(u"https://wiki.example/api.php"_s);
        facts.language = u"en"_s;
        QCOMPARE(stylesUrl(facts, {}, skins).toString(),
                 u"https://wiki.example/load.php?lang=en&modules=site.styles&only=styles&skin=timeless"_s);
    }

    void bringsPicturesOfTheWikiAndOfWhereItKeepsItsFiles()
    {
        Wardrobe wardrobe;
        const auto dress =
            wardrobe.dress({wardrobe.wiki.url(u"/w/images/a.png"_s), wardrobe.files.url(u"/shared/b.png"_s)});
        QVERIFY(dress);
        QCOMPARE(dress->pictures.size(), 2);
        QCOMPARE(dress->pictures.value(1), png);
        QCOMPARE(dress->refused + dress->failed, 0);
    }

    void asksNobodyElse_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("another host") << u"https://elsewhere.example/a.png"_s;
        QTest::newRow("another port") << u"OTHER/a.png"_s;
        QTest::newRow("http") << u"http://upload.wikimedia.org/a.png"_s;
        QTest::newRow("a file") << u"file:///etc/passwd"_s;
        QTest::newRow("data") << u"data:image/png;base64,iVBORw0KGgo="_s;
        QTest::newRow("with a password") << u"http://user:secret@WIKI/a.png"_s;
        QTest::newRow("nothing") << QString();
    }

    void asksNobodyElse()
    {
        QFETCH(QString, url);
        StubServer other(
            [](const StubRequest &) { return StubReply{.body = png, .contentType = "image/png"}; });
        url.replace(u"OTHER"_s, other.url().toString(QUrl::RemovePath));
        Wardrobe wardrobe;
        url.replace(u"WIKI"_s, wardrobe.wiki.host());
        const auto dress = wardrobe.dress({QUrl(url)});
        QVERIFY(dress);
        QVERIFY(dress->pictures.isEmpty());
        QCOMPARE(dress->refused, 1);
        QCOMPARE(other.connections(), 0);
        QCOMPARE(wardrobe.files.connections(), 0);
        QCOMPARE(wardrobe.wiki.requests().size(), 2); // What it says of itself, and the sheet.
    }

    void takesNoPlaceOnThisMachineForAFarWikisFiles()
    {
        QJsonArray repositories{QJsonObject{{u"thumbUrl"_s, 7}}};
        for (const QString &url : {u"http://127.0.0.1:631/"_s, u"http://a.example/x"_s, u"ftp://b.example"_s,
                                   u"//upload.wikimedia.org/wikipedia/commons"_s})
            repositories.append(QJsonObject{{u"rootUrl"_s, url}});
        const QJsonObject told{{u"repos"_s, repositories}};
        const QUrl api(u"https://en.wikipedia.org/w/api.php"_s);
        const QList<QUrl> origins = fileOrigins(told, api);
        QCOMPARE(origins.size(), 2);
        QCOMPARE(origins[0], api);
        QCOMPARE(origins[1], QUrl(u"https://upload.wikimedia.org/wikipedia/commons"_s));
    }

    void followsNoRedirectToAnotherOrigin()
    {
        StubServer other(
            [](const StubRequest &) { return StubReply{.body = png, .contentType = "image/png"}; });
        Wardrobe wardrobe;
        const auto to = [](const QUrl &url) {
            return StubReply{.status = 302, .headers = {{"Location", url.toEncoded()}}};
        };
        wardrobe.said = {{u"/away.png"_s, to(other.url(u"/x.png"_s))},
                         {u"/near.png"_s, to(QUrl(u"/there.png"_s))}};
        wardrobe.sheet = to(other.url(u"/x.css"_s));
        const auto dress =
            wardrobe.dress({wardrobe.wiki.url(u"/away.png"_s), wardrobe.wiki.url(u"/near.png"_s)});
        QVERIFY(dress);
        QCOMPARE(dress->pictures.keys(), QList<int>{1});
        QCOMPARE(dress->refused, 1);
        QCOMPARE(dress->stylesError->code, u"redirected"_s);
        QCOMPARE(other.connections(), 0);
    }

    void takesPicturesOfFourKindsAlone_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("taken");
        QTest::newRow("PNG") << QByteArray("image/png") << png << true;
        QTest::newRow("JPEG") << QByteArray("image/jpeg") << QByteArray("\xff\xd8\xff\xe0") << true;
        QTest::newRow("GIF") << QByteArray("image/gif") << QByteArray("GIF89a") << true;
        QTest::newRow("WebP") << QByteArray("image/webp") << QByteArray("RIFFxxxxWEBPVP8 ") << true;
        QTest::newRow("SVG") << QByteArray("image/svg+xml") << QByteArray("<svg/>") << false;
        QTest::newRow("SVG that says it is PNG") << QByteArray("image/png") << QByteArray("<svg/>") << false;
        QTest::newRow("PNG that says it is a page") << QByteArray("text/html") << png << false;
        QTest::newRow("no type") << QByteArray() << png << false;
        QTest::newRow("an icon") << QByteArray("image/x-icon") << png << false;
    }

    void takesPicturesOfFourKindsAlone()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(bool, taken);
        Wardrobe wardrobe;
        wardrobe.said.insert(u"/a"_s, StubReply{.body = body, .contentType = type});
        const auto dress = wardrobe.dress({wardrobe.wiki.url(u"/a"_s)});
        QVERIFY(dress);
        QCOMPARE(dress->pictures.size(), taken ? 1 : 0);
        QCOMPARE(dress->refused, taken ? 0 : 1);
    }

    void aSheetIsAStyleSheet()
    {
        Wardrobe wardrobe;
        wardrobe.sheet.contentType = "text/html";
        QCOMPARE(wardrobe.dress({})->stylesError->code, u"wrong-type"_s);
        wardrobe.sheet = {.status = 500};
        QCOMPARE(wardrobe.dress({})->stylesError->code, u"http-500"_s);
    }

    void keepsToItsSizes()
    {
        Wardrobe wardrobe;
        const DressLimits limits{.styles = 20, .picture = 20, .pictures = 40, .count = 4};
        wardrobe.said.insert(u"/large"_s, StubReply{.body = png + png, .contentType = "image/png"});
        const QUrl small = wardrobe.wiki.url(u"/small"_s);
        QList<QUrl> wanted{wardrobe.wiki.url(u"/large"_s), small, small, small, small, small};
        auto dress = wardrobe.dress(wanted, {}, limits);
        QVERIFY(dress);
        QCOMPARE(dress->stylesError->code, u"too-large"_s);
        QCOMPARE(dress->pictures.size(), 2); // The third would be over forty bytes.
        QCOMPARE(dress->refused, 4); // Nobody asks for those beyond the fourth.
        dress = wardrobe.dress(QList<QUrl>(6, small), {}, {.count = 4});
        QCOMPARE(dress->pictures.size(), 4);
        QCOMPARE(dress->refused, 2);
    }

    void askedForEndlessDataItGoesAway()
    {
        Wardrobe wardrobe;
        wardrobe.said.insert(
            u"/flood"_s,
            StubReply{.body = png.repeated(1000), .contentType = "image/png", .chunksWithoutEnd = true});
        const auto dress = wardrobe.dress({wardrobe.wiki.url(u"/flood"_s)});
        QVERIFY(dress);
        QCOMPARE(dress->refused, 1);
    }

    void waitsOnlySoLong()
    {
        using namespace std::chrono_literals;
        Wardrobe wardrobe;
        wardrobe.sheet.hold = true;
        wardrobe.said.insert(u"/slow"_s, StubReply{.hold = true});
        const auto dress =
            wardrobe.dress({wardrobe.wiki.url(u"/slow"_s), wardrobe.wiki.url(u"/a"_s)}, {}, {.each = 2s});
        wardrobe.sheet.hold = false;
        QVERIFY(dress);
        QCOMPARE(dress->stylesError->code, u"timeout"_s);
        QCOMPARE(dress->failed, 1);
        QCOMPARE(dress->pictures.size(), 1);
        const auto late = wardrobe.dress({wardrobe.wiki.url(u"/a"_s)}, {}, {.all = 0ms});
        QCOMPARE(late->failed, 1);
    }

    void stopsWhenThePreviewGoes()
    {
        Wardrobe wardrobe;
        wardrobe.said.insert(u"/slow"_s, StubReply{.hold = true});
        std::stop_source stop;
        const auto dresser =
            PageDresser::create(HttpClient::create(), RequestGate::create(3), "PaperRound/test");
        auto task = dresser->dress(wardrobe.facts, {wardrobe.facts.wiki, {}, {wardrobe.wiki.url(u"/slow"_s)}},
                                   stop.get_token());
        QTRY_VERIFY(std::ranges::any_of(
            wardrobe.wiki.requests(), [](const StubRequest &request) { return request.path == "/slow"_L1; }));
        stop.request_stop();
        const auto dress = QCoro::waitFor(task);
        QVERIFY(!dress);
        QCOMPARE(dress.error().kind, ErrorKind::Stopped);
    }

    void theAccountStaysAtHome()
    {
        Bench bench([](const StubRequest &request) -> QByteArray {
            return request.form.value(u"action"_s) == "parse"_L1 ? R"({"parse":{"text":"<p>a</p>"}})"
                                                                 : R"({"query":{}})";
        });
        (void)QCoro::waitFor(bench.wikis->render(bench.host(), u"User talk:A"_s, u"S"_s, u"B"_s));
        const auto before = bench.wiki.server.requests().size();
        QVERIFY(bench.wiki.server.requests().constLast().headers.contains("authorization"));
        const auto dress = QCoro::waitFor(
            bench.wikis->dress({bench.host(), {}, {bench.wiki.server.url(u"/w/images/a.png"_s)}}));
        QVERIFY(dress);
        const auto asked = bench.wiki.server.requests().mid(before);
        QCOMPARE(asked.size(), 3);
        for (const StubRequest &request : asked) {
            QCOMPARE(request.method, QByteArray("GET"));
            QVERIFY(!request.headers.contains("authorization") && !request.headers.contains("cookie"));
            for (const QByteArray &header : request.headers)
                QVERIFY2(!header.contains("canary") && !header.contains("Sender"), header.constData());
            QVERIFY(!request.form.contains(u"assertuser"_s) && !request.form.contains(u"token"_s));
        }
    }

    void aWikiOutsideTheFarmIsNotAsked()
    {
        Bench bench([](const StubRequest &) { return QByteArray("{}"); });
        const auto dress = QCoro::waitFor(bench.wikis->dress({u"elsewhere.example"_s, {}, {}}));
        QVERIFY(!dress);
        QCOMPARE(dress.error().code, u"outside-farm"_s);
    }
};

QTEST_GUILESS_MAIN(TestPageDresser)
#include "pagedresser.moc"
