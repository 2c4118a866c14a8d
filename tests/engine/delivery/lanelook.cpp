// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A row in doubt: how soon its wiki's record is read, what that costs, and that no limit ever fails it.
#include "engine/delivery/lane.h"

#include "domain/delivery/reason.h"
#include "support/round.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace paperround;

using What = PostFault::What;

namespace {

const QString Home = u"home.example"_s;
const Error NoConnection{ErrorKind::Temporary, u"connect-failed"_s, {}, {}};

} // namespace

class TestLaneLook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsWithinAMinuteOfTheWikiBeingReachable_data();
    void knowsWithinAMinuteOfTheWikiBeingReachable();
    void knowsWithinAMinuteThoughNothingMayBePosted_data();
    void knowsWithinAMinuteThoughNothingMayBePosted();
    void asksAPersonWhereAHiddenEditMayBeOurs_data();
    void asksAPersonWhereAHiddenEditMayBeOurs();
    void costsOneLookAndOnePostEachTime();
    void findsAPageThatWeMadeWhereverItWasMoved_data();
    void findsAPageThatWeMadeWhereverItWasMoved();
    void neverFailsARowByALimit_data();
    void neverFailsARowByALimit();
    void goesOnByItselfWhenTheWikiAnswersAgain();
    void asksAPersonAboutAPageThatSwallowsEveryAnswer();
};

void TestLaneLook::knowsWithinAMinuteOfTheWikiBeingReachable_data()
{
    QTest::addColumn<int>("minutes");
    for (const int minutes : {0, 1, 3, 30, 600})
        QTest::addRow("away for %d minutes", minutes) << minutes;
}

void TestLaneLook::knowsWithinAMinuteOfTheWikiBeingReachable()
{
    QFETCH(const int, minutes);
    Round round({Home, u"fr.example"_s});
    const Request request = round.request(3);
    QDateTime back;
    const auto isAway = [&] { return back.isValid() && round.clock.now() < back; };
    round.wikis->fault = [&](const AttemptPlan &plan) {
        if (plan.wiki == Home && !back.isValid()) {
            back = round.clock.now().addSecs(60 * minutes);
            return PostFault{What::LostAfter, {}, {}};
        }
        return plan.wiki == Home && isAway() ? PostFault{What::Refused, {}, NoConnection} : PostFault{};
    };
    round.wikis->readFault = [&](const QString &, const QString &wiki) {
        return wiki == Home && isAway() ? std::optional(NoConnection) : std::nullopt;
    };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    const Row doubtful = round.rows(request).first();
    QCOMPARE(doubtful.reason, reason::Found);
    QVERIFY2(back.secsTo(doubtful.time) <= 60, qPrintable(QString::number(back.secsTo(doubtful.time))));
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 6);
}

void TestLaneLook::knowsWithinAMinuteThoughNothingMayBePosted_data()
{
    QTest::addColumn<Error>("error");
    QTest::newRow("an hour's limit") << Error{ErrorKind::Temporary, u"ratelimited"_s, {}, 1h};
    QTest::newRow("read-only") << Error{ErrorKind::Temporary, u"readonly"_s, {}, {}};
    QTest::newRow("blocked") << Error{ErrorKind::Wiki, u"blocked"_s, {}, {}};
}

void TestLaneLook::knowsWithinAMinuteThoughNothingMayBePosted()
{
    QFETCH(const Error, error);
    Round round;
    const Request request = round.request(3);
    const QDateTime begun = round.clock.now();
    round.wikis->fault = [&](const AttemptPlan &plan) {
        return plan.row.number == 1 ? PostFault{What::LostAfter, {}, {}}
                                    : PostFault{What::Refused, {}, error};
    };
    round.start(request);
    round.clock.advance(60s);
    QCOMPARE(round.rows(request).first().state, RowState::Delivered);
    QVERIFY(begun.secsTo(round.rows(request).first().time) <= 60);
    QCOMPARE(round.rows(request).last().state, RowState::Planned);
}

void TestLaneLook::costsOneLookAndOnePostEachTime()
{
    Round round;
    const Request request = round.request(1);
    int lost = 3;
    round.wikis->fault = [&](const AttemptPlan &) {
        return lost-- > 0 ? PostFault{What::LostBefore, {}, {}} : PostFault{};
    };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.wikis->calls(u"post"_s), 4);
    QCOMPARE(round.wikis->calls(u"look"_s), 3);
}

void TestLaneLook::asksAPersonWhereAHiddenEditMayBeOurs_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("comment");
    QTest::addColumn<bool>("asks");
    QTest::newRow("user and comment are hidden") << QString() << QString() << true;
    QTest::newRow("the user is hidden") << QString() << u"Words"_s << true;
    QTest::newRow("our comment is hidden") << u"Sender"_s << QString() << true;
    QTest::newRow("somebody else's comment is hidden") << u"Neighbour"_s << QString() << false;
}

void TestLaneLook::asksAPersonWhereAHiddenEditMayBeOurs()
{
    QFETCH(const QString, user);
    QFETCH(const QString, comment);
    QFETCH(const bool, asks);
    Round round;
    const Request request = round.request(1);
    const QString title = request.targets.first().title;
    round.wikis->edit(Home, title, u"Hello."_s, QString(), QString()); // Hidden before we began.
    round.wikis->fault = [&](const AttemptPlan &plan) {
        if (plan.attempt.number > 1)
            return PostFault{};
        round.clock.after(2s, [&] { round.wikis->edit(Home, title, u"Hello again."_s, user, comment); });
        return PostFault{What::LostBefore, {}, {}};
    };
    QCOMPARE(round.deliver(request), !asks);
    QCOMPARE(round.rows(request).first().state, asks ? RowState::Held : RowState::Delivered);
    QCOMPARE(round.rows(request).first().code, asks ? u"record-hidden"_s : QString());
}

