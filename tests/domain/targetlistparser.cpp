// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/targetlistparser.h"

#include "domain/toldtargets.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestTargetListParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsLinesAsTheListEditorDoes_data();
    void readsLinesAsTheListEditorDoes();
    void readsMassMessageJson_data();
    void readsMassMessageJson();
    void readsCsv_data();
    void readsCsv();
    void readsTargetFunctions_data();
    void readsTargetFunctions();
    void knowsTheFunctionInEveryLanguage_data();
    void knowsTheFunctionInEveryLanguage();
    void decidesTheFormatByWhatItSees_data();
    void decidesTheFormatByWhatItSees();
    void keepsTheWordsOfABadLine();
    void keepsTheWordsOfATargetWhereTheyDiffer_data();
    void keepsTheWordsOfATargetWhereTheyDiffer();
    void saysWhichLineADuplicateRepeats();
    void boundsTheWordsOfAHugeLine();
    void accountsForEveryLineOfALongList();
    void readsUnbalancedBracesOnce();
    void readsUnclosedQuotesOnce();
};

void TestTargetListParser::readsLinesAsTheListEditorDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("bare") << u"A"_s << QStringList{u"A@test.wikipedia.org"_s};
    QTest::newRow("own host") << u"A@test.wikipedia.org"_s << QStringList{u"A@test.wikipedia.org"_s};
    QTest::newRow("last @ divides") << u"A@domain.org@test.wikipedia.org"_s
                                    << QStringList{u"A@domain.org@test.wikipedia.org"_s};
    QTest::newRow("other wiki") << u"A@en.wikipedia.org"_s << QStringList{u"A@en.wikipedia.org"_s};
    QTest::newRow("case") << u"a@EN.WIKIPEDIA.ORG"_s << QStringList{u"A@en.wikipedia.org"_s};
    QTest::newRow("underscore alone") << u"_"_s << QStringList{u"!invalidtitle@1"_s};
    QTest::newRow("unknown site") << u"A@invalid.org"_s << QStringList{u"!invalidsite@1"_s};
    QTest::newRow("both wrong") << u"_@invalid.org"_s << QStringList{u"!invalidtitle@1"_s};
    QTest::newRow("page with @ typed bare") << u"User:Foo@bar"_s << QStringList{u"!invalidsite@1"_s};
    QTest::newRow("page with @, own host")
        << u"User:Foo@bar@test.wikipedia.org"_s << QStringList{u"User:Foo@bar@test.wikipedia.org"_s};
    QTest::newRow("as the editor writes three of them")
        << u"User talk:A\nUser talk:B@en.wikipedia.org@test.wikipedia.org\nUser talk:C@en.wikipedia.org"_s
        << QStringList{u"User talk:A@test.wikipedia.org"_s,
                       u"User talk:B@en.wikipedia.org@test.wikipedia.org"_s,
                       u"User talk:C@en.wikipedia.org"_s};
    QTest::newRow("a page that cannot exist") << u"Special:Watchlist"_s << QStringList{u"!invalidtitle@1"_s};
    QTest::newRow("a fragment alone") << u"#There@en.wikipedia.org"_s << QStringList{u"!invalidtitle@1"_s};
    QTest::newRow("URL as site") << u"A@https://en.wikipedia.org"_s << QStringList{u"!invalidsite@1"_s};
    QTest::newRow("mobile host") << u"A@en.m.wikipedia.org"_s << QStringList{u"A@en.wikipedia.org"_s};
    QTest::newRow("no site after @") << u"A@"_s << QStringList{u"!invalidsite@1"_s};
    QTest::newRow("no title before @") << u"@en.wikipedia.org"_s << QStringList{u"!invalidtitle@1"_s};
    QTest::newRow("blanks around") << u"  User talk:B \t@ en.wikipedia.org  "_s
                                   << QStringList{u"User talk:B@en.wikipedia.org"_s};
    QTest::newRow("all line ends") << u"A\r\nB\rC\n\n\nD"_s
                                   << QStringList{u"A@test.wikipedia.org"_s, u"B@test.wikipedia.org"_s,
                                                  u"C@test.wikipedia.org"_s, u"D@test.wikipedia.org"_s};
    QTest::newRow("duplicate") << u"A\nA@en.wikipedia.org\na@TEST.wikipedia.org"_s
                               << QStringList{u"A@test.wikipedia.org"_s, u"A@en.wikipedia.org"_s,
                                              u"!duplicate@3"_s};
    QTest::newRow("numbers are titles")
        << u"1e3\n1000\n01000"_s
        << QStringList{u"1e3@test.wikipedia.org"_s, u"1000@test.wikipedia.org"_s,
                       u"01000@test.wikipedia.org"_s};
    QTest::newRow("byte order mark") << u"\ufeffA"_s << QStringList{u"A@test.wikipedia.org"_s};
    QTest::newRow("nothing") << u" \n\n"_s << QStringList{};
}

