// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/prosewords.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

/// What a dictionary is asked about.
class TestProseWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesOutWhatIsNoProse_data();
    void leavesOutWhatIsNoProse();
    void takesTimeByTheLengthOfTheText_data();
    void takesTimeByTheLengthOfTheText();
};

void TestProseWords::leavesOutWhatIsNoProse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("words") << u"Hello, wörld! Ünï"_s << u"Hello wörld Ünï"_s;
    QTest::newRow("apostrophes") << u"don't l’homme dogs' 'so'"_s << u"don't l’homme dogs so"_s;
    QTest::newRow("bold and italic") << u"'''Bold''' ''it'' l'''x'''ab"_s << u"Bold it ab"_s;
    QTest::newRow("hyphens") << u"well-kept"_s << u"well kept"_s;
    QTest::newRow("digits") << u"2nd M4 utf8 abc"_s << u"abc"_s;
    QTest::newRow("capitals inside") << u"NASA MediaWiki iPhone Paris"_s << u"Paris"_s;
    QTest::newRow("single letters") << u"a I bc"_s << u"bc"_s;
    QTest::newRow("link") << u"see [[Some paeg]] now"_s << u"see now"_s;
    QTest::newRow("link with words") << u"see [[Some paeg|these words]] now"_s << u"see these words now"_s;
    QTest::newRow("file") << u"[[File:Xx.jpg|thumb|left|A caption]] end"_s << u"caption end"_s;
    QTest::newRow("template") << u"{{Foo|barr={{Bazz}}}} end"_s << u"end"_s;
    QTest::newRow("tags") << u"<section begin=hed />the<br/> <span style=\"colour:rd\">red</span>"_s
                          << u"the red"_s;
    QTest::newRow("not read")
        << u"<nowiki>abcd</nowiki> <syntaxhighlight lang=\"xx\">defg</syntaxhighlight> end"_s << u"end"_s;
    QTest::newRow("comment") << u"one <!-- twoo --> three"_s << u"one three"_s;
    QTest::newRow("addresses")
        << u"at https://exmaple.org/abc_def [//exmaple.org/x its words] me@exmaple.org end"_s
        << u"at its words end"_s;
    QTest::newRow("fields of a row") << u"Dear %{user}, %{gender|he|she}!"_s << u"Dear"_s;
    QTest::newRow("entities and switches") << u"one&nbsp;two __NOTOC__ three"_s << u"one two three"_s;
    QTest::newRow("table") << u"{| class=\"wikitabel\"\n|-\n! scope=\"colm\" | Head\n| cell\n|}"_s
                           << u"Head cell"_s;
    QTest::newRow("signature") << u"end ~~~~"_s << u"end"_s;
    QTest::newRow("right to left") << u"مرحبا بالعالم"_s << u"مرحبا بالعالم"_s;
    QTest::newRow("no blanks between words") << u"新闻 ニュース ข่าว word"_s << u"word"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestProseWords::leavesOutWhatIsNoProse()
{
    QFETCH(const QString, text);
    QFETCH(const QString, words);
    QStringList found;
    for (const TextSpan &each : proseWords(text, partsOf(text)))
        found.append(each.in(text).toString());
    QCOMPARE(found.join(u' '), words);
}

void TestProseWords::takesTimeByTheLengthOfTheText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("one word") << u"a"_s.repeated(400'000);
    QTest::newRow("at signs") << u"a@"_s.repeated(200'000);
    QTest::newRow("fields that never end") << u"%{"_s.repeated(200'000);
    QTest::newRow("templates in templates") << u"{{"_s.repeated(100'000) + u"}}"_s.repeated(100'000);
    QTest::newRow("links in links") << u"[[|"_s.repeated(100'000) + u"]]"_s.repeated(100'000);
    QTest::newRow("equals") << u"a= "_s.repeated(150'000);
}

void TestProseWords::takesTimeByTheLengthOfTheText()
{
    QFETCH(const QString, text);
    QVERIFY(proseWords(text, partsOf(text)).size() <= text.size());
}

QTEST_GUILESS_MAIN(TestProseWords)
#include "prosewords.moc"
