// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/targets/listloader.h"

#include "support/fakewikis.h"
#include "support/manualclock.h"

#include <QCoroTask>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {
const QString Home = u"home.example"_s;
const QString List = u"Project:List"_s;
} // namespace

class TestListLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsWhatTheWikiMakesOfThePage();
    void tellsLinesTheWikiDoesNotTake();
    void takesALocalisedTitleForTheLineItCameFrom();
    void tellsThatThereIsNoSuchPage();
    void tellsThatAPageNamesNoTargets();
    void passesOnThatTheWikiCouldNotBeAsked();
    void readsACategoryAsItsMembers();
    void tellsThatACategoryIsEmpty();

private:
    [[nodiscard]] Result<LoadedList> load();

    std::unique_ptr<ManualClock> m_clock;
    std::shared_ptr<FakeWikis> m_wikis;
};

void TestListLoader::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_wikis =
        std::make_shared<FakeWikis>(*m_clock, Account{Home, u"Sender"_s, SignInKind::OwnerOnlyToken, {}},
                                    QStringList{Home, u"fr.example"_s});
}

Result<LoadedList> TestListLoader::load()
{
    return QCoro::waitFor(loadList(m_wikis, {Home, List}));
}

void TestListLoader::readsWhatTheWikiMakesOfThePage()
{
    m_wikis->edit(Home, List, u"{{My wrapper|A}}"_s);
    m_wikis->expansion = [](const QString &) { return u"User talk:A@fr.example\n"_s; };
    const auto list = load();
    QVERIFY(list);
    QCOMPARE(list->parsed.targets.size(), 1);
    QCOMPARE(list->parsed.targets.first().title, u"User talk:A"_s);
    QCOMPARE(list->parsed.targets.first().wiki, u"fr.example"_s);
    QVERIFY(list->parsed.problems.isEmpty());
}

void TestListLoader::tellsLinesTheWikiDoesNotTake()
{
    m_wikis->edit(Home, List,
                  u"{{#target:User talk:A}}\n{{#target:User talk:B|nowhere.example}}\n{{#target:<>}}\n"
                  "{{#target:User talk:C|fr.m.example}}\n{{#target:User talk:D|fr.example}}\n"_s);
    m_wikis->expansion = [](const QString &) { return u"User talk:A@home.example\n"_s; };
    const auto list = load();
    QVERIFY(list);
    QCOMPARE(list->parsed.targets.size(), 1);
    QCOMPARE(list->parsed.problems.size(), 4);
    QCOMPARE(list->parsed.problems.at(0),
             (TargetProblem{2, u"{{#target:User talk:B|nowhere.example}}"_s, u"invalidsite"_s}));
    QCOMPARE(list->parsed.problems.at(1).line, 3);
    QCOMPARE(list->parsed.problems.at(1).code, u"invalidtitle"_s);
    // MassMessage takes no mobile host; a person should hear which wiki was meant.
    QCOMPARE(list->parsed.problems.at(2).code, u"invalidsite"_s);
    QCOMPARE(list->parsed.problems.at(2).meant, (Target{u"User talk:C"_s, u"fr.example"_s}));
    QCOMPARE(list->parsed.problems.at(3), (TargetProblem{5, u"User talk:D@fr.example"_s, u"nottaken"_s}));
}

void TestListLoader::takesALocalisedTitleForTheLineItCameFrom()
{
    m_wikis->edit(Home, List, u"{{#target:user_talk:a}}\n{{#target:User talk:A}}\n"_s);
    m_wikis->expansion = [](const QString &) { return u"Discussion utilisateur:A@home.example\n"_s; };
    const auto list = load();
    QVERIFY(list);
    QVERIFY2(list->parsed.problems.isEmpty(), qPrintable(list->parsed.problems.value(0).text));
}

void TestListLoader::tellsThatThereIsNoSuchPage()
{
    const auto list = load();
    QVERIFY(!list);
    QCOMPARE(list.error(), (Error{ErrorKind::Input, u"missingtitle"_s, Home + u": "_s + List, {}}));
}

void TestListLoader::tellsThatAPageNamesNoTargets()
{
    m_wikis->edit(Home, List, u"Just a page."_s);
    m_wikis->expansion = [](const QString &) { return QString(); };
    const auto list = load();
    QVERIFY(!list);
    QCOMPARE(list.error().kind, ErrorKind::Input);
    QCOMPARE(list.error().code, u"not-a-list"_s);
    QCOMPARE(list.error().detail, Home + u": "_s + List);
}

void TestListLoader::passesOnThatTheWikiCouldNotBeAsked()
{
    m_wikis->edit(Home, List, u"{{#target:User talk:A}}"_s);
    const Error down{ErrorKind::Temporary, u"connect-failed"_s, {}, {}};
    m_wikis->readFault = [down](const QString &call, const QString &) {
        return call == u"expand" ? std::optional(down) : std::nullopt;
    };
    const auto list = load();
    QVERIFY(!list);
    QCOMPARE(list.error(), down);
}

/// As MassMessage does it; a category need have no page to have members.
void TestListLoader::readsACategoryAsItsMembers()
{
    m_wikis->tweakFacts = [](WikiFacts &facts) {
        facts.namespaces.insert(14, {14, u"Kategorie"_s, u"Category"_s, {}, true});
    };
    Recipe asked;
    m_wikis->finding = [&asked](const Recipe &recipe, const QString &) {
        asked = recipe;
        return FoundPages{{{u"Talk:Testing"_s, Home, 1}, {u"Category:Below"_s, Home, 14}}, {}};
    };
    const auto list = QCoro::waitFor(loadList(m_wikis, {Home, u"kategorie:Readers"_s}));
    QVERIFY(list);
    QVERIFY(list->query);
    QCOMPARE(list->query->kind, RecipeKind::Category);
    QCOMPARE(asked.wiki, Home);
    QCOMPARE(list->parsed.targets.size(), 1);
    QCOMPARE(list->parsed.targets.first().title, u"Talk:Testing"_s);
    QCOMPARE(list->parsed.problems.size(), 1);
    QCOMPARE(list->parsed.problems.first().code, u"othernamespace"_s);
    QCOMPARE(m_wikis->calls(u"page"_s), 0);
}

void TestListLoader::tellsThatACategoryIsEmpty()
{
    m_wikis->tweakFacts = [](WikiFacts &facts) {
        facts.namespaces.insert(14, {14, u"Category"_s, u"Category"_s, {}, true});
    };
    const auto list = QCoro::waitFor(loadList(m_wikis, {Home, u"Category:Readers"_s}));
    QVERIFY(!list);
    QCOMPARE(list.error(), (Error{ErrorKind::Input, u"empty-list"_s, Home + u": Category:Readers"_s, {}}));
}

QTEST_GUILESS_MAIN(TestListLoader)
#include "listloader.moc"
