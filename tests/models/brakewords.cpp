// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/brakewords.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class TestBrakeWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatHappenedWhatItMeansAndWhatToDo_data();
    void saysWhatHappenedWhatItMeansAndWhatToDo();
    void saysThatADeliveryGoesOnWithoutItsStopPage();
};

void TestBrakeWords::saysWhatHappenedWhatItMeansAndWhatToDo_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("what");
    QTest::newRow("stop page") << brake::StopPage << u"Somebody stopped the deliveries of home.example"_s;
    QTest::newRow("own talk") << brake::OwnTalk
                              << u"Somebody wrote to \u2068some <b>page</b>\u2069 on home.example"_s;
    QTest::newRow("share") << brake::FailureShare << u"Too many rows failed: some <b>page</b>"_s;
    QTest::newRow("in a row") << brake::FailuresInARow << u"Row after row failed"_s;
    QTest::newRow("reverted") << brake::Reverted << u"Somebody on home.example undid a message"_s;
    QTest::newRow("of a later version") << u"comet"_s << u"The delivery paused by itself"_s;
}

void TestBrakeWords::saysWhatHappenedWhatItMeansAndWhatToDo()
{
    QFETCH(QString, code);
    const Explanation said = explainPause({code, u"home.example"_s, u"some <b>page</b>"_s});
    QTEST(said.what, "what");
    QVERIFY(said.means.endsWith("Nothing more is posted until you resume."_L1));
    QVERIFY(said.todo.contains("resume"_L1));
    QCOMPARE(said.details, code + u"\nhome.example\nsome <b>page</b>"_s);
}

void TestBrakeWords::saysThatADeliveryGoesOnWithoutItsStopPage()
{
    const Explanation said = explainStopPageTrouble({ErrorKind::Temporary, u"timeout"_s, u"slow"_s, {}});
    QCOMPARE(said.what, u"The stop page cannot be read"_s);
    QVERIFY(said.means.contains("goes on"_L1));
    QCOMPARE(said.details, u"timeout\nslow"_s);
}

QTEST_GUILESS_MAIN(TestBrakeWords)
#include "brakewords.moc"
