// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/targetstext.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

class TargetsTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsBackEverythingButWhatWasFoundOnTheWikis()
    {
        StoredTargets targets{.listUrl = u"https://home.test/w/index.php?title=L&oldid=7"_s};
        targets.entries = {
            {.target = {u"User talk:ليلى"_s, u"ar.test"_s, 4}, .source = u"L"_s, .included = false},
            {.target = {.line = 5}, .source = u"L"_s, .problem = {5, u"{{#target:"_s, u"unclosed"_s}},
            {.target = {u"A"_s, u"127.0.0.1:8080"_s, 0}, .finding = TargetFinding{.willSend = true}}};
        StoredTargets expected = targets;
        expected.entries[2].finding.reset();
        QCOMPARE(readTargets(writeTargets(targets), {}), expected);
    }

    void takesOtherTextForLines()
    {
        const StoredTargets targets = readTargets(u"User talk:A@en.test\nUser talk:B"_s, u"home.test"_s);
        QCOMPARE(targets.entries.size(), 2);
        QCOMPARE(targets.entries[1].target.wiki, u"home.test"_s);
        QVERIFY(readTargets({}, {}).entries.isEmpty());
    }

    void takesBrokenJsonWithoutHarm()
    {
        const StoredTargets targets = readTargets(u"{\"entries\":[7,{\"title\":[],\"line\":\"x\"}]}"_s, {});
        QCOMPARE(targets.entries.size(), 2);
    }
};

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::TargetsTextTest)
#include "targetstext.moc"
