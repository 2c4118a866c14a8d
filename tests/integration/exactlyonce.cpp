// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Exactly once, over real HTTP and with the real ledger, whatever happens on the way.
#include "farmround.h"

#include "domain/delivery/reason.h"
#include "engine/delivery/deliveryengine.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Work = OtherEditor::Work;
using Moment = OtherEditor::Moment;

Q_DECLARE_METATYPE(paperround::Trouble)
Q_DECLARE_METATYPE(paperround::OtherEditor::Moment)

class TestExactlyOnce : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_round.reset(); }

    void postsEachRowOnceUnder_data();
    void postsEachRowOnceUnder();
    void goesOnAfterTheTokenWasRenewedByAPerson();
    void postsEachRowOnceWhileOthersWork_data();
    void postsEachRowOnceWhileOthersWork();
    void asksAPersonWhereThePageWasDeletedWithTheAnswerLost();
    void postsEachRowOnceInAMixture();

private:
    std::unique_ptr<FarmRound> m_round;
};

void TestExactlyOnce::init()
{
    m_round = std::make_unique<FarmRound>();
    QCOMPARE(m_round->open(), QString());
}

void TestExactlyOnce::postsEachRowOnceUnder_data()
{
    QTest::addColumn<Trouble>("trouble");
    QTest::addColumn<int>("delay");
    const auto add = [](const char *name, Trouble trouble, int delay = 0) {
        QTest::addRow("%s", name) << trouble << delay;
    };
    add("nothing", Trouble::Nothing);
    add("lag", Trouble::Lag);
    add("read-only", Trouble::ReadOnly);
    add("rate limit", Trouble::RateLimited);
    add("too many requests", Trouble::TooManyRequests);
    add("lost before", Trouble::LostBefore);
    add("lost within", Trouble::LostWithin);
    add("forwarded twice", Trouble::ForwardedTwice);
    add("forwarded twice, one late", Trouble::ForwardedTwice, 200);
    add("forwarded late, before the look", Trouble::ForwardedLate, 20);
    add("forwarded late, after the look", Trouble::ForwardedLate, 160);
    add("forwarded very late", Trouble::ForwardedLate, 1500);
    add("reply lost", Trouble::ReplyLost);
    add("reply cut", Trouble::ReplyCut);
    add("error after the save", Trouble::ErrorAfterSave);
    add("refusal after the save", Trouble::RefusalAfterSave);
    add("bad token", Trouble::BadToken);
    add("a page instead of an answer", Trouble::Html);
    add("slow", Trouble::Slow, 60);
}

void TestExactlyOnce::postsEachRowOnceUnder()
{
    QFETCH(const Trouble, trouble);
    QFETCH(const int, delay);
    const auto request = m_round->request(12, 2);
    const QList<Trouble> script{trouble,          Trouble::Nothing, trouble,
                                Trouble::Nothing, Trouble::Nothing, trouble};
    for (const auto &host : m_round->farm().hosts().first(2))
        m_round->farm().troubles().script(host, script, std::chrono::milliseconds(delay));
    QVERIFY2(m_round->deliver(request), qPrintable(m_round->standstill(request)));
    QCOMPARE(m_round->whatIsWrong(request), QString());
    QCOMPARE(m_round->ended(request, RowState::Delivered), 12);
    QCOMPARE(m_round->farm().troubles().struck(), trouble == Trouble::Nothing ? 0 : 6);
}

void TestExactlyOnce::goesOnAfterTheTokenWasRenewedByAPerson()
{
    const auto request = m_round->request(12, 2);
    const QList<Trouble> script{Trouble::Nothing, Trouble::ReplyLost, Trouble::ExpiredToken};
    for (const auto &host : m_round->farm().hosts().first(2))
        m_round->farm().troubles().script(host, script);
    int asked = 0;
    m_round->person = [&](const QString &id) {
        ++asked;
        QVERIFY(m_round->signIn());
        m_round->retryTroubles(id);
    };
    QVERIFY2(m_round->deliver(request), qPrintable(m_round->standstill(request)));
    QVERIFY(asked > 0);
    QCOMPARE(m_round->whatIsWrong(request), QString());
    QCOMPARE(m_round->ended(request, RowState::Delivered), 12);
}

