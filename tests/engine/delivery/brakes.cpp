// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery/brakes.h"

#include "domain/delivery/reason.h"
#include "support/round.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace paperround;

namespace {

const QString Home = u"home.example"_s;
const QString Other = u"fr.example"_s;
const QString StopPage = BrakePolicy().stopPage;
const Error Refusal{ErrorKind::Row, u"protectedpage"_s, u"This page is protected."_s, {}};

PostFault refused()
{
    return {PostFault::What::Refused, 0ms, Refusal};
}

/// What holds the delivery, by engine and ledger alike; "" while nothing does.
PauseCause causeOf(const Round &round, const QString &id)
{
    const auto delivery = round.engine->delivery(id);
    const auto stored = round.ledger.deliveryNow(id);
    const bool paused = delivery && stored && delivery->state == DeliveryState::Paused
        && stored->state == DeliveryState::Paused && delivery->pauseCause == stored->pauseCause
        && round.engine->needsPerson(id);
    return paused ? delivery->pauseCause : PauseCause{};
}

} // namespace

class TestBrakes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void postsNothingWhileTheStopPageSaysStop();
    void stopsWithinTenSecondsOfTheEdit();
    void readsNoStopPageThatTheCheckHasSeen();
    void goesOnBesideAStopPageThatCannotBeRead();
    void pausesWhenSomebodyWritesToTheAccount();
    void heedsAMessageThatCameWhileItWasInterrupted();
    void pausesAfterFailuresInARowOverAllWikis();
    void pausesAtAShareOfFailures();
    void takesNoSkippedRowForAFailure();
    void endsThoughTheLastRowFailed();
    void pausesWhenAMessageIsReverted();
    void asksAWikiForReactionsOnceAMinuteAtMost();
    void staysBrakedOverARestartUntilAPersonGoesOn();
    void asksNobodyAgainWhoGoesOnWhileItOpens();
    void endsADeliveryThatABrakeHolds();
};

void TestBrakes::postsNothingWhileTheStopPageSaysStop()
{
    Round round({Other, Home});
    const Request request = round.request(3);
    round.wikis->edit(Home, StopPage, u"'''Stop''': wrong list"_s);
    round.start(request);
    QTRY_COMPARE(causeOf(round, request.id), (PauseCause{brake::StopPage, Home, StopPage}));
    QList<DeliveryState> states;
    connect(round.engine.get(), &DeliveryEngine::deliveryChanged, &round.clock,
            [&states](const Delivery &delivery) { states.append(delivery.state); });
    round.engine->goOn(request.id);
    const auto wentOn = [&states] { return states.contains(DeliveryState::Delivering); };
    QTRY_VERIFY(wentOn() && causeOf(round, request.id).code == brake::StopPage); // The page still says so.
    QCOMPARE(round.wikis->calls(u"post"_s), 0);
    round.wikis->edit(Home, StopPage, u"<!-- Stop --> go"_s);
    round.engine->goOn(request.id);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.whatIsWrong(request), QString());
    QVERIFY(round.ledger.deliveryNow(request.id)->pauseCause.isEmpty());
}

void TestBrakes::stopsWithinTenSecondsOfTheEdit()
{
    Round round({Other});
    round.wikis = std::make_shared<FakeWikis>(
        round.clock, Account{Home, u"Sender"_s, SignInKind::OwnerOnlyToken, {}}, QStringList{Home, Other});
    const Request request = round.request(1000);
    QDateTime edited;
    QDateTime last;
    round.wikis->fault = [&](const AttemptPlan &plan) {
        last = round.clock.now();
        if (plan.row.number == 500) {
            edited = last;
            round.wikis->edit(Home, StopPage, u"STOP"_s);
        }
        return PostFault{};
    };
    round.start(request);
    QTRY_COMPARE(causeOf(round, request.id).code, brake::StopPage);
    QVERIFY2(edited.secsTo(last) <= 10, qPrintable(QString::number(edited.secsTo(last))));
    QVERIFY(round.wikis->calls(u"page"_s) <= 1 + round.rows(request).first().time.secsTo(last) / 10);
    QVERIFY(round.ledger.deliveryNow(request.id)->counts[RowState::Planned] > 0);
}

void TestBrakes::readsNoStopPageThatTheCheckHasSeen()
{
    Round round;
    const Request request = round.request(5);
    QVERIFY(round.deliver(request));
    QCOMPARE(round.wikis->calls(u"page"_s), 0); // The check said that there is none.
    round.wikis->edit(Home, StopPage, u"go"_s);
    Request next = round.request(5);
    next.options.repeat = true; // The same text on the same pages.
    QVERIFY(round.deliver(next));
    QCOMPARE(round.wikis->calls(u"page"_s), 1);
}

