// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/lists/listanswers.h"

#include <QJsonDocument>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

WikiFacts german()
{
    WikiFacts wiki;
    wiki.wiki = u"de.example"_s;
    for (const NamespaceInfo &space :
         {NamespaceInfo{0, {}, {}, {}}, NamespaceInfo{1, u"Diskussion"_s, u"Talk"_s, {}},
          NamespaceInfo{2, u"Benutzer"_s, u"User"_s, {}},
          NamespaceInfo{3, u"Benutzer Diskussion"_s, u"User talk"_s, {}},
          NamespaceInfo{4, u"Projekt"_s, u"Project"_s, {}},
          NamespaceInfo{10, u"Vorlage"_s, u"Template"_s, {}},
          NamespaceInfo{14, u"Kategorie"_s, u"Category"_s, {}}})
        wiki.namespaces.insert(space.id, space);
    return wiki;
}

Recipe recipeOf(RecipeKind kind, const QString &what)
{
    return {.kind = kind, .wiki = u"de.example"_s, .what = what};
}

Result<FoundPages> read(RecipeKind kind, const QByteArray &json, const QString &what = u"A"_s)
{
    return readListAnswer(QJsonDocument::fromJson(json).object(), recipeOf(kind, what), german());
}

} // namespace

class TestListAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksAsMuchAsTheWikiTellsAtOnce_data();
    void asksAsMuchAsTheWikiTellsAtOnce();
    void findsTheNamespaceOfABareName_data();
    void findsTheNamespaceOfABareName();
    void asksActiveUsersAlone();
    void searchesWhereMessagesGo();
    void goesOnWhereTheAnswerEnded();
    void readsEachKindOfList_data();
    void readsEachKindOfList();
    void takesNoOtherUsersForTheGroups();
    void tellsThatThereIsNoPageToReadLinksFrom_data();
    void tellsThatThereIsNoPageToReadLinksFrom();
    void takesNoPartOfASearchForAllOfIt();
    void namesThePlaceOfWhatIsNoAnswer_data();
    void namesThePlaceOfWhatIsNoAnswer();
};

void TestListAnswers::asksAsMuchAsTheWikiTellsAtOnce_data()
{
    QTest::addColumn<RecipeKind>("kind");
    QTest::addColumn<QString>("limit");
    QTest::newRow("category") << RecipeKind::Category << u"cmlimit"_s;
    QTest::newRow("links") << RecipeKind::PageLinks << u"pllimit"_s;
    QTest::newRow("transclusions") << RecipeKind::Transclusions << u"eilimit"_s;
    QTest::newRow("group") << RecipeKind::UserGroup << u"aulimit"_s;
    QTest::newRow("search") << RecipeKind::Search << u"srlimit"_s;
}

void TestListAnswers::asksAsMuchAsTheWikiTellsAtOnce()
{
    QFETCH(RecipeKind, kind);
    QFETCH(QString, limit);
    const ApiParams params = listParams(recipeOf(kind, u"A"_s), german());
    QCOMPARE(params.value(u"action"_s), u"query"_s);
    QCOMPARE(params.value(limit), u"max"_s);
}

void TestListAnswers::findsTheNamespaceOfABareName_data()
{
    QTest::addColumn<RecipeKind>("kind");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("asked");
    QTest::newRow("category") << RecipeKind::Category << u"Leser"_s << u"Kategorie:Leser"_s;
    QTest::newRow("in English") << RecipeKind::Category << u"Category:Leser"_s << u"Category:Leser"_s;
    QTest::newRow("about users") << RecipeKind::Category << u"Benutzer:Leser"_s
                                 << u"Kategorie:Benutzer:Leser"_s;
    QTest::newRow("template") << RecipeKind::Transclusions << u"Liest mit"_s << u"Vorlage:Liest mit"_s;
    QTest::newRow("a page that is put in")
        << RecipeKind::Transclusions << u"Projekt:Kopf"_s << u"Projekt:Kopf"_s;
}

void TestListAnswers::findsTheNamespaceOfABareName()
{
    QFETCH(RecipeKind, kind);
    QFETCH(QString, what);
    const ApiParams params = listParams(recipeOf(kind, what), german());
    QTEST(params.value(kind == RecipeKind::Category ? u"cmtitle"_s : u"eititle"_s), "asked");
}

