// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findingstext.h"

#include "domain/delivery/reason.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

TargetEntry entry(const QString &title, std::optional<TargetFinding> finding = {})
{
    return {.target = {title, u"en.test"_s, 1}, .finding = std::move(finding)};
}

TargetFinding finding(qint64 time)
{
    return {.willSend = true, .page = u"User talk:Ada"_s, .userPage = true, .checkedAt = time};
}

} // namespace

class TestFindingsText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsBackWhatTheWikisSaidOfEachRow();
    void leavesOutWhatNoWikiSaid();
    void leavesRowsAloneThatChangedOrAreKnown();
    void isNobodyElses();
    void takesNothingFromWhatItDidNotWrite_data();
    void takesNothingFromWhatItDidNotWrite();
};

void TestFindingsText::bringsBackWhatTheWikisSaidOfEachRow()
{
    TargetFinding opted{.reason = reason::OptedOut, .detail = u"a\tb\nc"_s, .checkedAt = 40};
    TargetFinding redirect{.willSend = true, .page = u"User talk:Ö"_s, .redirected = true, .checkedAt = 30};
    const TargetList checked{entry(u"A"_s, opted), entry(u"B"_s, redirect), entry(u"C"_s, finding(50))};
    const TargetList opened{entry(u"C"_s), entry(u"B"_s), entry(u"A"_s)}; // in another order
    const KeptFindings kept = unpackFindings(packFindings(checked, u"Me@home"_s), opened, u"Me@home"_s);
    QCOMPARE(kept.keys, (QList<quint64>{opened.key(0), opened.key(1), opened.key(2)}));
    QCOMPARE(kept.findings[0], finding(50));
    QCOMPARE(kept.findings[1], redirect);
    opted.detail = u"a b c"_s;
    QCOMPARE(kept.findings[2], opted);
    QCOMPARE(kept.oldest, 30);
}

void TestFindingsText::leavesOutWhatNoWikiSaid()
{
    TargetFinding held = finding(50);
    held.heldBy = u"Left: moved away"_s;
    held.gotIssue = u"News"_s;
    held.sameAs = 7;
    const TargetList checked{entry(u"A"_s, held), entry(u"B"_s, TargetFinding{.told = false}), entry(u"C"_s)};
    const TargetList opened{entry(u"A"_s), entry(u"B"_s), entry(u"C"_s)};
    const KeptFindings kept = unpackFindings(packFindings(checked, {}), opened, {});
    QCOMPARE(kept.keys, QList<quint64>{opened.key(0)});
    QCOMPARE(kept.findings, QList<TargetFinding>{finding(50)});
}

void TestFindingsText::leavesRowsAloneThatChangedOrAreKnown()
{
    const TargetList checked{entry(u"A"_s, finding(50)), entry(u"B"_s, finding(50))};
    const TargetList opened{entry(u"Another"_s), entry(u"B"_s, finding(90)),
                            TargetEntry{.problem = {1, u"A"_s, u"invalidtitle"_s}}};
    const KeptFindings kept = unpackFindings(packFindings(checked, {}), opened, {});
    QVERIFY(kept.keys.isEmpty() && kept.findings.isEmpty());
    QCOMPARE(kept.oldest, 0);
}

void TestFindingsText::isNobodyElses()
{
    // What one account may edit says nothing about another.
    const TargetList checked{entry(u"A"_s, finding(50))};
    const TargetList opened{entry(u"A"_s)};
    const QByteArray packed = packFindings(checked, u"Me@home"_s);
    QVERIFY(unpackFindings(packed, opened, u"You@home"_s).keys.isEmpty());
    QVERIFY(unpackFindings(packed, opened, {}).keys.isEmpty());
    QCOMPARE(unpackFindings(packed, opened, u"Me@home"_s).keys.size(), 1);
}

void TestFindingsText::takesNothingFromWhatItDidNotWrite_data()
{
    QTest::addColumn<QByteArray>("packed");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("short") << QByteArray("\0\0\0", 3);
    QTest::newRow("a huge size") << QByteArray("\xff\xff\xff\xff\x78\x9c\x01", 7);
    QTest::newRow("no packing") << QByteArray("\0\0\0\x10not packed", 14);
    QTest::newRow("another version") << qCompress("findings 2\t\nen.test\tA\t50\t1\t\t\t\n");
    QTest::newRow("half a line") << qCompress("findings 1\t\nen.test\tA\t50\n");
    QTest::newRow("no time") << qCompress("findings 1\t\nen.test\tA\tx\t1\t\t\t\n");
}

void TestFindingsText::takesNothingFromWhatItDidNotWrite()
{
    QFETCH(QByteArray, packed);
    QVERIFY(unpackFindings(packed, {entry(u"A"_s)}, {}).keys.isEmpty());
}

QTEST_GUILESS_MAIN(TestFindingsText)
#include "findingstext.moc"
