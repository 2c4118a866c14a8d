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
            {.target = {.line = 6},
             .problem = {6, u"B@enwiki"_s, u"invalidsite"_s, {u"B"_s, u"en.test"_s, 0, u"b"_s}}},
            {.target = {u"A"_s, u"127.0.0.1:8080"_s, 0}, .finding = TargetFinding{.willSend = true}}};
        StoredTargets expected = targets;
        expected.entries[3].finding.reset();
        targets.entries[0].target.written = u"user talk:ليلى"_s;
        const StoredTargets back = readTargets(writeTargets(targets), {});
        QCOMPARE(back, expected);
        QCOMPARE(back.entries[0].target.written, u"user talk:ليلى"_s);
        QCOMPARE(back.entries[2].problem.meant.written, u"b"_s);
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
