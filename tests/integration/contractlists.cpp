// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/contractfarm.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

/// The lists that recipes ask for: members of a category, links, users of a template, accounts of a group,
/// hits of a search; and how a title that is being written may go on.
class ContractLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void tellsTheMembersOfACategoryOfWhateverNamespace();
    void tellsMembersPartByPart();
    void tellsTheMembersOfACategoryThatHasNoPage();
    void takesNoOtherPageForACategory();
    void tellsWhatAPageLinksTo();
    void tellsLinksPartByPart();
    void tellsOfNoLinksOnAMissingPage();
    void tellsWhereATemplateIsUsed();
    void tellsTheUsersOfAGroup();
    void tellsActiveUsersAlone();
    void takesAnUnknownGroupForNone();
    void tellsWhatASearchFinds();
    void searchesInTheNamespacesItIsGiven();
    void tellsPagesWhoseTitlesBeginSo_data();
    void tellsPagesWhoseTitlesBeginSo();
    void tellsPagesAndUsersThatBeginSoAtOnce();

private:
    [[nodiscard]] ContractWiki &wiki() { return m_farm.wikis().front(); }
    [[nodiscard]] QJsonObject ask(RawParams params)
    {
        return wiki().us->get(RawParams{{u"action"_s, u"query"_s}} + params).json;
    }
    /// The titles of a list once there are so many: a real wiki fills its tables after it has answered.
    [[nodiscard]] QStringList titles(const RawParams &params, const QString &list, qsizetype expected)
    {
        QStringList found;
        const auto areThere = [&] {
            found.clear();
            for (const QJsonValue &row : ask(params)["query"_L1][list].toArray())
                found.append(row["title"_L1].toString());
            return found.size() == expected;
        };
        [[maybe_unused]] const bool came = QTest::qWaitFor(areThere, 20'000); // what is missing shows in them
        return found;
    }
    [[nodiscard]] RawParams members(const QString &category, const RawParams &more = {}) const
    {
        return RawParams{
                   {u"list"_s, u"categorymembers"_s}, {u"cmtitle"_s, category}, {u"cmlimit"_s, u"max"_s}}
        + more;
    }

    ContractFarm m_farm;
    QString m_word; ///< Stands on no other page.
    QString m_category; ///< "Category:…" with a talk page, an article and a subcategory in it.
    QString m_template; ///< "Template:…", used on that article.
};

void ContractLists::initTestCase()
{
    QCOMPARE(m_farm.open(), QString());
    m_word = u"Contract"_s + QString::number(QRandomGenerator::system()->generate64(), 36);
    m_category = u"Category:"_s + m_word;
    m_template = u"Template:"_s + m_word + u" box"_s;
    QVERIFY(m_farm.write(wiki(), m_template, u"A box of [[Help:Contents]]."_s) > 0);
    QVERIFY(m_farm.write(wiki(), u"User talk:"_s + m_word, u"[[Category:"_s + m_word + u"]]"_s) > 0);
    QVERIFY(m_farm.write(wiki(), u"Category:Below "_s + m_word, u"[["_s + m_category + u"]]"_s) > 0);
    QVERIFY(m_farm.write(wiki(), m_word,
                         u"{{"_s + m_word + u" box}} [[User talk:"_s + m_word + u"|talk]] [[:"_s + m_category
                             + u"]] [[User:Nobody at all#There]] [[User:Nobody at all]] [["_s + m_category
                             + u"]]"_s)
            > 0);
}

void ContractLists::tellsTheMembersOfACategoryOfWhateverNamespace()
{
    const RawParams params = members(m_category, {{u"cmprop"_s, u"title"_s}});
    QStringList found = titles(params, u"categorymembers"_s, 3);
    found.sort();
    QCOMPARE(found, (QStringList{u"Category:Below "_s + m_word, m_word, u"User talk:"_s + m_word}));
    for (const QJsonValue &row : ask(params)["query"_L1]["categorymembers"_L1].toArray())
        QCOMPARE(row.toObject().keys(), (QStringList{u"ns"_s, u"title"_s}));
    QVERIFY(!ask(params).contains("continue"_L1));
    QCOMPARE(titles(members(m_category, {{u"cmtype"_s, u"subcat"_s}}), u"categorymembers"_s, 1).size(), 1);
}