void TestExactlyOnce::postsEachRowOnceWhileOthersWork_data()
{
    QTest::addColumn<Moment>("moment");
    QTest::addColumn<Trouble>("trouble");
    const std::pair<const char *, Trouble> troubles[]{{"reply lost", Trouble::ReplyLost},
                                                      {"forwarded twice", Trouble::ForwardedTwice},
                                                      {"forwarded late", Trouble::ForwardedLate}};
    for (const auto &[name, trouble] : troubles) {
        QTest::addRow("before the edit, %s", name) << Moment::BeforeEdit << trouble;
        QTest::addRow("after the edit, %s", name) << Moment::AfterEdit << trouble;
    }
}

void TestExactlyOnce::postsEachRowOnceWhileOthersWork()
{
    QFETCH(const Moment, moment);
    QFETCH(const Trouble, trouble);
    const QList<Work> works{Work::Append,  Work::EditTop, Work::ReplyBelow, Work::Undo,
                            Work::Archive, Work::Move,    Work::Create};
    // Each kind of work on a page that is missing, on one just edited, on an old one.
    const auto request = m_round->request(int(works.size()) * 3, 2);
    m_round->farm().troubles().add({.trouble = trouble, .count = int(works.size()) * 3, .delay = 150ms});
    for (int i = 0; i < request.targets.size(); ++i) {
        const auto &target = request.targets[i];
        m_round->farm().troubles().meanwhile(
            {.work = works[i / 3], .moment = moment, .wiki = target.wiki, .title = target.title});
    }
    QVERIFY2(m_round->deliver(request), qPrintable(m_round->standstill(request)));
    QCOMPARE(m_round->whatIsWrong(request), QString());
    QCOMPARE(m_round->ended(request, RowState::Delivered), int(request.targets.size()));
}

void TestExactlyOnce::asksAPersonWhereThePageWasDeletedWithTheAnswerLost()
{
    const auto request = m_round->request(6, 1);
    m_round->farm().troubles().add({.trouble = Trouble::ReplyLost, .count = -1});
    m_round->farm().troubles().meanwhile({.work = Work::Delete, .moment = Moment::AfterEdit, .count = -1});
    int held = 0;
    m_round->person = [&](const QString &id) {
        for (const auto &row : m_round->rows(request)) {
            if (row.state != RowState::Held)
                continue;
            ++held;
            m_round->workplace().engine().decide(id, row.number, RowState::Unresolved);
        }
    };
    QVERIFY2(m_round->deliver(request), qPrintable(m_round->standstill(request)));
    QCOMPARE(m_round->whatIsWrong(request), QString());
    // A page that we made, and that is gone, is not made again either: the wiki knows when it was deleted.
    QCOMPARE(held, 6);
    QCOMPARE(m_round->ended(request, RowState::Unresolved), 6);
}

void TestExactlyOnce::postsEachRowOnceInAMixture()
{
    const auto request = m_round->request(120, 4);
    m_round->mix(7, 78);
    QVERIFY2(m_round->deliver(request), qPrintable(m_round->standstill(request)));
    QCOMPARE(m_round->whatIsWrong(request), QString());
    QVERIFY(m_round->farm().troubles().struck() >= 60);
    QVERIFY(m_round->ended(request, RowState::Delivered) >= 110);
    // What met five faults in a row is a person's to try again; then nothing is left.
    m_round->farm().troubles().clear();
    if (m_round->ended(request, RowState::Failed) > 0)
        QVERIFY(m_round->retryFailed(request));
    QCOMPARE(m_round->whatIsWrong(request), QString());
    QCOMPARE(m_round->ended(request, RowState::Delivered), 120);
}

QTEST_GUILESS_MAIN(TestExactlyOnce)
#include "exactlyonce.moc"
