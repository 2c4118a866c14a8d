// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/lint.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace paperround;

/// What wikis say of a text: each told where it stands, with the number of wikis that say so.
class TestLintWikis : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesForLanguagesWhatTheWikisDo();
    void goesByTheCodesOfLanguagesWhereNobodyTold();
    void asksForLanguagesOnlyWhereAPrefixMayBeOne_data();
    void asksForLanguagesOnlyWhereAPrefixMayBeOne();
    void findsCategoriesThatAWikiLacks();
    void findsCategoriesThatATemplatePutsPagesInto();
    void findsTemplatesThatOnlyTemplatesCallFor();
    void findsLinksOfTemplatesToPagesBelow();
    void findsBrokenLinksInEveryVariant();
    void findsPagesWithoutRoom();
    void aWikiThatIsShownSeveralTextsCountsOnce();

private:
    /// "category 1:1 Category:X (2)": of the checks that hold this name.
    static QStringList found(const QString &name, const QString &body, const QList<TextOnWiki> &wikis,
                             const Message &message = {})
    {
        Message all = message;
        all.subject = u"News"_s;
        all.body = body;
        LintFacts facts;
        addWikis(facts, all, wikis);
        QStringList told;
        for (const LintFinding &finding : lintMessage(all, facts)) {
            if (lintName(finding.check) != name)
                continue;
            const LintPlace &place = finding.place;
            told.append(u"%1:%2 %3 (%4)"_s.arg(place.line)
                            .arg(place.column)
                            .arg(finding.words.value(0))
                            .arg(finding.number));
        }
        return told;
    }
};

void TestLintWikis::takesForLanguagesWhatTheWikisDo()
{
    const QString body = u"[[tokipona:X]] [[fr:X]] [[:tokipona:X]]"_s;
    const QList<TextOnWiki> wikis{
        {.facts = {.wiki = u"a.example"_s}, .languages = QSet<QString>{u"tokipona"_s}},
        {.facts = {.wiki = u"b.example"_s}, .languages = QSet<QString>{u"de"_s}}};
    QCOMPARE(found(u"language-link"_s, body, wikis), QStringList{u"1:1 tokipona:X (0)"_s});
}

void TestLintWikis::goesByTheCodesOfLanguagesWhereNobodyTold()
{
    QCOMPARE(found(u"language-link"_s, u"[[tokipona:X]] [[fr:X]]"_s, {TextOnWiki()}),
             QStringList{u"1:16 fr:X (0)"_s});
}

void TestLintWikis::asksForLanguagesOnlyWhereAPrefixMayBeOne_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("asks");
    QTest::newRow("language") << u"a [[fr:X]]"_s << true;
    QTest::newRow("unknown word") << u"[[tokipona:X|x]]"_s << true;
    QTest::newRow("with a colon") << u"[[:fr:X]]"_s << false;
    QTest::newRow("one letter") << u"[[m:X]]"_s << false;
    QTest::newRow("namespace") << u"[[User:X]] [[benutzer:X]]"_s << false;
    QTest::newRow("not read") << u"<nowiki>[[fr:X]]</nowiki>"_s << false;
    QTest::newRow("no prefix") << u"[[X]]"_s << false;
}

void TestLintWikis::asksForLanguagesOnlyWhereAPrefixMayBeOne()
{
    QFETCH(QString, text);
    QFETCH(bool, asks);
    WikiFacts wiki;
    wiki.namespaces[2] = {2, u"Benutzer"_s, u"User"_s, {}, true};
    QCOMPARE(linksByPrefix(text, wiki), asks);
}

void TestLintWikis::findsCategoriesThatAWikiLacks()
{
    WikiFacts german{.wiki = u"de.example"_s};
    german.namespaces[14] = {14, u"Kategorie"_s, u"Category"_s, {}, true};
    const QList<TextOnWiki> wikis{
        {.facts = german, .categories = {u"News"_s, u"Old"_s}, .missingCategories = {u"News"_s}},
        {.categories = {u"News"_s}, .missingCategories = {u"News"_s}}};
    const QString body = u"[[Category:News]] [[kategorie: news|x]] [[Category:Old]] [[:Category:News]]"_s;
    QCOMPARE(found(u"missing-category"_s, body, wikis),
             (QStringList{u"1:1 Category:News (2)"_s, u"1:19 kategorie: news (2)"_s}));
}

