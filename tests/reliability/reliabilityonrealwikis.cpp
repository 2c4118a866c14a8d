// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The seeds of reliability.cpp on real MediaWiki; and a few whose seconds are real.
#include "reliability/realfamily.h"
#include "reliability/scenario.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace paperround;

class TestReliabilityOnRealWikis : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void deliversEachRowOnceWhateverHappens_data();
    void deliversEachRowOnceWhateverHappens();

private:
    RealFamily m_family{18'440};
};

namespace {
constexpr quint32 First = 1001;
constexpr quint32 Simulated = 20;
constexpr quint32 Real = 2;
constexpr RunLimits limitsOf(quint32 seed)
{
    return {.realSeconds = seed >= First + Simulated, .undo = false, .patience = 8s};
}
} // namespace

void TestReliabilityOnRealWikis::initTestCase()
{
    QVERIFY2(m_family.isUp(), "the real wikis did not start; see above");
    // All pages first: by the time a later seed comes to its own, they are older than thirty seconds.
    for (quint32 seed = First; seed < First + Simulated + Real; ++seed)
        Scenario(seed, m_family, limitsOf(seed));
}

void TestReliabilityOnRealWikis::deliversEachRowOnceWhateverHappens_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = First; seed < First + Simulated + Real; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestReliabilityOnRealWikis::deliversEachRowOnceWhateverHappens()
{
    QFETCH(const quint32, seed);
    const RunReport report = deliverUnderFaults(seed, m_family, limitsOf(seed));
    QVERIFY2(report.wrong.isEmpty(), qPrintable(report.wrong.join(u"; "_s)));
    QCOMPARE(report.delivered + report.asked, report.rows);
}

QTEST_GUILESS_MAIN(TestReliabilityOnRealWikis)
#include "reliabilityonrealwikis.moc"
