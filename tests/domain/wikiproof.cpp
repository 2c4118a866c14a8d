// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/wikiproof.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestWikiProof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsATextAsAWikiDoes_data();
    void keepsATextAsAWikiDoes();
    void writesJsonThatNoStepOfASaveTouches_data();
    void writesJsonThatNoStepOfASaveTouches();
    void leavesWordsLegible();
    void putsEachFieldAndEntryOnALine();
    void showsATextWithoutMarkup();
};

void TestWikiProof::keepsATextAsAWikiDoes_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("kept");
    QTest::newRow("line ends") << u"a\r\nb\rc\n\r\nd"_s << u"a\nb\nc\n\nd"_s;
    QTest::newRow("decomposed") << u"e\u0301 A\u030A"_s << u"\u00E9 \u00C5"_s;
    QTest::newRow("a singleton") << u"\u212B"_s << u"\u00C5"_s;
    QTest::newRow("jamo") << u"\u1112\u1161\u11AB"_s << u"\uD55C"_s;
    QTest::newRow("control characters") << u"a\u0007b\u001fc\tz"_s << u"a\uFFFDb\uFFFDc\tz"_s;
    QTest::newRow("no characters") << u"a"_s + QChar(0xFFFE) + QChar(0xFFFF) << u"a\uFFFD\uFFFD"_s;
    QTest::newRow("half a pair") << QString(QChar(0xD83D)) + u'x' << u"\uFFFDx"_s;
    QTest::newRow("a pair") << u"\U0001F600"_s << u"\U0001F600"_s;
    QTest::newRow("blanks at the end") << u"a \n "_s << u"a \n "_s;
}

void TestWikiProof::keepsATextAsAWikiDoes()
{
    QFETCH(QString, given);
    QTEST(asWikiKeeps(given), "kept");
    QCOMPARE(asWikiKeeps(asWikiKeeps(given)), asWikiKeeps(given));
}

void TestWikiProof::writesJsonThatNoStepOfASaveTouches_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("end of the block") << u"</pre></nowiki><!-- x --><ref>&amp;"_s;
    QTest::newRow("signature") << u"~~~~ ~~~~~"_s;
    QTest::newRow("substitution") << u"{{subst:Foo|bar}} [[a|b]] '''c''' __NOTOC__"_s;
    QTest::newRow("decomposed") << u"e\u0301 \u1112\u1161\u11AB \u212B \uF900"_s;
    QTest::newRow("line ends") << u"a\r\nb\rc\td\\\"\u2028\u00A0"_s;
    QTest::newRow("control") << u"\u0001\u007F\u0085\uFEFF\u200E\u202E"_s;
    QTest::newRow("Arabic forms") << u"\uFEFB \uFB50 \u0644\u0627"_s;
    QTest::newRow("half a pair") << QString(QChar(0xDC00));
    QString everything;
    for (char32_t c = 1; c < 0x11000; c += c < 0x3000 ? 1 : 7)
        everything += QString::fromUcs4(&c, 1);
    QTest::newRow("everything") << everything;
}

void TestWikiProof::writesJsonThatNoStepOfASaveTouches()
{
    QFETCH(QString, text);
    const QString written = wikiProofJson({{text, QJsonArray{text, u""_s, QJsonObject(), QJsonArray()}}});
    QCOMPARE(asWikiKeeps(written), written);
    for (const QString &markup :
         {u"<"_s, u">"_s, u"&"_s, u"~"_s, u"{{"_s, u"}}"_s, u"[["_s, u"]]"_s, u"|"_s, u"''"_s, u"__"_s})
        QVERIFY2(!written.contains(markup), qPrintable(markup));
    if (text.size() < 1000 && !text.contains(QChar(0xDC00)))
        QCOMPARE(QJsonDocument::fromJson(written.toUtf8()).object().keys().constFirst(), text);
}

void TestWikiProof::leavesWordsLegible()
{
    const QString words = u"User talk:Ngozi@en.wikipedia.org, Привет, 日本語, مرحبا (1)!"_s;
    QVERIFY(wikiProofJson({{u"a"_s, words}}).contains(words));
}

void TestWikiProof::putsEachFieldAndEntryOnALine()
{
    const QJsonObject object{{u"b"_s, true}, {u"a"_s, QJsonArray{1, u"x"_s}}, {u"c"_s, QJsonValue()}};
    QCOMPARE(wikiProofJson(object), u"{\n \"a\": [\n  1,\n  \"x\"\n ],\n \"b\": true,\n \"c\": null\n}"_s);
}

void TestWikiProof::showsATextWithoutMarkup()
{
    QCOMPARE(wikiProofText(u"a<b>\n{{c}}\r\n~~~~ e\u0301"_s),
             u"a&#60;b&#62;\n&#123;&#123;c&#125;&#125;\n&#126;&#126;&#126;&#126; \u00E9"_s);
}

QTEST_GUILESS_MAIN(TestWikiProof)
#include "wikiproof.moc"
