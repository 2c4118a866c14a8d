// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/message/wikilint.h"

#include "support/fakewikis.h"
#include "support/manualclock.h"

#include <QCoroTask>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {
const QString Home = u"home.example"_s;
const QString French = u"fr.example"_s;
const QString Arabic = u"ar.example"_s;
} // namespace

class TestWikiLint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void asksEachWikiOnceForItsFirstPage();
    void tellsWhoDidNotAnswer();
    void leadsHomeByThePrefixThatAllWikisKnow_data();
    void leadsHomeByThePrefixThatAllWikisKnow();
    void offersNoLinkToWhatTheHomeWikiLacks();
    void tellsBrokenLinksWhereNobodySaysHowToMendThem();
    void asksForNoMoreThanThereIsToAsk();
    void tellsWhichAddressesAWikiRefuses();
    void tellsWhatEachWikiTakesForALanguage();
    void looksForRoomOnEveryPageOnlyWhereThatIsWanted();
    void asksForTheWordsOfEachSegment();
    void aWikiThatDoesNotAnswerIsToldOnce();
    void hasTheHomeWikisParserReadEachOfTheWords();
    void tellsTheRestWhereNoParserCanBeAsked();

private:
    [[nodiscard]] QMap<QString, QString> links(const QStringList &targets)
    {
        const QStringList from{French, Arabic};
        const auto answer = QCoro::waitFor(linksToHome(m_wikis, Home, targets, from));
        return answer ? *answer : QMap<QString, QString>{{u"error"_s, answer.error().code}};
    }

    std::unique_ptr<ManualClock> m_clock;
    std::shared_ptr<FakeWikis> m_wikis;
};

void TestWikiLint::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_wikis = std::make_shared<FakeWikis>(*m_clock, Account{Home, u"Sender"_s, SignInKind::OAuth, {}},
                                          QStringList{Home, French, Arabic});
    m_wikis->edit(Home, u"Help:Page"_s, u"x"_s);
    m_wikis->prefixes = {{French, {{u"meta"_s, Home}, {u"m"_s, Home}, {u"x"_s, Arabic}}},
                         {Arabic, {{u"meta"_s, Home}, {u"m"_s, Home}, {u"x"_s, Home}}}};
}

void TestWikiLint::asksEachWikiOnceForItsFirstPage()
{
    m_wikis->tweakRendered = [](const QString &wiki, RenderedMessage &rendered) {
        rendered.missingTemplates = {wiki};
        rendered.missingFiles = {u"File:A"_s};
        rendered.missingLinks = {u"B"_s};
    };
    const Message message{u"News"_s, u"Text"_s};
    const QList<Target> targets{
        {u"User talk:A"_s, French}, {u"User talk:B"_s, French}, {u"User talk:C"_s, Arabic}};
    const auto asked = QCoro::waitFor(askWikis(m_wikis, message, targets));
    QVERIFY(asked && asked->refusals.isEmpty());
    QCOMPARE(m_wikis->calls(u"render"_s), 2);
    QCOMPARE(asked->wikis.size(), 2);
    QCOMPARE(asked->wikis[0].facts.wiki, French);
    QCOMPARE(asked->wikis[0].missingTemplates, QStringList{French});
    QCOMPARE(asked->wikis[1].missingFiles, QStringList{u"File:A"_s});
    QCOMPARE(asked->wikis[1].missingLinks, QStringList{u"B"_s});
}

void TestWikiLint::tellsWhoDidNotAnswer()
{
    m_wikis->readFault = [](const QString &call, const QString &wiki) -> std::optional<Error> {
        if (call == "render"_L1 && wiki == French)
            return Error{ErrorKind::Temporary, u"timeout"_s, {}};
        if (call == "facts"_L1 && wiki == Arabic)
            return Error{ErrorKind::Wiki, u"not-a-wiki"_s, {}};
        return {};
    };
    const QList<Target> targets{{u"A"_s, French}, {u"C"_s, Arabic}, {u"D"_s, Home}};
    const auto asked = QCoro::waitFor(askWikis(m_wikis, Message{u"News"_s, u"Text"_s}, targets));
    QVERIFY(asked.has_value());
    QCOMPARE(asked->wikis.size(), 1);
    QCOMPARE(asked->refusals.size(), 2);
    QCOMPARE(asked->refusals[0].wiki, French);
    QCOMPARE(asked->refusals[0].error.code, u"timeout"_s);
    QCOMPARE(asked->refusals[1].error.code, u"not-a-wiki"_s);
}

void TestWikiLint::leadsHomeByThePrefixThatAllWikisKnow_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("link");
    QTest::newRow("plain") << u"Help:Page"_s << u":m:Help:Page"_s;
    QTest::newRow("to a place in it") << u"Help:Page#Place"_s << u":m:Help:Page#Place"_s;
    QTest::newRow("with a colon") << u":Help:Page"_s << u":m:Help:Page"_s;
}