void TestLintWikis::findsCategoriesThatATemplatePutsPagesInto()
{
    const QList<TextOnWiki> wikis{
        {.facts = {.wiki = u"de.example"_s}, .categories = {u"News"_s, u"By template"_s}},
        {.categories = {u"News"_s, u"Pages with broken file links"_s},
         .missingCategories = {u"Pages with broken file links"_s}}};
    QCOMPARE(found(u"category"_s, u"[[Category:News]]"_s, wikis),
             (QStringList{u"1:1 Category:News (0)"_s, u"0:0 By template (1)"_s}));
    QCOMPARE(found(u"category"_s, u"x"_s, wikis), (QStringList{u"0:0 By template (1)"_s, u"0:0 News (2)"_s}));
}

void TestLintWikis::findsTemplatesThatOnlyTemplatesCallFor()
{
    QCOMPARE(found(u"missing-template"_s, u"{{A}} {{B}}"_s,
                   {{.missingTemplates = {u"Template:A"_s, u"Template:Within B"_s}}}),
             (QStringList{u"1:1 A (1)"_s, u"0:0 within b (1)"_s}));
}

void TestLintWikis::findsLinksOfTemplatesToPagesBelow()
{
    const QList<TextOnWiki> wikis{{.page = u"User_talk:A"_s, .missingLinks = {u"User talk:A/doc"_s}},
                                  {.page = u"User talk:B"_s, .missingLinks = {u"User talk:A/doc"_s}}};
    QCOMPARE(found(u"relative-link"_s, u"{{Box}}"_s, wikis), QStringList{u"0:0 [[/doc]] (1)"_s});
    // As each wiki calls its namespaces; the subpage that a template would put in is no template that lacks.
    WikiFacts french;
    french.namespaces[3] = {3, u"Discussion utilisateur"_s, u"User talk"_s, {}, true};
    const QList<TextOnWiki> others{{.facts = french,
                                    .page = u"User talk:A"_s,
                                    .missingTemplates = {u"Discussion utilisateur:A/doc"_s},
                                    .missingLinks = {u"Discussion utilisateur:A/doc"_s}}};
    QCOMPARE(found(u"relative-link"_s, u"{{Box}}"_s, others), QStringList{u"0:0 [[/doc]] (1)"_s});
    QCOMPARE(found(u"missing-template"_s, u"{{Box}}"_s, others), QStringList());
    // The text's own is told where it stands, and once.
    QCOMPARE(found(u"relative-link"_s, u"[[/doc]]"_s, wikis), QStringList{u"1:1 [[/doc]] (0)"_s});
}

void TestLintWikis::findsBrokenLinksInEveryVariant()
{
    Message message;
    message.body = u"x"_s;
    message.variants = {{u"fr"_s, {}, {}, u"[[Aide:Rien]]"_s}};
    LintFacts facts;
    addWikis(facts, message, {{.missingLinks = {u"Aide:Rien"_s}}});
    QCOMPARE(facts.brokenLinks, (QMap<QString, int>{{u"Aide:Rien"_s, 1}}));
}

void TestLintWikis::findsPagesWithoutRoom()
{
    WikiFacts wiki;
    wiki.wiki = u"en.example"_s;
    QCOMPARE(found(u"full-page"_s, u"x"_s, {{.facts = wiki, .fullPages = {u"User talk:A"_s, u"B"_s}}}),
             QStringList{u"0:0 User talk:A (en.example) (2)"_s});
    QCOMPARE(found(u"full-page"_s, u"x"_s, {{.facts = wiki}}), QStringList());
}

void TestLintWikis::aWikiThatIsShownSeveralTextsCountsOnce()
{
    const WikiFacts english{.wiki = u"en.example"_s};
    const QList<TextOnWiki> wikis{{.facts = english, .missingTemplates = {u"Template:A"_s}},
                                  {.facts = english, .missingTemplates = {u"Template:A"_s, u"Template:B"_s}},
                                  {.facts = {.wiki = u"fr.example"_s}, .missingTemplates = {u"Modèle:A"_s}}};
    QCOMPARE(found(u"missing-template"_s, u"{{A}} {{B}}"_s, wikis),
             (QStringList{u"1:1 A (2)"_s, u"1:7 B (1)"_s}));
}

QTEST_GUILESS_MAIN(TestLintWikis)
#include "lintwikis.moc"