void TestTargetListParser::readsLinesAsTheListEditorDoes()
{
    QFETCH(QString, text);
    QTEST(told(parseTargets(text, family(), ListFormat::Lines)), "expected");
}

void TestTargetListParser::readsMassMessageJson_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("empty page") << u""_s << QStringList{};
    QTest::newRow("{}") << u"{}"_s << QStringList{u"!baddescription@1"_s, u"!badtargets@1"_s};
    QTest::newRow("targets a string")
        << uR"({"description":"","targets":""})"_s << QStringList{u"!badtargets@1"_s};
    QTest::newRow("empty list") << uR"({"description":"","targets":[]})"_s << QStringList{};
    QTest::newRow("one") << uR"({"description":"foo","targets":[{"title":"A"}]})"_s
                         << QStringList{u"A@test.wikipedia.org"_s};
    QTest::newRow("bad title") << uR"({"description":"foo","targets":[{"title":"_"}]})"_s
                               << QStringList{u"!invalidtitle@1"_s};
    QTest::newRow("unknown site")
        << uR"({"description":"","targets":[{"title":"A"},{"title":"B","site":"en.wikipedia.org"},{"title":"C","site":"invalid.org"}]})"_s
        << QStringList{u"A@test.wikipedia.org"_s, u"B@en.wikipedia.org"_s, u"!invalidsite@3"_s};
    QTest::newRow("title with @")
        << uR"({"description":"","targets":[{"title":"User talk:B@en.wikipedia.org"}]})"_s
        << QStringList{u"User talk:B@en.wikipedia.org@test.wikipedia.org"_s};
    QTest::newRow("own host written out")
        << uR"({"description":"","targets":[{"title":"A","site":"test.wikipedia.org"},{"title":"A"}]})"_s
        << QStringList{u"A@test.wikipedia.org"_s, u"!duplicate@2"_s};
    QTest::newRow("first letter stays")
        << uR"({"description":"","targets":[{"title":"word","site":"de.wikipedia.org"}]})"_s
        << QStringList{u"word@de.wikipedia.org"_s};
    QTest::newRow("other keys") << uR"({"description":"","x":1,"targets":[{"title":"A","y":[2]}]})"_s
                                << QStringList{u"A@test.wikipedia.org"_s};
    QTest::newRow("odd entries")
        << uR"({"description":"","targets":[7,{"site":"a.org"},{"title":3},{"title":"A","site":5}]})"_s
        << QStringList{u"!badentry@1"_s, u"!badentry@2"_s, u"!badentry@3"_s, u"!invalidsite@4"_s};
    QTest::newRow("description missing") << uR"({"targets":[{"title":"A"}]})"_s
                                         << QStringList{u"A@test.wikipedia.org"_s, u"!baddescription@1"_s};
    QTest::newRow("broken in line 3")
        << u"{\n\"description\":\"\",\n\"targets\":[}"_s << QStringList{u"!badjson@3"_s};
    QTest::newRow("array") << u"[{\"title\":\"A\"}]"_s << QStringList{u"!badjson@1"_s};
    QTest::newRow("deep") << QString(u"{\"description\":"_s + QString(100000, u'['))
                          << QStringList{u"!badjson@1"_s};
}