void TestWikiLint::leadsHomeByThePrefixThatAllWikisKnow()
{
    QFETCH(QString, target);
    QFETCH(QString, link);
    QCOMPARE(links({target}), (QMap<QString, QString>{{target, link}}));
    // The shortest is another wiki's on one of them.
    m_wikis->prefixes[Arabic].remove(u"m"_s);
    QCOMPARE(links({target}).value(target), QString(link).replace(":m:"_L1, ":meta:"_L1));
    m_wikis->prefixes[Arabic].remove(u"meta"_s);
    QCOMPARE(links({target}), (QMap<QString, QString>()));
}

void TestWikiLint::offersNoLinkToWhatTheHomeWikiLacks()
{
    QCOMPARE(links({u"Help:Nowhere"_s}), (QMap<QString, QString>()));
    QCOMPARE(m_wikis->calls(u"interwikis"_s), 0); // Nobody is asked for prefixes that are no use.
    QCOMPARE(links({}), (QMap<QString, QString>()));
    QCOMPARE(m_wikis->calls(u"check"_s), 1);
}

void TestWikiLint::tellsBrokenLinksWhereNobodySaysHowToMendThem()
{
    m_wikis->readFault = [](const QString &call, const QString &) -> std::optional<Error> {
        return call == "interwikis"_L1 ? std::optional(Error{ErrorKind::Temporary, u"timeout"_s, {}})
                                       : std::nullopt;
    };
    const QList<TextOnWiki> asked{{.facts = {.wiki = French}, .missingLinks = {u"Help:Page"_s}}};
    const auto facts =
        QCoro::waitFor(lintFactsFromWikis(m_wikis, Home, {{}, u"[[Help:Page]]"_s}, asked, LintFacts{}));
    QVERIFY(facts.has_value());
    QCOMPARE(facts->brokenLinks, (QMap<QString, int>{{u"Help:Page"_s, 1}}));
    QVERIFY(facts->linksHome.isEmpty());
}

void TestWikiLint::asksForNoMoreThanThereIsToAsk()
{
    const Message message{u"News"_s, u"Text with [[:fr:A]] and [[m:B]]"_s};
    QVERIFY(QCoro::waitFor(askWikis(m_wikis, message, {{u"User talk:A"_s, French}})));
    QCOMPARE(m_wikis->calls(u"refusedAddresses"_s), 0);
    QCOMPARE(m_wikis->calls(u"languages"_s), 0);
    QCOMPARE(m_wikis->calls(u"check"_s), 0);
}

void TestWikiLint::tellsWhichAddressesAWikiRefuses()
{
    m_wikis->tweakRendered = [](const QString &, RenderedMessage &rendered) {
        rendered.addresses = {u"https://good.example"_s, u"https://evil.example/x"_s};
    };
    m_wikis->refusedByWiki = {{French, {u"evil.example"_s, u"other.example"_s}}};
    const auto asked = QCoro::waitFor(
        askWikis(m_wikis, Message{u"News"_s, u"x"_s}, {{u"User talk:A"_s, French}, {u"C"_s, Arabic}}));
    QVERIFY(asked && asked->wikis.size() == 2);
    QCOMPARE(asked->wikis[0].refusedAddresses, QStringList{u"evil.example"_s});
    QCOMPARE(asked->wikis[1].refusedAddresses, QStringList());
}

void TestWikiLint::tellsWhatEachWikiTakesForALanguage()
{
    m_wikis->languagePrefixes = {{French, {u"de"_s}}};
    const QList<Target> targets{{u"User talk:A"_s, French}, {u"C"_s, Arabic}};
    const auto asked = QCoro::waitFor(askWikis(m_wikis, Message{u"News"_s, u"[[de:X]]"_s}, targets));
    QVERIFY(asked && asked->wikis.size() == 2);
    QCOMPARE(asked->wikis[0].languages, std::optional(QSet<QString>{u"de"_s}));
    QCOMPARE(asked->wikis[1].languages, std::optional(QSet<QString>()));
}

void TestWikiLint::looksForRoomOnEveryPageOnlyWhereThatIsWanted()
{
    m_wikis->tweakFacts = [](WikiFacts &facts) { facts.maxArticleSize = 100; };
    m_wikis->tweak = [](PageCheck &page) { page.bytes = page.title == "User talk:B"_L1 ? 95 : 10; };
    const Message message{u"News"_s, u"Some words"_s};
    const QList<Target> targets{{u"User talk:A"_s, French}, {u"User talk:B"_s, French}};
    const auto quick = QCoro::waitFor(askWikis(m_wikis, message, targets));
    QVERIFY(quick && quick->wikis[0].fullPages.isEmpty());
    QCOMPARE(m_wikis->calls(u"check"_s), 0);
    const auto asked = QCoro::waitFor(askWikis(m_wikis, message, targets, AskSizes::Yes));
    QVERIFY(asked && asked->refusals.isEmpty());
    QCOMPARE(asked->wikis[0].fullPages, QStringList{u"User talk:B"_s});
    QCOMPARE(m_wikis->calls(u"check"_s), 1);
}

