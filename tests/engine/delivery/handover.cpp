// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// MassMessage delivers: never two calls for a row, and every row's end is what its wiki tells.
#include "domain/delivery/mark.h"
#include "domain/delivery/reason.h"
#include "support/round.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace paperround;

using What = PostFault::What;
Q_DECLARE_METATYPE(paperround::PostFault::What)

namespace {

const QString Home = u"home.example"_s;
const QString Other = u"other.example"_s;

struct QueueRound : Round
{
    QueueRound()
        : Round({Home, Other})
    {
        wikis->tweakFacts = [](WikiFacts &facts) { facts.extensions.insert(u"MassMessage"_s); };
        wikis->tweakAccount = [](AccountFacts &facts) { facts.rights += u"massmessage"_s; };
    }
    [[nodiscard]] Request queued(int targetsPerWiki) const
    {
        Request made = request(targetsPerWiki);
        made.options.route = Route::MassMessage;
        return made;
    }
    void meets(What what, std::chrono::milliseconds delay = {}, Error error = {})
    {
        wikis->handOverFault = [this, what, delay, error](const HandOverPlan &) {
            return wikis->calls(u"handOver"_s) == 1 ? PostFault{what, delay, error} : PostFault{};
        };
    }
    /// How often the message stands on the row's page.
    [[nodiscard]] int copiesOf(const Request &what, int row) const
    {
        const Target &target = what.targets[row - 1];
        return int(wikis->textOf(target.wiki, target.title).count(Mark{what.id, 0}.text()));
    }
    [[nodiscard]] QString problemOf(const Request &what) const
    {
        if (!wikis->violations().isEmpty() || !ledger.violations().isEmpty())
            return (wikis->violations() + ledger.violations()).constFirst();
        for (const Row &row : rows(what)) {
            if (copiesOf(what, row.number) != 1 || row.state != RowState::Delivered
                || row.reason != reason::Observed || row.route != Route::MassMessage || row.revision == 0)
                return u"row %1 %2 (%3 %4): %5 copies"_s.arg(row.number)
                    .arg(stateName(row.state), row.reason, row.code)
                    .arg(copiesOf(what, row.number));
        }
        const auto delivery = ledger.deliveryNow(what.id);
        return delivery && delivery->state == DeliveryState::Finished ? QString() : u"not finished"_s;
    }
};

} // namespace

class TestHandOver : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isOneCallWhoseOutcomeIsObserved();
    void mergesRowsThatLeadToOnePage();
    void endsRowsAsTheLogSays_data();
    void endsRowsAsTheLogSays();
    void holdsARowWithoutATrace();
    void findsWhatCameLateBeforeAPersonsWordSendsItAgain();
    void findsWhatCameLateWhenItIsResumed();
    void findsWhatCameLateThoughAPersonClosedTheRow();
    void neverCallsTwiceForARow_data();
    void neverCallsTwiceForARow();
    void isTakenUpAfterACrash_data();
    void isTakenUpAfterACrash();
    void remembersItsListsThroughACrash();
    void isRecognisedByALedgerThatNeverHeardOfIt();
    void waitsForAPersonWhereTheRightIsMissing();
    void leavesBoardsAndWikisWithoutItToTheLanes();
    void endsWithoutHandingOver();
    void handsOverWaveByWave();
    void handsOverOnceForAPerson();
    void leavesPagesToItThatOurAccountMayNotEdit();
};

void TestHandOver::isOneCallWhoseOutcomeIsObserved()
{
    QueueRound round;
    const Request request = round.queued(60); // More than one batch of checks a wiki.
    QVERIFY(round.deliver(request));
    QCOMPARE(round.problemOf(request), QString());
    QCOMPARE(round.wikis->calls(u"handOver"_s), 1);
    QCOMPARE(round.wikis->calls(u"makeList"_s), 1);
    QCOMPARE(round.wikis->calls(u"post"_s), 0);
    const Attempt attempt = round.ledger.attemptsNow(request.id, 1).constLast();
    QCOMPARE(attempt.form, EditForm::HandOver);
    QCOMPARE(attempt.outcome, u"delivered"_s);
}

void TestHandOver::mergesRowsThatLeadToOnePage()
{
    QueueRound round;
    Request request = round.queued(2);
    round.wikis->edit(Home, u"User talk:Old"_s, u"#REDIRECT [[User talk:U1]]"_s);
    request.targets.append({u"User talk:Old"_s, Home, 5});
    QVERIFY(round.deliver(request));
    QCOMPARE(round.copiesOf(request, 1), 1);
    QCOMPARE(round.rows(request).constLast().reason, reason::Duplicate);
}

