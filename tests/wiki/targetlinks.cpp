// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/pages/targetlinks.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestTargetLinks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatTheParserFunctionMakes();
    void readsListsOfOneWikiAndLeavesTheirOwnLinksAlone();
    void readsAWikisOwnWords();
    void readsTheFunctionItselfWhereTheWikiDoesNotKnowIt();
    void seesNoTargetInDeadText();
    void endsOnHostileText();
};

void TestTargetLinks::readsWhatTheParserFunctionMakes()
{
    const auto expanded =
        u"Intro [[:Category:Lists]] [https://example.org link] [//meta.example.org a note]\n"
        "* [[User:A|A]] [//127.0.0.1:8081/w/index.php?title=User_talk:Alice User talk:Alice]\n"
        "* [//en.wikipedia.org/w/index.php?title=User_talk:B%C3%A9a_B User talk:Béa B]\n"
        "<strong class=\"error\">\"nowhere\" is not a valid site.</strong>"_s;
    QCOMPARE(targetLinesOf(expanded, {}, {}, u"127.0.0.1:8081"_s),
             u"User talk:Alice@127.0.0.1:8081\nUser talk:Béa B@en.wikipedia.org"_s);
}

void TestTargetLinks::readsListsOfOneWikiAndLeavesTheirOwnLinksAlone()
{
    const auto raw = u"See [[:Category:Lists]] {{members}}"_s;
    const auto expanded = u"See [[:Category:Lists]] [[:User talk:Alice]] [[:User talk:Bob]]"_s;
    QCOMPARE(targetLinesOf(expanded, raw, {}, u"home"_s), u"User talk:Alice@home\nUser talk:Bob@home"_s);
}

void TestTargetLinks::readsAWikisOwnWords()
{
    const TargetForms forms{u"→ [https://$1/wiki/{{urlencode:$3|WIKI}} $3 ($1)]"_s, u"→ [[$1]] ([[$1]])"_s};
    QCOMPARE(targetLinesOf(u"→ [https://en.example.org/wiki/User_talk:A User talk:A (en.example.org)]"_s, {},
                           forms, u"home"_s),
             u"User talk:A@en.example.org"_s);
    QCOMPARE(targetLinesOf(u"→ [[User talk:A]] ([[User talk:A]])"_s, {}, forms, u"home"_s),
             u"User talk:A@home"_s);
    QCOMPARE(targetLinesOf(u"[[:User talk:A]]"_s, {}, {u"words without holes"_s, u"none"_s}, u"home"_s),
             QString());
}

void TestTargetLinks::readsTheFunctionItselfWhereTheWikiDoesNotKnowIt()
{
    QCOMPARE(targetLinesOf(u"{{#target:User talk:A}} {{#Target: Project:B | en.wikipedia.org }}"_s, {}, {},
                           u"home"_s),
             u"User talk:A@home\nProject:B@en.wikipedia.org"_s);
    QCOMPARE(
        targetLinesOf(u"{{#ziel:Benutzer Diskussion:A}}\n{{#هدف:B|fr.example.org}}"_s, {}, {}, u"home"_s),
        u"Benutzer Diskussion:A@home\nB@fr.example.org"_s);
    QCOMPARE(literalTargets(u"{{#target:A}} <!-- {{#target:B}} --> {{#target:C|d}} {{#target:{{x}}}}"_s), 2);
}

void TestTargetLinks::seesNoTargetInDeadText()
{
    QCOMPARE(targetLinesOf(u"<nowiki>{{#target:A}}</nowiki><!-- {{#target:B}} -->"_s, {}, {}, u"home"_s),
             QString());
}

void TestTargetLinks::endsOnHostileText()
{
    QString hostile;
    for (int i = 0; i < 20000; ++i)
        hostile += u"[//a/"_s;
    QCOMPARE(targetLinesOf(hostile, hostile, {}, u"home"_s), QString());
    QCOMPARE(targetLinesOf(QString(100000, u'{') + u"#target:"_s, {}, {}, u"home"_s), QString());
}

QTEST_GUILESS_MAIN(TestTargetLinks)
#include "targetlinks.moc"