void TestWikiLint::asksForTheWordsOfEachSegment()
{
    m_wikis->tweakRendered = [](const QString &, RenderedMessage &rendered) {
        if (rendered.wikitext.contains(u"Dear editors"_s))
            rendered.missingTemplates = {u"Template:Editors"_s};
    };
    m_wikis->tweakFacts = [](WikiFacts &facts) { facts.maxArticleSize = 100; };
    m_wikis->tweak = [](PageCheck &page) { page.bytes = 60; };
    Message message{u"News"_s, u"Text"_s};
    message.variants = {{{}, {}, {}, u"Dear editors"_s + u" of it"_s.repeated(8), u"Editors"_s, {{2, 3}}}};
    const QList<Target> targets{{u"User talk:A"_s, French},
                                {u"User talk:B"_s, French},
                                {u"User talk:C"_s, Arabic},
                                {u"User talk:D"_s, French}};
    const auto asked = QCoro::waitFor(askWikis(m_wikis, message, targets, AskSizes::Yes));
    QVERIFY(asked && asked->refusals.isEmpty());
    QCOMPARE(m_wikis->calls(u"render"_s), 3); // All of Arabic's are editors'.
    QCOMPARE(asked->wikis.size(), 3);
    QCOMPARE(asked->wikis[0].page, u"User talk:A"_s);
    QCOMPARE(asked->wikis[0].missingTemplates, QStringList());
    QCOMPARE(asked->wikis[0].fullPages, QStringList()); // A and D get the short words.
    QCOMPARE(asked->wikis[1].page, u"User talk:B"_s);
    QCOMPARE(asked->wikis[1].missingTemplates, QStringList(u"Template:Editors"_s));
    QCOMPARE(asked->wikis[1].fullPages, QStringList(u"User talk:B"_s));
    QCOMPARE(asked->wikis[2].facts.wiki, Arabic);
    QCOMPARE(asked->wikis[2].fullPages, QStringList(u"User talk:C"_s));
}

void TestWikiLint::aWikiThatDoesNotAnswerIsToldOnce()
{
    m_wikis->readFault = [](const QString &call, const QString &wiki) -> std::optional<Error> {
        if (call == "facts"_L1 && wiki == French)
            return Error{ErrorKind::Temporary, u"timeout"_s, {}};
        return {};
    };
    Message message{u"News"_s, u"Text"_s};
    message.variants = {{{}, {}, {}, u"Dear editors"_s, u"Editors"_s, {{2, 2}}}};
    const QList<Target> targets{{u"A"_s, French}, {u"B"_s, French}, {u"C"_s, Arabic}};
    const auto asked = QCoro::waitFor(askWikis(m_wikis, message, targets));
    QVERIFY(asked && asked->wikis.size() == 1);
    QCOMPARE(asked->refusals.size(), 1);
}

void TestWikiLint::hasTheHomeWikisParserReadEachOfTheWords()
{
    Message message{u"News"_s, u"<center>x</center>"_s};
    message.variants = {{u"fr"_s, {}, {}, u"<font>y</font>"_s}, {u"de"_s, {}, u"Neues"_s, {}}};
    const QList<ParserFinding> own{{u"obsolete-tag"_s, u"center"_s, {0, 18}}};
    const QList<ParserFinding> french{{u"obsolete-tag"_s, u"font"_s, {0, 14}}};
    m_wikis->parsed = {{message.body, own}, {u"<font>y</font>"_s, french}};
    const auto facts = QCoro::waitFor(lintFactsFromWikis(m_wikis, Home, message, {}, LintFacts{}));
    QVERIFY(facts.has_value());
    QCOMPARE(facts->parsed, m_wikis->parsed);
    QCOMPARE(m_wikis->calls(u"parserFindings"_s), 2); // The same words are read once.
}

void TestWikiLint::tellsTheRestWhereNoParserCanBeAsked()
{
    const QList<TextOnWiki> asked{{.facts = {.wiki = French}, .missingFiles = {u"File:X"_s}}};
    const auto facts = QCoro::waitFor(lintFactsFromWikis(m_wikis, Home, {{}, u"x"_s}, asked, LintFacts{}));
    QVERIFY(facts.has_value());
    QVERIFY(facts->parsed.isEmpty());
    QCOMPARE(facts->missingFiles, (QMap<QString, int>{{u"x"_s, 1}}));
}

QTEST_GUILESS_MAIN(TestWikiLint)
#include "wikilint.moc"
