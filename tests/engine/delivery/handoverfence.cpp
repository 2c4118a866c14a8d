// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A hand-over without an answer: never two calls for a row before the first is known not to have happened.
#include "engine/delivery/queueround.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace paperround;

Q_DECLARE_METATYPE(paperround::PostFault::What)
Q_DECLARE_METATYPE(paperround::ErrorKind)

class TestHandOverFence : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void neverCallsTwiceForARow_data();
    void neverCallsTwiceForARow();
    void isTakenUpAfterACrash_data();
    void isTakenUpAfterACrash();
    void remembersItsListsThroughACrash();
    void asksAPersonWhereAListCannotBeEmptied_data();
    void asksAPersonWhereAListCannotBeEmptied();
    void goesOnByItselfOnceAListCanBeEmptied_data();
    void goesOnByItselfOnceAListCanBeEmptied();
    void takesTheLogsWordThoughAListCannotBeEmptied();
    void isRecognisedByALedgerThatNeverHeardOfIt();
};

void TestHandOverFence::neverCallsTwiceForARow_data()
{
    QTest::addColumn<PostFault::What>("what");
    QTest::addColumn<std::chrono::milliseconds>("delay");
    QTest::addColumn<int>("calls");
    QTest::newRow("lost before") << What::LostBefore << 0ms << 2;
    QTest::newRow("lost after") << What::LostAfter << 0ms << 1;
    QTest::newRow("late, before the fence's end") << What::Late << std::chrono::milliseconds(60s) << 2;
    QTest::newRow("late, after it") << What::Late << std::chrono::milliseconds(900s) << 2;
}

void TestHandOverFence::neverCallsTwiceForARow()
{
    QFETCH(PostFault::What, what);
    QFETCH(std::chrono::milliseconds, delay);
    QFETCH(int, calls);
    QueueRound round;
    round.meets(what, delay);
    const Request request = round.queued(3);
    QVERIFY(round.deliver(request));
    round.clock.advance(3600s); // Whatever was under way has arrived.
    QCOMPARE(round.problemOf(request), QString());
    QCOMPARE(round.wikis->calls(u"handOver"_s), calls);
    QCOMPARE(round.wikis->calls(u"emptyList"_s), calls); // By a fence, or after the call that counted.
}

void TestHandOverFence::isTakenUpAfterACrash_data()
{
    neverCallsTwiceForARow_data();
}

void TestHandOverFence::isTakenUpAfterACrash()
{
    QFETCH(PostFault::What, what);
    QFETCH(std::chrono::milliseconds, delay);
    QueueRound round;
    bool crashed = false;
    round.wikis->handOverFault = [&](const HandOverPlan &) {
        if (std::exchange(crashed, true))
            return PostFault{};
        round.clock.after(1ms, [&round] { round.crash(); });
        return PostFault{what, delay, {}};
    };
    const Request request = round.queued(3);
    round.start(request);
    round.finish(request.id);
    QVERIFY(crashed);
    QCOMPARE(round.rows(request).constFirst().state, RowState::Sending);
    round.resume(request.id);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.problemOf(request), QString());
    QVERIFY(round.wikis->calls(u"emptyList"_s) <= 2); // One fence; and once it was told of the second call.
}

void TestHandOverFence::remembersItsListsThroughACrash()
{
    QueueRound round;
    round.meets(What::LostBefore);
    const Request request = round.queued(3);
    round.start(request);
    bool crashed = false;
    connect(round.engine.get(), &DeliveryEngine::rowsChanged, &round.clock, [&] {
        if (round.rows(request).constFirst().reason == reason::NotApplied && !std::exchange(crashed, true))
            round.clock.after(1ms, [&round] { round.crash(); });
    });
    round.finish(request.id);
    QVERIFY(crashed);
    round.resume(request.id);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.problemOf(request), QString());
    QCOMPARE(round.wikis->calls(u"makeList"_s), 2); // The first is not tried, and fenced, again.
}

