// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/recipeservice.h"

#include <QJsonArray>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

Recipe ofWiki(RecipeKind kind, const QString &what)
{
    return {.kind = kind, .wiki = u"meta.example.org"_s, .what = what};
}

} // namespace

class TestRecipe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasAWordThatIsReadBack();
    void writesNothingOfWhatIsOrdinary();
    void comesBackAsItWasWritten_data();
    void comesBackAsItWasWritten();
    void keepsWhatWasMeant_data();
    void keepsWhatWasMeant();
    void refusesWhatCannotBeAsked_data();
    void refusesWhatCannotBeAsked();
    void refusesOptionsThatItsKindDoesNotKnow_data();
    void refusesOptionsThatItsKindDoesNotKnow();
    void countsANamespaceOnce();
    void isReadFromText();
    void isAskedWhereTheFarmSays();
};

void TestRecipe::everyKindHasAWordThatIsReadBack()
{
    QSet<QString> words;
    for (const RecipeKind kind : allRecipeKinds) {
        QCOMPARE(recipeKindFromName(recipeKindName(kind)), kind);
        words.insert(recipeKindName(kind));
    }
    QCOMPARE(words.size(), qsizetype(allRecipeKinds.size()));
    QVERIFY(!recipeKindFromName(u"Category"));
    QVERIFY(!recipeKindFromName({}));
}

void TestRecipe::writesNothingOfWhatIsOrdinary()
{
    const QJsonObject json = recipeToJson(ofWiki(RecipeKind::Category, u"Ambassadors"_s));
    QCOMPARE(json,
             (QJsonObject{{u"kind"_s, u"category"_s},
                          {u"wiki"_s, u"meta.example.org"_s},
                          {u"what"_s, u"Ambassadors"_s}}));
}

void TestRecipe::comesBackAsItWasWritten_data()
{
    QTest::addColumn<Recipe>("recipe");
    Recipe category = ofWiki(RecipeKind::Category, u"Tech ambassadors"_s);
    category.depth = Recipe::DeepestLevel;
    category.namespaces = {3, 4};
    category.talk = true;
    category.limit = Recipe::MostRows;
    QTest::newRow("category") << category;
    QTest::newRow("links") << ofWiki(RecipeKind::PageLinks, u"Newsletter/Readers"_s);
    QTest::newRow("transclusions") << ofWiki(RecipeKind::Transclusions, u"Template:User reads it"_s);
    Recipe group = ofWiki(RecipeKind::UserGroup, u"sysop"_s);
    group.active = true;
    QTest::newRow("group") << group;
    QTest::newRow("search") << ofWiki(RecipeKind::Search, u"insource:\"reads it\" -draft"_s);
    QTest::newRow("PagePile") << Recipe{.kind = RecipeKind::PagePile, .what = u"12345"_s};
    QTest::newRow("PetScan, number") << Recipe{.kind = RecipeKind::PetScan, .what = u"987"_s};
    QTest::newRow("PetScan, query") << Recipe{.kind = RecipeKind::PetScan,
                                              .what = u"language=de&categories=Wien%0D%0AGraz"_s};
    QTest::newRow("sitelinks") << Recipe{
        .kind = RecipeKind::Sitelinks, .what = u"Q16503"_s, .sites = {u"wikipedia.org"_s}, .limit = 1};
}

void TestRecipe::comesBackAsItWasWritten()
{
    QFETCH(Recipe, recipe);
    const auto read = recipeFromJson(recipeToJson(recipe));
    QVERIFY2(read, qPrintable(read ? QString() : read.error().code + read.error().detail));
    QCOMPARE(*read, recipe);
}

void TestRecipe::keepsWhatWasMeant_data()
{
    QTest::addColumn<RecipeKind>("kind");
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("kept");
    const auto row = [](const char *name, RecipeKind kind, const QString &written, const QString &kept) {
        QTest::newRow(name) << kind << written << kept;
    };
    row("underscores", RecipeKind::Category, u" Category:Tech_ambassadors "_s,
        u"Category:Tech ambassadors"_s);
    row("a fragment", RecipeKind::PageLinks, u"Newsletter#Readers"_s, u"Newsletter"_s);
    row("words over lines", RecipeKind::Search, u" a\n b\t c "_s, u"a b c"_s);
    row("PagePile's address", RecipeKind::PagePile,
        u"https://pagepile.toolforge.org/api.php?id=12345&action=get_data"_s, u"12345"_s);
    row("PetScan's address", RecipeKind::PetScan, u"https://petscan.wmcloud.org/?psid=42&format=html"_s,
        u"42"_s);
    row("PetScan's form", RecipeKind::PetScan,
        u"https://petscan.wmcloud.org/?language=de&categories=Wien#x"_s, u"language=de&categories=Wien"_s);
    row("an item in small letters", RecipeKind::Sitelinks, u"q16503"_s, u"Q16503"_s);
    row("an item's address", RecipeKind::Sitelinks, u"https://www.wikidata.org/wiki/Q16503"_s, u"Q16503"_s);
    row("an entity's address", RecipeKind::Sitelinks, u"http://www.wikidata.org/entity/Q16503"_s,
        u"Q16503"_s);
}

