// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/practicefarm.h"

#include "support/rawapi.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class PracticeFarmTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_farm = std::make_unique<PracticeFarm>();
        QVERIFY(m_farm->listen());
    }

    void listensWithSixWikisOnPortsOfTheirOwn();
    void holdsThePagesTheWelcomePagePromises();
    void answersSiteinfoInTheWikisOwnLanguage();
    void showsAPageThatChangesInTheBrowser();
    void refusesAPortThatIsTaken();
    void signsInByBotPasswordOnOneWikiOnly();

private:
    [[nodiscard]] RawApi wiki(QStringView name) const
    {
        return RawApi(m_farm->api(m_farm->host(name)), "Bearer " + m_farm->users().first().token.toLatin1());
    }
    std::unique_ptr<PracticeFarm> m_farm;
};

void PracticeFarmTest::listensWithSixWikisOnPortsOfTheirOwn()
{
    const QJsonObject announced = m_farm->announcement();
    QCOMPARE(announced[u"wikis"_s].toArray().size(), 6);
    QCOMPARE(announced[u"users"_s].toArray().size(), 4);
    const FarmProfile profile = m_farm->profile();
    QVERIFY(profile.practice);
    QCOMPARE(profile.wikis.size(), 6);
    QCOMPARE(profile.send.who, SendPolicy::Who::Everybody);
    QVERIFY(!profile.oauthClientId.isEmpty());
    QSet<QString> hosts;
    QSet<QString> names;
    for (const FarmWiki &one : profile.wikis) {
        hosts.insert(one.host);
        names.insert(one.name);
        QVERIFY(one.host.startsWith(u"127.0.0.1:"_s));
    }
    QCOMPARE(names.size(), 6); // The hosts differ in their ports alone.
    QVERIFY(!names.contains(QString()));
    QCOMPARE(hosts.size(), 6);
}

void PracticeFarmTest::holdsThePagesTheWelcomePagePromises()
{
    RawApi home(wiki(u"home"));
    const RawAnswer answer = home.post({{u"action"_s, u"query"_s},
                                        {u"prop"_s, u"mmcontent|info"_s},
                                        {u"titles"_s, u"Newsletter/Targets"_s}});
    const QJsonArray pages = answer.json[u"query"_s][u"pages"_s].toArray();
    QCOMPARE(pages.size(), 1);
    QCOMPARE(pages[0][u"mmcontent"_s][u"targets"_s].toArray().size(), 240);
    const RawAnswer wrong = home.post({{u"action"_s, u"query"_s},
                                       {u"prop"_s, u"mmcontent"_s},
                                       {u"titles"_s, u"Newsletter/Targets|Main Page"_s}});
    QCOMPARE(wrong.apiError, QByteArray("invalidspamlist"));
    const QString list = *m_farm->pageText(m_farm->host(u"home"), u"Newsletter/Old list"_s);
    const RawAnswer expanded =
        home.post({{u"action"_s, u"expandtemplates"_s}, {u"prop"_s, u"wikitext"_s}, {u"text"_s, list}});
    const QString text = expanded.json[u"expandtemplates"_s][u"wikitext"_s].toString();
    QVERIFY2(text.contains(u"* [//"_s + m_farm->host(u"fr")
                           + u"/w/index.php?title=User_talk:Brise User talk:Brise]"_s),
             qPrintable(text));
}

void PracticeFarmTest::answersSiteinfoInTheWikisOwnLanguage()
{
    RawApi arabic(wiki(u"ar"));
    const RawAnswer answer =
        arabic.get({{u"action"_s, u"query"_s},
                    {u"meta"_s, u"siteinfo|allmessages|userinfo"_s},
                    {u"siprop"_s, u"general|namespaces|namespacealiases|extensions|statistics"_s},
                    {u"uiprop"_s, u"rights|groups|ratelimits|blockinfo|hasmsg|centralids"_s},
                    {u"ammessages"_s, u"massmessage-optout-category|newsectionsummary|no-such-message"_s}});
    const QJsonObject query = answer.json[u"query"_s].toObject();
    QCOMPARE(query[u"general"_s][u"rtl"_s].toBool(), true);
    QCOMPARE(query[u"namespaces"_s][u"3"_s][u"name"_s].toString(), u"نقاش المستخدم"_s);
    QCOMPARE(query[u"namespaces"_s][u"3"_s][u"canonical"_s].toString(), u"User talk"_s);
    QCOMPARE(query[u"userinfo"_s][u"name"_s].toString(), u"Tessera Lind"_s);
    QVERIFY(query[u"userinfo"_s][u"rights"_s].toArray().contains(u"massmessage"_s));
    QCOMPARE(query[u"allmessages"_s][0][u"content"_s].toString(), u"تم إلغاء الاشتراك في تسليم الرسالة"_s);
    QCOMPARE(query[u"allmessages"_s][2][u"missing"_s].toBool(), true);
}

void PracticeFarmTest::showsAPageThatChangesInTheBrowser()
{
    const QString host = m_farm->host(u"ar");
    RawApi arabic(wiki(u"ar"));
    const QString title = u"نقاش المستخدم:ليلى الشامي"_s;
    QSignalSpy changed(m_farm.get(), &PracticeFarm::pageChanged);
    const RawAnswer saved = arabic.post({{u"action"_s, u"edit"_s},
                                         {u"title"_s, title},
                                         {u"appendtext"_s, u"\n\n== News ==\n\n'''Hello''' ~~~~"_s},
                                         {u"token"_s, arabic.csrf()}});
    QCOMPARE(saved.json[u"edit"_s][u"result"_s].toString(), u"Success"_s);
    QCOMPARE(changed.size(), 1);
    const RawAnswer page = arabic.getUrl(m_farm->pageUrl(host, title));
    QCOMPARE(page.status, 200);
    QVERIFY(page.contentType.startsWith("text/html"));
    const QString html = QString::fromUtf8(page.body);
    QVERIFY(html.contains(u"dir=\"rtl\""_s));
    QVERIFY2(html.contains(u"<b>Hello</b> <a href="_s), qPrintable(html));
    const RawAnswer diff = arabic.getUrl(QUrl(u"http://%1/w/index.php?diff=prev&oldid=%2"_s.arg(host).arg(
        saved.json[u"edit"_s][u"newrevid"_s].toInteger())));
    QVERIFY(diff.body.contains("<ins>+ == News ==</ins>"));
}

void PracticeFarmTest::refusesAPortThatIsTaken()
{
    const quint16 taken = quint16(QUrl(u"http://"_s + m_farm->hosts().last()).port());
    PracticeFarm second;
    const Result<void> listening = second.listen(taken);
    QVERIFY(!listening);
    QCOMPARE(listening.error().code, u"port-in-use"_s);
    QCOMPARE(listening.error().detail, QString::number(taken));
}

void PracticeFarmTest::signsInByBotPasswordOnOneWikiOnly()
{
    RawApi english(m_farm->api(m_farm->host(u"en")));
    QCOMPARE(english.csrf(), u"+\\"_s);
    QVERIFY(!english.signIn(m_farm->botPassword().login, u"wrong"_s).isEmpty());
    QCOMPARE(english.signIn(m_farm->botPassword().login, m_farm->botPassword().password), QString());
    QVERIFY(english.csrf() != u"+\\"_s);
    RawApi french(m_farm->api(m_farm->host(u"fr")));
    QCOMPARE(french.csrf(), u"+\\"_s);
}

QTEST_GUILESS_MAIN(PracticeFarmTest)
#include "practicefarm.moc"
