// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/http/httpclient.h"

#include "support/stubserver.h"
#include "wiki/requests.h"

#include <QCoroTask>
#include <QCoroTimer>
#include <QTest>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Transport = StubServer::Transport;

class TestHttpClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { StubServer::trustCertificate(); }

    void saysTemporaryWhenAReadTimesOut();
    void givesUpConnectingToAServerThatNeverSpeaksTls();
    void neverCarriesAuthorizationToAnotherOrigin();
    void followsRedirectsOfReadsWithinTheOrigin();
    void neverFollowsARedirectOfAPost();
    void endsAnEndlessAnswerWithAnError();
    void refusesAGzipBomb();
    void unpacksGzip();
    void keepsCookiesByJar();
    void readsRetryAfter_data();
    void readsRetryAfter();
    void stopsARequest();
    void stopsBeforeAnythingWasSent();
    void refusesPlainHttpBeyondLoopback();
    void keepsConnectionsAlive();
    void anErrorStatusIsAnAnswer();
    void outlivesItsLastUser();
};

void TestHttpClient::saysTemporaryWhenAReadTimesOut()
{
    StubServer server([](const StubRequest &) { return StubReply{.hold = true}; });
    const auto answer = QCoro::waitFor(HttpClient::create({.read = 100ms})->send(get(server.url())));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Temporary);
    QCOMPARE(answer.error().code, u"timeout"_s);
}

void TestHttpClient::givesUpConnectingToAServerThatNeverSpeaksTls()
{
    StubServer mute([](const StubRequest &) { return StubReply{.hold = true}; });
    auto url = mute.url();
    url.setScheme(u"https"_s);
    const auto answer = QCoro::waitFor(HttpClient::create({.connect = 100ms})->send(edit(url)));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Temporary);
    QCOMPARE(answer.error().code, u"connect-timeout"_s);
}

void TestHttpClient::neverCarriesAuthorizationToAnotherOrigin()
{
    StubServer other([](const StubRequest &) { return StubReply{}; });
    StubServer server([&other](const StubRequest &) {
        return StubReply{.status = 302, .headers = {{"Location", other.url(u"/steal"_s).toEncoded()}}};
    });
    auto request = get(server.url());
    request.authorization = "Bearer canary";
    const auto answer = QCoro::waitFor(HttpClient::create()->send(request));
    QVERIFY(answer);
    QCOMPARE(answer->status, 302);
    QCOMPARE(server.requests().constFirst().headers.value("authorization"), "Bearer canary");
    QCOMPARE(other.connections(), 0);
}

void TestHttpClient::followsRedirectsOfReadsWithinTheOrigin()
{
    StubServer server([](const StubRequest &request) {
        if (request.path == "/loop"_L1)
            return StubReply{.status = 301, .headers = {{"Location", "/loop"}}};
        if (request.path == "/"_L1)
            return StubReply{.status = 301, .headers = {{"Location", "/wiki/Main_Page"}}};
        return StubReply{.body = request.path.toUtf8()};
    });
    const auto http = HttpClient::create();
    auto asked = get(server.url());
    asked.authorization = "Bearer canary";
    const auto answer = QCoro::waitFor(http->send(asked));
    QVERIFY(answer);
    QCOMPARE(answer->body, "/wiki/Main_Page");
    QCOMPARE(server.requests().at(0).headers.value("authorization"), "Bearer canary");
    QVERIFY(!server.requests().at(1).headers.contains("authorization"));
    QCOMPARE(answer->url.path(), u"/wiki/Main_Page"_s);
    const auto loop = QCoro::waitFor(http->send(get(server.url(u"/loop"_s))));
    QVERIFY(loop);
    QCOMPARE(loop->status, 301);
    QCOMPARE(server.requests().size(), 2 + 6);
}

void TestHttpClient::neverFollowsARedirectOfAPost()
{
    StubServer server([](const StubRequest &) {
        return StubReply{.status = 307, .headers = {{"Location", "/again"}}};
    });
    const auto answer = QCoro::waitFor(HttpClient::create()->send(edit(server.url())));
    QVERIFY(answer);
    QCOMPARE(answer->status, 307);
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpClient::endsAnEndlessAnswerWithAnError()
{
    StubServer server([](const StubRequest &) {
        return StubReply{.body = QByteArray(256 * 1024, 'x'), .chunksWithoutEnd = true};
    });
    auto request = get(server.url());
    request.maxBytes = 1024 * 1024;
    const auto answer = QCoro::waitFor(HttpClient::create()->send(request));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Wiki);
    QCOMPARE(answer.error().code, u"too-large"_s);
}

void TestHttpClient::refusesAGzipBomb()
{
    // qCompress makes a zlib stream, which is what "deflate" means; 200 MB of one letter in 200 KB.
    const auto bomb = qCompress(QByteArray(200 * 1024 * 1024, 'x'), 9).mid(4);
    StubServer server([&bomb](const StubRequest &) {
        return StubReply{.body = bomb, .headers = {{"Content-Encoding", "deflate"}}};
    });
    const auto answer = QCoro::waitFor(HttpClient::create()->send(get(server.url())));
    QVERIFY(!answer);
}

void TestHttpClient::unpacksGzip()
{
    const QByteArray text = "{\"query\":" + QByteArray(5000, ' ') + "{}}";
    StubServer server([&text](const StubRequest &) {
        return StubReply{.body = qCompress(text).mid(4), .headers = {{"Content-Encoding", "deflate"}}};
    });
    const auto answer = QCoro::waitFor(HttpClient::create()->send(get(server.url())));
    QVERIFY(answer);
    QCOMPARE(answer->body, text);
    QVERIFY(server.requests().constFirst().headers.value("accept-encoding").contains("gzip"));
}

