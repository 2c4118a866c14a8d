// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a lane does about refusals, waits, trouble and a person's commands.
#include "engine/delivery/lane.h"

#include "domain/delivery/mark.h"
#include "domain/delivery/reason.h"
#include "support/round.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace paperround;

using What = PostFault::What;

class TestLane : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void waitsAsLongAsTheWikiAsksAndFailsNoRow();
    void failsTheRowWhosePageRefuses();
    void standsStillWhenTheWikiRefusesAndGoesOnWhenMended();
    void standsStillAfterTheThirdSameFilterRefusal();
    void neverConfirmsAFilterWarning();
    void givesABusyPageUpAfterFiveAttempts();
    void sendsTheWholeTextOnAYoungBase();
    void stopsEverythingWhenTheLedgerFailsAndLosesNothing();
    void stopsAfterTheRowInFlightAndResumesTheRest();
    void turnsWhatIsLeftIntoCancelledWhenEnded();
    void triesFailedRowsAgainWhenAPersonSaysSo();
    void keepsTheAccountUnderItsRateLimit();
    void asksAPersonWhenThePageIsGone();
    void standsStillWhenTheWikiSavedUnderATemporaryAccount();
};

void TestLane::waitsAsLongAsTheWikiAsksAndFailsNoRow()
{
    Round round;
    const Request request = round.request(3);
    int lag = 3;
    round.wikis->fault = [&](const AttemptPlan &) {
        return lag-- > 0 ? PostFault{What::Refused, {}, {ErrorKind::Temporary, u"maxlag"_s, {}, 30s}}
                         : PostFault{};
    };
    const QDateTime begun = round.clock.now();
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 3);
    QVERIFY(begun.secsTo(round.clock.now()) >= 90);
    QCOMPARE(round.wikis->calls(u"look"_s), 0); // Refused before the save: no doubt, no look.
}

void TestLane::failsTheRowWhosePageRefuses()
{
    Round round;
    const Request request = round.request(2);
    round.wikis->fault = [](const AttemptPlan &plan) {
        return plan.row.number == 1
            ? PostFault{What::Refused, {}, {ErrorKind::Row, u"captcha"_s, u"1-3"_s, {}}}
            : PostFault{};
    };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.rows(request)[0].state, RowState::Failed);
    QCOMPARE(round.rows(request)[0].reason, reason::Captcha);
    QCOMPARE(round.rows(request)[1].state, RowState::Delivered);
}

void TestLane::standsStillWhenTheWikiRefusesAndGoesOnWhenMended()
{
    Round round({u"home.example"_s, u"fr.example"_s});
    const Request request = round.request(2);
    bool broken = true;
    round.wikis->fault = [&](const AttemptPlan &plan) {
        return broken && plan.wiki == "fr.example"_L1
            ? PostFault{What::Refused, {}, {ErrorKind::Wiki, u"blocked"_s, u"spammer"_s, {}}}
            : PostFault{};
    };
    QVERIFY(!round.deliver(request)); // Nothing goes on any more.
    QVERIFY(round.engine->needsPerson(request.id));
    const QList<LaneStatus> lanes = round.engine->lanes(request.id);
    QCOMPARE(lanes[0].phase, LaneStatus::Phase::Finished);
    QCOMPARE(lanes[1].phase, LaneStatus::Phase::Troubled);
    QCOMPARE(lanes[1].cause, u"blocked"_s);
    QCOMPARE(lanes[1].counts[RowState::Planned], 2);
    broken = false;
    round.engine->retryLane(request.id, u"fr.example"_s);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 4);
}

void TestLane::standsStillAfterTheThirdSameFilterRefusal()
{
    Round round;
    const Request request = round.request(10);
    round.wikis->fault = [](const AttemptPlan &) {
        return PostFault{What::Refused, {}, {ErrorKind::Row, u"abusefilter-disallowed"_s, u"no links"_s, {}}};
    };
    QVERIFY(!round.deliver(request));
    QCOMPARE(round.wikis->calls(u"post"_s), 3);
    QCOMPARE(round.engine->lanes(request.id).first().cause, u"abusefilter-disallowed"_s);
}

void TestLane::neverConfirmsAFilterWarning()
{
    Round round;
    const Request request = round.request(1);
    round.wikis->tweakFacts = [](WikiFacts &facts) { facts.extensions.insert(u"Abuse Filter"_s); };
    round.wikis->hits.insert(u"User talk:U1"_s, {{u"warn"_s, u"links"_s}});
    round.wikis->fault = [](const AttemptPlan &) { return PostFault{What::LostBefore, {}, {}}; };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.rows(request).first().reason, reason::FilterWarning);
    QCOMPARE(round.wikis->calls(u"post"_s), 1);
}

void TestLane::givesABusyPageUpAfterFiveAttempts()
{
    Round round;
    const Request request = round.request(1);
    round.wikis->fault = [](const AttemptPlan &) {
        return PostFault{What::Refused, {}, {ErrorKind::Look, u"editconflict"_s, {}, {}}};
    };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.rows(request).first().state, RowState::Failed);
    QCOMPARE(round.rows(request).first().reason, reason::PageTooBusy);
    QCOMPARE(round.wikis->calls(u"post"_s), 5);
}

