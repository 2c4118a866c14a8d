// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/httpmessage.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class HttpMessageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsARequestThatComesByteByByte();
    void keepsWhatFollowsForTheNextRequest();
    void refusesWhatIsTooLargeOrNoHttp_data();
    void refusesWhatIsTooLargeOrNoHttp();
    void takesTheLastOfAFieldGivenTwice();
};

void HttpMessageTest::readsARequestThatComesByteByByte()
{
    const QByteArray bytes = "POST /w/api.php?action=edit HTTP/1.1\r\nHost: x\r\n"
                             "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 13\r\n\r\n"
                             "text=a+%C3%A9";
    HttpParser parser;
    for (qsizetype i = 0; i + 1 < bytes.size(); ++i)
        QCOMPARE(parser.feed(bytes.sliced(i, 1)), HttpParser::State::More);
    QCOMPARE(parser.feed(bytes.last(1)), HttpParser::State::Ready);
    const FarmRequest request = parser.take();
    QCOMPARE(request.path, u"/w/api.php"_s);
    QCOMPARE(request.query().value(u"action"_s), u"edit"_s);
    QCOMPARE(request.form().value(u"text"_s), u"a é"_s);
    QVERIFY(request.keepAlive());
}

void HttpMessageTest::keepsWhatFollowsForTheNextRequest()
{
    HttpParser parser;
    QCOMPARE(parser.feed("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\nConnection: close\r\n\r\n"),
             HttpParser::State::Ready);
    QCOMPARE(parser.take().path, u"/a"_s);
    QCOMPARE(parser.feed({}), HttpParser::State::Ready);
    const FarmRequest second = parser.take();
    QCOMPARE(second.path, u"/b"_s);
    QVERIFY(!second.keepAlive());
    QCOMPARE(parser.feed({}), HttpParser::State::More);
}

void HttpMessageTest::refusesWhatIsTooLargeOrNoHttp_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << 400;
    QTest::newRow("a header without colon") << QByteArray("GET / HTTP/1.1\r\nnonsense\r\n\r\n") << 400;
    QTest::newRow("negative length") << QByteArray("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n") << 400;
    QTest::newRow("chunked") << QByteArray("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n") << 411;
    QTest::newRow("large body") << QByteArray("POST / HTTP/1.1\r\nContent-Length: 17000000\r\n\r\n") << 413;
    QTest::newRow("long line") << "GET /" + QByteArray(9000, 'a') << 414;
    QTest::newRow("endless head") << "GET / HTTP/1.1\r\nA: " + QByteArray(40000, 'a') << 431;
}

void HttpMessageTest::refusesWhatIsTooLargeOrNoHttp()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    HttpParser parser;
    QCOMPARE(parser.feed(bytes), HttpParser::State::Refused);
    QCOMPARE(parser.refusal(), status);
    QCOMPARE(parser.feed("GET / HTTP/1.1\r\n\r\n"), HttpParser::State::Refused);
}

void HttpMessageTest::takesTheLastOfAFieldGivenTwice()
{
    const FormFields fields = FormFields::parse("a=1&b&a=2&=x");
    QCOMPARE(fields.value(u"a"_s), u"2"_s);
    QVERIFY(fields.has(u"b"_s));
    QVERIFY(!fields.has(u"c"_s));
}

QTEST_GUILESS_MAIN(HttpMessageTest)
#include "httpmessage.moc"