void ContractLists::tellsMembersPartByPart()
{
    RawParams params{{u"list"_s, u"categorymembers"_s}, {u"cmtitle"_s, m_category}, {u"cmlimit"_s, u"2"_s}};
    QCOMPARE(titles(params, u"categorymembers"_s, 2).size(), 2);
    const QJsonObject first = ask(params);
    const QJsonObject next = first["continue"_L1].toObject();
    QCOMPARE(next.keys(), (QStringList{u"cmcontinue"_s, u"continue"_s}));
    for (auto key = next.begin(); key != next.end(); ++key)
        params.append({key.key(), key.value().toString()});
    const QJsonObject second = ask(params);
    QCOMPARE(second["query"_L1]["categorymembers"_L1].toArray().size(), 1);
    QVERIFY(!second.contains("continue"_L1));
}

void ContractLists::tellsTheMembersOfACategoryThatHasNoPage()
{
    QCOMPARE(ask(members(u"Category:Nothing "_s + m_word))["query"_L1]["categorymembers"_L1], QJsonArray());
}

void ContractLists::takesNoOtherPageForACategory()
{
    QCOMPARE(codeOf(wiki().us->get(RawParams{{u"action"_s, u"query"_s}} + members(m_word))),
             u"invalidcategory"_s);
}