void TestHandOver::endsRowsAsTheLogSays_data()
{
    QTest::addColumn<QString>("job");
    QTest::addColumn<RowState>("state");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("code");
    QTest::newRow("opted out") << u"skipoptout"_s << RowState::Skipped << reason::OptedOut << u"skipoptout"_s;
    QTest::newRow("no user") << u"skipnouser"_s << RowState::Skipped << reason::NoUser << u"skipnouser"_s;
    QTest::newRow("namespace") << u"skipbadns"_s << RowState::Skipped << reason::BadNamespace
                               << u"skipbadns"_s;
    QTest::newRow("protected") << u"failure protectedpage"_s << RowState::Failed << reason::Protected
                               << u"protectedpage"_s;
}

void TestHandOver::endsRowsAsTheLogSays()
{
    QFETCH(QString, job);
    QFETCH(RowState, state);
    QFETCH(QString, reason);
    QFETCH(QString, code);
    QueueRound round;
    round.wikis->job = [job](const QString &wiki, const QString &page) {
        return wiki == Other && page == "User talk:U2"_L1 ? job : QString();
    };
    const Request request = round.queued(3);
    QVERIFY(round.deliver(request));
    int ended = 0;
    for (const Row &row : round.rows(request)) {
        const bool told = row.target.wiki == Other && row.target.title == "User talk:U2"_L1;
        QCOMPARE(row.state, told ? state : RowState::Delivered);
        if (!told)
            continue;
        ++ended;
        QCOMPARE(row.reason, reason);
        QCOMPARE(row.code, code);
    }
    QCOMPARE(ended, 1);
    QCOMPARE(round.ledger.violations(), QStringList());
}

void TestHandOver::holdsARowWithoutATrace()
{
    QueueRound round;
    round.wikis->job = [](const QString &, const QString &page) {
        return page == "User talk:U1"_L1 ? u"drop"_s : QString();
    };
    Request request = round.queued(2);
    request.options.traceMinutes = 90;
    round.start(request);
    QVERIFY(!round.finish(request.id)); // A person is asked.
    const Row row = round.rows(request).constFirst();
    QCOMPARE(row.state, RowState::Held);
    QCOMPARE(row.code, reason::NoTrace);
    const auto claimed = round.ledger.attemptsNow(request.id, 1).constLast().claimed;
    QVERIFY(round.clock.now() >= claimed.addSecs(90 * 60));
    QCOMPARE(round.rows(request).constLast().state, RowState::Delivered);
}

void TestHandOver::findsWhatCameLateBeforeAPersonsWordSendsItAgain()
{
    QueueRound round;
    round.wikis->queueDelay = 100min; // And a trace is waited for an hour.
    const Request request = round.queued(2);
    round.start(request);
    QVERIFY(!round.finish(request.id));
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Held], 4);
    round.clock.advance(3600s);
    for (const Row &row : round.rows(request))
        round.engine->decide(request.id, row.number, RowState::Planned);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.problemOf(request), QString());
    QCOMPARE(round.wikis->calls(u"handOver"_s), 1);
}

void TestHandOver::findsWhatCameLateWhenItIsResumed()
{
    QueueRound round;
    round.wikis->queueDelay = 100min;
    const Request request = round.queued(2);
    round.start(request);
    QVERIFY(!round.finish(request.id));
    round.crash();
    round.clock.advance(3600s);
    round.resume(request.id);
    QVERIFY(round.finish(request.id)); // Nobody is asked any more.
    QCOMPARE(round.problemOf(request), QString());
}

void TestHandOver::findsWhatCameLateThoughAPersonClosedTheRow()
{
    QueueRound round;
    round.wikis->queueDelay = 100min;
    const Request request = round.queued(2);
    round.start(request);
    QVERIFY(!round.finish(request.id));
    round.clock.advance(3600s);
    for (const Row &row : round.rows(request))
        round.engine->decide(request.id, row.number, RowState::Unresolved);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.problemOf(request), QString());
}

void TestHandOver::neverCallsTwiceForARow_data()
{
    QTest::addColumn<PostFault::What>("what");
    QTest::addColumn<std::chrono::milliseconds>("delay");
    QTest::addColumn<int>("calls");
    QTest::newRow("lost before") << What::LostBefore << 0ms << 2;
    QTest::newRow("lost after") << What::LostAfter << 0ms << 1;
    QTest::newRow("late, before the fence's end") << What::Late << std::chrono::milliseconds(60s) << 2;
    QTest::newRow("late, after it") << What::Late << std::chrono::milliseconds(900s) << 2;
}

