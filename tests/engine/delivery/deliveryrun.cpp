// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a request's options make of its delivery.
#include "engine/delivery/deliveryrun.h"

#include "domain/delivery/reason.h"
#include "support/round.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace paperround;

using What = PostFault::What;

namespace {

int countOf(const QList<Row> &rows, RowState state, const QString &reason)
{
    return static_cast<int>(std::ranges::count_if(
        rows, [&](const Row &row) { return row.state == state && row.reason == reason; }));
}

} // namespace

class TestDeliveryRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksNothingOfAWikiBeforeTheTimeHasCome();
    void skipsWhatWasNotBegunInTime();
    void skipsWhatATroubledWikiKeptTooLong();
    void looksUpWhatIsInDoubtWhenTheTimeIsOver();
    void neverRepeatsWhenTheTimeIsOver();
    void holdsPagesThatGotTheSameTextBefore();
    void keepsToWhatAPersonSaidOfThem();
    void repeatsTheTextWhereTheRequestAsksForIt();
    void givesAPersonTheMessageOnOneWiki();
    void turnsToTheNextWikiWhereAPersonCannotGetItOnTheFirst();
    void remembersWhoGotItThroughACrash();
    void countsNoProjectPageAsAPerson();
    void waitsForALookAfterEachWave();
    void asksForTheLookThatACrashPrevented();
    void keepsTheWaveThroughAnotherPause();
    void needsNoLookWhereTheLaterWavesHaveNothingToPost();
};

void TestDeliveryRun::asksNothingOfAWikiBeforeTheTimeHasCome()
{
    Round round;
    Request request = round.request(2);
    request.options.notBefore = round.clock.now().addSecs(3 * 3600);
    bool early = false;
    round.wikis->readFault = [&](const QString &, const QString &) -> std::optional<Error> {
        early = early || round.clock.now() < request.options.notBefore;
        return std::nullopt;
    };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QVERIFY(!early);
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 2);
}

void TestDeliveryRun::skipsWhatWasNotBegunInTime()
{
    Round round;
    round.wikis->latency = 1s;
    Request request = round.request(40);
    request.options.notAfter = round.clock.now().addSecs(20);
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    const int delivered = round.ledger.deliveryNow(request.id)->counts[RowState::Delivered];
    QVERIFY(delivered > 0 && delivered < 21);
    QCOMPARE(countOf(round.rows(request), RowState::Skipped, reason::Expired), 40 - delivered);
}

void TestDeliveryRun::skipsWhatATroubledWikiKeptTooLong()
{
    Round round;
    Request request = round.request(2);
    request.options.notAfter = round.clock.now().addSecs(3600);
    round.wikis->fault = [](const AttemptPlan &) {
        return PostFault{What::Refused, {}, {ErrorKind::Wiki, u"blocked"_s, {}, {}}};
    };
    QVERIFY(round.deliver(request)); // Nobody has to mend the wiki for rows that are too late anyway.
    QCOMPARE(countOf(round.rows(request), RowState::Skipped, reason::Expired), 2);
}

void TestDeliveryRun::looksUpWhatIsInDoubtWhenTheTimeIsOver()
{
    Round round;
    Request request = round.request(1);
    request.options.notAfter = round.clock.now().addSecs(30);
    round.wikis->fault = [&](const AttemptPlan &) {
        round.clock.jump(60s);
        return PostFault{What::LostAfter, {}, {}};
    };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.rows(request).first().state, RowState::Delivered);
    QCOMPARE(round.rows(request).first().reason, reason::Found);
}

void TestDeliveryRun::neverRepeatsWhenTheTimeIsOver()
{
    Round round;
    Request request = round.request(1);
    request.options.notAfter = round.clock.now().addSecs(30);
    round.wikis->fault = [&](const AttemptPlan &) {
        round.clock.jump(60s);
        return PostFault{What::LostBefore, {}, {}};
    };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.rows(request).first().state, RowState::Failed);
    QCOMPARE(round.rows(request).first().reason, reason::Expired);
    QCOMPARE(round.wikis->calls(u"post"_s), 1);
}

void TestDeliveryRun::holdsPagesThatGotTheSameTextBefore()
{
    Round round({u"home.example"_s, u"fr.example"_s});
    const Request first = round.request(1);
    QVERIFY(round.deliver(first));
    const Request second = round.request(2); // U1 again, and U2.
    QVERIFY(!round.deliver(second)); // A person decides.
    QVERIFY(round.engine->needsPerson(second.id));
    QCOMPARE(round.rows(second)[0].state, RowState::Held);
    QCOMPARE(round.rows(second)[0].code, reason::SameText);
    QCOMPARE(round.rows(second)[0].detail, first.id);
    QCOMPARE(round.ledger.deliveryNow(second.id)->counts[RowState::Held], 2);
    QCOMPARE(round.ledger.deliveryNow(second.id)->counts[RowState::Delivered], 2);
    QCOMPARE(round.copies(second, 1), 0);
}

void TestDeliveryRun::keepsToWhatAPersonSaidOfThem()
{
    Round round;
    QVERIFY(round.deliver(round.request(2)));
    const Request again = round.request(2);
    QVERIFY(!round.deliver(again));
    round.engine->decide(again.id, 1, RowState::Planned);
    round.engine->decide(again.id, 2, RowState::Skipped);
    QVERIFY(round.finish(again.id));
    QCOMPARE(round.whatIsWrong(again), QString());
    QCOMPARE(round.rows(again)[0].state, RowState::Delivered);
    QCOMPARE(round.rows(again)[1].state, RowState::Skipped);
}

