// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is learnt of pages just before they are posted to.
#include "wiki/pages/pagecheck.h"

#include "domain/targets/targettext.h"
#include "mediawikisbench.h"

#include <QTest>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;

namespace {

/// Checks of pages: everything at once, pages in another order than asked.
QByteArray checkAnswer(const StubRequest &request)
{
    if (request.form.value(u"list"_s) == "users"_L1 && !request.form.contains(u"titles"_s))
        return R"({"query":{"users":[{"userid":9,"name":"Carol"}]}})";
    return R"({"curtimestamp":"2026-11-23T12:00:00Z","query":{
        "normalized":[{"from":"user talk:bob","to":"User talk:Bob"},{"from":"User talk:nobody","to":"User talk:Nobody"}],
        "redirects":[{"from":"User talk:Bob","to":"User talk:Carol"},{"from":"Project:One","to":"Project:Two"},
                     {"from":"Project:Two","to":"Project:Three"},{"from":"Project:Far","to":"de:Weit","tointerwiki":"de"}],
        "pages":[{"pageid":8,"ns":4,"title":"Project:Three","contentmodel":"wikitext","lastrevid":80},
            {"ns":3,"title":"User talk:Nobody","missing":true,"contentmodel":"wikitext",
             "actions":{"edit":[],"create":[{"code":"cantcreate","text":"No."}]}},
            {"pageid":5,"ns":3,"title":"User talk:Carol","contentmodel":"wikitext","lastrevid":50,
             "revisions":[{"revid":51,"parentid":50,"timestamp":"2026-11-23T11:00:00Z"}],
             "categories":[{"ns":14,"title":"Category:Opted out"}],"actions":{"edit":[],"create":[]}},
            {"pageid":6,"ns":3,"title":"User talk:Lqtina","contentmodel":"wikitext","islqttalkpage":"",
             "protection":[{"type":"newthread","level":"sysop"}],"actions":{"edit":[],"create":[]}},
            {"ns":3,"title":"User talk:192.0.2.7","missing":true,"contentmodel":"wikitext"},
            {"ns":3,"title":"User talk:~2026-12","missing":true,"contentmodel":"wikitext"},
            {"title":"Bad[title","invalidreason":"x","invalid":true},
            {"pageid":7,"ns":4,"title":"Project:Board","contentmodel":"flow-board"}],
        "users":[{"name":"Nobody","missing":true},{"userid":4,"name":"Lqtina","blockid":1,"blockedby":"Sysop"}],
        "userinfo":{"id":7,"name":"Sender","messages":true,"rights":["edit"]}}})";
}

} // namespace

class TestPageCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void checksABatchInOneRequest();
    void asksForAnyNumberOfTitles();
    void believesNoTitleThatNoWikiHas();
    void tellsWhoseTroubleARefusalWouldBe();
    void tellsBoardsThatTakeTopics();
    void readsOnlyPagesWithBotTemplatesAndOnlyByPolicy();
    void knowsALockedAccountWhereItIsTheOnlyOne();
};

void TestPageCheck::checksABatchInOneRequest()
{
    Bench bench(checkAnswer);
    const QStringList titles{u"user talk:bob"_s,
                             u"User talk:nobody"_s,
                             u"User talk:Lqtina"_s,
                             u"Bad[title"_s,
                             u"User talk:192.0.2.7"_s,
                             u"User talk:~2026-12"_s,
                             u"Project:Board"_s,
                             u"Project:One"_s,
                             u"Project:Far"_s,
                             u"w:Elsewhere"_s,
                             u"A|B"_s,
                             u"user talk:bob"_s};
    const auto batch = QCoro::waitFor(bench.wikis->check(bench.host(), titles));
    QVERIFY(batch);
    QCOMPARE(batch->wikiClock, u"2026-11-23T12:00:00Z"_s);
    QVERIFY(batch->hasMessages);
    QCOMPARE(batch->pages.size(), titles.size());
    const auto &carol = batch->pages.at(0);
    QCOMPARE(carol.asked, u"user talk:bob"_s);
    QCOMPARE(carol.title, u"User talk:Carol"_s);
    QCOMPARE(carol.redirectedFrom, u"User talk:Bob"_s);
    QCOMPARE(carol.pageId, 5);
    QCOMPARE(carol.base, 51); // the revision, not the page row's older idea of it
    QCOMPARE(carol.baseTime, QDateTime::fromString(u"2026-11-23T11:00:00Z"_s, Qt::ISODate));
    QVERIFY(carol.optedOut && carol.problems.isEmpty());
    QCOMPARE(carol.owner, PageOwner::Exists);
    const auto &nobody = batch->pages.at(1);
    QCOMPARE(nobody.owner, PageOwner::Missing);
    QCOMPARE(nobody.base, 0);
    QCOMPARE(nobody.problems.value(0).code, u"cantcreate"_s);
    const auto &lqtina = batch->pages.at(2);
    QVERIFY(lqtina.liquidThreads && lqtina.ownerBlocked && !lqtina.optedOut);
    QCOMPARE(lqtina.problems.value(0).code, u"talkpage-protected"_s);
    QVERIFY(batch->pages.at(3).invalid);
    QCOMPARE(batch->pages.at(4).owner, PageOwner::IpAddress);
    QCOMPARE(batch->pages.at(5).owner, PageOwner::Temporary);
    QCOMPARE(batch->pages.at(6).contentModel, u"flow-board"_s);
    QVERIFY(batch->pages.at(7).doubleRedirect);
    QVERIFY(batch->pages.at(8).interwikiRedirect);
    QVERIFY(batch->pages.at(9).invalid);
    QVERIFY(batch->pages.at(10).invalid);
    QCOMPARE(batch->pages.at(11), batch->pages.at(0));
    const auto asked = bench.wiki.last(u"info|revisions|categories|pageprops"_s).form;
    QCOMPARE(asked.value(u"clcategories"_s), u"Category:Opted out"_s);
    QVERIFY(!asked.value(u"titles"_s).contains("A|B"_L1));
    QCOMPARE(bench.wiki.count(u"info|revisions|categories|pageprops"_s), 1);
    QCOMPARE(bench.wiki.count(u"users"_s), 1); // the owner behind the redirect
}

