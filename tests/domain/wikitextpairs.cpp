// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/wikitextpairs.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

/// The other half of the mark at the cursor.
class TestWikitextPairs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheOtherHalf_data();
    void findsTheOtherHalf();
    void takesTimeByTheLengthOfTheText();
};

void TestWikitextPairs::findsTheOtherHalf_data()
{
    QTest::addColumn<QString>("text"); // ^ is the cursor
    QTest::addColumn<QString>("opens");
    QTest::addColumn<QString>("closes");
    QTest::addColumn<int>("from"); // of what opens
    QTest::newRow("link, before it") << u"a ^[[B]] c"_s << u"[["_s << u"]]"_s << 2;
    QTest::newRow("link, inside its mark") << u"a [^[B]] c"_s << u"[["_s << u"]]"_s << 2;
    QTest::newRow("link, behind it") << u"a [[B]]^ c"_s << u"[["_s << u"]]"_s << 2;
    QTest::newRow("in its words there is no mark") << u"a [[B^B]] c"_s << QString() << QString() << 0;
    QTest::newRow("the mark before the cursor") << u"{{a|[[B]]^}}"_s << u"[["_s << u"]]"_s << 4;
    QTest::newRow("template") << u"{{a|[[B]]}}^"_s << u"{{"_s << u"}}"_s << 0;
    QTest::newRow("address") << u"see ^[https://x.org words]"_s << u"["_s << u"]"_s << 4;
    QTest::newRow("tags of one name nest") << u"<b>x<b>y</b^></b>"_s << u"<b>"_s << u"</b>"_s << 4;
    QTest::newRow("outer tag") << u"^<DIV a=\"1\">x<b>y</b></div>"_s << u"<DIV a=\"1\">"_s << u"</div>"_s
                               << 0;
    QTest::newRow("crossing tags") << u"<b><i>x</b>^</i>"_s << u"<b>"_s << u"</b>"_s << 0;
    QTest::newRow("comment") << u"a<!-- [[x]] -->^"_s << u"<!--"_s << u"-->"_s << 1;
    QTest::newRow("open comment") << u"a^<!-- x"_s << QString() << QString() << 0;
    QTest::newRow("not read") << u"<nowiki>[[x]]</nowiki>^"_s << u"<nowiki>"_s << u"</nowiki>"_s << 0;
    QTest::newRow("alone") << u"a ^[[b"_s << QString() << QString() << 0;
    QTest::newRow("empty") << u"^"_s << QString() << QString() << 0;
}

void TestWikitextPairs::findsTheOtherHalf()
{
    QFETCH(QString, text);
    QFETCH(const QString, opens);
    QFETCH(const QString, closes);
    QFETCH(const int, from);
    const qsizetype place = text.indexOf(u'^');
    text.remove(place, 1);
    const auto pair = pairAt(text, partsOf(text), place);
    QCOMPARE(pair.has_value(), !opens.isEmpty());
    if (!pair)
        return;
    QCOMPARE(pair->opens.in(text).toString(), opens);
    QCOMPARE(pair->closes.in(text).toString(), closes);
    QCOMPARE(pair->opens.from, from);
}

void TestWikitextPairs::takesTimeByTheLengthOfTheText()
{
    const QString text = u"<b>"_s.repeated(200'000) + u"</b>"_s.repeated(200'000);
    const WikitextParts parts = partsOf(text);
    const auto pair = pairAt(text, parts, 0);
    QVERIFY(pair);
    QCOMPARE(pair->closes.end(), text.size());
}

QTEST_GUILESS_MAIN(TestWikitextPairs)
#include "wikitextpairs.moc"