void TestHandOverFence::asksAPersonWhereAListCannotBeEmptied_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<RowState>("state");
    QTest::newRow("never") << ErrorKind::Wiki << RowState::Held;
    QTest::newRow("not before it is mended") << ErrorKind::NeedsFix << RowState::Sending;
}

void TestHandOverFence::asksAPersonWhereAListCannotBeEmptied()
{
    QFETCH(ErrorKind, kind);
    QFETCH(RowState, state);
    QueueRound round;
    round.meets(What::LostBefore);
    round.wikis->readFault = [kind](const QString &call, const QString &) {
        return call == "emptyList"_L1 ? std::optional(Error{kind, u"protectedpage"_s, {}, {}}) : std::nullopt;
    };
    const Request request = round.queued(2);
    round.start(request);
    QTRY_VERIFY(round.engine->needsPerson(request.id));
    for (const Row &row : round.rows(request))
        QCOMPARE(row.state, state);
    QCOMPARE(round.wikis->calls(u"handOver"_s), 1);
    round.wikis->readFault = {};
    for (const Row &row : round.rows(request))
        round.engine->decide(request.id, row.number, RowState::Planned);
    // The list is tried anew by itself as well: a refusal from before it was mended may come in after the person.
    bool finished = false;
    for (int asked = 0; asked < 2 && !finished; ++asked) {
        round.engine->retryLane(request.id, Home);
        round.engine->retryLane(request.id, Other);
        finished = round.finish(request.id);
    }
    QVERIFY(finished);
    QCOMPARE(round.problemOf(request), QString());
}

void TestHandOverFence::goesOnByItselfOnceAListCanBeEmptied_data()
{
    QTest::addColumn<PostFault::What>("what");
    QTest::newRow("the call had been lost") << What::LostBefore;
    QTest::newRow("the call had been answered") << What::LostAfter;
}

void TestHandOverFence::goesOnByItselfOnceAListCanBeEmptied()
{
    QFETCH(PostFault::What, what);
    QueueRound round;
    round.meets(what);
    round.wikis->queueDelay = 600s; // Nothing is seen before.
    round.wikis->readFault = [&round](const QString &call, const QString &) {
        const bool barred = call == "emptyList"_L1 && round.wikis->calls(call) < 4;
        return barred ? std::optional(Error{ErrorKind::NeedsFix, u"protectedpage"_s, {}, {}}) : std::nullopt;
    };
    bool asked = false;
    connect(round.engine.get(), &DeliveryEngine::needsPersonChanged, &round.clock,
            [&asked](const QString &, bool needs) { asked = asked || needs; });
    const Request request = round.queued(2);
    QVERIFY(round.deliver(request));
    QCOMPARE(round.problemOf(request), QString());
    QVERIFY(asked);
}

void TestHandOverFence::takesTheLogsWordThoughAListCannotBeEmptied()
{
    QueueRound round;
    round.meets(What::LostAfter);
    round.wikis->queueDelay = 1s; // Some are seen while the log is read.
    round.wikis->readFault = [](const QString &call, const QString &) {
        return call == "emptyList"_L1 ? std::optional(Error{ErrorKind::Wiki, u"protectedpage"_s, {}, {}})
                                      : std::nullopt;
    };
    const Request request = round.queued(2);
    QVERIFY(round.deliver(request));
    QCOMPARE(round.problemOf(request), QString());
}

void TestHandOverFence::isRecognisedByALedgerThatNeverHeardOfIt()
{
    QueueRound round;
    const Request request = round.queued(3);
    QVERIFY(round.deliver(request));
    round.ledger.restore({});
    round.crash();
    QVERIFY(round.deliver(request));
    QCOMPARE(round.problemOf(request), QString());
    QCOMPARE(round.wikis->calls(u"handOver"_s), 1);
}

QTEST_GUILESS_MAIN(TestHandOverFence)
#include "handoverfence.moc"