void TestBrakes::goesOnBesideAStopPageThatCannotBeRead()
{
    Round round({Other});
    round.wikis = std::make_shared<FakeWikis>(
        round.clock, Account{Home, u"Sender"_s, SignInKind::OwnerOnlyToken, {}}, QStringList{Home, Other});
    const Request request = round.request(600);
    round.wikis->readFault = [&](const QString &call, const QString &) {
        const bool fails = call == u"page"_s && round.wikis->calls(u"post"_s) < 300;
        return fails ? std::optional(Error{ErrorKind::Temporary, u"unreachable"_s, {}, {}}) : std::nullopt;
    };
    QStringList told;
    connect(round.engine.get(), &DeliveryEngine::stopPageTroubled, round.engine.get(),
            [&told](const QString &, const std::optional<Error> &error) {
                told.append(error ? error->code : u"well"_s);
            });
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(told, QStringList({u"unreachable"_s, u"well"_s}));
}

void TestBrakes::pausesWhenSomebodyWritesToTheAccount()
{
    for (const bool heeded : {true, false}) {
        Round round({Home, Other});
        round.wikis->brakePolicy.ownTalk = heeded;
        round.wikis->newMessages = {Other}; // Of long ago.
        round.wikis->fault = [&](const AttemptPlan &plan) {
            if (plan.wiki == Home)
                round.wikis->newMessages.insert(Home);
            return PostFault{};
        };
        const Request request = round.request(120);
        round.start(request);
        if (heeded) {
            QTRY_COMPARE(causeOf(round, request.id), (PauseCause{brake::OwnTalk, Home, u"Sender"_s}));
            QVERIFY(round.wikis->calls(u"post"_s) > 0);
            round.engine->goOn(request.id); // It was read, though the wiki does not know.
        }
        QVERIFY(round.finish(request.id));
        QCOMPARE(round.whatIsWrong(request), QString());
    }
}

void TestBrakes::heedsAMessageThatCameWhileItWasInterrupted()
{
    Round round;
    const Request request = round.request(20);
    round.wikis->fault = [&](const AttemptPlan &plan) {
        round.clock.setRunning(plan.row.number != 3); // Time stands still until the crash.
        return PostFault{};
    };
    round.start(request);
    QTRY_COMPARE(round.wikis->calls(u"post"_s), 3);
    round.crash();
    round.clock.setRunning(true);
    round.wikis->newMessages = {Home};
    round.wikis->mayPostTogether = true;
    round.resume(request.id);
    const int posts = round.wikis->calls(u"post"_s);
    QTRY_COMPARE(causeOf(round, request.id).code, brake::OwnTalk);
    QCOMPARE(round.wikis->calls(u"post"_s), posts);
    round.engine->goOn(request.id);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.whatIsWrong(request), QString());
}

void TestBrakes::pausesAfterFailuresInARowOverAllWikis()
{
    Round round({Home, Other});
    const Request request = round.request(40);
    int failures = 0;
    round.wikis->fault = [&](const AttemptPlan &plan) {
        const bool fails = plan.row.number > 20 && failures < 10;
        failures += fails ? 1 : 0;
        return fails ? refused() : PostFault{};
    };
    round.start(request);
    QTRY_COMPARE(causeOf(round, request.id), (PauseCause{brake::FailuresInARow, {}, Refusal.detail}));
    // One more may have been in flight on the other wiki.
    const StateCounts counts = round.ledger.deliveryNow(request.id)->counts;
    QCOMPARE(counts[RowState::Failed], 10);
    QVERIFY(counts[RowState::Planned] >= 48);
    round.engine->goOn(request.id);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.whatIsWrong(request), QString());
}

void TestBrakes::pausesAtAShareOfFailures()
{
    Round round;
    const Request request = round.request(60);
    round.wikis->fault = [](const AttemptPlan &plan) {
        return plan.row.number <= 40 && plan.row.number % 2 ? refused() : PostFault{};
    };
    round.start(request);
    // Ten of twenty: the twentieth row was delivered, the next failure says it.
    QTRY_COMPARE(causeOf(round, request.id), (PauseCause{brake::FailureShare, {}, u"11/21"_s}));
    QCOMPARE(round.wikis->calls(u"post"_s), 21);
    round.engine->goOn(request.id); // Counts anew: ten of the next twenty are not passed.
    QTRY_COMPARE(causeOf(round, request.id), PauseCause{});
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.whatIsWrong(request), QString());
}

