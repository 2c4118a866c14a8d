// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/deliverycompanion.h"

#include "support/round.h"
#include "ui/desktop/fakedesktop.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace paperround;

class TestDeliveryCompanion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheComputerAwakeWhileItDelivers();
    void callsAPersonWhenABrakeWasPulled();
    void saysNothingWhenThePersonPausedIt();
    void callsAPersonToALaneInTrouble();
    void goesOnByItselfWhenTheNetworkIsBack();
};

void TestDeliveryCompanion::keepsTheComputerAwakeWhileItDelivers()
{
    Round round;
    FakeDesktop desktop;
    DeliveryCompanion companion(*round.engine, desktop);
    const Request request = round.request(5);
    bool awake = false;
    round.wikis->fault = [&](const AttemptPlan &) {
        awake = desktop.awake && companion.isBusy();
        return PostFault{};
    };
    QVERIFY(!desktop.awake);
    QVERIFY(round.deliver(request));
    QVERIFY(awake);
    QVERIFY(!desktop.awake && !companion.isBusy());
    QCOMPARE(desktop.wishes, 1);
    QCOMPARE(desktop.told, QStringList{u"“News” is delivered|5 delivered, 0 skipped, 0 failed."_s});
}

void TestDeliveryCompanion::callsAPersonWhenABrakeWasPulled()
{
    Round round;
    FakeDesktop desktop;
    const DeliveryCompanion companion(*round.engine, desktop);
    const Request request = round.request(5);
    round.wikis->edit(u"home.example"_s, BrakePolicy().stopPage, u"Stop"_s);
    round.start(request);
    QTRY_COMPARE(desktop.told,
                 QStringList{u"“News” waits for you|Somebody stopped the deliveries of "
                             "home.example."_s});
    QVERIFY(!desktop.awake);
    round.wikis->remove(u"home.example"_s, BrakePolicy().stopPage);
    const int wishes = desktop.wishes;
    round.engine->goOn(request.id);
    QVERIFY(round.finish(request.id));
    QCOMPARE(desktop.wishes, wishes + 1);
    QVERIFY(!desktop.awake);
}

void TestDeliveryCompanion::saysNothingWhenThePersonPausedIt()
{
    Round round;
    FakeDesktop desktop;
    const DeliveryCompanion companion(*round.engine, desktop);
    const Request request = round.request(5);
    bool awake = false;
    round.wikis->fault = [&](const AttemptPlan &plan) {
        awake = desktop.awake;
        round.engine->pause(plan.deliveryId);
        return PostFault{};
    };
    round.start(request);
    QTRY_VERIFY(round.engine->needsPerson(request.id));
    QVERIFY(awake);
    QVERIFY(!desktop.awake);
    QCOMPARE(desktop.told, QStringList());
}

void TestDeliveryCompanion::callsAPersonToALaneInTrouble()
{
    Round round;
    FakeDesktop desktop;
    const DeliveryCompanion companion(*round.engine, desktop);
    round.wikis->tweakAccount = [](AccountFacts &facts) {
        facts.block = BlockInfo{u"Admin"_s, u"Reason"_s, u"infinite"_s, false};
    };
    round.start(round.request(5));
    QTRY_COMPARE(desktop.told, QStringList{u"“News” waits for you|It cannot go on without you."_s});
    QVERIFY(!desktop.awake);
}

void TestDeliveryCompanion::goesOnByItselfWhenTheNetworkIsBack()
{
    Round round;
    FakeDesktop desktop;
    const DeliveryCompanion companion(*round.engine, desktop);
    const Request request = round.request(60);
    bool online = true;
    round.wikis->readFault = [&](const QString &, const QString &) {
        const Error silence{ErrorKind::Temporary, u"connect-failed"_s, {}, {}};
        return online ? std::nullopt : std::optional(silence);
    };
    round.wikis->fault = [&](const AttemptPlan &plan) {
        online = online && plan.row.number < 30;
        return online ? PostFault{} : PostFault{PostFault::What::LostBefore, 0ms, {}};
    };
    round.start(request);
    QTRY_VERIFY_WITH_TIMEOUT(round.engine->needsPerson(request.id), 20'000); // Silent for too long.
    online = true;
    round.wikis->fault = {};
    Q_EMIT desktop.cameBack();
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.whatIsWrong(request), QString());
}

QTEST_MAIN(TestDeliveryCompanion)
#include "deliverycompanion.moc"