void ContractLists::tellsWhatAPageLinksTo()
{
    const RawParams params{{u"prop"_s, u"links"_s}, {u"titles"_s, m_word}, {u"pllimit"_s, u"max"_s}};
    QStringList found;
    QTRY_COMPARE_WITH_TIMEOUT(([&] {
                                  found.clear();
                                  for (const QJsonValue &row :
                                       ask(params)["query"_L1]["pages"_L1][0]["links"_L1].toArray())
                                      found.append(row["title"_L1].toString());
                                  return found.size();
                              }()),
                              4, 20'000);
    found.sort();
    // Those of the template, too; the category that it is in is no link, and each page counts once.
    QCOMPARE(
        found,
        (QStringList{m_category, u"Help:Contents"_s, u"User talk:"_s + m_word, u"User:Nobody at all"_s}));
}

void ContractLists::tellsLinksPartByPart()
{
    const QJsonObject first = ask({{u"prop"_s, u"links"_s}, {u"titles"_s, m_word}, {u"pllimit"_s, u"3"_s}});
    QCOMPARE(first["query"_L1]["pages"_L1][0]["links"_L1].toArray().size(), 3);
    QVERIFY(first["continue"_L1].toObject().contains("plcontinue"_L1));
}

void ContractLists::tellsOfNoLinksOnAMissingPage()
{
    const QJsonObject page = ask({{u"prop"_s, u"links"_s},
                                  {u"titles"_s, u"Nothing "_s + m_word},
                                  {u"pllimit"_s, u"max"_s}})["query"_L1]["pages"_L1][0]
                                 .toObject();
    QCOMPARE(page["missing"_L1], QJsonValue(true));
    QVERIFY(!page.contains("links"_L1));
}

void ContractLists::tellsWhereATemplateIsUsed()
{
    const RawParams params{
        {u"list"_s, u"embeddedin"_s}, {u"eititle"_s, m_template}, {u"eilimit"_s, u"max"_s}};
    QCOMPARE(titles(params, u"embeddedin"_s, 1), QStringList(m_word));
    QVERIFY(!ask(params).contains("continue"_L1));
}

void ContractLists::tellsTheUsersOfAGroup()
{
    const QJsonArray users = ask({{u"list"_s, u"allusers"_s},
                                  {u"augroup"_s, u"sysop"_s},
                                  {u"auprop"_s, u"groups"_s},
                                  {u"aulimit"_s, u"max"_s}})["query"_L1]["allusers"_L1]
                                 .toArray();
    QVERIFY(!users.isEmpty());
    for (const QJsonValue &user : users) {
        QVERIFY(user["name"_L1].isString());
        QVERIFY(user["groups"_L1].toArray().contains(u"sysop"_s));
    }
}

void ContractLists::tellsActiveUsersAlone()
{
    const RawParams everybody{{u"list"_s, u"allusers"_s}, {u"aulimit"_s, u"max"_s}};
    const auto count = [this](const RawParams &params) {
        return ask(params)["query"_L1]["allusers"_L1].toArray().size();
    };
    QVERIFY(count(everybody + RawParams{{u"auactiveusers"_s, u"1"_s}}) < count(everybody));
}

void ContractLists::takesAnUnknownGroupForNone()
{
    // So whoever asks must look at the groups of those who are told.
    const QJsonObject answer = ask({{u"list"_s, u"allusers"_s},
                                    {u"augroup"_s, u"no-such-group"_s},
                                    {u"auprop"_s, u"groups"_s},
                                    {u"aulimit"_s, u"max"_s}});
    QVERIFY(answer.contains("warnings"_L1));
    QVERIFY(answer["query"_L1]["allusers"_L1].toArray().size() > 2);
}

void ContractLists::tellsWhatASearchFinds()
{
    const RawParams params{{u"list"_s, u"search"_s},      {u"srsearch"_s, m_word},
                           {u"srnamespace"_s, u"*"_s},    {u"srlimit"_s, u"max"_s},
                           {u"srinfo"_s, u"totalhits"_s}, {u"srprop"_s, {}}};
    const QStringList found = titles(params, u"search"_s, 4);
    QVERIFY2(found.contains(m_word) && found.contains(u"User talk:"_s + m_word),
             qPrintable(found.join(u", "_s)));
    const QJsonObject answer = ask(params);
    QCOMPARE(answer["query"_L1]["searchinfo"_L1]["totalhits"_L1].toInt(), 4);
    QVERIFY(!answer.contains("continue"_L1));
}

void ContractLists::searchesInTheNamespacesItIsGiven()
{
    const QStringList found = titles({{u"list"_s, u"search"_s},
                                      {u"srsearch"_s, m_word},
                                      {u"srnamespace"_s, u"3|14"_s},
                                      {u"srlimit"_s, u"1"_s}},
                                     u"search"_s, 1);
    QCOMPARE(found.size(), 1);
    QVERIFY(found.constFirst().startsWith(u"User talk:"_s) || found.constFirst().startsWith(u"Category:"_s));
}

void ContractLists::tellsPagesWhoseTitlesBeginSo_data()
{
    QTest::addColumn<QString>("begun"); // %1 is the beginning of a word that only our pages have
    QTest::addColumn<QString>("namespaces");
    QTest::addColumn<QStringList>("titles"); // %1 is all of it
    QTest::newRow("an article") << u"%1"_s << QString() << QStringList(u"%1"_s);
    QTest::newRow("the namespaces that are asked for")
        << u"%1"_s << u"3|14"_s
        << QStringList{u"Category:%1"_s, u"User talk:%1"_s}; // a page made by a link is none
    QTest::newRow("a namespace in front") << u"User talk:%1"_s << QString() << QStringList(u"User talk:%1"_s);
    QTest::newRow("counts for more") << u"user_talk:%1"_s << u"14"_s << QStringList(u"User talk:%1"_s);
    QTest::newRow("its first letter small")
        << u"template:c%1"_s << QString() << QStringList(u"Template:%1 box"_s);
    QTest::newRow("nothing") << u"Nothing %1"_s << QString() << QStringList();
}

void ContractLists::tellsPagesWhoseTitlesBeginSo()
{
    QFETCH(QString, begun);
    QFETCH(QString, namespaces);
    QFETCH(QStringList, titles);
    if (m_farm.read(wiki(), m_category).missing)
        QVERIFY(m_farm.write(wiki(), m_category, u"What this is for."_s) > 0);
    const QString start = m_word.first(m_word.size() - 2);
    begun = begun.contains(u":c%1"_s) ? begun.arg(start.sliced(1)) : begun.arg(start);
    RawParams params{{u"list"_s, u"prefixsearch"_s}, {u"pssearch"_s, begun}, {u"pslimit"_s, u"10"_s}};
    if (!namespaces.isEmpty())
        params.append({u"psnamespace"_s, namespaces});
    for (QString &title : titles)
        title = title.arg(m_word);
    QStringList found = this->titles(params, u"prefixsearch"_s, titles.size());
    found.sort();
    QCOMPARE(found, titles);
}

void ContractLists::tellsPagesAndUsersThatBeginSoAtOnce()
{
    const QString name = wiki().user;
    QString begun = name.first(name.size() - 1);
    begun[0] = begun[0].toLower();
    const QJsonObject answer = ask({{u"list"_s, u"prefixsearch|allusers"_s},
                                    {u"pssearch"_s, m_word},
                                    {u"psnamespace"_s, u"1|3"_s},
                                    {u"pslimit"_s, u"10"_s},
                                    {u"auprefix"_s, begun},
                                    {u"aulimit"_s, u"10"_s}})["query"_L1]
                                   .toObject();
    QCOMPARE(answer["prefixsearch"_L1].toArray().size(), 1);
    const QJsonArray users = answer["allusers"_L1].toArray();
    QVERIFY(!users.isEmpty());
    for (const QJsonValue &user : users)
        QVERIFY(user["name"_L1].toString().startsWith(name.first(name.size() - 1)));
}

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::ContractLists)
#include "contractlists.moc"
