// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/contractfarm.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

/// What a look at a message rests on: that a wiki which renders a text tells which of its links, templates
/// and files are there, in titles of its own.
class ContractTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_farm.open(), QString()); }

    void tellsLinksThatLeadNowhere();
    void tellsTitlesAsItWritesThem();
    void takesNoOtherWikisPageForItsOwn();
    void tellsMissingTemplates();
    void tellsMissingFiles();
    void linksNothingInCommentsAndNowiki();
    void tellsMissingCategories();
    void takesNoLanguageLinkOfATalkPageForItsOwnPage();
    void tellsWhichPrefixesAreLanguages();
    void tellsAddressesAndWhichOfThemItRefuses();
    void meansAPageBelowByASlash();

private:
    [[nodiscard]] ContractWiki &wiki() { return m_farm.wikis().front(); }
    QJsonObject parse(ContractWiki &wiki, const QString &text)
    {
        return wiki.us
            ->get({{u"action"_s, u"parse"_s},
                   {u"title"_s, u"Project talk:X"_s},
                   {u"section"_s, u"new"_s},
                   {u"sectiontitle"_s, u"News"_s},
                   {u"text"_s, text},
                   {u"contentmodel"_s, u"wikitext"_s},
                   {u"pst"_s, u"1"_s},
                   {u"preview"_s, u"1"_s},
                   {u"prop"_s, u"templates|links|images|categories|externallinks|parsewarnings"_s}})
            .json["parse"_L1]
            .toObject();
    }
    /// Titles under that key: "+Title" exists, "-Title" does not.
    static QStringList told(const QJsonObject &parsed, const QString &key)
    {
        QStringList titles;
        for (const QJsonValue &value : parsed[key].toArray()) {
            const QJsonObject one = value.toObject();
            titles.append((one["exists"_L1].toBool() ? u'+' : u'-') + one["title"_L1].toString());
        }
        titles.sort();
        return titles;
    }

    ContractFarm m_farm;
};

void ContractTexts::tellsLinksThatLeadNowhere()
{
    const QString there = m_farm.freshTitle();
    const QString missing = m_farm.freshTitle();
    QVERIFY(m_farm.write(wiki(), there, u"x"_s) > 0);
    const QStringList titles =
        told(parse(wiki(), u"[[%1]] [[%2|words]] [[:%2#place]] [[ %2 ]]"_s.arg(there, missing)), u"links"_s);
    QCOMPARE(titles, (QStringList{u'+' + there, u'-' + missing}));
}

void ContractTexts::tellsTitlesAsItWritesThem()
{
    bool inAnotherLanguage = false;
    for (ContractWiki &each : m_farm.wikis()) {
        const QString talk =
            each.us
                ->get({{u"action"_s, u"query"_s}, {u"meta"_s, u"siteinfo"_s}, {u"siprop"_s, u"namespaces"_s}})
                .json["query"_L1]["namespaces"_L1]["3"_L1]["name"_L1]
                .toString();
        inAnotherLanguage |= talk != "User talk"_L1;
        QCOMPARE(told(parse(each, u"[[user_talk:a_Page that is not there]]"_s), u"links"_s),
                 QStringList(u'-' + talk + u":A Page that is not there"_s));
    }
    QVERIFY(inAnotherLanguage);
}

void ContractTexts::takesNoOtherWikisPageForItsOwn()
{
    const QJsonArray map =
        wiki()
            .us
            ->get({{u"action"_s, u"query"_s}, {u"meta"_s, u"siteinfo"_s}, {u"siprop"_s, u"interwikimap"_s}})
            .json["query"_L1]["interwikimap"_L1]
            .toArray();
    QVERIFY(!map.isEmpty());
    const QString prefix = map.at(0)["prefix"_L1].toString();
    QVERIFY(map.at(0)["url"_L1].toString().contains("$1"_L1));
    QCOMPARE(told(parse(wiki(), u"[[:%1:No page of ours]]"_s.arg(prefix)), u"links"_s), QStringList());
}

void ContractTexts::tellsMissingTemplates()
{
    QCOMPARE(told(parse(wiki(), u"{{No such template here|x}}"_s), u"templates"_s),
             QStringList{u"-Template:No such template here"_s});
}

