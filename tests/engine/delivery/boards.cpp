// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Boards double whatever arrives twice: every fault ends with one copy, or with a person's decision.
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

const QString Host = u"home.example"_s;
const QString Board = u"User talk:U1"_s;

/// A round whose first page is a board.
struct BoardRound : Round
{
    explicit BoardRound(Route kind)
    {
        wikis->makeBoard(Host, Board, kind);
        clock.advance(60s);
    }
    /// The first post of the board meets `fault`, every other one none.
    void meets(PostFault fault)
    {
        wikis->fault = [fault](const AttemptPlan &plan) {
            return isBoard(plan.row.route) && plan.attempt.number == 1 ? fault : PostFault{};
        };
    }
};

} // namespace

class TestBoards : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void getATopicOrAThread_data();
    void getATopicOrAThread();
    void takeTheSignatureOffTheEnd();
    void areSkippedWhereTheyTakeNoMessage_data();
    void areSkippedWhereTheyTakeNoMessage();
    void areLookedForAndNeverRepeated_data();
    void areLookedForAndNeverRepeated();
    void areNotPostedToAgainAfterACrash_data();
    void areNotPostedToAgainAfterACrash();
    void areNotPostedToTwiceWithAnOlderLedger_data();
    void areNotPostedToTwiceWithAnOlderLedger();
    void getItAgainWhenAPersonSaysSo();
    void goOnAfterARefusalThatPrecedesTheSave();
};

void TestBoards::getATopicOrAThread_data()
{
    QTest::addColumn<Route>("kind");
    QTest::addColumn<QString>("thread");
    QTest::newRow("Flow") << Route::Flow << u"Topic:"_s;
    QTest::newRow("LiquidThreads") << Route::LiquidThreads << u"Thread:User talk:U1/News"_s;
}

void TestBoards::getATopicOrAThread()
{
    QFETCH(Route, kind);
    QFETCH(QString, thread);
    BoardRound round(kind);
    const Request request = round.request(2);
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    const Row row = round.rows(request).constFirst();
    QCOMPARE(row.state, RowState::Delivered);
    QCOMPARE(row.route, kind);
    QCOMPARE(row.page, Board);
    QVERIFY2(row.thread.startsWith(thread), qPrintable(row.thread));
    QCOMPARE(round.rows(request).constLast().route, Route::Edit);
    QCOMPARE(round.wikis->textOf(Host, Board), u"A board."_s);
}

void TestBoards::takeTheSignatureOffTheEnd()
{
    BoardRound round(Route::Flow);
    Request request = round.request(1);
    request.message = {u"News <b>now</b>"_s, u"Hello ~~~~\n"_s};
    QVERIFY(round.deliver(request));
    const QStringList texts = round.wikis->threadsOf(Host, Board);
    QCOMPARE(texts.size(), 1);
    QVERIFY2(texts.constFirst().startsWith("Hello\n<!--"_L1), qPrintable(texts.constFirst()));
}

void TestBoards::areSkippedWhereTheyTakeNoMessage_data()
{
    QTest::addColumn<Route>("kind");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<bool>("byTheFarm");
    QTest::newRow("a read-only Flow") << Route::Flow << reason::FlowBoard << false;
    QTest::newRow("a farm without Flow") << Route::Flow << reason::FlowBoard << true;
    QTest::newRow("a protected LiquidThreads page") << Route::LiquidThreads << reason::LiquidThreads << false;
    QTest::newRow("a farm without LiquidThreads") << Route::LiquidThreads << reason::LiquidThreads << true;
}

void TestBoards::areSkippedWhereTheyTakeNoMessage()
{
    QFETCH(Route, kind);
    QFETCH(QString, reason);
    QFETCH(bool, byTheFarm);
    BoardRound round(kind);
    if (byTheFarm)
        round.wikis->allowed = {Route::Edit};
    else
        round.wikis->tweak = [](PageCheck &page) {
            if (page.title == Board)
                page.problems = {{u"flow-error-protected-readonly"_s, u"Read only."_s}};
        };
    const Request request = round.request(2);
    QVERIFY(round.deliver(request));
    const Row row = round.rows(request).constFirst();
    QCOMPARE(row.state, RowState::Skipped);
    QCOMPARE(row.reason, reason);
    QCOMPARE(row.route, kind);
    QCOMPARE(row.code.isEmpty(), byTheFarm);
    QVERIFY(round.wikis->threadsOf(Host, Board).isEmpty());
}

