// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/wikitextparts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class TestWikitextParts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatATextIsMadeOf();
    void findsTagsAsWikisReadThem_data();
    void findsTagsAsWikisReadThem();
    void findsMarksWithoutTheirOtherHalf_data();
    void findsMarksWithoutTheirOtherHalf();
    void findsHeadings_data();
    void findsHeadings();
    void readsNothingInCommentsAndVerbatimParts();
    void readsAnyTextToItsEnd_data();
    void readsAnyTextToItsEnd();
};

void TestWikitextParts::tellsWhatATextIsMadeOf()
{
    const QString text =
        u"{{ box |1={{#if:x|[[ Page |words]]}}|2={{{1|}}}}} [https://example.org words] [[:fr:X]] ~~~~"_s;
    const WikitextParts parts = partsOf(text);
    QStringList links;
    for (const WikitextLink &link : parts.links)
        links.append(u"%1>%2"_s.arg(link.span.in(text), link.target.in(text)));
    QCOMPARE(links, (QStringList{u"[[ Page |words]]>Page"_s, u"[[:fr:X]]>:fr:X"_s}));
    QStringList templates;
    for (const WikitextTemplate &call : parts.templates)
        templates.append(call.name.in(text).toString());
    QCOMPARE(templates, (QStringList{u"#if:x"_s, u"box"_s}));
    QCOMPARE(parts.externals.size(), 1);
    QCOMPARE(parts.externals.first().in(text), u"[https://example.org words]"_s);
    QCOMPARE(parts.tildes.size(), 1);
    QCOMPARE(parts.tildes.first(), (TextSpan{text.size() - 4, 4}));
    QVERIFY(parts.lone.isEmpty());
}

void TestWikitextParts::findsTagsAsWikisReadThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("tags"); // "+b" opens, "-b" closes, "=b" alone.
    QTest::newRow("plain") << u"<b>x</b><br/>"_s << QStringList{u"+b"_s, u"-b"_s, u"=br"_s};
    QTest::newRow("slash in a value") << u"<div class=\"a/b\">x</div>"_s << QStringList{u"+div"_s, u"-div"_s};
    QTest::newRow("address") << u"<a href=\"http://x\">y</a>"_s << QStringList{u"+a"_s, u"-a"_s};
    QTest::newRow("capitals") << u"<DIV>x</div>"_s << QStringList{u"+DIV"_s, u"-div"_s};
    QTest::newRow("over lines") << u"<div\nclass=x\n>"_s << QStringList{u"+div"_s};
    QTest::newRow("no tags") << u"1 < 2 > 0 <3 < b> <b"_s << QStringList();
    QTest::newRow("opened anew") << u"<b <i>"_s << QStringList{u"+i"_s};
    QTest::newRow("template in a value") << u"<div style=\"{{style|x}}\">"_s << QStringList{u"+div"_s};
}

void TestWikitextParts::findsTagsAsWikisReadThem()
{
    QFETCH(QString, text);
    QFETCH(QStringList, tags);
    QStringList found;
    for (const WikitextTag &tag : partsOf(text).tags)
        found.append(QString(u"+-="[static_cast<int>(tag.kind)]) + tag.name.in(text).toString());
    QCOMPARE(found, tags);
}

void TestWikitextParts::findsMarksWithoutTheirOtherHalf_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("lone"); // Place and mark; "!": it closes nothing.
    QTest::newRow("none") << u"[[a]] {{b}} {{{c}}}\n{|\n|}\n[https://x y] <nowiki>[[</nowiki>"_s
                          << QStringList();
    QTest::newRow("link") << u"a [[b"_s << QStringList{u"2 [["_s};
    QTest::newRow("link in a template") << u"{{a|[[b}}"_s << QStringList{u"4 [["_s};
    QTest::newRow("template in a link") << u"[[a|{{b]]"_s << QStringList{u"4 {{"_s};
    QTest::newRow("link before a link") << u"[[a [[b]]"_s << QStringList{u"0 [["_s};
    QTest::newRow("parameter") << u"{{{a"_s << QStringList{u"0 {{{"_s};
    QTest::newRow("ends") << u"a]] }}"_s << QStringList{u"1 ]]!"_s, u"4 }}!"_s};
    QTest::newRow("brackets in a link's words") << u"[https://x [y]]"_s << QStringList();
    QTest::newRow("address") << u"[https://x y\nz]"_s << QStringList{u"0 ["_s};
    QTest::newRow("words in brackets") << u"[x"_s << QStringList();
    QTest::newRow("table") << u":{|\n| a"_s << QStringList{u"1 {|"_s};
    QTest::newRow("table's end") << u"a\n|}"_s << QStringList{u"2 |}!"_s};
    QTest::newRow("a template's last bar") << u"{{a\n|}}"_s << QStringList();
    QTest::newRow("a table in a template") << u"{{a|\n{|\n|}\n}}"_s << QStringList();
    QTest::newRow("comment") << u"a <!-- b"_s << QStringList{u"2 <!--"_s};
    QTest::newRow("nowiki") << u"a <nowiki> [[b]]"_s << QStringList{u"2 <nowiki>"_s};
    QTest::newRow("nowiki alone") << u"a <nowiki/> [[b"_s << QStringList{u"12 [["_s};
    QTest::newRow("nowiki in capitals") << u"<NOWIKI>[[</nowiki >"_s << QStringList();
}