void ContractTexts::tellsMissingFiles()
{
    const QJsonObject parsed = parse(wiki(), u"[[File:No such_file 7.png|thumb]]"_s);
    QCOMPARE(parsed["images"_L1].toArray(), QJsonArray{u"No_such_file_7.png"_s});
    const QJsonArray pages = wiki()
                                 .us
                                 ->get({{u"action"_s, u"query"_s},
                                        {u"prop"_s, u"info"_s},
                                        {u"titles"_s, u"File:No such file 7.png"_s}})
                                 .json["query"_L1]["pages"_L1]
                                 .toArray();
    QCOMPARE(pages.size(), 1);
    QCOMPARE(pages.at(0)["title"_L1].toString(), u"File:No such file 7.png"_s);
    QVERIFY(pages.at(0)["missing"_L1].toBool());
    QVERIFY(!pages.at(0).toObject().contains("known"_L1));
}

void ContractTexts::linksNothingInCommentsAndNowiki()
{
    const QString missing = m_farm.freshTitle();
    QCOMPARE(told(parse(wiki(), u"<!-- [[%1]] --><nowiki>[[%1]]</nowiki>"_s.arg(missing)), u"links"_s),
             QStringList());
}

void ContractTexts::tellsMissingCategories()
{
    const QString there = u"Category:"_s + m_farm.freshTitle().section(u':', 1);
    QVERIFY(m_farm.write(wiki(), there, u"x"_s) > 0);
    const QJsonArray told =
        parse(wiki(),
              u"[[%1]] [[category:not there_at all|x]] [[:Category:No]]"_s.arg(there))["categories"_L1]
            .toArray();
    QCOMPARE(told.size(), 2);
    for (const QJsonValue &value : told) {
        const QString name = value["category"_L1].toString();
        QCOMPARE(value["missing"_L1].toBool(), name == "Not_there_at_all"_L1);
        QVERIFY(!name.contains(u' '));
    }
}

void ContractTexts::takesNoLanguageLinkOfATalkPageForItsOwnPage()
{
    const QJsonObject parsed = parse(wiki(), u"[[ar:X]]"_s);
    QCOMPARE(told(parsed, u"links"_s), QStringList());
}

void ContractTexts::tellsWhichPrefixesAreLanguages()
{
    const QJsonArray map =
        wiki()
            .us
            ->get({{u"action"_s, u"query"_s}, {u"meta"_s, u"siteinfo"_s}, {u"siprop"_s, u"interwikimap"_s}})
            .json["query"_L1]["interwikimap"_L1]
            .toArray();
    QStringList languages;
    QStringList others;
    for (const QJsonValue &entry : map)
        (entry["language"_L1].isString() ? languages : others).append(entry["prefix"_L1].toString());
    QVERIFY(languages.contains(u"ar"_s));
    QVERIFY(!others.isEmpty() && !others.contains(u"ar"_s));
}

void ContractTexts::tellsAddressesAndWhichOfThemItRefuses()
{
    const QString refused = m_farm.isPractice() ? u"spam.example"_s : u"refused.example"_s;
    const QString text = u"https://www.%1/x [https://good.example words]"_s.arg(refused);
    const QJsonArray addresses = parse(wiki(), text)["externallinks"_L1].toArray();
    QCOMPARE(addresses.size(), 2);
    QStringList urls;
    for (const QJsonValue &value : addresses)
        urls.append(value.toString());
    const auto asked = [this](const QStringList &these) {
        return wiki()
            .us->get({{u"action"_s, u"spamblacklist"_s}, {u"url"_s, these.join(u'|')}})
            .json["spamblacklist"_L1]
            .toObject();
    };
    QCOMPARE(asked(urls)["result"_L1].toString(), u"blacklisted"_s);
    QCOMPARE(asked(urls)["matches"_L1].toArray(), QJsonArray{refused});
    QCOMPARE(asked({u"https://good.example"_s})["result"_L1].toString(), u"ok"_s);
    QVERIFY(!asked({u"https://good.example"_s}).contains("matches"_L1));
}

void ContractTexts::meansAPageBelowByASlash()
{
    const QStringList links = told(parse(wiki(), u"[[/Below]]"_s), u"links"_s);
    QCOMPARE(links.size(), 1);
    QVERIFY2(links[0].endsWith(":X/Below"_L1) && links[0].startsWith(u'-'), qPrintable(links[0]));
}

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::ContractTexts)
#include "contracttexts.moc"