void TestBrakes::takesNoSkippedRowForAFailure()
{
    Round round;
    const Request request = round.request(120);
    round.wikis->tweak = [](PageCheck &page) { page.optedOut = page.title.startsWith("User talk"_L1); };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Skipped], 120);
}

void TestBrakes::endsThoughTheLastRowFailed()
{
    Round round;
    const Request request = round.request(10);
    round.wikis->fault = [](const AttemptPlan &) { return refused(); };
    QVERIFY(round.deliver(request)); // Nothing is left that a pause could save.
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Failed], 10);
}

void TestBrakes::pausesWhenAMessageIsReverted()
{
    Round round;
    round.wikis->latency = 1s;
    const Request request = round.request(300);
    round.wikis->fault = [&](const AttemptPlan &plan) {
        if (plan.row.number == 5)
            round.wikis->reverted.insert(round.rows(request).first().revision);
        return PostFault{};
    };
    round.start(request);
    QTRY_COMPARE(causeOf(round, request.id), (PauseCause{brake::Reverted, Home, u"User talk:U1"_s}));
    QCOMPARE(round.rows(request).first().code, reason::AuditReverted);
    QVERIFY(round.wikis->calls(u"post"_s) < 80);
    round.crash(); // What was told once is no news, not even after a restart.
    round.wikis->mayPostTogether = true;
    round.resume(request.id);
    QTRY_COMPARE(causeOf(round, request.id).code, brake::Reverted);
    round.engine->goOn(request.id);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.whatIsWrong(request), QString());
}

void TestBrakes::asksAWikiForReactionsOnceAMinuteAtMost()
{
    Round round({Home, Other});
    round.wikis->latency = 1s;
    const Request request = round.request(300);
    const QDateTime begin = round.clock.now();
    QVERIFY(round.deliver(request));
    const qint64 minutes = begin.secsTo(round.clock.now()) / 60;
    QVERIFY(minutes >= 5);
    QVERIFY2(round.wikis->calls(u"reactions"_s) >= minutes,
             qPrintable(QString::number(round.wikis->calls(u"reactions"_s))));
    QVERIFY(round.wikis->calls(u"reactions"_s) <= 2 * minutes);
}

void TestBrakes::staysBrakedOverARestartUntilAPersonGoesOn()
{
    Round round;
    const Request request = round.request(30);
    round.wikis->fault = [](const AttemptPlan &plan) {
        return plan.row.number <= 10 ? refused() : PostFault{};
    };
    round.start(request);
    QTRY_COMPARE(causeOf(round, request.id).code, brake::FailuresInARow);
    round.crash();
    round.resume(request.id);
    QTRY_COMPARE(causeOf(round, request.id).code, brake::FailuresInARow);
    round.engine->stop(request.id); // What a terminal does when a person is needed.
    QTRY_VERIFY(!round.engine->isUnderWay(request.id));
    QCOMPARE(round.ledger.deliveryNow(request.id)->pauseCause.code, brake::FailuresInARow);
    round.start(request); // The same request again is no "go on".
    QTRY_COMPARE(causeOf(round, request.id).code, brake::FailuresInARow);
    QCOMPARE(round.wikis->calls(u"post"_s), 10);
    round.engine->goOn(request.id);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.ledger.deliveryNow(request.id)->state, DeliveryState::Finished);
    QVERIFY(round.ledger.deliveryNow(request.id)->pauseCause.isEmpty());
}

void TestBrakes::asksNobodyAgainWhoGoesOnWhileItOpens()
{
    Round round;
    const Request request = round.request(5);
    round.wikis->edit(Home, StopPage, u"stop"_s);
    round.start(request);
    QTRY_COMPARE(causeOf(round, request.id).code, brake::StopPage);
    round.crash();
    round.wikis->remove(Home, StopPage);
    DeliveryEngine *engine = round.engine.get();
    connect(engine, &DeliveryEngine::opened, engine,
            [engine](const Delivery &delivery) { engine->goOn(delivery.id); });
    const QSignalSpy needs(engine, &DeliveryEngine::needsPersonChanged);
    round.resume(request.id);
    QVERIFY(round.finish(request.id));
    QCOMPARE(needs.count(), 0);
    QCOMPARE(round.whatIsWrong(request), QString());
}

void TestBrakes::endsADeliveryThatABrakeHolds()
{
    Round round;
    const Request request = round.request(5);
    round.wikis->edit(Home, StopPage, u"stop"_s);
    round.start(request);
    QTRY_COMPARE(causeOf(round, request.id).code, brake::StopPage);
    round.engine->end(request.id);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Skipped], 5);
    QCOMPARE(round.wikis->calls(u"post"_s), 0);
}

QTEST_GUILESS_MAIN(TestBrakes)
#include "brakes.moc"
