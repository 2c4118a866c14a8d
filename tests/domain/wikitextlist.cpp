// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/listpage.h"

#include "domain/saidedits.h"

#include <QTest>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;

class TestWikitextList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editsWikitextWithTheLeastChange_data();
    void editsWikitextWithTheLeastChange();
    void editsWhatAWikiMadeOfThePage();
    void editsTheWrappersOfOthers();
    void saysWhatIsWrittenElsewhere();
};

void TestWikitextList::editsWikitextWithTheLeastChange_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("said");
    QTest::addColumn<QString>("result");
    const QString list =
        u"Head\n* {{#target:A}}\n* {{#target:B|en.example.org}} a note\n<!-- c -->\n* {{#target:C}}\nFoot"_s;
    QTest::newRow("removed with its line")
        << list << QStringList{u"-B@en"_s} << u"Head\n* {{#target:A}}\n<!-- c -->\n* {{#target:C}}\nFoot"_s;
    QTest::newRow("removed, all") << list << QStringList{u"-A"_s, u"-B@en"_s, u"-C"_s}
                                  << u"Head\n<!-- c -->\nFoot"_s;
    QTest::newRow("added behind another")
        << list << QStringList{u"+X@en<A"_s}
        << u"Head\n* {{#target:A}}\n* {{#target:X|en.example.org}}\n* {{#target:B|en.example.org}} a note\n<!-- c -->\n* {{#target:C}}\nFoot"_s;
    QTest::newRow("added at the end")
        << list << QStringList{u"+X"_s, u"+Y"_s}
        << u"Head\n* {{#target:A}}\n* {{#target:B|en.example.org}} a note\n<!-- c -->\n* {{#target:C}}\n* {{#target:X}}\n* {{#target:Y}}\nFoot"_s;
    QTest::newRow("added at the beginning")
        << u"* {{#target:A}}"_s << QStringList{u"+X<"_s} << u"* {{#target:X}}\n* {{#target:A}}"_s;
    QTest::newRow("added behind one that goes")
        << u"* {{#target:A}}\n* {{#target:B}}"_s << QStringList{u"+X<A"_s, u"-A"_s}
        << u"* {{#target:B}}\n* {{#target:X}}"_s;
    QTest::newRow("renamed") << list << QStringList{u"B@en>Bee@en"_s}
                             << QString(list).replace(u"#target:B"_s, u"#target:Bee"_s);
    QTest::newRow("renamed to the home wiki")
        << u"# {{#target:B|en.example.org}}"_s << QStringList{u"B@en>B"_s}
        << u"# {{#target:B|test.example.org}}"_s;
    QTest::newRow("renamed to another wiki")
        << u"{{#target:B}}"_s << QStringList{u"B>B@en"_s} << u"{{#target:B|en.example.org}}"_s;
    QTest::newRow("the last line") << u"* {{#target:A}}\n* {{#target:B}}"_s << QStringList{u"-B"_s}
                                   << u"* {{#target:A}}"_s;
    QTest::newRow("the last two lines") << u"* {{#target:A}}\n* {{#target:B}}\n* {{#target:C}}"_s
                                        << QStringList{u"-B"_s, u"-C"_s} << u"* {{#target:A}}"_s;
    QTest::newRow("the only line") << u"* {{#target:A}}"_s << QStringList{u"-A"_s} << QString();
    QTest::newRow("replaced by another") << u"Head\n*{{#ziel: A }}\nFoot"_s << QStringList{u"-A"_s, u"+X"_s}
                                         << u"Head\n*{{#ziel: X }}\nFoot"_s;
    QTest::newRow("into a page without any")
        << u"Nobody yet."_s << QStringList{u"+X"_s, u"+Y@en"_s}
        << u"Nobody yet.\n* {{#target:X}}\n* {{#target:Y|en.example.org}}"_s;
    QTest::newRow("into an empty page")
        << u""_s << QStringList{u"+X"_s, u"+Y"_s} << u"* {{#target:X}}\n* {{#target:Y}}"_s;
    QTest::newRow("two on a line") << u"* {{#target:A}}, {{#target:B}}\n"_s << QStringList{u"-A"_s}
                                   << u"* {{#target:B}}\n"_s;
    QTest::newRow("both on a line") << u"* {{#target:A}}, {{#target:B}}\nFoot"_s
                                    << QStringList{u"-A"_s, u"-B"_s} << u"Foot"_s;
    QTest::newRow("within prose") << u"We write to {{#target:A}} and others."_s << QStringList{u"-A"_s}
                                  << u"We write to  and others."_s;
    QTest::newRow("EdwardsBot's template")
        << u"* {{target | page = User talk:A | site = en.example.org}} and more"_s
        << QStringList{u"+User talk:B@en"_s, u"+C"_s}
        << u"* {{target | page = User talk:A | site = en.example.org}} and more\n"
           "* {{target | page = User talk:B | site = en.example.org}}\n"
           "* {{target | page = C | site = test.example.org}}"_s;
    QTest::newRow("the template, by user")
        << u"# {{target|site=en.example.org|user=A}}"_s
        << QStringList{u"+User talk:B@en"_s, u"+Project:P@en"_s}
        << u"# {{target|site=en.example.org|user=A}}\n# {{target|site=en.example.org|user=B}}\n"
           "# {{#target:Project:P|en.example.org}}"_s;
    QTest::newRow("the template, renamed user")
        << u"{{target|user=A}}"_s << QStringList{u"User talk:A>User talk:B@en"_s}
        << u"{{target|user=B|site=en.example.org}}"_s;
    QTest::newRow("an equals sign in a template")
        << u"* {{target|page=A}}"_s << QStringList{u"+X=1"_s} << u"* {{target|page=A}}\n* {{#target:X=1}}"_s;
    QTest::newRow("over lines") << u"* {{target\n| page = A\n}}\n* {{#target:B}}"_s << QStringList{u"-A"_s}
                                << u"* {{#target:B}}"_s;
    QTest::newRow("dressed up") << u"{{row|{{#target:A}}|note}}\n{{row|{{#target:B}}|other}}"_s
                                << QStringList{u"-A"_s} << u"{{row|{{#target:B}}|other}}"_s;
    QTest::newRow("in a comment stays") << u"<!-- * {{#target:A}} -->\n* {{#target:A}}\n"_s
                                        << QStringList{u"-A"_s} << u"<!-- * {{#target:A}} -->\n"_s;
    QTest::newRow("a bad one goes") << u"* {{#target:A}}\n* {{#target:<}}"_s
                                    << QStringList{u"-!{{#target:<}}"_s} << u"* {{#target:A}}"_s;
    QTest::newRow("named twice, removed twice") << u"* {{#target:A}}\n* {{#target:B}}\n* {{#target:A}}"_s
                                                << QStringList{u"-A"_s} << u"* {{#target:B}}"_s;
    QTest::newRow("there already") << u"* {{#target:A}}"_s << QStringList{u"+A"_s} << u"* {{#target:A}}"_s;
}