void TestHandOver::neverCallsTwiceForARow()
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

void TestHandOver::isTakenUpAfterACrash_data()
{
    neverCallsTwiceForARow_data();
}

void TestHandOver::isTakenUpAfterACrash()
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

void TestHandOver::remembersItsListsThroughACrash()
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

void TestHandOver::isRecognisedByALedgerThatNeverHeardOfIt()
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

void TestHandOver::waitsForAPersonWhereTheRightIsMissing()
{
    QueueRound round;
    round.meets(What::Refused, {}, {ErrorKind::NeedsFix, u"permissiondenied"_s, {}, {}});
    const Request request = round.queued(2);
    round.start(request);
    QVERIFY(!round.finish(request.id));
    QVERIFY(round.engine->needsPerson(request.id));
    QCOMPARE(round.engine->lanes(request.id).constFirst().cause, u"permissiondenied"_s);
    QCOMPARE(round.rows(request).constFirst().state, RowState::Planned);
    round.engine->retryLane(request.id, Home);
    round.engine->retryLane(request.id, Other);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.problemOf(request), QString());
    QCOMPARE(round.wikis->calls(u"makeList"_s), 1); // The refused call left its list as it was.
}

void TestHandOver::leavesBoardsAndWikisWithoutItToTheLanes()
{
    QueueRound round;
    round.wikis->makeBoard(Home, u"User talk:U1"_s, Route::Flow);
    round.clock.advance(60s);
    round.wikis->tweakFacts = [](WikiFacts &facts) {
        if (facts.wiki == Home)
            facts.extensions.insert(u"MassMessage"_s);
    };
    const Request request = round.queued(2);
    QVERIFY(round.deliver(request));
    const QList<Row> rows = round.rows(request);
    QList<Route> routes;
    for (const Row &row : rows) {
        QCOMPARE(row.state, RowState::Delivered);
        routes.append(row.route);
    }
    QCOMPARE(routes, (QList<Route>{Route::Flow, Route::Edit, Route::MassMessage, Route::Edit}));
}

void TestHandOver::endsWithoutHandingOver()
{
    QueueRound round;
    round.meets(What::Refused, {}, {ErrorKind::NeedsFix, u"permissiondenied"_s, {}, {}});
    const Request request = round.queued(2);
    round.start(request);
    QVERIFY(!round.finish(request.id));
    round.engine->end(request.id);
    QVERIFY(round.finish(request.id));
    for (const Row &row : round.rows(request))
        QCOMPARE(row.reason, reason::Cancelled);
}

void TestHandOver::handsOverWaveByWave()
{
    QueueRound round;
    Request request = round.queued(4);
    request.options.waves = {25};
    round.start(request);
    QVERIFY(!round.finish(request.id)); // A person looks.
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 2);
    round.engine->goOn(request.id);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.problemOf(request), QString());
    QCOMPARE(round.wikis->calls(u"handOver"_s), 2);
    QCOMPARE(round.wikis->calls(u"makeList"_s), 2); // Each call has its own.
}

void TestHandOver::handsOverOnceForAPerson()
{
    QueueRound round;
    round.wikis->job = [](const QString &wiki, const QString &page) {
        return wiki == Home && page == "User talk:U1"_L1 ? u"skipoptout"_s : QString();
    };
    Request request = round.queued(2);
    request.options.oncePerPerson = true;
    QVERIFY(round.deliver(request));
    QHash<QString, int> got;
    for (const Row &row : round.rows(request))
        got[row.target.title] += row.state == RowState::Delivered ? 1 : 0;
    // Whoever was left out on one wiki gets it on the other.
    QCOMPARE(got, (QHash<QString, int>{{u"User talk:U1"_s, 1}, {u"User talk:U2"_s, 1}}));
}

void TestHandOver::leavesPagesToItThatOurAccountMayNotEdit()
{
    QueueRound round;
    round.wikis->tweak = [](PageCheck &page) {
        page.problems = {{u"blocked"_s, u"Your account is blocked."_s, ErrorKind::Wiki}};
    };
    const Request request = round.queued(2);
    QVERIFY(round.deliver(request));
    QCOMPARE(round.problemOf(request), QString());
}

QTEST_GUILESS_MAIN(TestHandOver)
#include "handover.moc"
