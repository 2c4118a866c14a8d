// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the wikis tell of users, and how MediaWikis asks for it.
#include "wiki/pages/useranswers.h"

#include "mediawikisbench.h"

#include <QJsonDocument>
#include <QTest>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray renameLine(const QByteArray &from, const QByteArray &to, const QByteArray &time)
{
    return R"({"query":{"logevents":[{"logid":5,"ns":2,"title":"User:)" + from + R"(","type":"renameuser",
        "action":"renameuser","params":{"olduser":")"
        + from + R"(","newuser":")" + to + R"(","edits":3},"timestamp":")" + time + R"("}]}})";
}

} // namespace

class TestUserAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsAUserThroughTheLogOfRenames();
    void aNameThatHadToMakeWayIsNotFollowed();
    void believesNoOddLineOfTheLog_data();
    void believesNoOddLineOfTheLog();
    void aWikiWithoutThatLogHasNoRenames();
    void tellsTheSilentOnesFromAsFewAnswersAsItTakes();
    void saysNothingOfUsersWhomTheAnswerDoesNotReach();
    void tellsWhenEachWasThereLast();
    void asksForLocksOnlyWhereAccountsAreCentral();
    void aWikiThatFailsIsAnError();
};

void TestUserAnswers::followsAUserThroughTheLogOfRenames()
{
    Bench bench([](const StubRequest &request) -> QByteArray {
        const QString title = request.form.value(u"letitle"_s);
        if (title == "User:Old"_L1)
            return renameLine("Old", "Mid", "2026-01-01T00:00:00Z");
        if (title == "User:Mid"_L1)
            return renameLine("Mid", "New", "2026-02-01T00:00:00Z");
        return R"({"query":{"logevents":[]}})";
    });
    const auto found = QCoro::waitFor(bench.wikis->renames(bench.host(), {u"Old"_s, u"Nobody"_s}));
    QVERIFY(found);
    QCOMPARE(*found, (QList<UserRename>{{u"Old"_s, u"New"_s, u"2026-02-01T00:00:00Z"_s}}));
}

void TestUserAnswers::aNameThatHadToMakeWayIsNotFollowed()
{
    // "New" was somebody else, who became "Other" so that "Old" could have the name.
    Bench bench([](const StubRequest &request) -> QByteArray {
        if (request.form.value(u"letitle"_s) == "User:Old"_L1)
            return renameLine("Old", "New", "2026-02-01T00:00:00Z");
        return renameLine("New", "Other", "2026-01-31T00:00:00Z");
    });
    const auto found = QCoro::waitFor(bench.wikis->renames(bench.host(), {u"Old"_s}));
    QVERIFY(found);
    QCOMPARE(found->first().to, u"New"_s);
}

void TestUserAnswers::believesNoOddLineOfTheLog_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("hidden") << QByteArray(R"({"query":{"logevents":[{"logid":5,"actionhidden":true}]}})");
    QTest::newRow("of another user") << renameLine("Somebody", "New", "2026-02-01T00:00:00Z");
    QTest::newRow("to the same") << renameLine("Old", "Old", "2026-02-01T00:00:00Z");
    QTest::newRow("two names in one") << renameLine("Old", "New|Other", "2026-02-01T00:00:00Z");
    QTest::newRow("endless") << renameLine("Old", QByteArray(5000, 'x'), "2026-02-01T00:00:00Z");
    QTest::newRow("another shape") << QByteArray(R"({"query":{"logevents":{"0":"Old"}}})");
}

void TestUserAnswers::believesNoOddLineOfTheLog()
{
    QFETCH(QByteArray, answer);
    QVERIFY(!readRename(QJsonDocument::fromJson(answer).object(), u"Old"_s));
}

void TestUserAnswers::aWikiWithoutThatLogHasNoRenames()
{
    Bench bench([](const StubRequest &) -> QByteArray {
        return R"({"errors":[{"code":"badvalue","text":"Unrecognized value for parameter \"letype\"."}]})";
    });
    const auto found = QCoro::waitFor(bench.wikis->renames(bench.host(), {u"Old"_s}));
    QVERIFY(found);
    QVERIFY(found->isEmpty());
}

