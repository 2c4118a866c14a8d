// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/targets/recipeloader.h"

#include "support/fakewikis.h"
#include "support/manualclock.h"

#include <QCoroTask>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

const QString Home = u"home.example"_s;
const QString French = u"fr.example"_s;

FoundPage pageOf(const QString &title, int ns, const QString &wiki = Home)
{
    return {title, wiki, ns};
}

QStringList titlesOf(const ParsedTargets &parsed)
{
    QStringList titles;
    for (const Target &target : parsed.targets)
        titles.append(target.title + u'@' + target.wiki);
    return titles;
}

QStringList problemsOf(const ParsedTargets &parsed)
{
    QStringList problems;
    for (const TargetProblem &problem : parsed.problems)
        problems.append(problem.text + u": "_s + problem.code);
    return problems;
}

} // namespace

class TestRecipeLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void goesOnUntilNothingFollows();
    void tellsHowFarItIs();
    void findingNothingIsAnAnswer();
    void tellsPagesOfOtherNamespacesAndDropsNone();
    void takesOnlyNamespacesThatAreWanted();
    void goesToTheTalkPagesOfWhatIsFound();
    void tellsWhatIsFoundTwiceOnceItsTalkPageCounts();
    void goesDownACategoryTreeAsDeepAsItMay();
    void leavesACycleOfCategories();
    void takesAPageOfTwoCategoriesOnce();
    void stopsBeforeATreeWithoutEnd();
    void asksTheWikiForTheNamespaceThatAServiceDoesNotTell();
    void tellsPagesThatAreNotOfTheFarm();
    void takesOnlySitesThatAreWanted();
    void keepsWhatNoWikiTakesAsAProblem();
    void takesNoSilentPartOfTooMany();
    void leavesAnEndlessAnswer_data();
    void leavesAnEndlessAnswer();
    void canBeCancelled();
    void saysNoMoreOnceItWasCancelled();
    void passesOnWhyItCouldNotBeAsked_data();
    void passesOnWhyItCouldNotBeAsked();

private:
    [[nodiscard]] Result<ParsedTargets> run(RecipeWatch told = {})
    {
        return QCoro::waitFor(loadRecipe(m_wikis, m_recipe, std::move(told), m_stop.get_token()));
    }
    /// Answers by category.
    void tree(const QHash<QString, QList<FoundPage>> &members)
    {
        m_wikis->finding = [members](const Recipe &recipe, const QString &) -> Result<FoundPages> {
            return FoundPages{members.value(recipe.what), {}};
        };
    }
    void found(const QList<FoundPage> &pages)
    {
        m_wikis->finding = [pages](const Recipe &, const QString &) -> Result<FoundPages> {
            return FoundPages{pages, {}};
        };
    }

    std::unique_ptr<ManualClock> m_clock;
    std::shared_ptr<FakeWikis> m_wikis;
    std::stop_source m_stop;
    Recipe m_recipe;
};

void TestRecipeLoader::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_wikis = std::make_shared<FakeWikis>(
        *m_clock, Account{Home, u"Sender"_s, SignInKind::OwnerOnlyToken, {}}, QStringList{Home, French});
    m_stop = {};
    m_recipe = {.kind = RecipeKind::Category, .wiki = Home, .what = u"A"_s};
}

void TestRecipeLoader::goesOnUntilNothingFollows()
{
    QStringList asked;
    m_wikis->finding = [&asked](const Recipe &, const QString &from) -> Result<FoundPages> {
        asked.append(from);
        const QString number = QString::number(asked.size());
        return FoundPages{{pageOf(u"User talk:"_s + number, 3)},
                          asked.size() < 3 ? u"from "_s + number : QString()};
    };
    const auto targets = run();
    QVERIFY(targets);
    QCOMPARE(titlesOf(*targets),
             (QStringList{u"User talk:1@home.example"_s, u"User talk:2@home.example"_s,
                          u"User talk:3@home.example"_s}));
    QCOMPARE(asked, (QStringList{{}, u"from 1"_s, u"from 2"_s}));
    QVERIFY(targets->problems.isEmpty());
}

