// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery/deliveryengine.h"

#include "domain/delivery/reason.h"
#include "support/round.h"

#include <QCoroTask>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace paperround;

class TestDeliveryEngine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void deliversEveryRowOnWellBehavedWikis();
    void costsOnePostARowAndOneCheckForFifty();
    void appendsByteForByteWhatANewSectionWouldBe();
    void resendsNothingWhenAFinishedDeliveryIsStartedAgain();
    void goesOnWhereNoPageHasToBeReadBeforeTheNextRow();
    void refusesAnotherTextUnderTheSameId();
    void skipsWhatMustNotBePostedAndSaysWhy();
    void postsForAUserOnTheTalkPageAndSpeaksOfNoRedirect();
    void postsNothingToAPageThatAnExcludeListHolds();
    void asksNothingOfAHostOutsideTheFarm();
    void letsTheOlderOfTwoDeliveriesGoFirst();
    void goesOnWhenTheComputersClockJumps_data();
    void goesOnWhenTheComputersClockJumps();
};

void TestDeliveryEngine::deliversEveryRowOnWellBehavedWikis()
{
    Round round({u"home.example"_s, u"fr.example"_s, u"ar.example"_s});
    const Request request = round.request(20);
    round.wikis->edit(u"fr.example"_s, u"User talk:U3"_s, u"Hello.\n\n== Old ==\ntext"_s);
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 60);
}

void TestDeliveryEngine::costsOnePostARowAndOneCheckForFifty()
{
    Round round;
    const Request request = round.request(100);
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.wikis->calls(u"post"_s), 100);
    QCOMPARE(round.wikis->calls(u"check"_s), 2);
    QCOMPARE(round.wikis->calls(u"contributions"_s), 2);
    QCOMPARE(round.wikis->calls(u"look"_s), 0);
    QCOMPARE(round.ledger.commits(), 1 + 200 + 1); // create, claim and outcome each, finished
}

void TestDeliveryEngine::appendsByteForByteWhatANewSectionWouldBe()
{
    Round round;
    Request request = round.request(2);
    round.wikis->edit(u"home.example"_s, u"User talk:U2"_s, u"Hello."_s);
    round.clock.jump(60s);
    QVERIFY(round.deliver(request));
    const QString section =
        u"== News ==\n\nThis is a message.\n<!-- Message sent by User:Sender@homewiki using the "
        "list at https://home.example/w/index.php?title=List&oldid=5 pr:%1/%2 -->"_s;
    QCOMPARE(round.wikis->textOf(u"home.example"_s, u"User talk:U1"_s), section.arg(request.id).arg(1));
    QCOMPARE(round.wikis->textOf(u"home.example"_s, u"User talk:U2"_s),
             u"Hello.\n\n"_s + section.arg(request.id).arg(2));
    QCOMPARE(round.wikis->posted(),
             QStringList({u"home.example User talk:U1 Create"_s, u"home.example User talk:U2 F"_s}));
}

void TestDeliveryEngine::resendsNothingWhenAFinishedDeliveryIsStartedAgain()
{
    Round round;
    const Request request = round.request(5);
    QVERIFY(round.deliver(request));
    QVERIFY(round.deliver(request));
    QCOMPARE(round.wikis->calls(u"post"_s), 5);
    QVERIFY(round.refusals.isEmpty());
    QCOMPARE(round.whatIsWrong(request), QString());
}

void TestDeliveryEngine::goesOnWhereNoPageHasToBeReadBeforeTheNextRow()
{
    Round round;
    round.wikis->brakePolicy.stopPage.clear();
    round.wikis->policyPage.clear();
    const Request request = round.request(3);
    round.wikis->fault = [&](const AttemptPlan &plan) {
        round.clock.setRunning(plan.row.number != 2); // Time stands still until the crash.
        return PostFault{};
    };
    round.start(request);
    QTRY_COMPARE(round.wikis->calls(u"post"_s), 2);
    round.crash();
    round.wikis->fault = {};
    round.clock.setRunning(true);
    round.resume(request.id);
    QVERIFY(round.finish(request.id)); // What is known at once has nobody to wake the lane afterwards.
    QCOMPARE(round.whatIsWrong(request), QString());
}

void TestDeliveryEngine::refusesAnotherTextUnderTheSameId()
{
    Round round;
    Request request = round.request(1);
    QVERIFY(round.deliver(request));
    request.message.body = u"Something else."_s;
    QVERIFY(round.deliver(request));
    QCOMPARE(round.refusals.size(), 1);
    QCOMPARE(round.refusals.first().code, u"digest-differs"_s);
    QCOMPARE(round.wikis->calls(u"post"_s), 1);
}

