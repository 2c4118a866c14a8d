// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A held row that was posted before, and that a person sends again.
#include "support/round.h"

#include <QTest>
#include <QTimer>

using namespace paperround;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using What = PostFault::What;

class TestSendAnew : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sendsAnewWhereAPersonSaysSoThoughThePageIsGone_data();
    void sendsAnewWhereAPersonSaysSoThoughThePageIsGone();
    void sendsAnewToAPageThatAnotherTookThePlaceOf();
    void doublesNothingWhenALateCopyMeetsWhatAPersonSentAgain_data();
    void doublesNothingWhenALateCopyMeetsWhatAPersonSentAgain();
};

void TestSendAnew::sendsAnewWhereAPersonSaysSoThoughThePageIsGone_data()
{
    QTest::addColumn<bool>("stood");
    QTest::addColumn<bool>("comesBack");
    QTest::addColumn<bool>("restarts");
    for (const bool stood : {true, false}) {
        for (const bool comesBack : {true, false}) {
            for (const bool restarts : {true, false}) {
                QTest::addRow("%s page, %s, %s", stood ? "an old" : "a new",
                              comesBack ? "made again by somebody" : "gone",
                              restarts ? "after a restart" : "at once")
                    << stood << comesBack << restarts;
            }
        }
    }
}

void TestSendAnew::sendsAnewWhereAPersonSaysSoThoughThePageIsGone()
{
    QFETCH(const bool, stood);
    QFETCH(const bool, comesBack);
    QFETCH(const bool, restarts);
    const QString host = u"home.example"_s;
    const QString title = u"User talk:U1"_s;
    Round round;
    const Request request = round.request(2);
    if (stood)
        round.wikis->edit(host, title, u"Hello."_s);
    bool struck = false;
    round.wikis->fault = [&](const AttemptPlan &plan) {
        if (plan.row.number != 1 || std::exchange(struck, true))
            return PostFault{};
        round.clock.after(1s, [&] { round.wikis->remove(host, title); });
        return PostFault{What::LostAfter, {}, {}};
    };
    QVERIFY(!round.deliver(request));
    QCOMPARE(round.rows(request).first().code, u"page-gone"_s);
    if (comesBack)
        round.wikis->edit(host, title, u"Hello again."_s);
    if (restarts) {
        connect(round.engine.get(), &DeliveryEngine::rowsChanged, this, [&](const auto &, const auto &rows) {
            if (rows.first().state == RowState::Planned)
                QTimer::singleShot(0, &round.clock, [&] { round.crash(); });
        });
    }
    round.engine->decide(request.id, 1, RowState::Planned);
    if (restarts) {
        QVERIFY(!round.finish(request.id));
        QCOMPARE(round.rows(request).first().state, RowState::Planned);
        round.resume(request.id);
    }
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.rows(request).first().state, RowState::Delivered);
    QCOMPARE(round.copies(request, 1), 1);
}

void TestSendAnew::sendsAnewToAPageThatAnotherTookThePlaceOf()
{
    Round round;
    const QString host = u"home.example"_s;
    const QString title = u"User talk:U1"_s;
    const Request request = round.request(1);
    round.wikis->edit(host, title, u"Hello."_s);
    bool struck = false;
    round.wikis->fault = [&](const AttemptPlan &) {
        if (std::exchange(struck, true))
            return PostFault{};
        round.clock.after(1s, [&] {
            round.wikis->move(host, title, u"User talk:Renamed"_s, false);
            round.wikis->edit(host, title, u"Somebody else."_s);
        });
        return PostFault{What::LostBefore, {}, {}};
    };
    QVERIFY(!round.deliver(request));
    QCOMPARE(round.rows(request).first().code, u"page-moved"_s);
    round.engine->decide(request.id, 1, RowState::Planned);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.rows(request).first().page, title);
    QCOMPARE(round.copies(request, 1), 1);
}

void TestSendAnew::doublesNothingWhenALateCopyMeetsWhatAPersonSentAgain_data()
{
    QTest::addColumn<bool>("stood");
    QTest::addColumn<int>("delay");
    for (const bool stood : {true, false}) {
        for (const int delay : {30, 61, 65, 69, 70, 71, 72, 80, 600})
            QTest::addRow("%s page, %d s late", stood ? "an old" : "a new", delay) << stood << delay;
    }
}

void TestSendAnew::doublesNothingWhenALateCopyMeetsWhatAPersonSentAgain()
{
    QFETCH(const bool, stood);
    QFETCH(const int, delay);
    Round round;
    const Request request = round.request(1);
    if (stood)
        round.wikis->edit(u"home.example"_s, u"User talk:U1"_s, u"Hello."_s);
    int posts = 0;
    round.wikis->fault = [&](const AttemptPlan &) {
        ++posts;
        if (posts > 10)
            return PostFault{};
        return posts == 10 ? PostFault{What::Late, std::chrono::seconds(delay), {}}
                           : PostFault{What::LostBefore, {}, {}};
    };
    bool asked = false;
    connect(round.engine.get(), &DeliveryEngine::rowsChanged, this, [&](const auto &id, const auto &rows) {
        if (rows.first().state == RowState::Held && !std::exchange(asked, true))
            round.clock.after(1ms, [&round, id] { round.engine->decide(id, 1, RowState::Planned); });
    });
    QVERIFY(round.deliver(request));
    round.clock.advance(1h);
    QCOMPARE(asked, delay > 60);
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.rows(request).first().state, RowState::Delivered);
    QCOMPARE(round.copies(request, 1), 1);
}

QTEST_GUILESS_MAIN(TestSendAnew)
#include "sendanew.moc"
