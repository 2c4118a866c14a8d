// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Exactly once, whatever the way to the wiki and other editors do. Where a run goes wrong, the message names
// its seed.
#include "domain/delivery/mark.h"
#include "domain/delivery/reason.h"
#include "support/round.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace paperround;

using What = PostFault::What;
Q_DECLARE_METATYPE(paperround::PostFault::What)

class TestFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void postsOnceUnderEveryFault_data();
    void postsOnceUnderEveryFault();
    void postsOnceWhileEverythingGoesWrong_data();
    void postsOnceWhileEverythingGoesWrong();
    void postsOnceWhereverTheProgramDies_data();
    void postsOnceWhereverTheProgramDies();
    void postsOnceWithAnOlderCopyOfTheLedger();
    void postsOnceFromTwoLedgersOneAfterTheOther();
    void asksAPersonWhenTheIdWasUsedWithAnotherList_data();
    void asksAPersonWhenTheIdWasUsedWithAnotherList();
    void keepsARowOpenUntilItIsCertain();
};

namespace {

/// Somebody else at work on the page, between our request and our next step.
void meddle(FakeWikis &wikis, const QString &host, const QString &title, int how)
{
    switch (how) {
    case 1:
        // With the page's own last line: a merge by lines could take the one for the other.
        wikis.append(host, title, u"== Somebody's section ==\nwords"_s);
        return;
    case 2: // at the top
        if (wikis.exists(host, title))
            wikis.edit(host, title, u"{{Welcome}}\n"_s + wikis.textOf(host, title));
        return;
    case 3: // a reply
        if (wikis.exists(host, title))
            wikis.edit(host, title, wikis.textOf(host, title) + u"\n: a reply"_s);
        return;
    case 4:
        wikis.move(host, title, title + u" (moved)"_s, true);
        return;
    case 5: // archived: all sections gone
        if (wikis.exists(host, title))
            wikis.edit(host, title, u"See the archive."_s);
        return;
    default:
        return;
    }
}

} // namespace

void TestFaults::postsOnceUnderEveryFault_data()
{
    QTest::addColumn<PostFault::What>("what");
    QTest::addColumn<int>("meddling");
    QTest::addColumn<bool>("exists");
    const std::pair<const char *, What> faults[]{{"lost before", What::LostBefore},
                                                 {"lost after", What::LostAfter},
                                                 {"twice", What::Twice},
                                                 {"twice, lost", What::TwiceLost},
                                                 {"late", What::Late},
                                                 {"late twice", What::LateTwice},
                                                 {"5xx after the save", What::RefusedAfter}};
    const char *others[]{"nobody else", "an append", "an edit at the top",
                         "a reply",     "a move",    "an archiver"};
    for (const auto &[name, what] : faults) {
        for (int how = 0; how < 6; ++how) {
            for (const bool exists : {false, true})
                QTest::addRow("%s, %s, %s", name, others[how], exists ? "page exists" : "page missing")
                    << what << how << exists;
        }
    }
}

void TestFaults::postsOnceUnderEveryFault()
{
    QFETCH(const PostFault::What, what);
    QFETCH(const int, meddling);
    QFETCH(const bool, exists);
    for (const auto delay : {1s, 4s, 6s, 20s, 60s}) {
        Round round;
        const Request request = round.request(2);
        if (exists) {
            for (const Target &target : request.targets)
                round.wikis->edit(target.wiki, target.title, u"Hello.\n\n== Old ==\nwords"_s);
        }
        round.wikis->fault = [&](const AttemptPlan &plan) {
            if (plan.attempt.number > 1)
                return PostFault{};
            const QString host = plan.wiki;
            const QString title = plan.row.page;
            round.clock.after(
                delay / 2, [&round, host, title, meddling] { meddle(*round.wikis, host, title, meddling); });
            return PostFault{what, delay, {ErrorKind::Look, u"http-502"_s, {}, {}}};
        };
        QVERIFY(round.deliver(request));
        QVERIFY2(round.whatIsWrong(request).isEmpty(), qPrintable(round.whatIsWrong(request)));
        QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 2);
        round.clock.advance(120s); // What is still under way arrives.
        QCOMPARE(round.copies(request, 1), 1);
        QCOMPARE(round.copies(request, 2), 1);
    }
}

