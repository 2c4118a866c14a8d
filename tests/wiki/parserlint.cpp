// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/pages/parserlint.h"

#include "support/stubserver.h"
#include "wiki/http/httpclient.h"
#include "wiki/http/requestgate.h"

#include <QCoroTask>
#include <QTest>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;

class TestParserLint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsKindNameAndPlace();
    void leavesWhatItCannotPlace_data();
    void leavesWhatItCannotPlace();
    void takesNoMoreThanFiveHundred();
    void asksTheWikisOwnDoorAsNobody();
    void asksTheOlderDoorWhereTheNewerIsNone();
    void doesNotAskAgainWhereThereIsNone();
    void asksAgainWhereTheWikiIsOnlyBusy();
    void stops();

private:
    static WikiFacts factsOf(const StubServer &server)
    {
        WikiFacts facts;
        facts.wiki = server.host();
        facts.index = server.url(u"/w/index.php"_s);
        return facts;
    }
    static std::shared_ptr<ParserLint> parser()
    {
        return ParserLint::create(HttpClient::create(), RequestGate::create(3), "PaperRound/test");
    }
    static Result<QList<ParserFinding>> ask(const std::shared_ptr<ParserLint> &parser,
                                            const StubServer &server, const QString &text = u"<b>é&+"_s)
    {
        return QCoro::waitFor(parser->findings(factsOf(server), u"Project talk:A/B c"_s, text, {}));
    }
};

void TestParserLint::readsKindNameAndPlace()
{
    const auto found = readParserFindings(
        R"([{"type":"missing-end-tag","dsr":[2,9,3,0],"params":{"name":"b"},"templateInfo":null},
            {"type":"wikilink-in-extlink","dsr":[0,4,1,1],"params":[]}])",
        20);
    QVERIFY(found);
    QCOMPARE(*found,
             (QList<ParserFinding>{{u"missing-end-tag"_s, u"b"_s, {2, 7}},
                                   {u"wikilink-in-extlink"_s, {}, {0, 4}}}));
}

void TestParserLint::leavesWhatItCannotPlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("findings");
    QTest::addColumn<bool>("placed");
    QTest::newRow("beyond the text") << QByteArray(R"([{"type":"a","dsr":[0,21,0,0]}])") << 1 << false;
    QTest::newRow("before it") << QByteArray(R"([{"type":"a","dsr":[-1,2,0,0]}])") << 1 << false;
    QTest::newRow("back to front") << QByteArray(R"([{"type":"a","dsr":[5,2,0,0]}])") << 1 << false;
    QTest::newRow("nowhere") << QByteArray(R"([{"type":"a"}])") << 1 << false;
    QTest::newRow("words for numbers") << QByteArray(R"([{"type":"a","dsr":["0","2"]}])") << 1 << false;
    QTest::newRow("whole text") << QByteArray(R"([{"type":"a","dsr":[0,20,0,0]}])") << 1 << true;
    QTest::newRow("in a template") << QByteArray(
        R"([{"type":"a","dsr":[0,2,0,0],"templateInfo":{"name":"Template:X"}}])")
                                   << 0 << false;
    QTest::newRow("of no kind") << QByteArray(R"([{"dsr":[0,2,0,0]},7,null])") << 0 << false;
    QTest::newRow("nothing") << QByteArray("[]") << 0 << false;
    QTest::newRow("no list") << QByteArray(R"({"type":"a"})") << -1 << false;
    QTest::newRow("no JSON") << QByteArray("<html>") << -1 << false;
}

void TestParserLint::leavesWhatItCannotPlace()
{
    QFETCH(QByteArray, json);
    QFETCH(int, findings);
    QFETCH(bool, placed);
    const auto found = readParserFindings(json, 20);
    QCOMPARE(found ? int(found->size()) : -1, findings);
    if (findings > 0)
        QCOMPARE(found->constFirst().span.isThere(), placed);
    if (!found)
        QCOMPARE(found.error().code, u"bad-answer"_s);
}

void TestParserLint::takesNoMoreThanFiveHundred()
{
    QByteArray json = "[";
    for (int i = 0; i < 600; ++i)
        json += (i > 0 ? "," : "") + QByteArray(R"({"type":"a","dsr":[0,1,0,0]})");
    QCOMPARE(readParserFindings(json + ']', 20)->size(), 500);
}

void TestParserLint::asksTheWikisOwnDoorAsNobody()
{
    StubServer server([](const StubRequest &) { return StubReply{.body = R"([{"type":"fostered"}])"}; });
    const auto found = ask(parser(), server);
    QVERIFY(found);
    QCOMPARE(found->size(), 1);
    QCOMPARE(server.requests().size(), 1);
    const StubRequest request = server.requests().constFirst();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.path, u"/w/rest.php/v1/transform/wikitext/to/lint/Project_talk:A/B_c"_s);
    const QByteArray door = lintDoors(factsOf(server), u"A/B?c"_s).constFirst().toEncoded();
    QVERIFY2(door.endsWith("/v1/transform/wikitext/to/lint/A%2FB%3Fc"), door.constData());
    QCOMPARE(request.form.value(u"wikitext"_s), u"<b>é&+"_s);
    QVERIFY(!request.headers.contains("authorization") && !request.headers.contains("cookie"));
}

void TestParserLint::asksTheOlderDoorWhereTheNewerIsNone()
{
    StubServer server([](const StubRequest &request) {
        return request.path.contains("/v3/"_L1) ? StubReply{.body = "[]"}
                                                : StubReply{.body = "{}", .status = 404};
    });
    const auto lint = parser();
    QVERIFY(ask(lint, server));
    QVERIFY(ask(lint, server));
    QCOMPARE(server.requests().size(), 3); // The first is not tried again.
    QVERIFY(server.requests().constLast().path.startsWith("/w/rest.php/127.0.0.1/v3/transform/"_L1));
}

void TestParserLint::doesNotAskAgainWhereThereIsNone()
{
    StubServer server([](const StubRequest &) {
        return StubReply{.body = "<html>", .contentType = "text/html"}; // A portal in front of it.
    });
    const auto lint = parser();
    QCOMPARE(ask(lint, server).error().code, u"no-linter"_s);
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(ask(lint, server).error().code, u"no-linter"_s);
    QCOMPARE(server.requests().size(), 2);
}

void TestParserLint::asksAgainWhereTheWikiIsOnlyBusy()
{
    bool busy = true;
    StubServer server([&busy](const StubRequest &) {
        return std::exchange(busy, false) ? StubReply{.body = "{}", .status = 503} : StubReply{.body = "[]"};
    });
    const auto lint = parser();
    QCOMPARE(ask(lint, server).error().kind, ErrorKind::Temporary);
    QVERIFY(ask(lint, server));
}

void TestParserLint::stops()
{
    const auto lint = parser();
    StubServer server([lint](const StubRequest &) {
        QMetaObject::invokeMethod(
            qApp, [lint] { lint->stop(); }, Qt::QueuedConnection);
        return StubReply{.hold = true};
    });
    QCOMPARE(ask(lint, server).error().kind, ErrorKind::Stopped);
}

QTEST_GUILESS_MAIN(TestParserLint)
#include "parserlint.moc"
