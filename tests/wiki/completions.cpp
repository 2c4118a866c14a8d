// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/pages/completions.h"

#include "mediawikisbench.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <QTest>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;

namespace {

WikiFacts german()
{
    WikiFacts wiki;
    wiki.wiki = u"de.example"_s;
    for (const NamespaceInfo &space :
         {NamespaceInfo{0, {}, {}, {}}, NamespaceInfo{1, u"Diskussion"_s, u"Talk"_s, {}},
          NamespaceInfo{2, u"Benutzer"_s, u"User"_s, {}},
          NamespaceInfo{3, u"Benutzer Diskussion"_s, u"User talk"_s, {u"BD"_s}},
          NamespaceInfo{4, u"Projekt"_s, u"Project"_s, {}},
          NamespaceInfo{8, u"MediaWiki"_s, u"MediaWiki"_s, {}}})
        wiki.namespaces.insert(space.id, space);
    return wiki;
}

QStringList read(const QByteArray &json, const QString &begun)
{
    return readCompletions(QJsonDocument::fromJson(json).object(), begun, german());
}

} // namespace

class TestCompletions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForWhatMayFollow_data();
    void asksForWhatMayFollow();
    void looksForAListInEveryNamespace();
    void tellsPagesAndAccountsByName();
    void tellsAccountsInTheNamespaceThatWasWritten();
    void passesOverWhatIsNone();
    void asksOnceForPagesAndAccounts();
    void asksNothingForABareNamespace();
    void givesUpWhenThePersonTypesOn();
    void asksNoHostOutsideTheFarm();
};

void TestCompletions::asksForWhatMayFollow_data()
{
    QTest::addColumn<QString>("begun");
    QTest::addColumn<QString>("asked"); // search, namespaces, prefix of users; empty: nothing is asked
    QTest::newRow("a name") << u"Ex"_s << u"Ex/1|3|4/Ex"_s;
    QTest::newRow("a talk page") << u"Benutzer_Diskussion:Ex"_s << u"Benutzer Diskussion:Ex//Ex"_s;
    QTest::newRow("by an alias") << u"bd: Ex"_s << u"bd: Ex//Ex"_s;
    QTest::newRow("a user page") << u":User:Ex"_s << u"User:Ex//Ex"_s;
    QTest::newRow("a subpage") << u"Benutzer:Ex/A"_s << u"Benutzer:Ex/A//"_s;
    QTest::newRow("a page of the project") << u"Projekt:Ku"_s << u"Projekt:Ku//"_s;
    QTest::newRow("a prefix that is none") << u"Film: Ein"_s << u"Film: Ein/1|3|4/"_s;
    QTest::newRow("blanks") << u"  Ex   am "_s << u"Ex am/1|3|4/Ex am"_s;
    QTest::newRow("nothing") << u"  "_s << QString();
    QTest::newRow("a namespace alone") << u"Benutzer:"_s << QString();
    QTest::newRow("more than a title") << QString(600, u'x') << QString();
}

void TestCompletions::asksForWhatMayFollow()
{
    QFETCH(QString, begun);
    const auto params = completionParams(begun, TitleUse::Target, german());
    const QString asked = params ? params->value(u"pssearch"_s) + u'/' + params->value(u"psnamespace"_s)
            + u'/' + params->value(u"auprefix"_s)
                                 : QString();
    QTEST(asked, "asked");
    if (params)
        QCOMPARE(params->value(u"list"_s).contains(u"allusers"_s), !params->value(u"auprefix"_s).isEmpty());
}

void TestCompletions::looksForAListInEveryNamespace()
{
    const auto params = completionParams(u"Ku"_s, TitleUse::ListPage, german());
    QCOMPARE(params->value(u"list"_s), u"prefixsearch"_s);
    QCOMPARE(params->value(u"psnamespace"_s), u"0|1|2|3|4|8"_s);
    QCOMPARE(completionParams(u"User:Ku"_s, TitleUse::ListPage, german())->value(u"list"_s),
             u"prefixsearch"_s);
}