void TestFaults::postsOnceWhileEverythingGoesWrong_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestFaults::postsOnceWhileEverythingGoesWrong()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    Round round({u"home.example"_s, u"fr.example"_s, u"ar.example"_s, u"de.example"_s});
    round.wikis->refuseMerges = seed % 2 == 0;
    const Request request = round.request(30);
    for (const Target &target : request.targets) {
        if (random.bounded(3) > 0)
            round.wikis->edit(target.wiki, target.title, u"Hello.\n\n== Old ==\nwords"_s);
    }
    round.wikis->fault = [&](const AttemptPlan &plan) {
        const QString host = plan.wiki;
        const QString title = plan.row.page;
        if (random.bounded(3) == 0) {
            const int how = 1 + int(random.bounded(4));
            round.clock.after(std::chrono::milliseconds(random.bounded(9000)), [&round, host, title, how] {
                meddle(*round.wikis, host, title, how == 4 ? 5 : how);
            });
        }
        if (random.bounded(100) >= (plan.attempt.number == 1 ? 65 : 30))
            return PostFault{};
        constexpr What faults[]{What::LostBefore, What::LostAfter, What::Twice,        What::TwiceLost,
                                What::Late,       What::LateTwice, What::RefusedAfter, What::Refused};
        PostFault fault{faults[random.bounded(8)],
                        std::chrono::milliseconds(1000 + random.bounded(59000)),
                        {ErrorKind::Look, u"http-503"_s, {}, {}}};
        if (fault.what == What::Refused)
            fault.error = {ErrorKind::Temporary, u"ratelimited"_s, {}, {}};
        return fault;
    };
    QVERIFY(round.deliver(request));
    QVERIFY2(round.whatIsWrong(request).isEmpty(), qPrintable(round.whatIsWrong(request)));
    round.clock.advance(10min);
    int delivered = 0;
    for (const Row &row : round.rows(request)) {
        // Five conflicts in a row may end a row; a copy that comes after that is what a later sweep is for.
        if (row.state == RowState::Delivered) {
            ++delivered;
            QCOMPARE(round.copies(request, row.number), 1);
        } else {
            QCOMPARE(row.reason, reason::PageTooBusy);
            QVERIFY(round.copies(request, row.number) <= 1);
        }
    }
    QVERIFY2(delivered >= 115, qPrintable(QString::number(delivered)));
}

void TestFaults::postsOnceWhereverTheProgramDies_data()
{
    QTest::addColumn<bool>("lossy");
    QTest::newRow("good network") << false;
    QTest::newRow("lost and late") << true;
}

void TestFaults::postsOnceWhereverTheProgramDies()
{
    QFETCH(const bool, lossy);
    int steps = 1;
    for (int step = 1; step <= steps; ++step) {
        Round round;
        round.wikis->mayPostTogether = true;
        const Request request = round.request(3);
        round.wikis->edit(u"home.example"_s, u"User talk:U2"_s, u"Hello."_s);
        round.wikis->fault = [&](const AttemptPlan &plan) {
            if (!lossy || plan.attempt.number > 1)
                return PostFault{};
            return PostFault{plan.row.number == 1 ? What::Late : What::LostAfter, 7s, {}};
        };
        bool died = false;
        QObject context;
        QObject::connect(&round.clock, &ManualClock::eventFired, &context, [&](int count) {
            steps = std::max(steps, died ? steps : count);
            if (count == step && round.ledger.deliveryNow(request.id)) {
                died = true;
                QMetaObject::invokeMethod(
                    &context,
                    [&] {
                        round.crash();
                        round.resume(request.id);
                    },
                    Qt::QueuedConnection);
            }
        });
        const bool left = round.deliver(request);
        QString where = u"killed at step %1:"_s.arg(step);
        for (const Row &row : round.rows(request))
            where += u" %1 %2 %3;"_s.arg(stateName(row.state), row.reason, row.code);
        for (const LaneStatus &lane : round.engine->lanes(request.id))
            where += u" lane %1 %2"_s.arg(int(lane.phase)).arg(lane.cause);
        QVERIFY2(left, qPrintable(where));
        const QString wrong = round.whatIsWrong(request);
        QVERIFY2(wrong.isEmpty(), qPrintable(u"killed at step %1: %2"_s.arg(step).arg(wrong)));
        round.clock.advance(120s);
        for (int row = 1; row <= 3; ++row)
            QCOMPARE(round.copies(request, row), 1);
    }
    QVERIFY(steps > 15);
}