void TestRecipeLoader::tellsHowFarItIs()
{
    m_recipe.depth = 1;
    tree({{u"A"_s, {pageOf(u"Talk:1"_s, 1), pageOf(u"Category:B"_s, 14), pageOf(u"Category:C"_s, 14)}},
          {u"Category:B"_s, {pageOf(u"Talk:2"_s, 1)}}});
    QList<RecipeProgress> told;
    QVERIFY(run([&told](const RecipeProgress &progress) { told.append(progress); }));
    QCOMPARE(told, (QList<RecipeProgress>{{1, 1, 2}, {2, 2, 1}, {2, 3, 0}}));
}

void TestRecipeLoader::findingNothingIsAnAnswer()
{
    const auto targets = run();
    QVERIFY(targets);
    QCOMPARE(*targets, ParsedTargets());
}

void TestRecipeLoader::tellsPagesOfOtherNamespacesAndDropsNone()
{
    found({pageOf(u"Article"_s, 0), pageOf(u"Talk:Article"_s, 1), pageOf(u"User:Ana"_s, 2),
           pageOf(u"Project:Pump"_s, 4), pageOf(u"Category:B"_s, 14)});
    const auto targets = run();
    QVERIFY(targets);
    // A message for a user's page goes to its talk page.
    QCOMPARE(titlesOf(*targets),
             (QStringList{u"Talk:Article@home.example"_s, u"User:Ana@home.example"_s,
                          u"Project:Pump@home.example"_s}));
    QCOMPARE(problemsOf(*targets),
             (QStringList{u"Article@home.example: othernamespace"_s,
                          u"Category:B@home.example: othernamespace"_s}));
}

void TestRecipeLoader::takesOnlyNamespacesThatAreWanted()
{
    m_recipe.namespaces = {0, 4};
    found({pageOf(u"Article"_s, 0), pageOf(u"User talk:Ana"_s, 3), pageOf(u"Project:Pump"_s, 4)});
    const auto targets = run();
    QVERIFY(targets);
    QCOMPARE(titlesOf(*targets), QStringList(u"Project:Pump@home.example"_s));
    // Wanted, and yet no page that takes a message.
    QCOMPARE(problemsOf(*targets),
             (QStringList{u"Article@home.example: othernamespace"_s,
                          u"User talk:Ana@home.example: othernamespace"_s}));
}

void TestRecipeLoader::goesToTheTalkPagesOfWhatIsFound()
{
    m_recipe.talk = true;
    m_recipe.namespaces = {0, 2};
    found({pageOf(u"Article"_s, 0), pageOf(u"User:Ana"_s, 2), pageOf(u"Project:Pump"_s, 4)});
    const auto targets = run();
    QVERIFY(targets);
    QCOMPARE(titlesOf(*targets),
             (QStringList{u"Talk:Article@home.example"_s, u"User talk:Ana@home.example"_s}));
    QCOMPARE(problemsOf(*targets), QStringList(u"Project:Pump@home.example: othernamespace"_s));
}

void TestRecipeLoader::tellsWhatIsFoundTwiceOnceItsTalkPageCounts()
{
    m_recipe.talk = true;
    found({pageOf(u"User:Ana"_s, 2), pageOf(u"User talk:Ana"_s, 3)});
    const auto targets = run();
    QVERIFY(targets);
    QCOMPARE(titlesOf(*targets), QStringList(u"User talk:Ana@home.example"_s));
    QCOMPARE(problemsOf(*targets), QStringList(u"User talk:Ana@home.example: duplicate"_s));
}

void TestRecipeLoader::goesDownACategoryTreeAsDeepAsItMay()
{
    const QHash<QString, QList<FoundPage>> members{
        {u"A"_s, {pageOf(u"Category:B"_s, 14), pageOf(u"Talk:1"_s, 1)}},
        {u"Category:B"_s, {pageOf(u"Category:C"_s, 14), pageOf(u"Talk:2"_s, 1)}},
        {u"Category:C"_s, {pageOf(u"Talk:3"_s, 1)}}};
    tree(members);
    m_recipe.depth = 1;
    const auto targets = run();
    QVERIFY(targets);
    QCOMPARE(titlesOf(*targets), (QStringList{u"Talk:1@home.example"_s, u"Talk:2@home.example"_s}));
    // The one that is not looked through is told as the page that it is.
    QCOMPARE(problemsOf(*targets), QStringList(u"Category:C@home.example: othernamespace"_s));
    m_recipe.depth = 2;
    QCOMPARE(titlesOf(*run()).size(), 3);
    QCOMPARE(m_wikis->calls(u"find"_s), 2 + 3);
}

