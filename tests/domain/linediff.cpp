// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/linediff.h"

#include <QRandomGenerator>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestLineDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatChanged_data();
    void showsWhatChanged();
    void numbersTheLinesOfBothSides();
    void leadsFromOneTextToTheOther();
    void isBriefWhereLittleChanged();
    void givesUpOnTextsThatHaveNothingInCommon();
};

void TestLineDiff::showsWhatChanged_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("diff");
    QTest::newRow("same") << u"a\nb"_s << u"a\nb"_s << QString();
    QTest::newRow("added") << u"a\nb"_s << u"a\nx\nb"_s << u"  a\n+ x\n  b\n"_s;
    QTest::newRow("removed") << u"a\nx\nb"_s << u"a\nb"_s << u"  a\n− x\n  b\n"_s;
    QTest::newRow("replaced") << u"a\nb\nc"_s << u"a\nB\nc"_s << u"  a\n− b\n+ B\n  c\n"_s;
    QTest::newRow("from nothing") << u""_s << u"a\n"_s << u"+ a\n"_s;
    QTest::newRow("to nothing") << u"a"_s << u""_s << u"− a\n"_s;
    QTest::newRow("gaps") << u"1\n2\n3\n4\n5\n6\n7\n8"_s << u"1\n2\n3\nx\n5\n6\n7\n8"_s
                          << u"…\n  2\n  3\n− 4\n+ x\n  5\n  6\n…\n"_s;
    QTest::newRow("two places") << u"a\nb\nc\nd\ne"_s << u"b\nc\nd\nX\ne"_s
                                << u"− a\n  b\n  c\n  d\n+ X\n  e\n"_s;
}

void TestLineDiff::showsWhatChanged()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QTEST(diffText(lineDiff(before, after)), "diff");
}

void TestLineDiff::numbersTheLinesOfBothSides()
{
    const auto lines = lineDiff(u"a\nb\nc\n"_s, u"a\nX\nY\nc\n"_s);
    QCOMPARE(lines,
             (QList<DiffLine>{{DiffLine::Kind::Same, 1, 1, u"a"_s},
                              {DiffLine::Kind::Removed, 2, 0, u"b"_s},
                              {DiffLine::Kind::Added, 0, 2, u"X"_s},
                              {DiffLine::Kind::Added, 0, 3, u"Y"_s},
                              {DiffLine::Kind::Same, 3, 4, u"c"_s}}));
}

void TestLineDiff::leadsFromOneTextToTheOther()
{
    QRandomGenerator random(48);
    for (int round = 0; round < 3000; ++round) {
        const auto text = [&random] {
            QStringList lines;
            for (int i = random.bounded(12); i > 0; --i)
                lines += QString(QChar(u'a' + random.bounded(4)));
            return lines;
        };
        const QStringList before = text();
        const QStringList after = text();
        QStringList left;
        QStringList right;
        for (const DiffLine &line : lineDiff(before.join(u'\n'), after.join(u'\n'), 1000)) {
            if (line.kind != DiffLine::Kind::Added)
                left += line.text;
            if (line.kind != DiffLine::Kind::Removed)
                right += line.text;
        }
        if (before != after) {
            QCOMPARE(left, before);
            QCOMPARE(right, after);
        }
    }
}

void TestLineDiff::isBriefWhereLittleChanged()
{
    QStringList lines;
    for (int i = 0; i < 50'000; ++i)
        lines += QString::number(i);
    QStringList changed = lines;
    changed[100] = u"x"_s;
    changed.remove(40'000);
    QCOMPARE(lineDiff(lines.join(u'\n'), changed.join(u'\n')).size(), 14);
}

void TestLineDiff::givesUpOnTextsThatHaveNothingInCommon()
{
    QStringList before;
    QStringList after;
    for (int i = 0; i < 20'000; ++i) {
        before += u"a%1"_s.arg(i);
        after += u"b%1"_s.arg(i);
    }
    const auto lines = lineDiff(u"head\n"_s + before.join(u'\n'), u"head\n"_s + after.join(u'\n'));
    QCOMPARE(lines.size(), 40'001);
    QCOMPARE(lines[1].kind, DiffLine::Kind::Removed);
    QCOMPARE(lines.last().kind, DiffLine::Kind::Added);
}

QTEST_GUILESS_MAIN(TestLineDiff)
#include "linediff.moc"