void TestUserAnswers::tellsTheSilentOnesFromAsFewAnswersAsItTakes()
{
    int asked = 0;
    Bench bench([&asked](const StubRequest &request) -> QByteArray {
        ++asked;
        // Busy fills the first answer alone; the second one is complete.
        if (request.form.value(u"ucuser"_s).contains(u"Busy"_s))
            return R"({"query":{"usercontribs":[{"user":"Busy"},{"user":"Busy"}]},"continue":{"uccontinue":"x","continue":"-||"}})";
        return R"({"query":{"usercontribs":[{"user":"Calm"}]}})";
    });
    const auto silent = QCoro::waitFor(bench.wikis->silentUsers(
        bench.host(), {u"Busy"_s, u"Calm"_s, u"Quiet"_s}, u"2025-11-23T00:00:00Z"_s));
    QVERIFY(silent);
    QCOMPARE(*silent, QStringList{u"Quiet"_s});
    QCOMPARE(asked, 2);
}

void TestUserAnswers::saysNothingOfUsersWhomTheAnswerDoesNotReach()
{
    Bench bench([](const StubRequest &) -> QByteArray {
        return R"({"query":{"usercontribs":[{"user":"A stranger"}]},"continue":{"uccontinue":"x","continue":"-||"}})";
    });
    const auto silent =
        QCoro::waitFor(bench.wikis->silentUsers(bench.host(), {u"Quiet"_s}, u"2025-11-23T00:00:00Z"_s));
    QVERIFY(silent);
    QVERIFY(silent->isEmpty());
}

void TestUserAnswers::tellsWhenEachWasThereLast()
{
    int asked = 0;
    Bench bench([&asked](const StubRequest &request) -> QByteArray {
        ++asked;
        const QString user = request.form.value(u"ucuser"_s);
        if (request.form.value(u"uclimit"_s) != "1"_L1 || user == "Never"_L1)
            return R"({"query":{"usercontribs":[]}})";
        if (user == "Odd"_L1)
            return R"({"query":{"usercontribs":[{"user":"Odd","timestamp":"yesterday"}]}})";
        return R"({"query":{"usercontribs":[{"user":"Quiet","timestamp":"2024-02-03T04:05:06Z"}]}})";
    });
    const auto times =
        QCoro::waitFor(bench.wikis->lastEdits(bench.host(), {u"Quiet"_s, u"Never"_s, u"Odd"_s}));
    QVERIFY(times);
    QCOMPARE(*times, (QHash<QString, QString>{{u"Quiet"_s, u"2024-02-03T04:05:06Z"_s}}));
    QCOMPARE(asked, 3);
}

void TestUserAnswers::asksForLocksOnlyWhereAccountsAreCentral()
{
    int asked = 0;
    const auto answer = [&asked](const StubRequest &request) -> QByteArray {
        ++asked;
        return request.form.value(u"guiuser"_s) == "Vandal"_L1
            ? R"({"query":{"globaluserinfo":{"name":"Vandal","id":3,"locked":true}}})"
            : R"({"query":{"globaluserinfo":{"name":"Reader","id":4}}})";
    };
    Bench plain(answer);
    const auto none = QCoro::waitFor(plain.wikis->lockedUsers(plain.host(), {u"Vandal"_s}));
    QVERIFY(none && none->isEmpty());
    QCOMPARE(asked, 0);
    Bench central(answer);
    central.wiki.siteinfo.replace("{\"name\":\"MassMessage\"}", "{\"name\":\"Central Auth\"}");
    const auto locked =
        QCoro::waitFor(central.wikis->lockedUsers(central.host(), {u"Vandal"_s, u"Reader"_s}));
    QVERIFY(locked);
    QCOMPARE(*locked, QStringList{u"Vandal"_s});
    QCOMPARE(asked, 2);
}

void TestUserAnswers::aWikiThatFailsIsAnError()
{
    Bench bench([](const StubRequest &) -> QByteArray {
        return R"({"errors":[{"code":"internal_api_error_DBQueryError","text":"A database query error."}]})";
    });
    QVERIFY(!QCoro::waitFor(bench.wikis->renames(bench.host(), {u"Old"_s})));
    QVERIFY(!QCoro::waitFor(bench.wikis->silentUsers(bench.host(), {u"A"_s}, u"2025-11-23T00:00:00Z"_s)));
}

QTEST_GUILESS_MAIN(TestUserAnswers)
#include "useranswers.moc"
