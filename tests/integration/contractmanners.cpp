// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/contractfarm.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

/// The manners of api.php that the program rests on, the same on the practice farm and on real MediaWiki.
class ContractManners : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_farm.open(), QString()); }

    void answersErrorsWith200AndAHeader();
    void givesErrorsAsPlainTextWhereAsked();
    void holdsAnAssertedAccount();
    void givesNobodyTheWellKnownToken();
    void bindsATokenToItsWiki();
    void wantsTheTokenInTheBody();
    void takesABooleanForTrueWhenPresent();
    void saysLagWithRetryAfter();
    void refusesFiftyOneTitles();
    void normalisesTitlesAndFollowsOneRedirect();
    void tellsMissingAndInvalidPages();
    void tellsWhatAnAccountMayDo();
    void readsHistoryOnFromABase();
    void listsContributionsSinceATime();
    void speaksTheWikisLanguageInMessages();
    void tellsItsInterwikiMap();
    void savesTextAsMediaWikiDoes();
    void cutsALongSummary();
    void refusesADamagedText();
    void rendersAPreview();
    void warnsOfWhatItDoesNotKnow();
    void showsHtmlToWhomAsksInJson();

private:
    [[nodiscard]] ContractWiki &wiki() { return m_farm.wikis().front(); }
    static QJsonObject query(const RawAnswer &answer) { return answer.json["query"_L1].toObject(); }
    ContractFarm m_farm;
};