void TestWikitextParts::findsMarksWithoutTheirOtherHalf()
{
    QFETCH(QString, text);
    QFETCH(QStringList, lone);
    QStringList found;
    for (const LoneMark &mark : partsOf(text).lone)
        found.append(
            u"%1 %2%3"_s.arg(mark.span.from).arg(mark.span.in(text), mark.closes ? u"!"_s : QString()));
    QCOMPARE(found, lone);
}

void TestWikitextParts::findsHeadings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("headings");
    QTest::newRow("levels") << u"= a =\n== b ==  \n======= c ======="_s
                            << QStringList{u"1= a ="_s, u"2== b =="_s, u"6======= c ======="_s};
    QTest::newRow("uneven") << u"== a ===\n=== b ="_s << QStringList{u"2== a ==="_s, u"1=== b ="_s};
    QTest::newRow("not at a line's beginning") << u" == a ==\nx == b =="_s << QStringList();
    QTest::newRow("not closed") << u"== a\n= b"_s << QStringList();
    QTest::newRow("only signs") << u"=\n==\n===\n====="_s << QStringList{u"1==="_s, u"2====="_s};
    QTest::newRow("in a comment") << u"<!--\n== a ==\n-->"_s << QStringList();
}

void TestWikitextParts::findsHeadings()
{
    QFETCH(QString, text);
    QFETCH(QStringList, headings);
    QStringList found;
    for (const WikitextHeading &heading : partsOf(text).headings)
        found.append(u"%1%2"_s.arg(heading.level).arg(heading.span.in(text)));
    QCOMPARE(found, headings);
}

void TestWikitextParts::readsNothingInCommentsAndVerbatimParts()
{
    const QString inside = u" [[ {{ <b> ~~~~\n== x ==\n{| "_s;
    for (const QString &around :
         {u"<!--%1-->"_s, u"<nowiki>%1</nowiki>"_s, u"<pre>%1</pre>"_s,
          u"<syntaxhighlight lang=\"x\">%1</syntaxhighlight>"_s, u"<math>%1</math>"_s}) {
        const QString text = around.arg(inside);
        const WikitextParts parts = partsOf(text);
        QVERIFY2(parts.lone.isEmpty() && parts.tags.isEmpty() && parts.tildes.isEmpty()
                     && parts.headings.isEmpty(),
                 qPrintable(around));
        QCOMPARE(parts.comments.size() + parts.verbatim.size(), 1);
        QCOMPARE((parts.comments + parts.verbatim).first().in(text), text);
    }
}

void TestWikitextParts::readsAnyTextToItsEnd_data()
{
    QTest::addColumn<QString>("piece");
    for (const QString &piece : {u"[["_s, u"{{"_s, u"{{{"_s, u"<b>"_s, u"<b "_s, u"<nowiki>"_s, u"<!--"_s,
                                 u"]]"_s, u"}}"_s, u"[//"_s, u"{|\n"_s, u"=\n"_s, u"[[a|{{b|<i>"_s, u"[[]]"_s,
                                 u"</pre>"_s, u"<pre></"_s, u"''"_s, u"~~~"_s})
        QTest::newRow(qPrintable(piece.simplified())) << piece;
}

void TestWikitextParts::readsAnyTextToItsEnd()
{
    QFETCH(QString, piece);
    const QString text = piece.repeated(50'000) + u"\n[[last]]"_s;
    const WikitextParts parts = partsOf(text);
    const bool silent = !parts.comments.isEmpty();
    QVERIFY(silent || !parts.links.isEmpty());
    if (!silent)
        QVERIFY(std::ranges::any_of(
            parts.links, [&text](const WikitextLink &link) { return link.target.in(text) == u"last"_s; }));
}

QTEST_GUILESS_MAIN(TestWikitextParts)
#include "wikitextparts.moc"