void TestListAnswers::asksActiveUsersAlone()
{
    Recipe recipe = recipeOf(RecipeKind::UserGroup, u"sysop"_s);
    QVERIFY(listParams(recipe, german()).value(u"auactiveusers"_s).isEmpty());
    recipe.active = true;
    const ApiParams params = listParams(recipe, german());
    QCOMPARE(params.value(u"auactiveusers"_s), u"1"_s);
    QCOMPARE(params.value(u"augroup"_s), u"sysop"_s);
    QCOMPARE(params.value(u"auprop"_s), u"groups"_s);
}

void TestListAnswers::searchesWhereMessagesGo()
{
    Recipe recipe = recipeOf(RecipeKind::Search, u"liest mit"_s);
    QCOMPARE(listParams(recipe, german()).value(u"srnamespace"_s), u"1|2|3|4"_s);
    recipe.talk = true; // the talk page of whatever is found
    QCOMPARE(listParams(recipe, german()).value(u"srnamespace"_s), u"*"_s);
    recipe.namespaces = {0, 2};
    QCOMPARE(listParams(recipe, german()).value(u"srnamespace"_s), u"0|2"_s);
}

void TestListAnswers::goesOnWhereTheAnswerEnded()
{
    const auto found = read(RecipeKind::Category,
                            R"({"continue":{"cmcontinue":"page|414c|7","continue":"-||"},
                                "query":{"categorymembers":[{"ns":3,"title":"Benutzer Diskussion:Ana"}]}})");
    QVERIFY(found);
    ApiParams params = listParams(recipeOf(RecipeKind::Category, u"A"_s), german());
    QVERIFY(continueFrom(found->next, params));
    QCOMPARE(params.value(u"cmcontinue"_s), u"page|414c|7"_s);
    QCOMPARE(params.value(u"continue"_s), u"-||"_s);
    QVERIFY(continueFrom({}, params));
    QCOMPARE(continueFrom(u"[1]"_s, params).error().code, u"bad-list-answer"_s);
}

void TestListAnswers::readsEachKindOfList_data()
{
    QTest::addColumn<RecipeKind>("kind");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("title");
    QTest::addColumn<int>("ns");
    QTest::newRow("category") << RecipeKind::Category
                              << QByteArray(
                                     R"({"query":{"categorymembers":[{"ns":4,"title":"Projekt:Kurier"}]}})")
                              << u"Projekt:Kurier"_s << 4;
    QTest::newRow("category of one talk page")
        << RecipeKind::Category
        << QByteArray(R"({"query":{"categorymembers":[{"ns":1,"title":"Talk:Testing1234"}]}})")
        << u"Talk:Testing1234"_s << 1;
    QTest::newRow("links") << RecipeKind::PageLinks
                           << QByteArray(R"({"query":{"pages":[{"pageid":1,"ns":0,"title":"A",
                                 "links":[{"ns":2,"title":"Benutzer:Ana"}]}]}})")
                           << u"Benutzer:Ana"_s << 2;
    QTest::newRow("transclusions")
        << RecipeKind::Transclusions
        << QByteArray(R"({"query":{"embeddedin":[{"pageid":1,"ns":2,"title":"Benutzer:Ana"}]}})")
        << u"Benutzer:Ana"_s << 2;
    QTest::newRow("group")
        << RecipeKind::UserGroup
        << QByteArray(R"({"query":{"allusers":[{"userid":1,"name":"Ana","groups":["*","user","A"]}]}})")
        << u"Benutzer Diskussion:Ana"_s << 3;
    QTest::newRow("search")
        << RecipeKind::Search
        << QByteArray(
               R"({"query":{"searchinfo":{"totalhits":1},"search":[{"ns":1,"title":"Diskussion:A","pageid":3}]}})")
        << u"Diskussion:A"_s << 1;
}

void TestListAnswers::readsEachKindOfList()
{
    QFETCH(RecipeKind, kind);
    QFETCH(QByteArray, json);
    const auto found = read(kind, json);
    QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
    QCOMPARE(found->pages.size(), 1);
    QTEST(found->pages.first().title, "title");
    QTEST(found->pages.first().ns, "ns");
    QCOMPARE(found->pages.first().wiki, u"de.example"_s);
    QVERIFY(found->next.isEmpty());
}