void TestRecipeLoader::leavesACycleOfCategories()
{
    m_recipe.depth = Recipe::DeepestLevel;
    m_recipe.what = u"Category:A"_s;
    tree({{u"Category:A"_s, {pageOf(u"Category:B"_s, 14), pageOf(u"Category:A"_s, 14)}},
          {u"Category:B"_s, {pageOf(u"Category:A"_s, 14), pageOf(u"Talk:1"_s, 1)}}});
    const auto targets = run();
    QVERIFY(targets);
    QCOMPARE(titlesOf(*targets), QStringList(u"Talk:1@home.example"_s));
    QVERIFY(targets->problems.isEmpty());
    QCOMPARE(m_wikis->calls(u"find"_s), 2);
}

void TestRecipeLoader::takesAPageOfTwoCategoriesOnce()
{
    m_recipe.depth = 1;
    tree({{u"A"_s, {pageOf(u"Category:B"_s, 14), pageOf(u"Talk:1"_s, 1), pageOf(u"Article"_s, 0)}},
          {u"Category:B"_s, {pageOf(u"Talk:1"_s, 1), pageOf(u"Article"_s, 0)}}});
    const auto targets = run();
    QVERIFY(targets);
    QCOMPARE(targets->targets.size(), 1);
    QCOMPARE(targets->problems.size(), 1);
}

void TestRecipeLoader::stopsBeforeATreeWithoutEnd()
{
    m_recipe.depth = Recipe::DeepestLevel;
    m_wikis->latency = {};
    m_wikis->finding = [](const Recipe &recipe, const QString &) -> Result<FoundPages> {
        FoundPages found;
        for (int i = 0; i < 1000; ++i)
            found.pages.append(pageOf(recipe.what + u'/' + QString::number(i), 14));
        return found;
    };
    const auto targets = run();
    QVERIFY(!targets);
    QCOMPARE(targets.error(), (Error{ErrorKind::Input, u"too-many-categories"_s, u"5000"_s, {}}));
    QVERIFY(m_wikis->calls(u"find"_s) < 10);
}

void TestRecipeLoader::asksTheWikiForTheNamespaceThatAServiceDoesNotTell()
{
    m_recipe = {.kind = RecipeKind::PagePile, .what = u"7"_s};
    found({{u"User talk:Ana"_s, French}, {u"Article"_s, French}, {u"Talk:Article"_s, French}});
    const auto targets = run();
    QVERIFY(targets);
    QCOMPARE(titlesOf(*targets), (QStringList{u"User talk:Ana@fr.example"_s, u"Talk:Article@fr.example"_s}));
    QCOMPARE(problemsOf(*targets), QStringList(u"Article@fr.example: othernamespace"_s));
    QCOMPARE(m_wikis->calls(u"facts"_s), 1);
}

void TestRecipeLoader::tellsPagesThatAreNotOfTheFarm()
{
    m_recipe = {.kind = RecipeKind::Sitelinks, .what = u"Q1"_s};
    found({{u"Project:Pump"_s, Home}, {u"Wikipedia:Bistro"_s, French}, {u"Pump"_s, u"xxwiki"_s}});
    const auto targets = run();
    QVERIFY(targets);
    QCOMPARE(titlesOf(*targets),
             (QStringList{u"Project:Pump@home.example"_s, u"Wikipedia:Bistro@fr.example"_s}));
    QCOMPARE(problemsOf(*targets), QStringList(u"Pump@xxwiki: invalidsite"_s));
    // Hundreds of wikis: what they say of themselves is the check's matter.
    QCOMPARE(m_wikis->calls(u"facts"_s), 0);
}

void TestRecipeLoader::takesOnlySitesThatAreWanted()
{
    m_recipe = {.kind = RecipeKind::Sitelinks, .what = u"Q1"_s, .sites = {French, u"ample"_s}};
    found({{u"Pump"_s, Home}, {u"Bistro"_s, French}, {u"Pump"_s, u"en.fr.example"_s}});
    const auto targets = run();
    QVERIFY(targets);
    QCOMPARE(titlesOf(*targets), QStringList(u"Bistro@fr.example"_s));
    QCOMPARE(problemsOf(*targets), QStringList(u"Pump@en.fr.example: invalidsite"_s));
}