void TestRecipe::keepsWhatWasMeant()
{
    QFETCH(RecipeKind, kind);
    QFETCH(QString, written);
    const QString wiki = asksAWiki(kind) ? u"Meta.Example.org"_s : QString();
    const auto recipe = cleanRecipe({.kind = kind, .wiki = wiki, .what = written});
    QVERIFY2(recipe, qPrintable(recipe ? QString() : recipe.error().code));
    QTEST(recipe->what, "kept");
    QCOMPARE(recipe->wiki, wiki.toLower());
    QCOMPARE(*cleanRecipe(*recipe), *recipe);
}

void TestRecipe::refusesWhatCannotBeAsked_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QString &field, const QJsonValue &value,
                        const QString &code) { QTest::newRow(name) << field << value << code; };
    row("a field of somebody else", u"deep"_s, 1, u"unknown-field"_s);
    row("no kind", u"kind"_s, QJsonValue::Undefined, u"missing-field"_s);
    row("a kind that is none", u"kind"_s, u"quarry"_s, u"bad-kind"_s);
    row("a kind that is a number", u"kind"_s, 1, u"not-text"_s);
    row("nothing to ask for", u"what"_s, QJsonValue::Undefined, u"missing-field"_s);
    row("an empty name", u"what"_s, u" _ "_s, u"bad-what"_s);
    row("no page's name", u"what"_s, u"Special:Users"_s, u"bad-what"_s);
    row("no wiki", u"wiki"_s, QJsonValue::Undefined, u"invalid-host"_s);
    row("no host", u"wiki"_s, u"https://meta.example.org/"_s, u"invalid-host"_s);
    row("a host of no text", u"wiki"_s, 5, u"not-text"_s);
    row("below the ground", u"depth"_s, -1, u"bad-depth"_s);
    row("too deep", u"depth"_s, 11, u"bad-depth"_s);
    row("half a level", u"depth"_s, 1.5, u"bad-depth"_s);
    row("a namespace of no page", u"namespaces"_s, QJsonArray{-1}, u"bad-namespaces"_s);
    row("a namespace by name", u"namespaces"_s, QJsonArray{u"Talk"_s}, u"bad-namespaces"_s);
    row("namespaces in no array", u"namespaces"_s, 3, u"bad-namespaces"_s);
    row("no row", u"limit"_s, 0, u"bad-limit"_s);
    row("too many rows", u"limit"_s, 1'000'001, u"bad-limit"_s);
    row("a flag of text", u"talk"_s, u"yes"_s, u"not-a-flag"_s);
    row("sites in no array", u"sites"_s, u"example.org"_s, u"bad-sites"_s);
}

void TestRecipe::refusesWhatCannotBeAsked()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QJsonObject json{{u"kind"_s, u"category"_s}, {u"wiki"_s, u"meta.example.org"_s}, {u"what"_s, u"A"_s}};
    QVERIFY(recipeFromJson(json));
    json.insert(field, value);
    const auto recipe = recipeFromJson(json);
    QVERIFY(!recipe);
    QCOMPARE(recipe.error().kind, ErrorKind::Input);
    QTEST(recipe.error().code, "code");
    QTEST(recipe.error().detail, "field");
}