void TestFaults::postsOnceWithAnOlderCopyOfTheLedger()
{
    Round round;
    const Request request = round.request(12);
    QHash<QString, FakeLedger::Record> backup;
    round.wikis->fault = [&](const AttemptPlan &plan) {
        if (plan.row.number == 4)
            backup = round.ledger.backup();
        return PostFault{};
    };
    QVERIFY(round.deliver(request));
    round.ledger.restore(backup);
    round.crash();
    round.resume(request.id);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.wikis->calls(u"post"_s), 12);
}

void TestFaults::postsOnceFromTwoLedgersOneAfterTheOther()
{
    Round round;
    const Request request = round.request(6);
    QVERIFY(round.deliver(request));
    round.ledger.restore({}); // Another machine, which never heard of it.
    round.crash();
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.wikis->calls(u"post"_s), 6);
    for (const Row &row : round.rows(request))
        QCOMPARE(row.reason, reason::Found);
}

void TestFaults::asksAPersonWhenTheIdWasUsedWithAnotherList_data()
{
    QTest::addColumn<bool>("inserted");
    QTest::newRow("a target was taken out") << false;
    QTest::newRow("a target was put in front") << true;
}

void TestFaults::asksAPersonWhenTheIdWasUsedWithAnotherList()
{
    QFETCH(bool, inserted);
    Round round;
    Request request = round.request(6);
    const Target extra{u"User talk:U7"_s, request.home, 0};
    QVERIFY(round.deliver(request));
    round.ledger.restore({}); // Another machine, which never heard of it.
    round.crash();
    if (inserted)
        request.targets.prepend(extra);
    else
        request.targets.removeFirst();
    round.start(request);
    QTRY_VERIFY(round.engine->needsPerson(request.id));
    // Every page of the first list has its message: none gets a second one, none is called delivered by
    // another's.
    QVERIFY(round.wikis->calls(u"post"_s) <= 6 + (inserted ? 1 : 0));
    for (int mark = 1; mark <= 6; ++mark)
        QVERIFY(round.wikis->textOf(request.home, u"User talk:U%1"_s.arg(mark)).count(u"pr:"_s) <= 1);
    for (const Row &row : round.rows(request)) {
        if (row.target == extra)
            continue;
        QVERIFY2(row.state == RowState::Held && row.code == reason::OtherList,
                 qPrintable(stateName(row.state)));
    }
}

void TestFaults::keepsARowOpenUntilItIsCertain()
{
    Round round;
    const Request request = round.request(1);
    round.wikis->fault = [](const AttemptPlan &plan) {
        return plan.attempt.number == 1 ? PostFault{What::LostAfter, {}, {}} : PostFault{};
    };
    QVERIFY(round.deliver(request));
    QStringList states;
    for (const Row &row : std::as_const(round.told))
        states.append(stateName(row.state));
    QCOMPARE(states, QStringList({u"sending"_s, u"unknown"_s, u"delivered"_s}));
    QCOMPARE(round.told.last().reason, reason::Found);
    QCOMPARE(round.wikis->calls(u"post"_s), 1);
    QCOMPARE(round.ledger.attemptsNow(request.id, 1).first().outcome, u"unclear"_s);
}

QTEST_GUILESS_MAIN(TestFaults)
#include "faults.moc"
