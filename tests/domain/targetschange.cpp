// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/targetschange.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestTargetsChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhoJoinedAndWhoLeft();
    void countsEachPageOnceAndNoLines();
    void isNoneOfTheSameReading();
};

void TestTargetsChange::tellsWhoJoinedAndWhoLeft()
{
    const Target a{u"User talk:A"_s, u"a.example"_s, 1};
    const Target b{u"User talk:B"_s, u"a.example"_s, 2};
    const Target elsewhere{u"User talk:A"_s, u"b.example"_s, 3};
    const TargetsChange change = changeBetween({a, b}, {elsewhere, b});
    QCOMPARE(change, (TargetsChange{{elsewhere}, {a}}));
    QCOMPARE(changeBetween({}, {a, b}), (TargetsChange{{a, b}, {}}));
    QCOMPARE(changeBetween({a, b}, {}), (TargetsChange{{}, {a, b}}));
}

void TestTargetsChange::countsEachPageOnceAndNoLines()
{
    const Target first{u"A"_s, u"a.example"_s, 1};
    const Target again{u"A"_s, u"a.example"_s, 9};
    QCOMPARE(changeBetween({}, {first, again}), (TargetsChange{{first}, {}}));
    QCOMPARE(changeBetween({first}, {again}), TargetsChange());
    const Target user{u"User:B"_s, u"a.example"_s, 1};
    const Target talk{u"User talk:B"_s, u"a.example"_s, 1};
    QCOMPARE(changeBetween({user}, {talk}), TargetsChange()); // the same page to a message
}

void TestTargetsChange::isNoneOfTheSameReading()
{
    QCOMPARE(changeBetween({}, {}), TargetsChange());
}

QTEST_GUILESS_MAIN(TestTargetsChange)
#include "targetschange.moc"