void TestLaneLook::findsAPageThatWeMadeWhereverItWasMoved_data()
{
    QTest::addColumn<bool>("redirect");
    QTest::addColumn<QString>("instead");
    QTest::newRow("a redirect is left") << true << QString();
    QTest::newRow("nothing is left") << false << QString();
    QTest::newRow("somebody made another page there") << false << u"Another page."_s;
    QTest::newRow("somebody wrote over the redirect") << true << u"Another page."_s;
}

void TestLaneLook::findsAPageThatWeMadeWhereverItWasMoved()
{
    QFETCH(const bool, redirect);
    QFETCH(const QString, instead);
    Round round;
    const Request request = round.request(1);
    const QString title = request.targets.first().title;
    round.wikis->fault = [&](const AttemptPlan &plan) {
        if (plan.attempt.number > 1)
            return PostFault{};
        round.clock.after(2s, [&] {
            round.wikis->move(Home, title, title + u" (moved)"_s, redirect);
            if (!instead.isEmpty())
                round.wikis->edit(Home, title, instead);
        });
        return PostFault{What::LostAfter, {}, {}};
    };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.copies(request, 1), 1);
    QCOMPARE(round.rows(request).first().reason, reason::Found);
    QCOMPARE(round.rows(request).first().page, title + u" (moved)"_s);
}

void TestLaneLook::neverFailsARowByALimit_data()
{
    QTest::addColumn<Error>("error");
    const auto add = [](const char *code, ErrorKind kind, std::chrono::milliseconds after) {
        QTest::addRow("%s, %lld ms", code, qint64(after.count()))
            << Error{kind, QString::fromLatin1(code), u"later"_s, after};
    };
    for (const auto after : {0ms, 5000ms, 1700ms}) {
        for (const char *code : {"ratelimited", "actionthrottledtext", "maxlag", "readonly", "http-429"})
            add(code, ErrorKind::Temporary, after);
        add("http-503", ErrorKind::Look, after); // It may have been saved: nobody can say.
    }
}

void TestLaneLook::neverFailsARowByALimit()
{
    QFETCH(const Error, error);
    Round round({Home, u"fr.example"_s});
    const Request request = round.request(4);
    int refusals = 15;
    QDateTime last;
    QDateTime otherLane;
    round.wikis->fault = [&](const AttemptPlan &plan) {
        if (plan.wiki != Home) {
            otherLane = round.clock.now();
            return PostFault{};
        }
        if (last.isValid() && error.retryAfter > 0ms
            && last.msecsTo(round.clock.now()) < error.retryAfter.count())
            qFatal("posted before the wiki wanted it");
        last = round.clock.now();
        return --refusals >= 0 ? PostFault{What::Refused, {}, error} : PostFault{};
    };
    QStringList causes;
    QObject::connect(round.engine.get(), &DeliveryEngine::laneChanged, this,
                     [&](const QString &, const LaneStatus &lane) {
                         if (lane.phase == LaneStatus::Phase::Waiting && lane.until.isValid())
                             causes += lane.cause;
                         QVERIFY(lane.phase != LaneStatus::Phase::Troubled);
                     });
    const QDateTime begun = round.clock.now();
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 8);
    QVERIFY(causes.contains(error.code));
    QVERIFY(begun.secsTo(otherLane) < 5); // The other wiki never waited.
    QVERIFY(begun.secsTo(last) > 60); // Fifteen refusals do not come as fast as answers.
}

void TestLaneLook::goesOnByItselfWhenTheWikiAnswersAgain()
{
    Round round;
    const Request request = round.request(3);
    const QDateTime back = round.clock.now().addSecs(3 * 3600);
    int asked = 0;
    round.wikis->readFault = [&](const QString &, const QString &) {
        ++asked;
        return round.clock.now() < back ? std::optional(NoConnection) : std::nullopt;
    };
    bool needed = false;
    QObject::connect(round.engine.get(), &DeliveryEngine::needsPersonChanged, this,
                     [&](const QString &, bool needs) { needed = needed || needs; });
    QVERIFY(round.deliver(request));
    QVERIFY(needed); // A trouble that is told, but not one that waits for a click.
    QCOMPARE(round.whatIsWrong(request), QString());
    QVERIFY(back.secsTo(round.rows(request).last().time) <= 60);
    QVERIFY(asked < 3 * 3600 / 30);
}

void TestLaneLook::asksAPersonAboutAPageThatSwallowsEveryAnswer()
{
    Round round;
    const Request request = round.request(40);
    round.wikis->fault = [&](const AttemptPlan &plan) {
        if (plan.row.number == 1)
            return PostFault{What::LostBefore, {}, {}};
        round.wikis->latency = 20s; // The others take their time, so that both have their turns.
        return PostFault{};
    };
    QVERIFY(!round.deliver(request));
    QCOMPARE(round.rows(request).first().state, RowState::Held);
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 39);
}

QTEST_GUILESS_MAIN(TestLaneLook)
#include "lanelook.moc"
