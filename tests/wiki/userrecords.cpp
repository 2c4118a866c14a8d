// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What users may do, and since when: how MediaWikis asks, and what it makes of the answers.
#include "wiki/mediawikis.h"

#include "mediawikisbench.h"

#include <QTest>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;

class TestUserRecords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsUsersInTheOrderOfTheQuestion();
    void aUserThatTheWikiDoesNotHaveMayNothing();
    void whoIsLockedOnAllWikisIsBlockedHereToo();
    void aPartialBlockIsNone();
    void tellsTheChangesOfGroupsNewestFirst();
    void knowsWhenTheLogOfRightsIsNotWhole_data();
    void knowsWhenTheLogOfRightsIsNotWhole();
    void asksForNobodyWhereNobodyIsNamed();

private:
    static UserRecord userFrom(const QByteArray &user, const QByteArray &log)
    {
        Bench bench([=](const StubRequest &request) -> QByteArray {
            return request.form.value(u"list"_s) == "users"_L1 ? R"({"query":{"users":[)" + user + "]}}"
                                                               : log;
        });
        const auto records = QCoro::waitFor(bench.wikis->userRecords(bench.host(), {u"Rowan"_s}));
        return records && records->size() == 1 ? records->first() : UserRecord{.name = u"none came"_s};
    }
};

void TestUserRecords::tellsUsersInTheOrderOfTheQuestion()
{
    Bench bench([](const StubRequest &request) -> QByteArray {
        if (request.form.value(u"list"_s) == "logevents"_L1)
            return R"({"query":{"logevents":[]}})";
        return R"({"query":{"users":[
            {"userid":3,"name":"Ünal B","groups":["sysop","*","user"],"rights":["edit","massmessage"]},
            {"userid":2,"name":"Rowan","groups":["*","user"],"rights":["edit"],"blockid":4,"blockedby":"X",
             "blockpartial":false}]}})";
    });
    const QStringList asked{u"rowan"_s, u"ünal_B"_s, u"Rowan"_s};
    const auto users = QCoro::waitFor(bench.wikis->userRecords(bench.host(), asked));
    QVERIFY(users);
    QCOMPARE(users->size(), 3);
    QCOMPARE(users->at(0).name, u"Rowan"_s);
    QCOMPARE(users->at(0).userId, 2);
    QVERIFY(users->at(0).blocked);
    QCOMPARE(users->at(1).name, u"Ünal B"_s);
    QCOMPARE(users->at(1).groups, (QStringList{u"sysop"_s, u"*"_s, u"user"_s}));
    QCOMPARE(users->at(1).rights, (QStringList{u"edit"_s, u"massmessage"_s}));
    QVERIFY(!users->at(1).blocked);
    QCOMPARE(users->at(2).userId, 2);
    QCOMPARE(bench.wiki.count(u"users"_s), 1);
    QCOMPARE(bench.wiki.count(u"logevents"_s), 2); // Nobody twice.
    QCOMPARE(bench.wiki.last(u"users"_s).form.value(u"usprop"_s), u"groups|rights|blockinfo"_s);
    QCOMPARE(bench.wiki.last(u"logevents"_s).form.value(u"letype"_s), u"rights"_s);
}

void TestUserRecords::aUserThatTheWikiDoesNotHaveMayNothing()
{
    for (const QByteArray &user :
         {R"({"name":"Rowan","missing":true,"rights":["massmessage"]})"_ba,
          R"({"name":"Rowan","invalid":true})"_ba, R"({"name":"Other","userid":4})"_ba}) {
        const UserRecord record = userFrom(user, R"({"query":{"logevents":[]}})");
        QCOMPARE(record.name, u"Rowan"_s);
        QCOMPARE(record.userId, 0);
        QVERIFY(record.rights.isEmpty() && record.groups.isEmpty());
    }
}

void TestUserRecords::whoIsLockedOnAllWikisIsBlockedHereToo()
{
    Bench bench([](const StubRequest &request) -> QByteArray {
        if (request.form.value(u"meta"_s) == "globaluserinfo"_L1)
            return R"({"query":{"globaluserinfo":{"name":"Rowan","locked":true}}})";
        return R"({"query":{"users":[{"userid":2,"name":"Rowan"}],"logevents":[]}})";
    });
    bench.wiki.siteinfo.replace("Abuse Filter", "CentralAuth");
    const auto users = QCoro::waitFor(bench.wikis->userRecords(bench.host(), {u"Rowan"_s}));
    QVERIFY(users);
    QVERIFY(users->first().blocked);
}

void TestUserRecords::aPartialBlockIsNone()
{
    QVERIFY(!userFrom(R"({"userid":2,"name":"Rowan","blockid":4,"blockpartial":true})",
                      R"({"query":{"logevents":[]}})")
                 .blocked);
}

void TestUserRecords::tellsTheChangesOfGroupsNewestFirst()
{
    const UserRecord record = userFrom(R"({"userid":2,"name":"Rowan"})", R"({"query":{"logevents":[
        {"params":{"oldgroups":["a"],"newgroups":["a","b"],"oldmetadata":[],"newmetadata":[]},"type":"rights",
         "action":"rights","timestamp":"2026-11-22T10:00:00Z"},
        {"params":{"oldgroups":[],"newgroups":["a"]},"type":"rights","action":"autopromote",
         "timestamp":"2026-11-21T10:00:00Z"}]}})");
    QVERIFY(record.areChangesWhole);
    QCOMPARE(record.changes.size(), 2);
    QCOMPARE(record.changes[0].time, QDateTime(QDate(2026, 11, 22), QTime(10, 0), Qt::UTC));
    QCOMPARE(record.changes[0].before, QStringList{u"a"_s});
    QCOMPARE(record.changes[0].after, (QStringList{u"a"_s, u"b"_s}));
    QVERIFY(record.changes[1].before.isEmpty());
}

void TestUserRecords::knowsWhenTheLogOfRightsIsNotWhole_data()
{
    QTest::addColumn<QByteArray>("log");
    QTest::newRow("there are older lines")
        << R"({"query":{"logevents":[]},"continue":{"lecontinue":"20261101000000|3","continue":"-||"}})"_ba;
    QTest::newRow("a line is hidden") << R"({"query":{"logevents":[{"actionhidden":true,"type":"rights",
        "action":"rights","timestamp":"2026-11-22T10:00:00Z"}]}})"_ba;
    QTest::newRow("a line of an old form") << R"({"query":{"logevents":[{"params":{"0":"a","1":"b"},
        "type":"rights","action":"rights","timestamp":"2006-11-22T10:00:00Z"}]}})"_ba;
}

void TestUserRecords::knowsWhenTheLogOfRightsIsNotWhole()
{
    QFETCH(QByteArray, log);
    QVERIFY(!userFrom(R"({"userid":2,"name":"Rowan"})", log).areChangesWhole);
}

void TestUserRecords::asksForNobodyWhereNobodyIsNamed()
{
    Bench bench([](const StubRequest &) -> QByteArray { return R"({"query":{}})"; });
    const auto users = QCoro::waitFor(bench.wikis->userRecords(bench.host(), {QString()}));
    QVERIFY(users && users->size() == 1 && users->first().userId == 0);
    QCOMPARE(bench.wiki.count(u"users"_s), 0);
}

QTEST_GUILESS_MAIN(TestUserRecords)
#include "userrecords.moc"