void TestBoards::areLookedForAndNeverRepeated_data()
{
    QTest::addColumn<Route>("kind");
    QTest::addColumn<PostFault::What>("what");
    QTest::addColumn<int>("copies");
    for (const Route kind : {Route::Flow, Route::LiquidThreads}) {
        const auto add = [kind](const char *name, What what, int copies) {
            QTest::addRow("%s: %s", qPrintable(routeName(kind)), name) << kind << what << copies;
        };
        add("lost before", What::LostBefore, 0);
        add("lost after", What::LostAfter, 1);
        add("late", What::Late, 1);
        add("an error after the save", What::RefusedAfter, 1);
    }
}

void TestBoards::areLookedForAndNeverRepeated()
{
    QFETCH(Route, kind);
    QFETCH(PostFault::What, what);
    QFETCH(int, copies);
    BoardRound round(kind);
    round.meets({what, 60s, {ErrorKind::Look, u"http-502"_s, {}, {}}});
    const Request request = round.request(2);
    round.start(request);
    const bool ended = round.finish(request.id);
    const Row row = round.rows(request).constFirst();
    QCOMPARE(round.copies(request, 1), copies);
    QCOMPARE(ended, copies == 1); // With none a person is asked, and the delivery stays open.
    QCOMPARE(row.state, copies == 1 ? RowState::Delivered : RowState::Held);
    QCOMPARE(row.reason, copies == 1 ? reason::Found : reason::PersonDecides);
    QCOMPARE(row.code, copies == 1 ? QString() : reason::NoTrace);
    QCOMPARE(row.attempts, 1);
    QVERIFY(round.ledger.attemptsNow(request.id, 1).constLast().claimed.secsTo(row.time) >= 300);
    QCOMPARE(round.rows(request).constLast().state, RowState::Delivered);
    QCOMPARE(round.wikis->violations(), QStringList());
}

void TestBoards::areNotPostedToAgainAfterACrash_data()
{
    areLookedForAndNeverRepeated_data();
}

void TestBoards::areNotPostedToAgainAfterACrash()
{
    QFETCH(Route, kind);
    QFETCH(PostFault::What, what);
    QFETCH(int, copies);
    BoardRound round(kind);
    bool crashed = false;
    round.wikis->mayPostTogether = true;
    round.wikis->fault = [&](const AttemptPlan &plan) {
        if (!isBoard(plan.row.route) || std::exchange(crashed, true))
            return PostFault{};
        round.clock.after(1ms, [&round] { round.crash(); });
        return PostFault{what, 60s, {ErrorKind::Look, u"http-502"_s, {}, {}}};
    };
    const Request request = round.request(1);
    round.start(request);
    round.finish(request.id);
    QVERIFY(crashed);
    QCOMPARE(round.rows(request).constFirst().state, RowState::Sending);
    round.resume(request.id);
    round.finish(request.id);
    QCOMPARE(round.copies(request, 1), copies);
    QCOMPARE(round.rows(request).constFirst().state, copies == 1 ? RowState::Delivered : RowState::Held);
    QCOMPARE(round.wikis->violations(), QStringList());
}

void TestBoards::areNotPostedToTwiceWithAnOlderLedger_data()
{
    getATopicOrAThread_data();
}

void TestBoards::areNotPostedToTwiceWithAnOlderLedger()
{
    QFETCH(Route, kind);
    BoardRound round(kind);
    const Request request = round.request(2);
    QVERIFY(round.deliver(request));
    round.ledger.restore({}); // A ledger from before the delivery.
    round.crash();
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.rows(request).constFirst().reason, reason::Found);
    QCOMPARE(round.rows(request).constFirst().page, Board);
}

void TestBoards::getItAgainWhenAPersonSaysSo()
{
    BoardRound round(Route::Flow);
    round.meets({What::LostBefore, {}, {}});
    const Request request = round.request(1);
    round.start(request);
    QVERIFY(!round.finish(request.id));
    QCOMPARE(round.rows(request).constFirst().state, RowState::Held);
    round.engine->decide(request.id, 1, RowState::Planned);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.rows(request).constFirst().attempts, 2);
}

void TestBoards::goOnAfterARefusalThatPrecedesTheSave()
{
    BoardRound round(Route::LiquidThreads);
    round.meets({What::Refused, {}, {ErrorKind::Temporary, u"maxlag"_s, {}, {}}});
    const Request request = round.request(1);
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.rows(request).constFirst().attempts, 2);
}

QTEST_GUILESS_MAIN(TestBoards)
#include "boards.moc"
