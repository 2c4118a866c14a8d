// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rowwords.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;
using Phase = LaneStatus::Phase;

namespace {
const QDateTime Now(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);
}

class TestLaneWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatALaneDoes_data();
    void saysWhatALaneDoes();
    void tellsAnIdleLaneThatIsDoneFromOneToCome();
    void knowsTheFamiliesOfCodes_data();
    void knowsTheFamiliesOfCodes();
    void putsNoStrangeCodeBeforePeople();
    void saysWhatAPersonCanDoOnlyWhereOneIsNeeded();
    void boundsTheWikisOwnWords();
};

void TestLaneWords::saysWhatALaneDoes_data()
{
    QTest::addColumn<LaneStatus>("lane");
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, Phase phase, const QString &cause, const QDateTime &until,
                        const QString &cell, const QString &sentence) {
        LaneStatus lane{.wiki = u"a.org"_s, .phase = phase, .cause = cause, .until = until};
        lane.counts[RowState::Planned] = 1;
        QTest::newRow(name) << lane << cell << sentence;
    };
    row("idle", Phase::Idle, {}, {}, u"to come"_s, u"a.org: to come"_s);
    row("checking", Phase::Checking, {}, {}, u"checking"_s, u"a.org: checking"_s);
    row("sending", Phase::Sending, {}, {}, u"sending"_s, u"a.org: sending"_s);
    row("waiting", Phase::Waiting, u"maxlag"_s, Now.addSecs(42), u"42 s: replication lag"_s,
        u"a.org waits 42 s: replication lag"_s);
    row("waiting for nobody knows how long", Phase::Waiting, u"readonly"_s, {}, u"read-only"_s,
        u"a.org waits: read-only"_s);
    row("troubled", Phase::Troubled, u"blocked"_s, {}, u"needs you: your account is blocked"_s,
        u"a.org needs you: your account is blocked"_s);
    row("held", Phase::Held, {}, {}, u"held"_s, u"a.org: held"_s);
    row("finished", Phase::Finished, {}, {}, u"finished"_s, u"a.org: finished"_s);
}

void TestLaneWords::saysWhatALaneDoes()
{
    QFETCH(LaneStatus, lane);
    QFETCH(QString, cell);
    QFETCH(QString, sentence);
    QCOMPARE(laneWords(lane, Now), cell);
    QCOMPARE(laneSentence(lane, Now), sentence);
}

void TestLaneWords::tellsAnIdleLaneThatIsDoneFromOneToCome()
{
    LaneStatus lane{.wiki = u"a.org"_s};
    lane.counts[RowState::Skipped] = 2;
    QCOMPARE(laneWords(lane, Now), u"finished"_s);
    lane.counts[RowState::Unknown] = 1;
    QCOMPARE(laneWords(lane, Now), u"to come"_s);
}

void TestLaneWords::knowsTheFamiliesOfCodes_data()
{
    QTest::addColumn<QString>("cause");
    QTest::addColumn<QString>("like");
    QTest::newRow("a status") << u"http-503"_s << u"http-"_s;
    QTest::newRow("a global block") << u"globalblocking-blockedtext-user"_s << u"blocked"_s;
    QTest::newRow("Wikimedia's") << u"wikimedia-globalblocking-ipblocked"_s << u"blocked"_s;
    QTest::newRow("OAuth") << u"mwoauth-oauth-exception"_s << u"sign-in"_s;
}

void TestLaneWords::knowsTheFamiliesOfCodes()
{
    QFETCH(QString, cause);
    QFETCH(QString, like);
    QVERIFY(causeWords(cause) != causeWords(u"no-such-cause"_s));
    QCOMPARE(causeWords(cause), causeWords(like));
}

void TestLaneWords::putsNoStrangeCodeBeforePeople()
{
    QCOMPARE(causeWords(u"no-such-cause"_s), u"a reason of the wiki's own"_s);
    QCOMPARE(causeWords({}), u"the wiki"_s);
    const auto told =
        explainLane({.wiki = u"a.org"_s, .phase = Phase::Troubled, .cause = u"no-such-cause"_s});
    QVERIFY(!told.text().contains(u"no-such-cause"_s));
    QVERIFY(!told.todo.isEmpty());
    QCOMPARE(told.details, u"no-such-cause"_s);
}

void TestLaneWords::saysWhatAPersonCanDoOnlyWhereOneIsNeeded()
{
    const LaneStatus waiting{.wiki = u"a.org"_s, .phase = Phase::Waiting, .cause = u"maxlag"_s};
    QCOMPARE(explainLane(waiting).what, u"a.org waits"_s);
    QCOMPARE(explainLane(waiting).todo, u"It goes on by itself."_s);
    LaneStatus troubled = waiting;
    troubled.phase = Phase::Troubled;
    QCOMPARE(explainLane(troubled).what, u"a.org needs you"_s);
    QVERIFY(explainLane(troubled).todo != explainLane(waiting).todo);
    troubled.cause = u"blocked"_s;
    QVERIFY(explainLane(troubled).todo.contains(u"administrator"_s));
}

void TestLaneWords::boundsTheWikisOwnWords()
{
    const LaneStatus lane{.wiki = u"a.org"_s,
                          .phase = Phase::Troubled,
                          .cause = u"blocked"_s,
                          .detail = QString(1'000'000, u'x')};
    QVERIFY(explainLane(lane).details.size() < 30'000);
}

QTEST_GUILESS_MAIN(TestLaneWords)
#include "lanewords.moc"