void ContractManners::answersErrorsWith200AndAHeader()
{
    const RawAnswer answer = wiki().us->post({{u"action"_s, u"edit"_s},
                                              {u"title"_s, u"Talk:X"_s},
                                              {u"text"_s, u"x"_s},
                                              {u"token"_s, u"bad+\\"_s}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.apiError, QByteArray("badtoken"));
    QCOMPARE(answer.json["error"_L1]["code"_L1].toString(), u"badtoken"_s);
    QVERIFY(!answer.json["error"_L1]["info"_L1].toString().isEmpty());
    QCOMPARE(
        codeOf(wiki().us->get({{u"action"_s, u"edit"_s}, {u"title"_s, u"Talk:X"_s}, {u"text"_s, u"x"_s}})),
        u"missingparam"_s);
    QCOMPARE(codeOf(wiki().us->get({{u"action"_s, u"nonsense"_s}})), u"badvalue"_s);
}

void ContractManners::givesErrorsAsPlainTextWhereAsked()
{
    const RawAnswer answer = wiki().us->post({{u"action"_s, u"edit"_s},
                                              {u"title"_s, u"Bad[title"_s},
                                              {u"text"_s, u"x"_s},
                                              {u"token"_s, wiki().token},
                                              {u"errorformat"_s, u"plaintext"_s}});
    const QJsonObject error = answer.json["errors"_L1][0].toObject();
    QCOMPARE(error["code"_L1].toString(), u"invalidtitle"_s);
    QVERIFY(error["text"_L1].isString());
    QVERIFY(!answer.json.contains("error"_L1));
}

void ContractManners::holdsAnAssertedAccount()
{
    const RawParams ask{{u"action"_s, u"query"_s}, {u"meta"_s, u"userinfo"_s}};
    QCOMPARE(
        codeOf(wiki().us->get(ask + RawParams{{u"assert"_s, u"user"_s}, {u"assertuser"_s, wiki().user}})),
        QString());
    QCOMPARE(codeOf(wiki().us->get(ask + RawParams{{u"assertuser"_s, u"Somebody else"_s}})),
             u"assertnameduserfailed"_s);
    QCOMPARE(codeOf(wiki().nobody->get(ask + RawParams{{u"assert"_s, u"user"_s}})), u"assertuserfailed"_s);
    // A scheme written in any other way is overlooked: the request goes out as nobody's.
    RawApi careless(wiki().us->url(), "bearer 0123456789");
    QCOMPARE(codeOf(careless.get(ask)), QString());
    QCOMPARE(codeOf(careless.get(ask + RawParams{{u"assert"_s, u"user"_s}})), u"assertuserfailed"_s);
}

void ContractManners::givesNobodyTheWellKnownToken()
{
    QCOMPARE(wiki().nobody->csrf(), u"+\\"_s);
    QVERIFY(wiki().us->csrf().size() > 10);
}

void ContractManners::bindsATokenToItsWiki()
{
    ContractWiki &other = m_farm.wikis().back();
    QVERIFY(m_farm.wikis().size() > 1);
    QCOMPARE(codeOf(other.us->post({{u"action"_s, u"edit"_s},
                                    {u"title"_s, m_farm.freshTitle()},
                                    {u"text"_s, u"x"_s},
                                    {u"token"_s, wiki().token}})),
             u"badtoken"_s);
}

void ContractManners::wantsTheTokenInTheBody()
{
    QUrl url = wiki().us->url();
    url.setQuery(QString::fromLatin1(RawApi::encoded(
                     {{u"action"_s, u"edit"_s}, {u"format"_s, u"json"_s}, {u"token"_s, wiki().token}})),
                 QUrl::StrictMode);
    QCOMPARE(codeOf(wiki().us->postUrl(url, "title=Talk:X&text=x")), u"mustpostparams"_s);
}

void ContractManners::takesABooleanForTrueWhenPresent()
{
    const QString title = m_farm.freshTitle();
    QCOMPARE(codeOf(m_farm.edit(wiki(), {{u"title"_s, title}, {u"text"_s, u"x"_s}, {u"nocreate"_s, u"0"_s}})),
             u"missingtitle"_s);
    QVERIFY(m_farm.read(wiki(), title).missing);
}

void ContractManners::saysLagWithRetryAfter()
{
    const RawAnswer answer =
        m_farm.edit(wiki(), {{u"title"_s, m_farm.freshTitle()}, {u"text"_s, u"x"_s}, {u"maxlag"_s, u"-2"_s}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(codeOf(answer), u"maxlag"_s);
    QCOMPARE(answer.retryAfter, QByteArray("5"));
    QVERIFY(answer.json["error"_L1].toObject().contains("lag"_L1));
}

void ContractManners::refusesFiftyOneTitles()
{
    QStringList titles;
    for (int i = 0; i < 51; ++i)
        titles.append(u"Page %1"_s.arg(i));
    const RawAnswer answer =
        wiki().nobody->post({{u"action"_s, u"query"_s}, {u"titles"_s, titles.join(u'|')}});
    QCOMPARE(codeOf(answer), u"toomanyvalues"_s);
    QCOMPARE(answer.json["error"_L1]["limit"_L1].toInt(), 50);
    QCOMPARE(answer.json["error"_L1]["highlimit"_L1].toInt(), 500);
}

void ContractManners::normalisesTitlesAndFollowsOneRedirect()
{
    const QString to = m_farm.freshTitle();
    const QString from = m_farm.freshTitle();
    QVERIFY(m_farm.write(wiki(), to, u"Here."_s) != 0);
    QVERIFY(m_farm.write(wiki(), from, u"#REDIRECT [["_s + to + u"]]"_s) != 0);
    const QString asked = QString(from).replace(u' ', u'_').replace(u"User"_s, u"user"_s);
    const QJsonObject answer = query(wiki().us->post(
        {{u"action"_s, u"query"_s}, {u"titles"_s, asked}, {u"redirects"_s, u"1"_s}, {u"prop"_s, u"info"_s}}));
    QCOMPARE(answer["normalized"_L1][0]["from"_L1].toString(), asked);
    QCOMPARE(answer["normalized"_L1][0]["to"_L1].toString(), from);
    QCOMPARE(answer["redirects"_L1][0]["from"_L1].toString(), from);
    QCOMPARE(answer["redirects"_L1][0]["to"_L1].toString(), to);
    QCOMPARE(answer["pages"_L1].toArray().size(), 1);
    QCOMPARE(answer["pages"_L1][0]["title"_L1].toString(), to);
    QVERIFY(answer["pages"_L1][0]["lastrevid"_L1].toInteger() > 0);
}

void ContractManners::tellsMissingAndInvalidPages()
{
    const QString missing = m_farm.freshTitle();
    const QJsonArray pages = query(wiki().us->post({{u"action"_s, u"query"_s},
                                                    {u"titles"_s, missing + u"|Bad[title|Special:Version"_s},
                                                    {u"prop"_s, u"info"_s}}))["pages"_L1]
                                 .toArray();
    QCOMPARE(pages.size(), 3);
    int seen = 0;
    for (const QJsonValue &page : pages) {
        if (page["invalid"_L1].toBool())
            seen +=
                page["title"_L1].toString() == u"Bad[title"_s && page["invalidreason"_L1].isString() ? 1 : 0;
        else if (page["ns"_L1].toInt() == -1)
            seen += page["special"_L1].toBool() ? 1 : 0;
        else
            seen +=
                page["missing"_L1].toBool() && page["contentmodel"_L1].toString() == u"wikitext"_s ? 1 : 0;
    }
    QCOMPARE(seen, 3);
}

void ContractManners::tellsWhatAnAccountMayDo()
{
    const QString title = m_farm.freshTitle();
    const QJsonValue page = query(wiki().us->post({{u"action"_s, u"query"_s},
                                                   {u"titles"_s, title + u"|MediaWiki:Aboutpage"_s},
                                                   {u"prop"_s, u"info"_s},
                                                   {u"intestactions"_s, u"edit|create"_s},
                                                   {u"intestactionsdetail"_s, u"full"_s}}))["pages"_L1];
    for (const QJsonValue &one : page.toArray()) {
        const QJsonArray edit = one["actions"_L1]["edit"_L1].toArray();
        if (one["ns"_L1].toInt() == 8) {
            QVERIFY(!edit.isEmpty());
            QCOMPARE(edit[0]["code"_L1].toString(), u"protectednamespace-interface"_s);
        } else {
            QVERIFY(edit.isEmpty());
            QVERIFY(one["actions"_L1]["create"_L1].isArray());
        }
    }
    const QJsonObject info =
        query(wiki().us->get({{u"action"_s, u"query"_s},
                              {u"meta"_s, u"userinfo"_s},
                              {u"uiprop"_s, u"rights|groups|ratelimits|hasmsg"_s}}))["userinfo"_L1]
            .toObject();
    QVERIFY(info["rights"_L1].toArray().contains(u"edit"_s));
    QVERIFY(info["groups"_L1].toArray().contains(u"user"_s));
    QVERIFY(info["ratelimits"_L1].isObject() || info["ratelimits"_L1].isArray());
}

void ContractManners::readsHistoryOnFromABase()
{
    const QString title = m_farm.freshTitle();
    QVERIFY(m_farm.write(wiki(), title, u"One."_s) != 0);
    const qint64 base = m_farm.write(wiki(), title, u"One. Two."_s);
    const qint64 last = m_farm.write(wiki(), title, u"One. Two. Three."_s);
    const qint64 id = m_farm.read(wiki(), title).id;
    const RawParams look{{u"action"_s, u"query"_s},
                         {u"prop"_s, u"info|revisions"_s},
                         {u"rvprop"_s, u"ids|user|comment|timestamp"_s},
                         {u"rvdir"_s, u"newer"_s},
                         {u"pageids"_s, QString::number(id)}};
    const RawParams from{{u"rvstartid"_s, QString::number(base)}};
    const QJsonArray all = query(wiki().us->get(
        look + from + RawParams{{u"rvlimit"_s, u"max"_s}}))["pages"_L1][0]["revisions"_L1]
                               .toArray();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0]["revid"_L1].toInteger(), base);
    QCOMPARE(all[1]["revid"_L1].toInteger(), last);
    const RawAnswer first = wiki().us->get(look + from + RawParams{{u"rvlimit"_s, u"1"_s}});
    const QJsonObject more = first.json["continue"_L1].toObject();
    QVERIFY(more.contains("rvcontinue"_L1));
    const QJsonArray rest = query(wiki().us->get(
        look + from
        + RawParams{{u"rvlimit"_s, u"1"_s},
                    {u"rvcontinue"_s, more["rvcontinue"_L1].toString()},
                    {u"continue"_s, more["continue"_L1].toString()}}))["pages"_L1][0]["revisions"_L1]
                                .toArray();
    QCOMPARE(rest.size(), 1);
    QCOMPARE(rest[0]["revid"_L1].toInteger(), last);
    QCOMPARE(
        codeOf(wiki().us->get(look + RawParams{{u"rvstartid"_s, u"999999999"_s}, {u"rvlimit"_s, u"max"_s}})),
        u"badid_rvstartid"_s);
}

void ContractManners::listsContributionsSinceATime()
{
    const QString title = m_farm.freshTitle();
    const QString since = m_farm.read(wiki(), title).clock;
    QCOMPARE(
        codeOf(m_farm.edit(
            wiki(), {{u"title"_s, title}, {u"text"_s, u"12345"_s}, {u"summary"_s, u"(pr:contract01/1)"_s}})),
        QString());
    const RawAnswer who = wiki().us->get({{u"action"_s, u"query"_s}, {u"meta"_s, u"userinfo"_s}});
    const QString id = QString::number(query(who)["userinfo"_L1]["id"_L1].toInteger());
    const QJsonArray list = query(wiki().us->get(
        {{u"action"_s, u"query"_s},
         {u"list"_s, u"usercontribs"_s},
         {u"ucuserids"_s, id},
         {u"ucstart"_s, since},
         {u"ucdir"_s, u"newer"_s},
         {u"uclimit"_s, u"max"_s},
         {u"ucprop"_s, u"ids|title|comment|timestamp|sizediff|tags"_s}}))["usercontribs"_L1]
                                .toArray();
    QVERIFY(!list.isEmpty());
    const QJsonObject last = list.last().toObject();
    QVERIFY(last["title"_L1].toString().endsWith(title.section(u':', 1)));
    QCOMPARE(last["comment"_L1].toString(), u"(pr:contract01/1)"_s);
    QCOMPARE(last["sizediff"_L1].toInt(), 5);
    QVERIFY(last["tags"_L1].isArray());
}

void ContractManners::tellsItsInterwikiMap()
{
    const QJsonArray map = query(wiki().nobody->get({{u"action"_s, u"query"_s},
                                                     {u"meta"_s, u"siteinfo"_s},
                                                     {u"siprop"_s, u"interwikimap"_s}}))["interwikimap"_L1]
                               .toArray();
    QVERIFY(!map.isEmpty());
    for (const QJsonValue &entry : map) {
        QVERIFY(!entry["prefix"_L1].toString().isEmpty());
        QVERIFY2(entry["url"_L1].toString().contains(u"$1"_s), qPrintable(entry["url"_L1].toString()));
    }
}

void ContractManners::speaksTheWikisLanguageInMessages()
{
    for (ContractWiki &on : m_farm.wikis()) {
        const QJsonObject answer =
            query(on.us->get({{u"action"_s, u"query"_s},
                              {u"meta"_s, u"allmessages|siteinfo"_s},
                              {u"ammessages"_s, u"newsectionsummary|there-is-no-such-message"_s},
                              {u"siprop"_s, u"general|namespaces"_s}}));
        const QJsonObject general = answer["general"_L1].toObject();
        const QString words = answer["allmessages"_L1][0]["content"_L1].toString();
        QVERIFY(words.contains(u"/* $1 */"_s));
        QCOMPARE(words == u"/* $1 */ new section"_s, general["lang"_L1].toString() == u"en"_s);
        QVERIFY(answer["allmessages"_L1][1]["missing"_L1].toBool());
        QCOMPARE(answer["namespaces"_L1]["3"_L1]["canonical"_L1].toString(), u"User talk"_s);
        QCOMPARE(general["rtl"_L1].toBool(), general["lang"_L1].toString() == u"ar"_s);
        QVERIFY(general["generator"_L1].toString().startsWith(u"MediaWiki "_s));
    }
}

void ContractManners::savesTextAsMediaWikiDoes()
{
    const QString title = m_farm.freshTitle();
    const QString sent = u"Cafe\u0301\r\nsecond ~~~\n <nowiki>~~~</nowiki>  \n\n"_s;
    QCOMPARE(codeOf(m_farm.edit(wiki(), {{u"title"_s, title}, {u"text"_s, sent}})), QString());
    const QString text = m_farm.read(wiki(), title).text;
    QVERIFY2(text.startsWith(u"Caf\u00e9\nsecond [["_s), qPrintable(text));
    QVERIFY2(text.endsWith(u"<nowiki>~~~</nowiki>"_s), qPrintable(text));
    QVERIFY(text.contains(wiki().user));
}

void ContractManners::cutsALongSummary()
{
    const QString title = m_farm.freshTitle();
    QCOMPARE(codeOf(m_farm.edit(
                 wiki(), {{u"title"_s, title}, {u"text"_s, u"x"_s}, {u"summary"_s, QString(600, u'a')}})),
             QString());
    const QJsonValue page = query(wiki().us->get({{u"action"_s, u"query"_s},
                                                  {u"prop"_s, u"revisions"_s},
                                                  {u"rvprop"_s, u"comment"_s},
                                                  {u"titles"_s, title}}))["pages"_L1][0];
    const QString comment = page["revisions"_L1][0]["comment"_L1].toString();
    QCOMPARE(comment.size(), 500);
    QVERIFY2(comment.endsWith(u"..."_s), qPrintable(comment));
}

void ContractManners::refusesADamagedText()
{
    QCOMPARE(
        codeOf(m_farm.edit(
            wiki(), {{u"title"_s, m_farm.freshTitle()}, {u"text"_s, u"x"_s}, {u"md5"_s, QString(32, u'0')}})),
        u"badmd5"_s);
}

void ContractManners::rendersAPreview()
{
    const RawAnswer answer = wiki().us->post({{u"action"_s, u"parse"_s},
                                              {u"title"_s, m_farm.freshTitle()},
                                              {u"section"_s, u"new"_s},
                                              {u"sectiontitle"_s, u"A heading"_s},
                                              {u"text"_s, u"'''Bold''' ~~~~ {{No such template at all}}"_s},
                                              {u"pst"_s, u"1"_s},
                                              {u"preview"_s, u"1"_s},
                                              {u"contentmodel"_s, u"wikitext"_s},
                                              {u"disablelimitreport"_s, u"1"_s},
                                              {u"disableeditsection"_s, u"1"_s},
                                              {u"prop"_s, u"text|templates|wikitext"_s}});
    const QJsonObject parse = answer.json["parse"_L1].toObject();
    QVERIFY2(parse["text"_L1].toString().contains(u"<b>Bold</b>"_s), answer.body.constData());
    QVERIFY(parse["text"_L1].toString().contains(u"A heading"_s));
    QVERIFY(!parse["text"_L1].toString().contains(u"~~~~"_s));
    QVERIFY(!parse["psttext"_L1].toString().contains(u"~~~~"_s));
    QCOMPARE(parse["templates"_L1][0]["exists"_L1].toBool(true), false);
}

void ContractManners::warnsOfWhatItDoesNotKnow()
{
    const RawAnswer answer = wiki().us->get(
        {{u"action"_s, u"query"_s}, {u"meta"_s, u"userinfo|nonsense"_s}, {u"curtimestamp"_s, u"1"_s}});
    QCOMPARE(codeOf(answer), QString());
    QVERIFY(answer.json.contains("warnings"_L1));
    QVERIFY(query(answer).contains("userinfo"_L1));
    QVERIFY(answer.json["curtimestamp"_L1].toString().endsWith(u'Z'));
    QCOMPARE(answer.json["batchcomplete"_L1].toBool(), true);
}

void ContractManners::showsHtmlToWhomAsksInJson()
{
    const RawAnswer answer =
        wiki().us->postUrl(wiki().us->url(), R"({"action":"query"})", "application/json");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.contentType.startsWith("text/html"));
}

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::ContractManners)
#include "contractmanners.moc"