void TestRecipeLoader::keepsWhatNoWikiTakesAsAProblem()
{
    found({pageOf(u"Talk:A<b>"_s, 1), pageOf(QString(2000, u'x'), 1)});
    const auto targets = run();
    QVERIFY(targets);
    QVERIFY(targets->targets.isEmpty());
    QCOMPARE(targets->problems.size(), 2);
    QCOMPARE(targets->problems.first().code, u"invalidtitle"_s);
    QCOMPARE(targets->problems.last().text.size(), 1000);
}

void TestRecipeLoader::takesNoSilentPartOfTooMany()
{
    m_recipe.limit = 2;
    QList<FoundPage> pages{pageOf(u"Talk:1"_s, 1), pageOf(u"Talk:2"_s, 1)};
    found(pages);
    QCOMPARE(run()->targets.size(), 2);
    pages.append(pageOf(u"Article"_s, 0)); // a problem is a row, too
    found(pages);
    QCOMPARE(run().error(), (Error{ErrorKind::Input, u"too-many-rows"_s, u"2"_s, {}}));
}

void TestRecipeLoader::leavesAnEndlessAnswer_data()
{
    QTest::addColumn<bool>("isEmpty");
    QTest::addColumn<bool>("isSamePlace");
    QTest::addColumn<int>("mostCalls");
    QTest::newRow("the same place again") << false << true << 3;
    QTest::newRow("nothing, and nothing again") << true << false << 102;
}

void TestRecipeLoader::leavesAnEndlessAnswer()
{
    QFETCH(bool, isEmpty);
    QFETCH(bool, isSamePlace);
    QFETCH(int, mostCalls);
    int calls = 0;
    m_wikis->latency = {};
    m_wikis->finding = [&](const Recipe &, const QString &) -> Result<FoundPages> {
        const QString number = QString::number(++calls);
        FoundPages found;
        if (!isEmpty)
            found.pages.append(pageOf(u"Talk:"_s + number, 1));
        found.next = isSamePlace ? u"here"_s : number;
        return found;
    };
    const auto targets = run();
    QVERIFY(!targets);
    QCOMPARE(targets.error(), (Error{ErrorKind::Wiki, u"endless-continue"_s, Home, {}}));
    QVERIFY(calls <= mostCalls);
}

void TestRecipeLoader::canBeCancelled()
{
    int calls = 0;
    m_wikis->finding = [&](const Recipe &, const QString &) -> Result<FoundPages> {
        if (++calls == 2)
            m_stop.request_stop();
        return FoundPages{{pageOf(u"Talk:"_s + QString::number(calls), 1)}, QString::number(calls)};
    };
    const auto targets = run();
    QVERIFY(!targets);
    QCOMPARE(targets.error().kind, ErrorKind::Stopped);
    QCOMPARE(calls, 2);
}

void TestRecipeLoader::saysNoMoreOnceItWasCancelled()
{
    int told = 0;
    m_wikis->finding = [&](const Recipe &, const QString &from) -> Result<FoundPages> {
        return FoundPages{{pageOf(u"Talk:"_s + from, 1)}, from + u'1'};
    };
    QVERIFY(!run([&](const RecipeProgress &) {
        if (++told == 3)
            m_stop.request_stop();
    }));
    QCOMPARE(told, 3);
}

void TestRecipeLoader::passesOnWhyItCouldNotBeAsked_data()
{
    QTest::addColumn<QString>("call");
    QTest::newRow("the list") << u"find"_s;
    QTest::newRow("the namespaces") << u"facts"_s;
}

void TestRecipeLoader::passesOnWhyItCouldNotBeAsked()
{
    QFETCH(QString, call);
    m_recipe = {.kind = RecipeKind::PetScan, .what = u"7"_s};
    found({{u"Talk:A"_s, French}});
    const Error error{ErrorKind::Temporary, u"service-unreached"_s, u"scan.example: no host"_s, {}};
    m_wikis->readFault = [&](const QString &asked, const QString &) {
        return asked == call ? std::optional(error) : std::nullopt;
    };
    QCOMPARE(run().error(), error);
}

QTEST_GUILESS_MAIN(TestRecipeLoader)
#include "recipeloader.moc"