void TestTargetListParser::readsMassMessageJson()
{
    QFETCH(QString, text);
    QTEST(told(parseTargets(text, family(), ListFormat::MassMessageJson)), "expected");
}

void TestTargetListParser::readsCsv_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const QStringList two{u"A, b@en.wikipedia.org"_s, u"C@test.wikipedia.org"_s};
    QTest::newRow("header") << u"title,wiki\r\n\"A, b\",en.wikipedia.org\r\nC,\r\n"_s << two;
    QTest::newRow("header, other names") << u"Site;note;PAGE\nen.wikipedia.org;x;A, b\n;;C"_s << two;
    QTest::newRow("tabs") << u"page\tsite\nA, b\ten.wikipedia.org\nC"_s << two;
    QTest::newRow("no header") << u"\"A, b\",en.wikipedia.org\nC"_s << two;
    QTest::newRow("byte order mark") << u"\ufefftitle,wiki\n\"A, b\",en.wikipedia.org\nC,"_s << two;
    QTest::newRow("one column of title@site") << u"title\n\"A, b@en.wikipedia.org\"\nC"_s << two;
    QTest::newRow("@ in a title with its site beside")
        << u"User:x@y,en.wikipedia.org"_s << QStringList{u"User:x@y@en.wikipedia.org"_s};
    QTest::newRow("doubled quote") << u"title,wiki\n\"A \"\"b\"\"\",en.wikipedia.org"_s
                                   << QStringList{u"A \"b\"@en.wikipedia.org"_s};
    QTest::newRow("line end in a field") << u"title,wiki\n\"A\nB\",en.wikipedia.org\nC,"_s
                                         << QStringList{u"C@test.wikipedia.org"_s, u"!invalidtitle@2"_s};
    QTest::newRow("lines count through fields") << u"title,wiki,note\nA,en.wikipedia.org,\"x\ny\"\n_,,"_s
                                                << QStringList{u"A@en.wikipedia.org"_s, u"!invalidtitle@4"_s};
    QTest::newRow("blank records") << u"title,wiki\n\n,,\nC,"_s << QStringList{u"C@test.wikipedia.org"_s};
    QTest::newRow("unclosed costs one line")
        << u"title,wiki\n\"A,en.wikipedia.org\nC,\nD,"_s
        << QStringList{u"C@test.wikipedia.org"_s, u"D@test.wikipedia.org"_s, u"!unclosed@2"_s};
    QTest::newRow("text behind a quote")
        << u"title,wiki\n\"A\"b,en.wikipedia.org"_s << QStringList{u"!badquote@2"_s};
    QTest::newRow("title missing") << u"wiki,title\nen.wikipedia.org\n"_s
                                   << QStringList{u"!invalidtitle@2"_s};
    QTest::newRow("bad site") << u"title,wiki\nA,enwiki"_s << QStringList{u"!invalidsite@2"_s};
}

void TestTargetListParser::readsCsv()
{
    QFETCH(QString, text);
    QTEST(told(parseTargets(text, family(), ListFormat::Csv)), "expected");
}