void TestCompletions::tellsPagesAndAccountsByName()
{
    QCOMPARE(read(R"({"query":{"prefixsearch":[{"ns":4,"title":"Projekt:Exkurs"},
                        {"ns":3,"title":"Benutzer Diskussion:Exa"}],
                     "allusers":[{"userid":2,"name":"Exe"},{"userid":1,"name":"Exa"}]}})",
                  u"Ex"_s),
             (QStringList{u"Benutzer Diskussion:Exa"_s, u"Benutzer Diskussion:Exe"_s, u"Projekt:Exkurs"_s}));
}

void TestCompletions::tellsAccountsInTheNamespaceThatWasWritten()
{
    const QByteArray answer = R"({"query":{"prefixsearch":[],"allusers":[{"userid":1,"name":"Exa"}]}})";
    QCOMPARE(read(answer, u"User:ex"_s), QStringList(u"Benutzer:Exa"_s));
    QCOMPARE(read(answer, u"user talk:ex"_s), QStringList(u"Benutzer Diskussion:Exa"_s));
}

void TestCompletions::passesOverWhatIsNone()
{
    QCOMPARE(read(R"({"query":{"prefixsearch":[7,{"title":8},{"ns":0}],"allusers":{"a":1}}})", u"Ex"_s),
             QStringList());
    QCOMPARE(read("{}", u"Ex"_s), QStringList());
}

void TestCompletions::asksOnceForPagesAndAccounts()
{
    Bench bench([](const StubRequest &) {
        return R"({"query":{"prefixsearch":[{"ns":3,"title":"User talk:Example"}],
                            "allusers":[{"userid":1,"name":"Exam"}]}})";
    });
    const auto titles =
        QCoro::waitFor(bench.wikis->completions(bench.host(), u"user talk:Exa"_s, TitleUse::Target, {}));
    QVERIFY(titles);
    QCOMPARE(*titles, (QStringList{u"User talk:Exam"_s, u"User talk:Example"_s}));
    QCOMPARE(bench.wiki.count(u"prefixsearch|allusers"_s), 1);
    QCOMPARE(bench.wiki.last(u"prefixsearch|allusers"_s).form.value(u"pssearch"_s), u"user talk:Exa"_s);
}

void TestCompletions::asksNothingForABareNamespace()
{
    Bench bench([](const StubRequest &) { return "{}"; });
    const auto titles =
        QCoro::waitFor(bench.wikis->completions(bench.host(), u"User talk:"_s, TitleUse::Target, {}));
    QVERIFY(titles && titles->isEmpty());
    QCOMPARE(bench.wiki.count(u"prefixsearch|allusers"_s), 0);
}

void TestCompletions::givesUpWhenThePersonTypesOn()
{
    std::stop_source typed;
    Bench bench([&typed](const StubRequest &) {
        typed.request_stop(); // with the question on the wire, and the answer not here yet
        return R"({"query":{"prefixsearch":[],"allusers":[]}})";
    });
    const auto titles =
        QCoro::waitFor(bench.wikis->completions(bench.host(), u"Exa"_s, TitleUse::Target, typed.get_token()));
    QVERIFY(!titles);
    QCOMPARE(titles.error().kind, ErrorKind::Stopped);
    const auto next = QCoro::waitFor(bench.wikis->completions(bench.host(), u"Exam"_s, TitleUse::Target, {}));
    QVERIFY(next); // nothing else is given up with it
}

void TestCompletions::asksNoHostOutsideTheFarm()
{
    Bench bench([](const StubRequest &) { return "{}"; });
    const auto titles =
        QCoro::waitFor(bench.wikis->completions(u"elsewhere.example"_s, u"Exa"_s, TitleUse::Target, {}));
    QVERIFY(!titles);
}

QTEST_GUILESS_MAIN(TestCompletions)
#include "completions.moc"
