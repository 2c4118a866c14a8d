// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/contractfarm.h"
#include "wiki/http/httpclient.h"
#include "wiki/http/requestgate.h"
#include "wiki/pages/pagedresser.h"

#include <QCoroTask>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

/// What a preview in the wiki's own look rests on: that a parse names the modules of its style sheets, that
/// load.php gives them to anybody, and that a wiki says which skins it has and where its files are.
class ContractLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_farm.open(), QString()); }

    void aParseNamesTheModulesOfItsStyles();
    void itSaysWhereItsFilesAreAndWhichSkinsItHas();
    void anybodyGetsTheStyleSheetAndAPicture();
    void theSheetOfARightToLeftWikiIsTurnedRound();

private:
    [[nodiscard]] ContractWiki &wiki() { return m_farm.wikis().front(); }
    WikiFacts facts(const QString &language = u"en"_s)
    {
        WikiFacts facts;
        facts.wiki = wiki().host;
        facts.api = wiki().us->url();
        facts.language = language;
        return facts;
    }
    static Result<PageDress> dress(const WikiFacts &facts, const WantedDress &wanted)
    {
        const auto dresser =
            PageDresser::create(HttpClient::create(), RequestGate::create(3), "PaperRound/test");
        return QCoro::waitFor(dresser->dress(facts, wanted, {}));
    }

    ContractFarm m_farm;
};

void ContractLooks::aParseNamesTheModulesOfItsStyles()
{
    const QJsonObject parsed = wiki()
                                   .us
                                   ->get({{u"action"_s, u"parse"_s},
                                          {u"title"_s, u"Project talk:X"_s},
                                          {u"text"_s, u"<gallery>\nX.png\n</gallery>"_s},
                                          {u"contentmodel"_s, u"wikitext"_s},
                                          {u"prop"_s, u"text|modules"_s}})
                                   .json["parse"_L1]
                                   .toObject();
    QVERIFY(parsed["modulestyles"_L1].isArray());
    if (!m_farm.isPractice()) // That one has no galleries.
        QVERIFY(parsed["modulestyles"_L1].toArray().contains(u"mediawiki.page.gallery.styles"_s));
}

void ContractLooks::itSaysWhereItsFilesAreAndWhichSkinsItHas()
{
    const QJsonObject query = wiki()
                                  .us
                                  ->get({{u"action"_s, u"query"_s},
                                         {u"meta"_s, u"siteinfo|filerepoinfo"_s},
                                         {u"siprop"_s, u"skins"_s},
                                         {u"friprop"_s, u"rootUrl|url|thumbUrl"_s}})
                                  .json["query"_L1]
                                  .toObject();
    const QJsonArray files = query["repos"_L1].toArray();
    QVERIFY(!files.isEmpty());
    for (const auto key : {"rootUrl"_L1, "url"_L1, "thumbUrl"_L1})
        QVERIFY(wiki().us->url().resolved(QUrl(files.at(0)[key].toString())).isValid());
    QCOMPARE(fileOrigins(query, wiki().us->url()).size(), 1); // All are the wiki's own.
    QVERIFY(stylesUrl(facts(), {}, query).query().contains("skins.vector.styles.legacy"_L1));
}

void ContractLooks::anybodyGetsTheStyleSheetAndAPicture()
{
    const QUrl picture = wiki().us->url().resolved(
        QUrl(m_farm.isPractice() ? u"images/round.png"_s : u"resources/assets/mediawiki.png"_s));
    const auto came = dress(facts(), {wiki().host, {u"mediawiki.page.gallery.styles"_s}, {picture}});
    QVERIFY(came);
    QVERIFY2(!came->stylesError, qPrintable(came->stylesError ? came->stylesError->code : QString()));
    QVERIFY(came->styles.contains(".mw-body-content") || came->styles.contains(".vector-body"));
    QVERIFY(!came->styles.contains("Problematic"));
    if (!m_farm.isPractice())
        QVERIFY(came->styles.contains("gallery"));
    QCOMPARE(came->pictures.keys(), QList<int>{0});
    QCOMPARE(came->failed + came->refused, 0);
}

void ContractLooks::theSheetOfARightToLeftWikiIsTurnedRound()
{
    const auto here = dress(facts(), {wiki().host, {}, {}});
    const auto there = dress(facts(u"ar"_s), {wiki().host, {}, {}});
    QVERIFY(here && there);
    QVERIFY(!there->styles.isEmpty());
    QVERIFY(here->styles != there->styles);
    QCOMPARE(there->styles.count("float:left") > 0, true);
}

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::ContractLooks)
#include "contractlooks.moc"