void TestPageCheck::asksForAnyNumberOfTitles()
{
    QList<int> sizes;
    Bench bench([&sizes](const StubRequest &request) -> QByteArray {
        const auto titles = request.form.value(u"titles"_s).split(u'|');
        sizes += int(titles.size());
        if (titles.size() > 500)
            return R"({"errors":[{"code":"toomanyvalues","text":"?"}]})";
        return R"({"curtimestamp":"T)" + QByteArray::number(sizes.size())
            + R"(","query":{"pages":[],"userinfo":{"rights":["apihighlimits"]}}})";
    });
    QStringList titles;
    for (int i = 0; i < 700; ++i)
        titles += u"Project:Page %1"_s.arg(i);
    const auto batch = QCoro::waitFor(bench.wikis->check(bench.host(), titles));
    QVERIFY(batch);
    QCOMPARE(batch->pages.size(), 700);
    QCOMPARE(sizes, (QList<int>{50, 500, 150})); // the first one told that the account may ask for more
    QCOMPARE(batch->wikiClock, u"T1"_s);
}

void TestPageCheck::believesNoTitleThatNoWikiHas()
{
    Bench bench([](const StubRequest &) -> QByteArray {
        const QByteArray endless = "Project:" + QByteArray(100'000, 'x');
        return R"({"query":{"redirects":[{"from":"Project:One","to":")" + endless
            + R"("}],"pages":[{"pageid":5,"ns":4,"title":")" + endless + R"(","contentmodel":"wikitext"}]}})";
    });
    const auto batch = QCoro::waitFor(
        bench.wikis->check(bench.host(), {u"Project:One"_s, u"Project:"_s + QString(LongestTitle, u'y')}));
    QVERIFY(batch);
    for (const auto &page : batch->pages) {
        QVERIFY(page.invalid);
        QVERIFY(page.title.size() <= LongestTitle);
    }
}

void TestPageCheck::tellsWhoseTroubleARefusalWouldBe()
{
    Bench bench([](const StubRequest &) -> QByteArray {
        return R"({"curtimestamp":"T","query":{
            "userinfo":{"id":7,"name":"Sender","rights":["edit"],"ratelimits":{"edit":{"user":{"hits":8,"seconds":60}}},
                "blockid":3,"blockedby":"Sysop","blockreason":"tests","blockpartial":true},
            "pages":[{"pageid":1,"ns":4,"title":"Project:A","contentmodel":"wikitext","actions":{"edit":[
                {"code":"blocked","text":"B","data":{"blockinfo":{"blockid":3,"blockpartial":true}}},
                {"code":"blocked","text":"B","data":{"blockinfo":{"blockid":3}}},
                {"code":"readonly","text":"R"},{"code":"confirmemail","text":"C"},{"code":"new-one","text":"N"}]}}]}})";
    });
    const auto batch = QCoro::waitFor(bench.wikis->check(bench.host(), {u"Project:A"_s}));
    QVERIFY(batch);
    QList<ErrorKind> kinds;
    for (const auto &problem : batch->pages.first().problems)
        kinds += problem.kind;
    QCOMPARE(kinds,
             (QList<ErrorKind>{ErrorKind::Row, ErrorKind::Wiki, ErrorKind::Temporary, ErrorKind::NeedsFix,
                               ErrorKind::Row}));
    QVERIFY(batch->account);
    QCOMPARE(batch->account->editLimit, (RateLimit{8, 60}));
    QVERIFY(batch->account->block && batch->account->block->partial);
}