void TestListAnswers::takesNoOtherUsersForTheGroups()
{
    // What MediaWiki says to a group that it does not know: a warning, and all users.
    const auto found = read(RecipeKind::UserGroup,
                            R"({"warnings":[{"code":"unrecognizedvalues","module":"allusers"}],
                                "query":{"allusers":[{"userid":1,"name":"Ana","groups":["*","user"]}]}})",
                            u"ambassador"_s);
    QVERIFY(!found);
    QCOMPARE(found.error(), (Error{ErrorKind::Input, u"no-such-group"_s, u"de.example: ambassador"_s, {}}));
}

void TestListAnswers::tellsThatThereIsNoPageToReadLinksFrom_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("missing") << QByteArray(R"({"query":{"pages":[{"ns":0,"title":"A","missing":true}]}})");
    QTest::newRow("invalid") << QByteArray(R"({"query":{"pages":[{"title":"A[","invalid":true}]}})");
    QTest::newRow("on another wiki") << QByteArray(R"({"query":{"interwiki":[{"title":"fr:A","iw":"fr"}]}})");
}

void TestListAnswers::tellsThatThereIsNoPageToReadLinksFrom()
{
    QFETCH(QByteArray, json);
    const auto found = read(RecipeKind::PageLinks, json);
    QVERIFY(!found);
    QCOMPARE(found.error(), (Error{ErrorKind::Row, u"missingtitle"_s, u"de.example: A"_s, {}}));
}

void TestListAnswers::takesNoPartOfASearchForAllOfIt()
{
    const auto answer = [](int hits) {
        return R"({"query":{"searchinfo":{"totalhits":)" + QByteArray::number(hits) + R"(},"search":[]}})";
    };
    QVERIFY(read(RecipeKind::Search, answer(10'000)));
    QCOMPARE(read(RecipeKind::Search, answer(10'001)).error().code, u"search-cut"_s);
}

void TestListAnswers::namesThePlaceOfWhatIsNoAnswer_data()
{
    QTest::addColumn<RecipeKind>("kind");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, RecipeKind kind, const char *json, const QString &place) {
        QTest::newRow(name) << kind << QByteArray(json) << QString(u"de.example: "_s + place);
    };
    row("nothing", RecipeKind::Category, "{}", u"query.categorymembers"_s);
    row("another list", RecipeKind::Category, R"({"query":{"search":[]}})", u"query.categorymembers"_s);
    row("a list that is none", RecipeKind::Transclusions, R"({"query":{"embeddedin":{"0":{}}}})",
        u"query.embeddedin"_s);
    row("a row that is none", RecipeKind::Search, R"({"query":{"search":[{"title":"A"},7]}})",
        u"query.search[1]"_s);
    row("a title that is none", RecipeKind::Category, R"({"query":{"categorymembers":[{"title":7}]}})",
        u"query.categorymembers[0]"_s);
    row("a user without a name", RecipeKind::UserGroup, R"({"query":{"allusers":[{"groups":["A"]}]}})",
        u"query.allusers[0]"_s);
    row("a link that is none", RecipeKind::PageLinks, R"({"query":{"pages":[{"title":"A","links":["B"]}]}})",
        u"query.pages[0].links[0]"_s);
    row("no page", RecipeKind::PageLinks, R"({"query":{"pages":[]}})", u"query.pages"_s);
    row("a continue that is none", RecipeKind::Category,
        R"({"continue":"more","query":{"categorymembers":[]}})", u"continue"_s);
}

void TestListAnswers::namesThePlaceOfWhatIsNoAnswer()
{
    QFETCH(RecipeKind, kind);
    QFETCH(QByteArray, json);
    const auto found = read(kind, json);
    QVERIFY(!found);
    QCOMPARE(found.error().kind, ErrorKind::Wiki);
    QCOMPARE(found.error().code, u"bad-list-answer"_s);
    QTEST(found.error().detail, "place");
}

QTEST_GUILESS_MAIN(TestListAnswers)
#include "listanswers.moc"
