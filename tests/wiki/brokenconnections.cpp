// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// HttpClient where the connection breaks.
#include "support/stubserver.h"
#include "wiki/requests.h"

#include <QCoroTask>
#include <QTest>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Cut = StubReply::Cut;
using Transport = StubServer::Transport;

Q_DECLARE_METATYPE(paperround::test::StubServer::Transport)

class TestBrokenConnections : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { StubServer::trustCertificate(); }
    void sendsOneCopyOfAWriteWhereverTheConnectionDrops_data();
    void sendsOneCopyOfAWriteWhereverTheConnectionDrops();
    void believesNoAnswerThatWasCutShort();
    void saysTemporaryWhenNoByteOfAWriteLeft();
    void saysLookWhenAWriteTimesOut();
};

void TestBrokenConnections::sendsOneCopyOfAWriteWhereverTheConnectionDrops_data()
{
    QTest::addColumn<StubServer::Transport>("transport");
    QTest::addColumn<bool>("reused");
    QTest::addColumn<QString>("where");
    for (const auto transport : {Transport::Plain, Transport::Tls}) {
        for (const bool reused : {false, true}) {
            for (const auto &where :
                 {u"before"_s, u"within head"_s, u"within body"_s, u"after"_s, u"in answer"_s}) {
                const auto name = u"%1 %2 %3"_s.arg(transport == Transport::Tls ? u"https"_s : u"http"_s,
                                                    reused ? u"reused"_s : u"fresh"_s, where);
                QTest::newRow(qPrintable(name)) << transport << reused << where;
            }
        }
    }
}

void TestBrokenConnections::sendsOneCopyOfAWriteWhereverTheConnectionDrops()
{
    QFETCH(StubServer::Transport, transport);
    QFETCH(bool, reused);
    QFETCH(QString, where);
    auto cut = Cut::Nowhere;
    StubServer server(
        [&cut](const StubRequest &request) {
            StubReply reply{.body = "{\"done\":true,\"padding\":\"0123456789\"}"};
            if (request.method == "POST")
                reply.cut = cut;
            return reply;
        },
        transport);
    const auto http = HttpClient::create();
    if (reused)
        QVERIFY(QCoro::waitFor(http->send(get(server.url()))));
    if (where == "before"_L1)
        server.refuseConnections(-1);
    if (where == "within head"_L1)
        server.cutWithinRequest(20, 100);
    if (where == "within body"_L1)
        server.cutWithinRequest(1000, 100);
    if (where == "after"_L1)
        cut = Cut::BeforeAnswer;
    if (where == "in answer"_L1)
        cut = Cut::WithinAnswer;

    const auto answer = QCoro::waitFor(http->send(edit(server.url())));

    const auto posts = std::count_if(server.requests().begin(), server.requests().end(),
                                     [](const auto &request) { return request.method == "POST"; });
    QVERIFY2(posts <= 1, qPrintable(u"%1 whole copies"_s.arg(posts)));
    QVERIFY2(posts + server.beginnings() <= 1, qPrintable(u"%1 beginnings"_s.arg(server.beginnings())));
    if (where == "before"_L1 && reused) {
        QVERIFY(answer); // the old connection still stands: nothing was dropped
        QCOMPARE(posts, 1);
        return;
    }
    QVERIFY(!answer);
    // Once a byte of the body left, only a look can tell; before, it surely was not done.
    if (where == "before"_L1)
        QVERIFY(answer.error().kind == ErrorKind::Temporary || answer.error().kind == ErrorKind::Look);
    else
        QCOMPARE(answer.error().kind, ErrorKind::Look);
}

void TestBrokenConnections::believesNoAnswerThatWasCutShort()
{
    StubServer server(
        [](const StubRequest &) { return StubReply{.body = "{\"query\":{}}", .cut = Cut::WithinAnswer}; });
    const auto http = HttpClient::create();
    for (int i = 0; i < 2000; ++i) { // Whether Qt takes it for whole hangs on a hair: about once in 300.
        const auto answer = QCoro::waitFor(http->send(get(server.url())));
        QVERIFY2(!answer, qPrintable(u"answer %1"_s.arg(i)));
        QCOMPARE(answer.error().code, u"connection-lost"_s);
    }
}

void TestBrokenConnections::saysTemporaryWhenNoByteOfAWriteLeft()
{
    QUrl nobody;
    {
        StubServer gone([](const StubRequest &) { return StubReply{}; });
        nobody = gone.url();
    }
    const auto answer = QCoro::waitFor(HttpClient::create()->send(edit(nobody)));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Temporary);
    QCOMPARE(answer.error().code, u"connect-failed"_s);
}

void TestBrokenConnections::saysLookWhenAWriteTimesOut()
{
    StubServer server([](const StubRequest &) { return StubReply{.hold = true}; });
    const auto answer = QCoro::waitFor(HttpClient::create({.write = 100ms})->send(edit(server.url())));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Look);
    QCOMPARE(answer.error().code, u"timeout"_s);
    QCOMPARE(server.requests().size(), 1);
}

QTEST_GUILESS_MAIN(TestBrokenConnections)
#include "brokenconnections.moc"
