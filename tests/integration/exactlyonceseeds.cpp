// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The mixture of exactlyonce.cpp with many seeds.
#include "farmround.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestExactlyOnceSeeds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void postsEachRowOnce_data();
    void postsEachRowOnce();
};

void TestExactlyOnceSeeds::postsEachRowOnce_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 100; seed < 150; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestExactlyOnceSeeds::postsEachRowOnce()
{
    QFETCH(const quint32, seed);
    FarmRound round;
    QCOMPARE(round.open(), QString());
    const auto request = round.request(120, 4);
    round.mix(seed, 78);
    QVERIFY2(round.deliver(request), qPrintable(round.standstill(request)));
    QCOMPARE(round.whatIsWrong(request), QString());
    round.farm().troubles().clear();
    if (round.ended(request, RowState::Failed) > 0)
        QVERIFY(round.retryFailed(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.ended(request, RowState::Delivered), 120);
}

QTEST_GUILESS_MAIN(TestExactlyOnceSeeds)
#include "exactlyonceseeds.moc"