void TestWikitextList::editsWikitextWithTheLeastChange()
{
    QFETCH(QString, text);
    QFETCH(QStringList, said);
    const auto page = rewritten(wikitextPage(text), edit(said));
    QVERIFY(page);
    QTEST(page->text, "result");
    QVERIFY(page->refused.isEmpty());
}

/// A German wiki writes namespaces in its own words, whatever the page says.
void TestWikitextList::editsWhatAWikiMadeOfThePage()
{
    ListPage page{
        ListPageKind::Wikitext,
        u"* {{#target:User talk:Alice}}\n* {{#target:User_talk:bob}}\n* {{#target:C|nowhere.example.org}}"_s,
        {Home, {}},
        {},
        {}};
    for (const QString &title : {u"Benutzer Diskussion:Alice"_s, u"Benutzer Diskussion:Bob"_s})
        page.rows.append({{title, Home, 0}, {}});
    page.rows.append({{}, {3, u"C@nowhere.example.org"_s, u"nottaken"_s}});
    const auto done = rewritten(page,
                                edit({u"-Benutzer Diskussion:Bob"_s, u"-!C@nowhere.example.org"_s,
                                      u"Benutzer Diskussion:Alice>Benutzer Diskussion:Ada"_s}));
    QVERIFY(done);
    QCOMPARE(done->text, u"* {{#target:Benutzer Diskussion:Ada}}"_s);
    QVERIFY(done->refused.isEmpty());
}

void TestWikitextList::editsTheWrappersOfOthers()
{
    ListPage page{ListPageKind::Wikitext,
                  u"{{Intro|Alice}}\n* {{mailing list member|user=Bob|site=en.example.org}}\n"
                  "* {{mailing list member|user=Carol|site=en.example.org}} since May\n"
                  "* {{member|Dora}}\n* {{member|Eve|note=moved}}"_s,
                  {Home, {}},
                  {},
                  {}};
    for (const QString &title :
         {u"User talk:Bob@en"_s, u"User talk:Carol@en"_s, u"User talk:Dora"_s, u"User talk:Eve"_s})
        page.rows.append({target(title), {}});
    const auto done = rewritten(page,
                                edit({u"-User talk:Bob@en"_s, u"User talk:Carol@en>User talk:Cy@en"_s,
                                      u"+User talk:Fay<User talk:Dora"_s, u"+Talk:X<User talk:Dora"_s,
                                      u"+User talk:Gus<User talk:Eve"_s, u"User talk:Eve>Project:Eve"_s}));
    QVERIFY(done);
    QCOMPARE(done->text,
             u"{{Intro|Alice}}\n* {{mailing list member|user=Cy|site=en.example.org}} since May\n"
             "* {{member|Dora}}\n* {{member|Fay}}\n* {{#target:Talk:X}}\n* {{member|Eve|note=moved}}\n"
             "* {{#target:User talk:Gus}}"_s); // Eve's words are not Gus's.
    QCOMPARE(done->refused,
             (QList<ListChange>{{ListChange::Kind::Renamed, key(u"User talk:Eve"_s), target(u"Project:Eve"_s),
                                 ListChange::Refusal::NoPlace}}));
}

void TestWikitextList::saysWhatIsWrittenElsewhere()
{
    ListPage page = wikitextPage(u"{{:List/Part}}\n* {{#target:A}}"_s);
    page.rows.append({target(u"Z"_s), {}});
    const auto done = rewritten(page, edit({u"-Z"_s, u"-A"_s}));
    QVERIFY(done);
    QCOMPARE(done->text, u"{{:List/Part}}"_s);
    QCOMPARE(
        done->refused,
        (QList<ListChange>{{ListChange::Kind::Removed, key(u"Z"_s), {}, ListChange::Refusal::Elsewhere}}));
}

QTEST_GUILESS_MAIN(TestWikitextList)
#include "wikitextlist.moc"