void TestRecipe::refusesOptionsThatItsKindDoesNotKnow_data()
{
    QTest::addColumn<Recipe>("recipe");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    Recipe recipe = ofWiki(RecipeKind::Search, u"a"_s);
    recipe.depth = 1;
    QTest::newRow("levels of a search") << recipe << u"not-for-kind"_s << u"depth"_s;
    recipe = ofWiki(RecipeKind::UserGroup, u"sysop"_s);
    recipe.namespaces = {3};
    QTest::newRow("namespaces of users") << recipe << u"not-for-kind"_s << u"namespaces"_s;
    recipe.namespaces = {};
    recipe.talk = true;
    QTest::newRow("talk pages of talk pages") << recipe << u"not-for-kind"_s << u"talk"_s;
    recipe = ofWiki(RecipeKind::Category, u"A"_s);
    recipe.active = true;
    QTest::newRow("an active category") << recipe << u"not-for-kind"_s << u"active"_s;
    recipe.active = false;
    recipe.sites = {u"example.org"_s};
    QTest::newRow("sites of one wiki") << recipe << u"not-for-kind"_s << u"sites"_s;
    recipe = {.kind = RecipeKind::PagePile, .wiki = u"meta.example.org"_s, .what = u"1"_s};
    QTest::newRow("a pile on a wiki") << recipe << u"not-for-kind"_s << u"wiki"_s;
    recipe = {.kind = RecipeKind::PagePile, .what = u"0"_s};
    QTest::newRow("pile nothing") << recipe << u"bad-what"_s << u"what"_s;
    recipe = {.kind = RecipeKind::PagePile, .what = u"https://pagepile.toolforge.org/"_s};
    QTest::newRow("a pile without a number") << recipe << u"bad-what"_s << u"what"_s;
    recipe = {.kind = RecipeKind::PetScan, .what = u"Wien"_s};
    QTest::newRow("a word for PetScan") << recipe << u"bad-what"_s << u"what"_s;
    recipe = {.kind = RecipeKind::PetScan, .what = u"a="_s + QString(6000, u'b')};
    QTest::newRow("an endless query") << recipe << u"bad-what"_s << u"what"_s;
    recipe = {.kind = RecipeKind::Sitelinks, .what = u"L16503"_s};
    QTest::newRow("a lexeme") << recipe << u"bad-what"_s << u"what"_s;
    recipe = {.kind = RecipeKind::Sitelinks, .what = u"Q1"_s, .sites = {u"no host"_s}};
    QTest::newRow("sites that are none") << recipe << u"bad-sites"_s << u"sites"_s;
    recipe = ofWiki(RecipeKind::UserGroup, u"sysop|bot"_s);
    QTest::newRow("two groups") << recipe << u"bad-what"_s << u"what"_s;
    recipe = ofWiki(RecipeKind::Search, QString(301, u'a'));
    QTest::newRow("endless words") << recipe << u"bad-what"_s << u"what"_s;
}

void TestRecipe::refusesOptionsThatItsKindDoesNotKnow()
{
    QFETCH(Recipe, recipe);
    const auto clean = cleanRecipe(recipe);
    QVERIFY(!clean);
    QTEST(clean.error().code, "code");
    QTEST(clean.error().detail, "field");
}

void TestRecipe::countsANamespaceOnce()
{
    Recipe recipe = ofWiki(RecipeKind::Category, u"A"_s);
    recipe.namespaces = {4, 3, 4};
    QCOMPARE(cleanRecipe(recipe)->namespaces, (QList<int>{3, 4}));
}

void TestRecipe::isReadFromText()
{
    const Recipe recipe = ofWiki(RecipeKind::Search, u"liest \"mit\""_s);
    QCOMPARE(recipeToText(recipe).count('\n'), 0);
    QCOMPARE(*recipeFromText(recipeToText(recipe)), recipe);
    QCOMPARE(recipeFromText("{\n\"kind\": \n}").error(),
             (Error{ErrorKind::Input, u"broken-json"_s, u"line 3"_s, {}}));
    QCOMPARE(recipeFromText("[]").error().code, u"broken-json"_s);
    QCOMPARE(recipeFromText(QByteArray(65'537, ' ')).error().code, u"too-big"_s);
    QCOMPARE(recipeFromText(R"({"kind":"category"})").error().code, u"missing-field"_s);
}

void TestRecipe::isAskedWhereTheFarmSays()
{
    const ListServices services{QUrl(u"https://piles.example/"_s), QUrl(u"https://scan.example/"_s),
                                QUrl(u"https://items.example/"_s)};
    for (const RecipeKind kind : allRecipeKinds) {
        QCOMPARE(serviceFor(kind, services).isEmpty(), asksAWiki(kind));
        QVERIFY(canBeAsked(kind, services));
        QCOMPARE(canBeAsked(kind, {}), asksAWiki(kind));
    }
    QCOMPARE(serviceFor(RecipeKind::PetScan, services), services.petScan);
    QCOMPARE(serviceFor(RecipeKind::PagePile, services), services.pagePile);
}

QTEST_GUILESS_MAIN(TestRecipe)
#include "recipe.moc"
