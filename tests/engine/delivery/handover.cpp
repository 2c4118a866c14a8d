// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// MassMessage delivers, and every row's end is what its wiki tells.
#include "engine/delivery/queueround.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace paperround;

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