void TestDeliveryEngine::skipsWhatMustNotBePostedAndSaysWhy()
{
    Round round;
    Request request = round.request(8);
    request.targets[6].title = u"User:U1"_s; // Its talk page is row 1's.
    request.targets[7].title = u"Some article"_s;
    round.wikis->edit(u"home.example"_s, u"User talk:U5"_s, u"#REDIRECT [[User talk:New name]]"_s);
    round.wikis->tweak = [](PageCheck &page) {
        page.optedOut = page.title == "User talk:U2"_L1;
        page.owner = page.title == "User talk:U3"_L1 ? PageOwner::Missing : page.owner;
        if (page.title == "User talk:U4"_L1)
            page.problems = {{u"protectedpage"_s, u"This page is protected."_s}};
    };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    const QList<Row> rows = round.rows(request);
    QCOMPARE(rows[0].state, RowState::Delivered);
    QCOMPARE(rows[1].reason, reason::OptedOut);
    QCOMPARE(rows[2].reason, reason::NoUser);
    QCOMPARE(rows[3].reason, reason::Protected);
    QCOMPARE(rows[3].code, u"protectedpage"_s);
    QCOMPARE(rows[4].state, RowState::Delivered);
    QCOMPARE(rows[4].page, u"User talk:New name"_s);
    QVERIFY(
        round.wikis->textOf(u"home.example"_s, u"User talk:New name"_s)
            .contains(
                "(This message was sent to [[:User talk:U5]] and is being posted here due to a redirect.)"_L1));
    QCOMPARE(rows[6].reason, reason::Duplicate);
    QCOMPARE(rows[7].reason, reason::BadNamespace);
}

void TestDeliveryEngine::postsForAUserOnTheTalkPageAndSpeaksOfNoRedirect()
{
    Round round;
    Request request = round.request(1);
    request.targets[0].title = u"User:U1"_s;
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.rows(request)[0].page, u"User talk:U1"_s);
    const QString text = round.wikis->textOf(u"home.example"_s, u"User talk:U1"_s);
    QVERIFY2(text.contains(request.message.body) && !text.contains("redirect"_L1), qPrintable(text));
}

void TestDeliveryEngine::postsNothingToAPageThatAnExcludeListHolds()
{
    Round round;
    const Request request = round.request(4);
    round.ledger.exclude({u"Left"_s,
                          {{u"User:U1"_s, {}, u"moved away"_s, {}, {}},
                           {u"User talk:New name"_s, u"home.example"_s, {}, {}, {}}}});
    round.wikis->edit(u"home.example"_s, u"User talk:U2"_s, u"#REDIRECT [[User talk:New name]]"_s);
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    const QList<Row> rows = round.rows(request);
    QCOMPARE(rows[0].reason, reason::Excluded);
    QCOMPARE(rows[0].detail, u"Left: moved away"_s);
    QCOMPARE(rows[0].state, RowState::Skipped);
    QCOMPARE(rows[1].reason, reason::Excluded); // it is the page that it leads to which is held
    QCOMPARE(rows[2].state, RowState::Delivered);
    QCOMPARE(round.wikis->calls(u"post"_s), 2);
}

void TestDeliveryEngine::asksNothingOfAHostOutsideTheFarm()
{
    Round round;
    Request request = round.request(1);
    request.targets.append({u"User talk:U1"_s, u"evil.example"_s, 2});
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.rows(request).last().reason, reason::OutsideFarm);
}

void TestDeliveryEngine::letsTheOlderOfTwoDeliveriesGoFirst()
{
    Round round;
    const Request first = round.request(6);
    Request second = round.request(12);
    second.targets = second.targets.mid(6);
    QStringList order;
    round.wikis->fault = [&](const AttemptPlan &plan) {
        order += plan.deliveryId;
        return PostFault{};
    };
    round.start(first);
    round.clock.jump(1s);
    round.start(second);
    QVERIFY(round.finish(first.id));
    QVERIFY(round.finish(second.id));
    QCOMPARE(round.whatIsWrong(first), QString()); // Two writes at once would be a violation.
    QCOMPARE(round.whatIsWrong(second), QString());
    QCOMPARE(order.size(), 12);
    // The younger one may have had the lane before the older was ready, never between two of its rows.
    const auto begun = order.indexOf(first.id);
    QCOMPARE(order.mid(begun, 6).count(first.id), 6);
}

void TestDeliveryEngine::goesOnWhenTheComputersClockJumps_data()
{
    QTest::addColumn<int>("hours");
    QTest::newRow("a day ahead") << 24;
    QTest::newRow("a day back") << -24;
}

void TestDeliveryEngine::goesOnWhenTheComputersClockJumps()
{
    QFETCH(const int, hours);
    Round round;
    const Request request = round.request(12);
    round.wikis->tweakAccount = [](AccountFacts &facts) { facts.editLimit = RateLimit{8, 60}; };
    round.wikis->fault = [&](const AttemptPlan &plan) {
        if (plan.row.number == 3 && plan.attempt.number == 1) {
            round.clock.jump(std::chrono::hours(hours));
            round.wikis->clockSkew -= std::chrono::hours(hours); // The wiki's own clock goes on.
            return PostFault{PostFault::What::LostAfter, {}, {}};
        }
        return PostFault{};
    };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 12);
}

QTEST_GUILESS_MAIN(TestDeliveryEngine)
#include "deliveryengine.moc"