void TestTargetListParser::readsTargetFunctions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("project page") << u"{{#target:Project:Example}}"_s
                                  << QStringList{u"Project:Example@test.wikipedia.org"_s};
    QTest::newRow("user talk") << u"{{#target:User talk:Example}}"_s
                               << QStringList{u"User talk:Example@test.wikipedia.org"_s};
    QTest::newRow("redirect is the wiki's") << u"{{#target:User talk:Is a redirect}}"_s
                                            << QStringList{u"User talk:Is a redirect@test.wikipedia.org"_s};
    QTest::newRow("bad page") << u"{{#target:User:<><}}"_s << QStringList{u"!invalidtitle@1"_s};
    QTest::newRow("unclosed") << u"{{#target:Project:!!!<><><><>"_s << QStringList{u"!unclosed@1"_s};
    QTest::newRow("site en") << u"{{#target:Project:Testing|en.wikipedia.org}}"_s
                             << QStringList{u"Project:Testing@en.wikipedia.org"_s};
    QTest::newRow("site fr") << u"{{#target:Project:Testing|fr.wikipedia.org}}"_s
                             << QStringList{u"Project:Testing@fr.wikipedia.org"_s};
    QTest::newRow("blank site") << u"{{#target:A| }}"_s << QStringList{u"A@test.wikipedia.org"_s};
    QTest::newRow("own host") << u"{{#target:A|test.wikipedia.org}}"_s
                              << QStringList{u"A@test.wikipedia.org"_s};
    QTest::newRow("unknown site") << u"{{#target:A|invalid.org}}"_s << QStringList{u"!invalidsite@1"_s};
    QTest::newRow("interwiki-looking, foreign site")
        << u"{{#target:de:A|en.wikipedia.org}}"_s << QStringList{u"De:A@en.wikipedia.org"_s};
    QTest::newRow("title with @") << u"{{#target:User:Foo@bar}}"_s
                                  << QStringList{u"User:Foo@bar@test.wikipedia.org"_s};
    QTest::newRow("in a list, over lines")
        << u"== Wikis ==\n* {{ #TARGET: User_talk:A\n| en.wikipedia.org }} A\n#{{#target:B}} text"_s
        << QStringList{u"User talk:A@en.wikipedia.org"_s, u"B@test.wikipedia.org"_s};
    QTest::newRow("template, page and site")
        << u"* {{target | page = User talk:Name | site = fr.wikipedia.org}}"_s
        << QStringList{u"User talk:Name@fr.wikipedia.org"_s};
    QTest::newRow("template, user") << u"{{Target|site=en.wikipedia.org|user=Name}} trailing"_s
                                    << QStringList{u"User talk:Name@en.wikipedia.org"_s};
    QTest::newRow("template without site")
        << u"{{target|user=Name}}"_s << QStringList{u"User talk:Name@test.wikipedia.org"_s};
    QTest::newRow("template without page")
        << u"{{target|site=en.wikipedia.org}}"_s << QStringList{u"!invalidtitle@1"_s};
    QTest::newRow("comment and nowiki")
        << u"<!-- {{#target:A}}\n--><nowiki>{{#target:B}}</nowiki>\n{{#target:C|x}}"_s
        << QStringList{u"!invalidsite@3"_s};
    QTest::newRow("nowiki never closed")
        << u"<nowiki>{{#target:B}}"_s << QStringList{u"B@test.wikipedia.org"_s};
    QTest::newRow("other templates") << u"{{Header|{{#if:x|y}}}}{{targets|A}}{{#target:A}}"_s
                                     << QStringList{u"A@test.wikipedia.org"_s};
    QTest::newRow("inside another") << u"{{row|{{#target:A}}|{{{1|}}}}}"_s
                                    << QStringList{u"A@test.wikipedia.org"_s};
    QTest::newRow("template in its title")
        << u"{{#target:User talk:{{PAGENAME}}}}"_s << QStringList{u"!invalidtitle@1"_s};
    QTest::newRow("one unclosed, one good")
        << u"{{#target:A\n{{#target:B}}"_s << QStringList{u"B@test.wikipedia.org"_s, u"!unclosed@1"_s};
    QTest::newRow("a stray line")
        << u"{{#target:A}}\nUser talk:B@en.wikipedia.org\nWrite to me@home or not."_s
        << QStringList{u"A@test.wikipedia.org"_s, u"!notatarget@2"_s};
    QTest::newRow("duplicate") << u"{{#target:A}}\n\n{{target|page=a}}"_s
                               << QStringList{u"A@test.wikipedia.org"_s, u"!duplicate@3"_s};
}

