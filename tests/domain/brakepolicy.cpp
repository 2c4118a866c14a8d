// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/brakepolicy.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class TestBrakePolicy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAStopPage_data();
    void readsAStopPage();
    void readsAHostileOne();
};

void TestBrakePolicy::readsAStopPage_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("stop");
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("go") << u"go"_s << false;
    QTest::newRow("stop") << u"stop"_s << true;
    QTest::newRow("loud, in bold, with a reason") << u"'''STOP!''' This is the wrong list. ~~~~"_s << true;
    QTest::newRow("below something else") << u"Deliveries\n\n* Stop"_s << true;
    QTest::newRow("in a heading") << u"== Stop please ==\ntext"_s << true;
    QTest::newRow("a template") << u"{{stop}}"_s << true;
    QTest::newRow("an element") << u"<div class=\"red\"><b>Stop</b></div>"_s << true;
    QTest::newRow("quoted") << u"„Stop“"_s << true;
    QTest::newRow("another word") << u"Stopping is done here.\nunstoppable"_s << false;
    QTest::newRow("within a sentence") << u"Write the word stop on a line of its own."_s << false;
    QTest::newRow("a comment") << u"<!-- Stop\nStop -->go"_s << false;
    QTest::newRow("a comment without end") << u"<!-- \nStop"_s << false;
    QTest::newRow("the instructions") << u"<noinclude>\nStop everything\n</noinclude>\ngo"_s << false;
    QTest::newRow("struck out") << u"<s>Stop</s> done\n<del>\nStop\n</del>"_s << false;
    QTest::newRow("after the comment") << u"<!-- how to -->Stop"_s << true;
}

void TestBrakePolicy::readsAStopPage()
{
    QFETCH(QString, text);
    QTEST(saysStop(text), "stop");
}

void TestBrakePolicy::readsAHostileOne()
{
    for (const QString &piece : {u"<s>"_s, u"<"_s, u"<!--"_s, u" "_s, u"<b>"_s, u"=<x>"_s, u"\n"_s}) {
        QVERIFY(!saysStop(piece.repeated(200'000 / piece.size())));
        QVERIFY(saysStop(u"stop\n"_s + piece.repeated(200'000 / piece.size())));
    }
}

QTEST_GUILESS_MAIN(TestBrakePolicy)
#include "brakepolicy.moc"