void TestLane::sendsTheWholeTextOnAYoungBase()
{
    Round round;
    const Request request = round.request(1);
    round.wikis->edit(u"home.example"_s, u"User talk:U1"_s, u"Fresh."_s);
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.wikis->posted(), QStringList(u"home.example User talk:U1 H"_s));
    QVERIFY(
        round.wikis->textOf(u"home.example"_s, u"User talk:U1"_s).startsWith("Fresh.\n\n== News ==\n\n"_L1));
}

void TestLane::stopsEverythingWhenTheLedgerFailsAndLosesNothing()
{
    for (int commit = 2; commit <= 8; ++commit) {
        Round round;
        const Request request = round.request(4);
        round.ledger.failFrom(commit, {ErrorKind::Storage, u"disk-full"_s, {}, {}});
        QVERIFY(round.deliver(request));
        QCOMPARE(round.ledgerErrors.size(), 1);
        QCOMPARE(round.ledgerErrors.first().code, u"disk-full"_s);
        QVERIFY(!round.engine->isUnderWay(request.id));
        round.ledger.mend();
        round.resume(request.id);
        QVERIFY(round.finish(request.id));
        QCOMPARE(round.whatIsWrong(request), QString());
        QCOMPARE(round.wikis->calls(u"post"_s), 4);
    }
}

void TestLane::stopsAfterTheRowInFlightAndResumesTheRest()
{
    Round round;
    const Request request = round.request(4);
    round.wikis->fault = [&](const AttemptPlan &plan) {
        if (plan.row.number == 2)
            round.engine->stop(request.id);
        return PostFault{};
    };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.ledger.deliveryNow(request.id)->state, DeliveryState::Stopped);
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 2);
    round.resume(request.id);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.wikis->calls(u"post"_s), 4);
}

void TestLane::turnsWhatIsLeftIntoCancelledWhenEnded()
{
    Round round;
    const Request request = round.request(4);
    round.wikis->fault = [&](const AttemptPlan &plan) {
        if (plan.row.number == 2)
            round.engine->end(request.id);
        return PostFault{};
    };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Skipped], 2);
    QCOMPARE(round.rows(request).last().reason, reason::Cancelled);
}

void TestLane::triesFailedRowsAgainWhenAPersonSaysSo()
{
    Round round;
    const Request request = round.request(2);
    bool broken = true;
    round.wikis->fault = [&](const AttemptPlan &) {
        return broken ? PostFault{What::Refused, {}, {ErrorKind::Row, u"protectedpage"_s, {}, {}}}
                      : PostFault{};
    };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Failed], 2);
    broken = false;
    round.engine->retryFailed(request.id, round.wikis);
    QTRY_VERIFY(round.engine->isUnderWay(request.id)
                || round.ledger.deliveryNow(request.id)->counts[RowState::Failed] == 0);
    QTRY_VERIFY(!round.engine->isUnderWay(request.id));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 2);
}

void TestLane::keepsTheAccountUnderItsRateLimit()
{
    Round round;
    const Request request = round.request(20);
    round.wikis->tweakAccount = [](AccountFacts &facts) { facts.editLimit = RateLimit{8, 60}; };
    QList<QDateTime> posts;
    round.wikis->fault = [&](const AttemptPlan &) {
        posts.append(round.clock.now());
        return PostFault{};
    };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    for (qsizetype i = 8; i < posts.size(); ++i)
        QVERIFY(posts[i - 8].secsTo(posts[i]) >= 59);
}

void TestLane::asksAPersonWhenThePageIsGone()
{
    Round round;
    const Request request = round.request(1);
    round.wikis->edit(u"home.example"_s, u"User talk:U1"_s, u"Hello."_s);
    round.wikis->fault = [&](const AttemptPlan &) {
        round.clock.after(1s, [&] { round.wikis->remove(u"home.example"_s, u"User talk:U1"_s); });
        return PostFault{What::LostAfter, {}, {}};
    };
    QVERIFY(!round.deliver(request));
    QVERIFY(round.engine->needsPerson(request.id));
    QCOMPARE(round.rows(request).first().state, RowState::Held);
    QCOMPARE(round.rows(request).first().code, u"page-gone"_s);
    round.engine->decide(request.id, 1, RowState::Unresolved);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.rows(request).first().state, RowState::Unresolved);
}

void TestLane::standsStillWhenTheWikiSavedUnderATemporaryAccount()
{
    Round round;
    const Request request = round.request(3);
    bool signedIn = true;
    round.wikis->fault = [&](const AttemptPlan &plan) {
        signedIn = plan.row.number != 2;
        return signedIn ? PostFault{} : PostFault{What::Stranger, {}, {}};
    };
    QVERIFY(!round.deliver(request));
    QVERIFY(round.engine->needsPerson(request.id));
    const LaneStatus lane = round.engine->lanes(request.id).first();
    QCOMPARE(lane.phase, LaneStatus::Phase::Troubled);
    QCOMPARE(lane.cause, u"sign-in"_s);
    QCOMPARE(round.wikis->calls(u"post"_s), 2);
    QCOMPARE(round.rows(request)[1].state, RowState::Delivered);
    QCOMPARE(round.rows(request)[1].code, reason::TemporaryAccount);
    round.engine->retryLane(request.id, u"home.example"_s);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.whatIsWrong(request), QString());
    // The audit knows that this one cannot be among our contributions.
    QCOMPARE(round.rows(request)[1].code, reason::TemporaryAccount);
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 3);
}

QTEST_GUILESS_MAIN(TestLane)
#include "lane.moc"