void TestTargetListParser::readsTargetFunctions()
{
    QFETCH(QString, text);
    QTEST(told(parseTargets(text, family(), ListFormat::TargetFunctions)), "expected");
}

void TestTargetListParser::knowsTheFunctionInEveryLanguage_data()
{
    QTest::addColumn<QString>("name");
    for (const auto &name :
         {u"target"_s, u"Target"_s,   u"هدف"_s,  u"hədəf"_s,  u"লক্ষ্য"_s,    u"cíl"_s,  u"ziel"_s, u"Ziel"_s,
          u"hedef"_s,  u"destino"_s,  u"लक्ष्य"_s, u"მიზანი"_s, u"სამიზნე"_s, u"대상"_s, u"цел"_s,  u"ലക്ഷ്യം"_s,
          u"mål"_s,    u"odbiorca"_s, u"ہدف"_s,  u"đích"_s,   u"目标"_s,    u"目標"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void TestTargetListParser::knowsTheFunctionInEveryLanguage()
{
    QFETCH(QString, name);
    QCOMPARE(told(parseTargets(u"{{#%1:A|en.wikipedia.org}}"_s.arg(name), family())),
             QStringList{u"A@en.wikipedia.org"_s});
}

void TestTargetListParser::decidesTheFormatByWhatItSees_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("lines") << u"A\nB, c@en.wikipedia.org"_s
                           << QStringList{u"A@test.wikipedia.org"_s, u"B, c@en.wikipedia.org"_s};
    QTest::newRow("a page called title") << u"title"_s << QStringList{u"Title@test.wikipedia.org"_s};
    QTest::newRow("comma in the first line")
        << u"Smith, John@en.wikipedia.org"_s << QStringList{u"Smith, John@en.wikipedia.org"_s};
    QTest::newRow("json") << u" \n{ \"description\":\"\",\"targets\":[{\"title\":\"A\"}]}"_s
                          << QStringList{u"A@test.wikipedia.org"_s};
    QTest::newRow("json array") << u"[ {\"title\":\"A\"}]"_s << QStringList{u"A@test.wikipedia.org"_s};
    QTest::newRow("json of our own") << uR"({"targets":[{"title":"A","wiki":"en.wikipedia.org"}]})"_s
                                     << QStringList{u"A@en.wikipedia.org"_s};
    QTest::newRow("tabs, no wiki known") << u"A\tnowiki"_s << QStringList{u"!invalidsite@1"_s};
    QTest::newRow("addresses") << u"https://en.wikipedia.org/wiki/A"_s
                               << QStringList{u"A@en.wikipedia.org"_s};
    QTest::newRow("function") << u"Some prose\n* {{#target:A}}"_s << QStringList{u"A@test.wikipedia.org"_s};
    QTest::newRow("csv header") << u"page;site\nA;en.wikipedia.org"_s << QStringList{u"A@en.wikipedia.org"_s};
    QTest::newRow("csv without header") << u"A\ten.wikipedia.org"_s << QStringList{u"A@en.wikipedia.org"_s};
    QTest::newRow("wikitext link") << u"[[A]]"_s << QStringList{u"!invalidtitle@1"_s};
    QTest::newRow("empty") << u""_s << QStringList{};
}

void TestTargetListParser::decidesTheFormatByWhatItSees()
{
    QFETCH(QString, text);
    QTEST(told(parseTargets(text, family())), "expected");
}

void TestTargetListParser::keepsTheWordsOfABadLine()
{
    const auto parsed = parseTargets(u"A\n  <b>@en.wikipedia.org \nB"_s, family());
    QCOMPARE(parsed.problems, (QList<TargetProblem>{{2, u"  <b>@en.wikipedia.org "_s, u"invalidtitle"_s}}));
    QCOMPARE(parsed.targets.at(1).line, 3);
}

void TestTargetListParser::keepsTheWordsOfATargetWhereTheyDiffer_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");
    QTest::newRow("bare title") << u"User talk:A"_s << QString();
    QTest::newRow("title@site") << u" User talk:A @ en.wikipedia.org"_s << QString();
    QTest::newRow("record") << u"title;wiki\nUser talk:A;en.wikipedia.org"_s << QString();
    QTest::newRow("entry") << uR"({"description":"","targets":[{"title":"User talk:A"}]})"_s << QString();
    QTest::newRow("underscore") << u" User_talk:A"_s << u"User_talk:A"_s;
    QTest::newRow("first letter") << u"user talk:A"_s << u"user talk:A"_s;
    QTest::newRow("host in capitals")
        << u"User talk:A@EN.wikipedia.org"_s << u"User talk:A@EN.wikipedia.org"_s;
    QTest::newRow("quoted record") << u"wiki;title\nen.wikipedia.org;\"User_talk:A\""_s
                                   << u"en.wikipedia.org;\"User_talk:A\""_s;
    QTest::newRow("call") << u"* {{#target:User talk:A#B}}"_s << u"{{#target:User talk:A#B}}"_s;
}

void TestTargetListParser::keepsTheWordsOfATargetWhereTheyDiffer()
{
    QFETCH(QString, text);
    const auto parsed = parseTargets(text, family());
    QCOMPARE(parsed.problems, QList<TargetProblem>{});
    QCOMPARE(parsed.targets.size(), 1);
    QTEST(parsed.targets.first().written, "written");
}

void TestTargetListParser::saysWhichLineADuplicateRepeats()
{
    const auto parsed = parseTargets(u"B\n\nA\na@test.wikipedia.org"_s, family());
    QCOMPARE(parsed.problems.size(), 1);
    QCOMPARE(parsed.problems.first().meant, (Target{u"A"_s, u"test.wikipedia.org"_s, 3}));
}

void TestTargetListParser::boundsTheWordsOfAHugeLine()
{
    const auto parsed = parseTargets(QString(5'000'000, u'['), family(), ListFormat::Lines);
    QCOMPARE(parsed.problems.size(), 1);
    QVERIFY(parsed.problems.first().text.size() < 2000);
    QVERIFY(parsed.problems.first().text.endsWith(u'…'));
}

void TestTargetListParser::accountsForEveryLineOfALongList()
{
    constexpr int lines = 100'000;
    QString text;
    for (int i = 0; i < lines; ++i)
        text += i % 10 == 9 ? u"<%1>\n"_s.arg(i) : u"User_talk:Reader %1@en.wikipedia.org\n"_s.arg(i);
    const auto parsed = parseTargets(text, family());
    QCOMPARE(parsed.targets.size() + parsed.problems.size(), lines);
    QCOMPARE(parsed.problems.size(), lines / 10);
    QCOMPARE(parsed.targets.last().line, lines - 1);
}

// The next two would take minutes if each unclosed piece were searched to the end of the text.
void TestTargetListParser::readsUnbalancedBracesOnce()
{
    const auto parsed = parseTargets(u"{{#target:A "_s.repeated(100'000), family());
    QCOMPARE(parsed.problems.size(), 100'000);
    const auto closed = parseTargets(u"{{#target:"_s.repeated(50'000) + u"}}"_s.repeated(50'000), family());
    QCOMPARE(closed.problems.size(), 50'000);
    QCOMPARE(told(parseTargets(u"<nowiki>"_s.repeated(100'000) + u"{{#target:A}}"_s, family())),
             QStringList{u"A@test.wikipedia.org"_s});
}

void TestTargetListParser::readsUnclosedQuotesOnce()
{
    const auto odd =
        parseTargets(u"title,wiki\n"_s + u"\"A,en.wikipedia.org\n"_s.repeated(100'001), family());
    QCOMPARE(odd.problems.size(), 100'001);
    const auto once = parseTargets(u"title,wiki\n\"A,\n"_s + u"B,\n"_s.repeated(100'000), family());
    QCOMPARE(once.targets.size() + once.problems.size(), 100'001);
}

QTEST_GUILESS_MAIN(TestTargetListParser)
#include "targetlistparser.moc"
