// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/pages/routeanswers.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

namespace {

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

QByteArray post(const char *id, const char *time, const char *user, const char *content)
{
    return QByteArray("{\"articleTitle\":\"Topic:") + id + "\",\"timestamp\":\"" + time
        + "\",\"creator\":{\"name\":\"" + user + "\"},\"author\":{\"name\":\"Mender\"},\"content\":" + content
        + '}';
}

QJsonObject topicList(const QByteArray &revisions, const QByteArray &pagination)
{
    return json(R"({"flow":{"view-topiclist":{"result":{"topiclist":{"revisions":{)" + revisions
                + R"(},"links":{"pagination":)" + pagination + "}}}}}}");
}

} // namespace

/// Answers as Flow and LiquidThreads give them.
class TestRouteAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesTheTopicsPageForProof();
    void takesTheThreadsPageForProof();
    void tellsWhyAThreadWasNotSaved_data();
    void tellsWhyAThreadWasNotSaved();
    void readsTheTopicsWithTheirAuthors();
    void goesOnWhereTheListWasCut();
};

void TestRouteAnswers::takesTheTopicsPageForProof()
{
    const auto posted = readTopic(json(
        R"({"flow":{"new-topic":{"status":"ok","workflow":"zpvj","committed":{"topiclist":{"topic-page":"Topic:Zpvj"}}}}})"));
    QVERIFY(posted);
    QCOMPARE(posted->thread, u"Topic:Zpvj"_s);
    const auto without = readTopic(json(R"({"flow":{"new-topic":{"status":"ok","committed":{}}}})"));
    QVERIFY(!without);
    QCOMPARE(without.error().kind, ErrorKind::Look);
}

void TestRouteAnswers::takesTheThreadsPageForProof()
{
    const auto posted = readThread(json(
        R"({"threadaction":{"thread":{"result":"Success","thread-id":4,"thread-title":"Thread:User talk:L/News"}}})"));
    QVERIFY(posted);
    QCOMPARE(posted->thread, u"Thread:User talk:L/News"_s);
    QCOMPARE(readThread(json(R"({"threadaction":{"thread":{"result":"Success"}}})")).error().kind,
             ErrorKind::Look);
}

void TestRouteAnswers::tellsWhyAThreadWasNotSaved_data()
{
    QTest::addColumn<QByteArray>("edit");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("kind");
    QTest::newRow("a captcha") << QByteArray(R"({"captcha":{"id":"1"},"result":"Failure"})") << u"captcha"_s
                               << int(ErrorKind::Row);
    QTest::newRow("a filter") << QByteArray(R"({"code":"abusefilter-disallowed","result":"Failure"})")
                              << u"abusefilter-disallowed"_s << int(ErrorKind::Row);
    QTest::newRow("nothing known") << QByteArray(R"({"result":"Failure"})") << u"failure"_s
                                   << int(ErrorKind::Look);
    QTest::newRow("a contradiction") << QByteArray(R"({"result":"Success","newrevid":5})") << u"no-thread"_s
                                     << int(ErrorKind::Look);
}

void TestRouteAnswers::tellsWhyAThreadWasNotSaved()
{
    QFETCH(QByteArray, edit);
    QFETCH(QString, code);
    QFETCH(int, kind);
    const auto posted =
        readThread(json(R"({"threadaction":{"result":"EditFailure","details":{"edit":)" + edit + "}}}"));
    QVERIFY(!posted);
    QCOMPARE(posted.error().code, code);
    QCOMPARE(int(posted.error().kind), kind);
}

void TestRouteAnswers::readsTheTopicsWithTheirAuthors()
{
    const QByteArray revisions = "\"a\":" + post("New", "20261124045234", "Sender", R"({"content":"Body"})")
        + ",\"b\":" + post("Old", "20261123172248", "Odalys", R"({"content":"Hello"})") // Hidden has no text:
        + ",\"c\":" + post("Old", "20261123172250", "Odalys", "[]");
    const TopicPage page = readTopicList(topicList(revisions, "[]"));
    QCOMPARE(page.posts.size(), 3);
    QCOMPARE(page.posts.at(0).thread, u"Topic:New"_s);
    QCOMPARE(page.posts.at(0).user, u"Sender"_s); // Whoever mended it since.
    QCOMPARE(page.posts.at(0).text, u"Body"_s);
    QCOMPARE(page.posts.at(2).text, QString());
    QCOMPARE(page.oldest, u"2026-11-23T17:22:48Z"_s);
    QCOMPARE(page.next, QString());
}

void TestRouteAnswers::goesOnWhereTheListWasCut()
{
    const QByteArray revisions = "\"a\":" + post("New", "20261124045234", "Sender", R"({"content":"Body"})");
    const TopicPage page = readTopicList(topicList(
        revisions,
        R"({"fwd":{"url":"/w/index.php?title=Project:Flow_board&topiclist_offset-dir=fwd&topiclist_limit=1&topiclist_offset-id=zpwm8fuip5690r25&topiclist_sortby=newest"}})"));
    QCOMPARE(page.next, u"zpwm8fuip5690r25"_s);
    QCOMPARE(topicListParams(u"Project:Flow board"_s, page.next).value(u"vtloffset-id"_s),
             u"zpwm8fuip5690r25"_s);
    QCOMPARE(readTopicList(json("{}")).next, QString());
}

QTEST_GUILESS_MAIN(TestRouteAnswers)
#include "routeanswers.moc"