void TestHttpClient::keepsCookiesByJar()
{
    StubServer server([](const StubRequest &request) {
        const auto cookie = request.path == "/one"_L1 ? "session=one" : "session=two";
        return StubReply{.body = request.headers.value("cookie"),
                         .headers = {{"Set-Cookie", cookie}, {"Set-Cookie", "UseDC=master; Max-Age=10"}}};
    });
    const auto http = HttpClient::create();
    const auto bodyOf = [&](const QString &path, const QString &jar) {
        auto request = get(server.url(path));
        request.jar = jar;
        const auto answer = QCoro::waitFor(http->send(request));
        return answer ? answer->body : QByteArray("failed");
    };
    QCOMPARE(bodyOf(u"/one"_s, u"a"_s), "");
    QCOMPARE(bodyOf(u"/two"_s, u"b"_s), "");
    QVERIFY(bodyOf(u"/one"_s, u"a"_s).contains("session=one"));
    QVERIFY(bodyOf(u"/two"_s, u"b"_s).contains("session=two"));
    QVERIFY(bodyOf(u"/two"_s, u"b"_s).contains("UseDC=master"));
    QCOMPARE(bodyOf(u"/one"_s, QString()), "");
    http->clearJar(u"a"_s);
    QCOMPARE(bodyOf(u"/one"_s, u"a"_s), "");
}

void TestHttpClient::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<qint64>("milliseconds");
    QTest::newRow("seconds") << QByteArray("5") << qint64(5000);
    QTest::newRow("fraction") << QByteArray("0.25") << qint64(250);
    QTest::newRow("date") << QByteArray("Mon, 23 Nov 2026 10:00:30 GMT") << qint64(30000);
    QTest::newRow("past") << QByteArray("Mon, 23 Nov 2026 09:00:00 GMT") << qint64(0);
    QTest::newRow("negative") << QByteArray("-3") << qint64(0);
    QTest::newRow("rubbish") << QByteArray("soon") << qint64(0);
    QTest::newRow("not a number") << QByteArray("nan") << qint64(0);
    QTest::newRow("a year") << QByteArray("31536000") << qint64(24 * 60 * 60 * 1000);
}

void TestHttpClient::readsRetryAfter()
{
    QFETCH(QByteArray, header);
    QFETCH(qint64, milliseconds);
    StubServer server([&header](const StubRequest &) {
        return StubReply{.status = 429,
                         .headers = {{"Retry-After", header}, {"Date", "Mon, 23 Nov 2026 10:00:00 GMT"}}};
    });
    const auto answer = QCoro::waitFor(HttpClient::create()->send(get(server.url())));
    QVERIFY(answer);
    QCOMPARE(qint64(answer->retryAfter.count()), milliseconds);
}

void TestHttpClient::stopsARequest()
{
    std::stop_source source;
    StubServer server([&source](const StubRequest &) {
        source.request_stop();
        return StubReply{.hold = true};
    });
    const auto http = HttpClient::create();
    auto write = edit(server.url());
    write.stop = source.get_token();
    const auto written = QCoro::waitFor(http->send(write));
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Look); // it had left
    source = {};
    auto read = get(server.url());
    read.stop = source.get_token();
    const auto answer = QCoro::waitFor(http->send(read));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Stopped);
}

void TestHttpClient::stopsBeforeAnythingWasSent()
{
    StubServer server([](const StubRequest &) { return StubReply{}; });
    std::stop_source source;
    source.request_stop();
    auto write = edit(server.url());
    write.stop = source.get_token();
    const auto answer = QCoro::waitFor(HttpClient::create()->send(write));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Stopped);
    QCOMPARE(server.connections(), 0);
}

void TestHttpClient::refusesPlainHttpBeyondLoopback()
{
    for (const auto *address : {"http://wiki.example.org/w/api.php", "ftp://127.0.0.1/", "file:///etc/passwd",
                                "http://127.0.0.1.example.org/"}) {
        const auto answer =
            QCoro::waitFor(HttpClient::create()->send(get(QUrl(QString::fromLatin1(address)))));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"not-secure"_s);
    }
}

void TestHttpClient::keepsConnectionsAlive()
{
    StubServer server([](const StubRequest &) { return StubReply{.body = "{}"}; }, Transport::Tls);
    const auto http = HttpClient::create();
    for (int i = 0; i < 5; ++i)
        QVERIFY(QCoro::waitFor(http->send(edit(server.url()))));
    QCOMPARE(server.requests().size(), 5);
    QCOMPARE(server.connections(), 1);
}

void TestHttpClient::anErrorStatusIsAnAnswer()
{
    for (const int status : {400, 401, 403, 404, 409, 414, 418, 429, 500, 502, 503, 504}) {
        StubServer server([status](const StubRequest &) {
            return StubReply{.body = "<html>", .contentType = "Text/HTML; charset=utf-8", .status = status};
        });
        const auto answer = QCoro::waitFor(HttpClient::create()->send(edit(server.url())));
        QVERIFY2(answer, qPrintable(QString::number(status)));
        QCOMPARE(answer->status, status);
        QCOMPARE(answer->contentType, "text/html");
        QCOMPARE(answer->body, "<html>");
    }
}

void TestHttpClient::outlivesItsLastUser()
{
    StubServer server([](const StubRequest &) { return StubReply{.body = "{}"}; });
    auto task = HttpClient::create()->send(get(server.url())); // only the request holds the client now
    const auto answer = QCoro::waitFor(task);
    QVERIFY(answer);
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "httpclient.moc"