void TestDeliveryRun::repeatsTheTextWhereTheRequestAsksForIt()
{
    Round round;
    QVERIFY(round.deliver(round.request(2)));
    Request again = round.request(2);
    again.options.repeat = true;
    QVERIFY(round.deliver(again));
    QCOMPARE(round.whatIsWrong(again), QString());
    QCOMPARE(round.ledger.deliveryNow(again.id)->counts[RowState::Delivered], 2);
}

void TestDeliveryRun::givesAPersonTheMessageOnOneWiki()
{
    Round round({u"home.example"_s, u"fr.example"_s, u"ar.example"_s});
    Request request = round.request(5);
    request.options.oncePerPerson = true;
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 5);
    QCOMPARE(countOf(round.rows(request), RowState::Skipped, reason::SamePerson), 10);
    QSet<QString> got;
    const QList<Row> rows = round.rows(request);
    for (const Row &row : rows) {
        if (row.state == RowState::Delivered)
            got.insert(row.page);
        else
            QVERIFY(!row.detail.isEmpty()); // Where they got it.
    }
    QCOMPARE(got.size(), 5);
}

void TestDeliveryRun::turnsToTheNextWikiWhereAPersonCannotGetItOnTheFirst()
{
    Round round({u"home.example"_s, u"fr.example"_s});
    Request request = round.request(3);
    request.options.oncePerPerson = true;
    round.wikis->fault = [](const AttemptPlan &plan) {
        return plan.wiki == "home.example"_L1
            ? PostFault{What::Refused, {}, {ErrorKind::Row, u"captcha"_s, {}, {}}}
            : PostFault{};
    };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    const QList<Row> rows = round.rows(request);
    for (const Row &row : rows) {
        if (row.target.wiki == "fr.example"_L1)
            QCOMPARE(row.state, RowState::Delivered);
    }
}

void TestDeliveryRun::remembersWhoGotItThroughACrash()
{
    Round round({u"home.example"_s, u"fr.example"_s});
    Request request = round.request(6);
    request.options.oncePerPerson = true;
    int posts = 0;
    round.wikis->mayPostTogether = true;
    round.wikis->fault = [&](const AttemptPlan &) {
        if (++posts == 4)
            QTimer::singleShot(0, &round.clock, [&] { round.crash(); });
        return PostFault{};
    };
    QVERIFY(!round.deliver(request));
    round.wikis->fault = {};
    round.resume(request.id);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 6);
    QCOMPARE(countOf(round.rows(request), RowState::Skipped, reason::SamePerson), 6);
}

void TestDeliveryRun::countsNoProjectPageAsAPerson()
{
    Round round({u"home.example"_s, u"fr.example"_s});
    Request request = round.request(0);
    request.options.oncePerPerson = true;
    request.targets = {{u"Project:Village pump"_s, u"home.example"_s, 1},
                       {u"Project:Village pump"_s, u"fr.example"_s, 2}};
    QVERIFY(round.deliver(request));
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 2);
}

void TestDeliveryRun::waitsForALookAfterEachWave()
{
    Round round({u"home.example"_s, u"fr.example"_s});
    Request request = round.request(10);
    request.options.waves = {10, 50};
    const auto delivered = [&] { return round.ledger.deliveryNow(request.id)->counts[RowState::Delivered]; };
    QVERIFY(!round.deliver(request));
    QCOMPARE(delivered(), 2); // One on each wiki.
    QCOMPARE(round.ledger.deliveryNow(request.id)->pauseCause.code, brake::Wave);
    QVERIFY(round.engine->needsPerson(request.id));
    round.engine->goOn(request.id);
    QVERIFY(!round.finish(request.id));
    QCOMPARE(delivered(), 10);
    round.crash();
    round.resume(request.id); // Nobody has looked yet.
    QVERIFY(!round.finish(request.id));
    QCOMPARE(delivered(), 10);
    round.engine->goOn(request.id);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(delivered(), 20);
}

void TestDeliveryRun::asksForTheLookThatACrashPrevented()
{
    Round round;
    Request request = round.request(10);
    request.options.waves = {20};
    int posts = 0;
    round.wikis->mayPostTogether = true;
    round.wikis->fault = [&](const AttemptPlan &) {
        if (++posts == 2)
            QTimer::singleShot(0, &round.clock, [&] { round.crash(); });
        return PostFault{};
    };
    QVERIFY(!round.deliver(request));
    round.resume(request.id);
    QVERIFY(!round.finish(request.id));
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 2);
    QCOMPARE(round.ledger.deliveryNow(request.id)->pauseCause.code, brake::Wave);
    round.engine->goOn(request.id);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.whatIsWrong(request), QString());
}

void TestDeliveryRun::keepsTheWaveThroughAnotherPause()
{
    Round round;
    Request request = round.request(10);
    request.options.waves = {20};
    round.wikis->fault = [&](const AttemptPlan &plan) {
        if (plan.row.number == 1)
            round.engine->pause(request.id);
        return PostFault{};
    };
    QVERIFY(!round.deliver(request));
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 1);
    round.engine->goOn(request.id); // Of the person's own pause: the wave is not over.
    QVERIFY(!round.finish(request.id));
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 2);
    QCOMPARE(round.ledger.deliveryNow(request.id)->pauseCause.code, brake::Wave);
}

void TestDeliveryRun::needsNoLookWhereTheLaterWavesHaveNothingToPost()
{
    Round round;
    Request request = round.request(4);
    request.options.waves = {25};
    round.wikis->tweak = [](PageCheck &page) { page.optedOut = page.asked != "User talk:U1"_L1; };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 1);
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Skipped], 3);
}

QTEST_GUILESS_MAIN(TestDeliveryRun)
#include "deliveryrun.moc"
