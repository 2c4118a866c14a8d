// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/botexclusion.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class TestBotExclusion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheSharedRules_data();
    void readsTheSharedRules();
    void staysQuickOnHostileText();
};

void TestBotExclusion::readsTheSharedRules_data()
{
    QTest::addColumn<bool>("denies");
    QTest::newRow("Hello.") << false;
    QTest::newRow("{{nobots}}") << true;
    QTest::newRow("Text\n{{ Nobots }}\nmore") << true;
    QTest::newRow("{{Template:NoBots}}") << true;
    QTest::newRow("{{bots}}") << false;
    QTest::newRow("{{bots|deny=all}}") << true;
    QTest::newRow("{{bots|deny=none}}") << false;
    QTest::newRow("{{bots|deny=AnotherBot, news_sender}}") << true;
    QTest::newRow("{{bots|deny=News}}") << false;
    QTest::newRow("{{bots|allow=none}}") << true;
    QTest::newRow("{{bots|allow=all}}") << false;
    QTest::newRow("{{bots|allow=AnotherBot}}") << true;
    QTest::newRow("{{bots|allow=AnotherBot,News Sender}}") << false;
    QTest::newRow("{{bots|optout=all}}") << true;
    QTest::newRow("{{bots|optout=nosource,nolicense}}") << false;
    QTest::newRow("<!-- {{nobots}} --> <nowiki>{{nobots}}</nowiki>") << false;
    QTest::newRow("{{robots}} {{nobotsplease}}") << false;
}

void TestBotExclusion::readsTheSharedRules()
{
    QFETCH(const bool, denies);
    QCOMPARE(deniesBot(QString::fromLatin1(QTest::currentDataTag()), u"News Sender"_s), denies);
}

void TestBotExclusion::staysQuickOnHostileText()
{
    QVERIFY(!deniesBot(u"{{bots|"_s.repeated(100'000), u"News Sender"_s));
    QVERIFY(!deniesBot(u"<!--"_s.repeated(100'000), u"News Sender"_s));
}

QTEST_APPLESS_MAIN(TestBotExclusion)
#include "botexclusion.moc"
