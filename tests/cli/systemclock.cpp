// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/systemclock.h"

#include <QCoroTask>
#include <QTest>

using namespace paperround;
using namespace std::chrono_literals;

class TestSystemClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAfterTheSpan();
    void comesBackWhenStopped();
    void comesBackAtOnceWhenStoppedBefore();
};

void TestSystemClock::comesBackAfterTheSpan()
{
    SystemClock clock;
    const auto before = clock.now();
    QCOMPARE(before.timeSpec(), Qt::UTC);
    QCoro::waitFor(clock.sleep(30ms, {}));
    QVERIFY(before.msecsTo(clock.now()) >= 29);
}

void TestSystemClock::comesBackWhenStopped()
{
    SystemClock clock;
    std::stop_source stop;
    bool woken = false;
    auto sleeping = clock.sleep(24h * 40, stop.get_token()).then([&woken] { woken = true; });
    QVERIFY(!woken);
    stop.request_stop();
    QVERIFY2(!woken, "whoever requests the stop must not be run over");
    QTRY_VERIFY(woken);
}

void TestSystemClock::comesBackAtOnceWhenStoppedBefore()
{
    SystemClock clock;
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(clock.sleep(24h, stop.get_token()).isReady());
}

QTEST_GUILESS_MAIN(TestSystemClock)
#include "systemclock.moc"
