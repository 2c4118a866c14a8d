// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options.h"

#include "cli/commandline.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {
Usage usage()
{
    return {u"go"_s,
            u"WHERE"_s,
            1,
            2,
            u"Goes."_s,
            {{u"fast"_s, {}, u"Runs."_s},
             {u"to"_s, u"X"_s, u"There."_s},
             {u"by"_s, u"X"_s, u"So."_s, true},
             {u"help"_s, {}, u"This."_s}}};
}
} // namespace

class TestOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesOptionsAnywhere();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void needsNoArgumentsForHelp();
    void helpNamesEveryOption();
    void theConsoleTakesItsOwnOptionsOnly();
};

void TestOptions::takesOptionsAnywhere()
{
    const auto given = parseOptions(usage(), {u"--to"_s, u"--x"_s, u"-"_s, u"--fast"_s, u"--"_s, u"--to"_s});
    QVERIFY(given);
    QCOMPARE(given->value(u"to"_s), u"--x"_s);
    QVERIFY(given->has(u"fast"_s));
    QCOMPARE(given->arguments(), (QStringList{u"-"_s, u"--to"_s}));
    QCOMPARE(parseOptions(usage(), {u"a"_s, u"--to=a=b"_s})->value(u"to"_s), u"a=b"_s);
    QCOMPARE(parseOptions(usage(), {u"a"_s, u"--by=1"_s, u"--by"_s, u"2"_s})->values(u"by"_s),
             (QStringList{u"1"_s, u"2"_s}));
}

void TestOptions::saysWhatIsWrong_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("part");
    QTest::newRow("unknown") << QStringList{u"a"_s, u"--slow"_s} << u"'slow'"_s;
    QTest::newRow("unknown with value") << QStringList{u"a"_s, u"--slow=secret"_s} << u"'slow'"_s;
    QTest::newRow("no value") << QStringList{u"a"_s, u"--to"_s} << u"Missing value after '--to'"_s;
    QTest::newRow("a value too many")
        << QStringList{u"a"_s, u"--fast=1"_s} << u"Unexpected value after '--fast'"_s;
    QTest::newRow("twice") << QStringList{u"a"_s, u"--to=b"_s, u"--to=c"_s} << u"twice"_s;
    QTest::newRow("no argument") << QStringList{} << u"needs WHERE"_s;
    QTest::newRow("too many") << QStringList{u"a"_s, u"b"_s, u"c"_s} << u"\"c\""_s;
}

void TestOptions::saysWhatIsWrong()
{
    QFETCH(QStringList, words);
    QFETCH(QString, part);
    const auto given = parseOptions(usage(), words);
    QVERIFY(!given);
    QVERIFY2(given.error().detail.contains(part), qPrintable(given.error().detail));
    QVERIFY(!given.error().detail.contains(u"secret"_s));
}

void TestOptions::needsNoArgumentsForHelp()
{
    QVERIFY(parseOptions(usage(), {u"-h"_s})->has(u"help"_s));
}

void TestOptions::helpNamesEveryOption()
{
    const auto help = helpFor(usage());
    QVERIFY(help.contains(u"paperround go WHERE"_s));
    for (const auto &option : usage().options)
        QVERIFY(help.contains(u"--"_s + option.name) && help.contains(option.help));
}

void TestOptions::theConsoleTakesItsOwnOptionsOnly()
{
    const auto given = consoleOptions({u"--data-dir=/there"_s, u"--practice"_s});
    QVERIFY(given);
    QVERIFY(given->has(u"practice"_s));
    QCOMPARE(given->value(u"data-dir"_s), u"/there"_s);
    QVERIFY(consoleOptions({}));
    const auto unknown = consoleOptions({u"--frobnicate"_s});
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, u"usage"_s);
    QVERIFY(unknown.error().detail.contains(u"frobnicate"_s));
    QVERIFY(!consoleOptions({u"--data-dir"_s}));
    QCOMPARE(refuseCall(unknown.error()), 2);
}

QTEST_GUILESS_MAIN(TestOptions)
#include "options.moc"
