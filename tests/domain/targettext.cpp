// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/targettext.h"

#include "domain/toldtargets.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestTargetText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesNoTitleThatNoWikiTakes_data();
    void takesNoTitleThatNoWikiTakes();
    void cleansTitles_data();
    void cleansTitles();
    void everyCharacterIsCleanedTheSameOnBothWays();
    void takesEveryWellFormedHostWhereTheFarmIsUnknown_data();
    void takesEveryWellFormedHostWhereTheFarmIsUnknown();
};

void TestTargetText::takesNoTitleThatNoWikiTakes_data()
{
    QTest::addColumn<QString>("title");
    for (const auto &title : {u"_"_s,
                              u"#fragment"_s,
                              u"Special:Block"_s,
                              u"special: X"_s,
                              u"Media:X"_s,
                              u"User talk:"_s,
                              u"::A"_s,
                              u"A<b"_s,
                              u"[[A]]"_s,
                              u"A|B"_s,
                              u"{A}"_s,
                              u"A%41"_s,
                              u"A&copy;B"_s,
                              u"A~~~"_s,
                              u"."_s,
                              u".."_s,
                              u"./A"_s,
                              u"A/../B"_s,
                              u"A/."_s,
                              u"A\u0007B"_s,
                              u"A\ufffdB"_s,
                              QString(u"A"_s + QChar(0xd800)),
                              u"\u200e\u200f"_s})
        QTest::newRow(qPrintable(title)) << title;
    QTest::newRow("256 bytes") << QString(256, u'a');
    QTest::newRow("256 bytes of two") << QString(128, u'é');
    QTest::newRow("256 bytes in a namespace") << QString(u"User talk:"_s + QString(256, u'a'));
    QTest::newRow("257 bytes of three") << QString(86, u'語');
    QTest::newRow("endless") << QString(100000, u'a');
}

void TestTargetText::takesNoTitleThatNoWikiTakes()
{
    QFETCH(QString, title);
    QCOMPARE(told(parseTargets(title, family(), ListFormat::Lines)), QStringList{u"!invalidtitle@1"_s});
}

void TestTargetText::cleansTitles_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("title");
    QTest::newRow("underscores") << u"User_talk:A__B_"_s << u"User talk:A B"_s;
    QTest::newRow("bidi marks") << u"\u200fנקודה\u200e \u2068A\u2069"_s << u"נקודה A"_s;
    QTest::newRow("joiners stay") << u"می\u200cخواهم"_s << u"می\u200cخواهم"_s;
    QTest::newRow("odd blanks") << u"A\u00a0\u3000B"_s << u"A B"_s;
    QTest::newRow("fragment") << u"User talk:A#Top"_s << u"User talk:A"_s;
    QTest::newRow("leading colon") << u":Category:A"_s << u"Category:A"_s;
    QTest::newRow("references") << u"R&amp;B &#x41;&#66;"_s << u"R&B AB"_s;
    QTest::newRow("decomposed") << u"Cafe\u0301"_s << u"Café"_s;
    QTest::newRow("first letter") << u"élan"_s << u"Élan"_s;
    QTest::newRow("no capital of one letter") << u"ßa"_s << u"ßa"_s;
    QTest::newRow("outside the first plane") << u"𐐨a"_s << u"𐐀a"_s;
    QTest::newRow("255 bytes in a namespace")
        << QString(u"User talk:"_s + QString(255, u'A')) << QString(u"User talk:"_s + QString(255, u'A'));
    QTest::newRow("tildes, two") << u"A~~"_s << u"A~~"_s;
    QTest::newRow("percent") << u"100% yes"_s << u"100% yes"_s;
}

void TestTargetText::cleansTitles()
{
    QFETCH(QString, written);
    QFETCH(QString, title);
    const auto parsed = parseTargets(written, family(), ListFormat::Lines);
    QCOMPARE(parsed.problems, QList<TargetProblem>{});
    QCOMPARE(parsed.targets, (QList<Target>{{title, u"test.wikipedia.org"_s, 1}}));
}

/// Plain titles take a short way; a mark of direction, which is cut, sends the same title the long one.
void TestTargetText::everyCharacterIsCleanedTheSameOnBothWays()
{
    for (char32_t u = 1; u <= 0xffff; ++u) {
        const QChar c{char16_t(u)};
        for (const QString &title : {QString(c + u"a c"_s), QString(u"User talk:b"_s + c + u'd')}) {
            const auto plain = cleanTitle(title, FirstLetter::Upper);
            const auto marked = cleanTitle(title + u"\u200e"_s, FirstLetter::Upper);
            QVERIFY2(plain == marked, qPrintable(QString::number(u, 16)));
        }
    }
}

void TestTargetText::takesEveryWellFormedHostWhereTheFarmIsUnknown_data()
{
    QTest::addColumn<QString>("site");
    QTest::addColumn<QString>("host");
    QTest::newRow("name") << u"Wiki.Example.ORG"_s << u"wiki.example.org"_s;
    QTest::newRow("port") << u"127.0.0.1:8082"_s << u"127.0.0.1:8082"_s;
    QTest::newRow("localhost") << u"localhost"_s << u"localhost"_s;
    QTest::newRow("single name with port") << u"wiki:8080"_s << u"wiki:8080"_s;
    QTest::newRow("international") << u"bücher.example"_s << u"xn--bcher-kva.example"_s;
    QTest::newRow("database name") << u"enwiki"_s << QString();
    QTest::newRow("no port") << u"a.org:"_s << QString();
    QTest::newRow("port too large") << u"a.org:65536"_s << QString();
    QTest::newRow("port is a word") << u"a.org:http"_s << QString();
    QTest::newRow("path") << u"a.org/wiki"_s << QString();
    QTest::newRow("user") << u"a..org"_s << QString();
    QTest::newRow("hyphen") << u"-a.org"_s << QString();
    QTest::newRow("blank") << u"a .org"_s << QString();
}

void TestTargetText::takesEveryWellFormedHostWhereTheFarmIsUnknown()
{
    QFETCH(QString, site);
    QFETCH(QString, host);
    const auto expected = host.isEmpty() ? u"!invalidsite@1"_s : u"A@"_s + host;
    QCOMPARE(told(parseTargets(u"A@"_s + site, {}, ListFormat::Lines)), QStringList{expected});
    QCOMPARE(told(parseTargets(u"A"_s, {}, ListFormat::Lines)), QStringList{u"!nosite@1"_s});
}

QTEST_GUILESS_MAIN(TestTargetText)
#include "targettext.moc"