void TestPageCheck::tellsBoardsThatTakeTopics()
{
    Bench bench([](const StubRequest &request) -> QByteArray {
        if (request.form.value(u"inprop"_s) != "protection"_L1)
            return "{}";
        return R"({"query":{"userinfo":{"id":7,"name":"Sender","rights":["edit","autoconfirmed"]},"pages":[
            {"pageid":1,"ns":4,"title":"Project:Open","contentmodel":"flow-board","actions":{"edit":[]}},
            {"pageid":2,"ns":4,"title":"Project:Shut","contentmodel":"flow-board",
             "actions":{"edit":[{"code":"flow-error-protected-readonly","text":"Disabled."}]}},
            {"pageid":3,"ns":4,"title":"Project:Head","islqttalkpage":"","protection":[{"type":"edit","level":"sysop"}],
             "actions":{"edit":[{"code":"protectedpage","text":"Protected."}]}},
            {"pageid":4,"ns":4,"title":"Project:Half","islqttalkpage":"",
             "protection":[{"type":"newthread","level":"autoconfirmed"}],"actions":{"edit":[]}},
            {"pageid":5,"ns":4,"title":"Project:Threads","islqttalkpage":"",
             "protection":[{"type":"newthread","level":"sysop"}],"actions":{"edit":[]}}]}})";
    });
    const QStringList titles{u"Project:Open"_s, u"Project:Shut"_s, u"Project:Head"_s, u"Project:Half"_s,
                             u"Project:Threads"_s};
    const auto batch = QCoro::waitFor(bench.wikis->check(bench.host(), titles));
    QVERIFY(batch);
    QStringList closed;
    for (const PageCheck &page : batch->pages)
        closed += page.problems.isEmpty() ? QString() : page.problems.constFirst().code;
    // Whether its head may be edited says nothing of a page of threads; its own restriction does.
    QCOMPARE(closed,
             (QStringList{QString(), u"flow-error-protected-readonly"_s, QString(), QString(),
                          u"talkpage-protected"_s}));
}

void TestPageCheck::readsOnlyPagesWithBotTemplatesAndOnlyByPolicy()
{
    const auto answer = [](const StubRequest &request) -> QByteArray {
        if (request.form.value(u"prop"_s) == "revisions"_L1)
            return R"({"query":{"pages":[
                {"title":"Project:A","revisions":[{"slots":{"main":{"content":"{{bots|deny=Sender}}"}}}]},
                {"title":"Project:B","revisions":[{"slots":{"main":{"content":"{{bots|deny=Another}}"}}}]}]}})";
        return R"({"query":{"pages":[
            {"pageid":1,"ns":4,"title":"Project:A","contentmodel":"wikitext","templates":[{"title":"Template:Bots"}]},
            {"pageid":2,"ns":4,"title":"Project:B","contentmodel":"wikitext","templates":[{"title":"Template:Bots"}]},
            {"pageid":3,"ns":4,"title":"Project:C","contentmodel":"wikitext"}]}})";
    };
    const QStringList titles{u"Project:A"_s, u"Project:B"_s, u"Project:C"_s};
    Bench bench(answer, true, {.honourBotExclusion = true});
    const auto batch = QCoro::waitFor(bench.wikis->check(bench.host(), titles));
    QVERIFY(batch);
    QVERIFY(batch->pages[0].deniesBots);
    QVERIFY(!batch->pages[1].deniesBots && !batch->pages[2].deniesBots);
    QCOMPARE(bench.wiki.last(u"revisions"_s).form.value(u"titles"_s).split(u'|').size(), 2);
    Bench without(answer);
    const auto unread = QCoro::waitFor(without.wikis->check(without.host(), titles));
    QVERIFY(unread && !unread->pages[0].deniesBots);
    QCOMPARE(without.wiki.count(u"revisions"_s), 0);
}

void TestPageCheck::knowsALockedAccountWhereItIsTheOnlyOne()
{
    Bench bench([](const StubRequest &request) -> QByteArray {
        QByteArray central;
        if (request.form.value(u"meta"_s).contains("globaluserinfo"_L1))
            central = R"("globaluserinfo":{"id":3,"name":"Carol","locked":true},)";
        return R"({"query":{)" + central
            + R"("users":[{"userid":9,"name":"Carol"},{"userid":8,"name":"Dan"}],"pages":[
            {"pageid":5,"ns":3,"title":"User talk:Carol","contentmodel":"wikitext"},
            {"pageid":6,"ns":3,"title":"User talk:Dan","contentmodel":"wikitext"}]}})";
    });
    bench.wiki.siteinfo.replace("\"Abuse Filter\"", "\"Central Auth\"");
    const auto alone = QCoro::waitFor(bench.wikis->check(bench.host(), {u"User talk:Carol"_s}));
    QVERIFY(alone && alone->pages.first().ownerLocked);
    const auto both =
        QCoro::waitFor(bench.wikis->check(bench.host(), {u"User talk:Carol"_s, u"User talk:Dan"_s}));
    QVERIFY(both && !both->pages.first().ownerLocked);
    QVERIFY(!both->pages.at(1).ownerLocked);
}

QTEST_GUILESS_MAIN(TestPageCheck)
#include "pagecheck.moc"
