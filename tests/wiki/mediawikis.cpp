// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/mediawikis.h"

#include "mediawikisbench.h"

#include <QTest>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray saved = R"({"edit":{"result":"Success","pageid":3,"title":"User talk:Alice","newrevid":77,
    "newtimestamp":"2026-11-23T12:00:05Z"}})";

} // namespace

class TestMediaWikis : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void postsTheThreeForms_data();
    void postsTheThreeForms();
    void costsOneRequestARow();
    void postsNothingWithoutItsGuardOrForAnotherAccount();
    void looksFromTheBaseToTheEnd();
    void looksThroughTheWholeHistoryWhenTheBaseIsGone();
    void tellsHiddenFromEmptyInALook();
    void aMissingPageIsAnAnswerToALook();
    void readsMarkedContributions();
    void readsRevertsAndMessagesInOneRequest();
    void readsTheFiltersLogOnlyWhereThereIsOne();
    void readsPagesAndTheirUrl();
    void rendersAsTheWikiDoes();
    void tellsWhichFilesAreNowhere();
    void expandsAList();
    void tellsRightsLimitsAndBlocks();
    void readsWithoutAnAccount();
    void sendsNoTokenOutsideTheFarm();
    void stops();
};

void TestMediaWikis::postsTheThreeForms_data()
{
    QTest::addColumn<int>("form");
    QTest::addColumn<qint64>("base");
    QTest::addColumn<QStringList>("keys");
    const QStringList always{u"action"_s,        u"title"_s,       u"summary"_s, u"watchlist"_s, u"format"_s,
                             u"formatversion"_s, u"errorformat"_s, u"uselang"_s, u"errorlang"_s, u"assert"_s,
                             u"assertuser"_s,    u"maxlag"_s,      u"token"_s,   u"requestid"_s};
    QTest::newRow("append") << int(EditForm::Append) << qint64(51)
                            << always + QStringList{u"appendtext"_s, u"baserevid"_s, u"nocreate"_s};
    QTest::newRow("full text") << int(EditForm::FullText) << qint64(51)
                               << always + QStringList{u"text"_s, u"baserevid"_s, u"nocreate"_s};
    QTest::newRow("create") << int(EditForm::Create) << qint64(0)
                            << always + QStringList{u"text"_s, u"createonly"_s, u"starttimestamp"_s};
}

void TestMediaWikis::postsTheThreeForms()
{
    QFETCH(int, form);
    QFETCH(qint64, base);
    QFETCH(QStringList, keys);
    Bench bench([](const StubRequest &) { return saved; });
    const auto posted = bench.post(EditForm(form), base);
    QVERIFY(posted);
    QCOMPARE(posted->revision, 77);
    auto sent = bench.wiki.last(u"edit"_s).form;
    auto names = sent.keys();
    names.sort();
    keys.sort();
    QCOMPARE(names, keys); // nothing else: no section=new, basetimestamp, recreate, redirect, minor, bot
    QCOMPARE(sent.value(u"watchlist"_s), u"nochange"_s);
    QCOMPARE(sent.value(u"text"_s) + sent.value(u"appendtext"_s), u"\n\n== Heading ==\n\nBody"_s);
    if (base > 0)
        QCOMPARE(sent.value(u"baserevid"_s), u"51"_s);
}

void TestMediaWikis::costsOneRequestARow()
{
    Bench bench([](const StubRequest &) { return saved; });
    QVERIFY(bench.post(EditForm::Append, 51));
    const auto before = bench.wiki.server.requests().size();
    for (int i = 0; i < 20; ++i)
        QVERIFY(bench.post(EditForm::Append, 51));
    QCOMPARE(bench.wiki.server.requests().size() - before, 20);
}

void TestMediaWikis::postsNothingWithoutItsGuardOrForAnotherAccount()
{
    Bench bench([](const StubRequest &) { return saved; });
    QCOMPARE(bench.post(EditForm::Append, 0).error().code, u"unguarded-attempt"_s);
    QCOMPARE(bench.post(EditForm::FullText, 0).error().code, u"unguarded-attempt"_s);
    QCOMPARE(bench.post(EditForm::Append, 51, u"Somebody"_s).error().kind, ErrorKind::NeedsFix);
    QCOMPARE(bench.wiki.count(u"edit"_s), 0);
}

void TestMediaWikis::looksFromTheBaseToTheEnd()
{
    Bench bench([](const StubRequest &request) -> QByteArray {
        if (!request.form.contains(u"rvcontinue"_s))
            return R"({"continue":{"rvcontinue":"x|52","continue":"||info"},"curtimestamp":"T",
                "query":{"pages":[{"pageid":5,"title":"New name","revisions":[{"revid":51,"user":"A","comment":"c"}]}]}})";
        return R"j({"query":{"pages":[{"pageid":5,"title":"New name","revisions":[
        {"revid":52,"user":"Sender","comment":"(pr:7f3a67c4kz/1)","timestamp":"t"}]}]}})j";
    });
    const auto look = QCoro::waitFor(bench.wikis->look(bench.host(), 5, u"Old name"_s, 51));
    QVERIFY(look);
    QVERIFY(!look->missing);
    QCOMPARE(look->title, u"New name"_s);
    QCOMPARE(look->revisions.size(), 2);
    QCOMPARE(look->revisions.at(1).revision, 52);
    QCOMPARE(look->revisions.at(1).user, u"Sender"_s);
    QCOMPARE(look->wikiClock, u"T"_s);
    const auto asked = bench.wiki.last(u"info|revisions"_s).form;
    QCOMPARE(asked.value(u"pageids"_s), u"5"_s);
    QCOMPARE(asked.value(u"rvstartid"_s), u"51"_s);
    QCOMPARE(asked.value(u"rvdir"_s), u"newer"_s);
    QVERIFY(!asked.contains(u"titles"_s));
}

void TestMediaWikis::looksThroughTheWholeHistoryWhenTheBaseIsGone()
{
    Bench bench([](const StubRequest &request) -> QByteArray {
        if (request.form.contains(u"rvstartid"_s))
            return R"({"errors":[{"code":"badid_rvstartid","text":"?"}]})";
        return R"({"query":{"pages":[{"pageid":5,"title":"P","revisions":[{"revid":90}]}]}})";
    });
    const auto look = QCoro::waitFor(bench.wikis->look(bench.host(), 5, u"P"_s, 51));
    QVERIFY(look);
    QCOMPARE(look->revisions.size(), 1);
}

void TestMediaWikis::tellsHiddenFromEmptyInALook()
{
    Bench bench([](const StubRequest &) -> QByteArray {
        return R"({"query":{"pages":[{"pageid":5,"title":"X","revisions":[
        {"revid":51,"user":"Sender","comment":""},{"revid":52,"userhidden":true,"commenthidden":true},
        {"revid":53,"user":"Sender","commenthidden":true,"comment":"read by those who may"}]}]}})";
    });
    const auto look = QCoro::waitFor(bench.wikis->look(bench.host(), 5, u"X"_s, 51));
    QVERIFY(look);
    QVERIFY(!look->revisions.at(0).comment.isNull());
    QVERIFY(look->revisions.at(1).user.isNull() && look->revisions.at(1).comment.isNull());
    QCOMPARE(look->revisions.at(2).comment, u"read by those who may"_s);
}

void TestMediaWikis::aMissingPageIsAnAnswerToALook()
{
    Bench bench([](const StubRequest &) -> QByteArray {
        return R"({"query":{"pages":[{"ns":3,"title":"User talk:X","missing":true}]}})";
    });
    const auto look = QCoro::waitFor(bench.wikis->look(bench.host(), 0, u"User talk:X"_s, 0));
    QVERIFY(look && look->missing);
    QCOMPARE(bench.wiki.last(u"info|revisions"_s).form.value(u"titles"_s), u"User talk:X"_s);
}

void TestMediaWikis::readsMarkedContributions()
{
    Bench bench([](const StubRequest &) -> QByteArray {
        return R"j({"query":{"usercontribs":[{"revid":1,"comment":"something else"},
            {"revid":2,"pageid":5,"title":"P","comment":"/* H */ new section (pr:abcdefgh23/4)","sizediff":120,
             "timestamp":"t","tags":["mw-reverted"]}]}})j";
    });
    const auto seen = QCoro::waitFor(bench.wikis->contributions(bench.host(), 7, u"2026-11-23T12:00:00Z"_s));
    QVERIFY(seen);
    QCOMPARE(seen->size(), 1);
    QCOMPARE(seen->at(0).revision, 2);
    QCOMPARE(seen->at(0).sizeDiff, 120);
    QCOMPARE(seen->at(0).tags, QStringList{u"mw-reverted"_s});
    const auto asked = bench.wiki.last(u"usercontribs"_s).form;
    QCOMPARE(asked.value(u"ucuserids"_s), u"7"_s);
    QCOMPARE(asked.value(u"ucstart"_s), u"2026-11-23T12:00:00Z"_s);
    QCOMPARE(asked.value(u"ucdir"_s), u"newer"_s);
}

void TestMediaWikis::readsRevertsAndMessagesInOneRequest()
{
    Bench bench([](const StubRequest &) -> QByteArray {
        return R"j({"query":{"userinfo":{"id":7,"name":"Sender","messages":true},"usercontribs":[{"revid":2,
            "pageid":5,"title":"P","comment":"new section (pr:abcdefgh23/4)","tags":["mw-reverted"]}]}})j";
    });
    const auto seen = QCoro::waitFor(bench.wikis->reactions(bench.host(), 7, u"2026-11-23T12:00:00Z"_s));
    QVERIFY(seen);
    QVERIFY(seen->hasMessages);
    QCOMPARE(seen->reverted.size(), 1);
    QCOMPARE(seen->reverted.at(0).revision, 2);
    const auto asked = bench.wiki.last(u"userinfo"_s).form;
    QCOMPARE(asked.value(u"uctag"_s), u"mw-reverted"_s);
    QCOMPARE(asked.value(u"uiprop"_s), u"hasmsg"_s);
}

void TestMediaWikis::readsTheFiltersLogOnlyWhereThereIsOne()
{
    const auto answer = [](const StubRequest &) -> QByteArray {
        return R"({"query":{"abuselog":[{"filter":"No foo","result":"warn"}]}})";
    };
    Bench bench(answer);
    const auto hits = QCoro::waitFor(bench.wikis->filterHits(bench.host(), u"P"_s, u"t"_s));
    QVERIFY(hits);
    QCOMPARE(hits->size(), 1);
    QCOMPARE(hits->at(0).result, u"warn"_s);
    Bench without(answer);
    without.wiki.siteinfo.replace("Abuse Filter", "Echo");
    const auto none = QCoro::waitFor(without.wikis->filterHits(without.host(), u"P"_s, u"t"_s));
    QVERIFY(none && none->isEmpty());
    QCOMPARE(without.wiki.count(u"abuselog"_s), 0);
}

void TestMediaWikis::readsPagesAndTheirUrl()
{
    Bench bench([](const StubRequest &request) -> QByteArray {
        if (request.form.value(u"titles"_s) == "Gone"_L1)
            return R"({"query":{"pages":[{"title":"Gone","missing":true}]}})";
        return R"({"query":{"pages":[{"pageid":1,"title":"List of é/A","contentmodel":"wikitext",
            "revisions":[{"revid":12,"slots":{"main":{"content":"text"}}}]}]}})";
    });
    const auto page = QCoro::waitFor(bench.wikis->page(bench.host(), u"List of é/A"_s));
    QVERIFY(page);
    QCOMPARE(page->text, u"text"_s);
    QCOMPARE(page->url.toEncoded(),
             bench.wiki.server.url(u"/w/index.php"_s).toEncoded() + "?title=List_of_%C3%A9/A&oldid=12");
    const auto gone = QCoro::waitFor(bench.wikis->page(bench.host(), u"Gone"_s));
    QCOMPARE(gone.error().kind, ErrorKind::Row);
    QCOMPARE(gone.error().code, u"missingtitle"_s);
    QCOMPARE(QCoro::waitFor(bench.wikis->revisionText(bench.host(), 12)).value_or(QString()), u"text"_s);
    QCOMPARE(QCoro::waitFor(bench.wikis->revisionText(bench.host(), 13)).error().code, u"nosuchrevid"_s);
}

void TestMediaWikis::rendersAsTheWikiDoes()
{
    Bench bench([](const StubRequest &) -> QByteArray {
        return R"({"parse":{"text":"<p>Hi</p>","psttext":"Hi me","wikitext":"Hi ~~~~",
            "templates":[{"title":"Template:Nope","exists":false},{"title":"Template:Yes","exists":true}],
            "links":[{"title":"Nowhere","exists":false},{"title":"There","exists":true}]}})";
    });
    const auto shown =
        QCoro::waitFor(bench.wikis->render(bench.host(), u"User talk:A"_s, u"S"_s, u"Hi ~~~~"_s));
    QVERIFY(shown);
    QCOMPARE(shown->html, u"<p>Hi</p>"_s);
    QCOMPARE(shown->wikitext, u"Hi me"_s);
    QCOMPARE(shown->missingTemplates, QStringList{u"Template:Nope"_s});
    QCOMPARE(shown->missingLinks, QStringList{u"Nowhere"_s});
    QVERIFY(shown->missingFiles.isEmpty());
    QCOMPARE(shown->baseUrl, bench.wiki.server.url(u"/wiki/"_s));
    QCOMPARE(bench.wiki.last(u"parse"_s).form.value(u"disableeditsection"_s), u"1"_s);
    QVERIFY(!bench.wiki.last(u"parse"_s).form.contains(u"token"_s));
}

void TestMediaWikis::tellsWhichFilesAreNowhere()
{
    Bench bench([](const StubRequest &request) -> QByteArray {
        if (request.form.value(u"action"_s) == "parse"_L1)
            return R"({"parse":{"text":"x","images":["A_b.png","Shared.png","There.png"]}})";
        return R"({"query":{"pages":[{"title":"File:A b.png","missing":true},{"title":"File:There.png"},
            {"title":"File:Shared.png","missing":true,"known":true}]}})";
    });
    const auto shown = QCoro::waitFor(bench.wikis->render(bench.host(), u"T"_s, u"S"_s, u"B"_s));
    QVERIFY(shown);
    QCOMPARE(shown->missingFiles, QStringList{u"File:A b.png"_s});
    QCOMPARE(bench.wiki.last(u"info"_s).form.value(u"titles"_s),
             u"File:A b.png|File:Shared.png|File:There.png"_s);
}

void TestMediaWikis::expandsAList()
{
    Bench bench([](const StubRequest &) -> QByteArray {
        return R"({"expandtemplates":{"wikitext":"* [//en.example.org/w/index.php?title=User_talk:A User talk:A]"}})";
    });
    const auto lines = QCoro::waitFor(bench.wikis->expand(bench.host(), u"List"_s, u"{{members}}"_s));
    QVERIFY(lines);
    QCOMPARE(*lines, u"User talk:A@en.example.org"_s);
}

void TestMediaWikis::tellsRightsLimitsAndBlocks()
{
    Bench bench([](const StubRequest &) -> QByteArray {
        return R"({"query":{"userinfo":{"id":7,"name":"Sender","rights":["edit"],"groups":["user"],
            "ratelimits":{"edit":{"user":{"hits":90,"seconds":60},"newbie":{"hits":8,"seconds":60}}},
            "blockid":3,"blockedby":"Sysop","blockreason":"tests","blockexpiry":"infinite","blockpartial":true}}})";
    });
    const auto facts = QCoro::waitFor(bench.wikis->accountFacts(bench.host()));
    QVERIFY(facts);
    QCOMPARE(facts->userId, 7);
    QCOMPARE(facts->editLimit, (RateLimit{8, 60}));
    QVERIFY(facts->block && facts->block->partial);
    QCOMPARE(facts->block->by, u"Sysop"_s);
}

void TestMediaWikis::readsWithoutAnAccount()
{
    Bench bench([](const StubRequest &) -> QByteArray { return R"({"parse":{"text":"x"}})"; }, false);
    QVERIFY(QCoro::waitFor(bench.wikis->render(bench.host(), u"T"_s, u"S"_s, u"B"_s)));
    QCOMPARE(bench.post(EditForm::Append, 51).error().kind, ErrorKind::NeedsFix);
    QCOMPARE(QCoro::waitFor(bench.wikis->accountFacts(bench.host())).error().code, u"sign-in"_s);
    for (const auto &request : bench.wiki.server.requests())
        QVERIFY(!request.headers.contains("authorization") && !request.form.contains(u"assert"_s));
}

void TestMediaWikis::sendsNoTokenOutsideTheFarm()
{
    StubServer hostile([](const StubRequest &) { return StubReply{}; });
    Bench bench([](const StubRequest &) { return saved; });
    QCOMPARE(QCoro::waitFor(bench.wikis->belongsToFarm(hostile.host())), false);
    QCOMPARE(QCoro::waitFor(bench.wikis->check(hostile.host(), {u"A"_s})).error().code, u"outside-farm"_s);
    QCOMPARE(QCoro::waitFor(bench.wikis->look(hostile.host(), 1, {}, 1)).error().code, u"outside-farm"_s);
    QCOMPARE(QCoro::waitFor(bench.wikis->accountFacts(hostile.host())).error().code, u"outside-farm"_s);
    QCOMPARE(QCoro::waitFor(bench.wikis->page(hostile.host(), u"A"_s)).error().code, u"outside-farm"_s);
    QCOMPARE(hostile.connections(), 0);
}

void TestMediaWikis::stops()
{
    Bench bench([](const StubRequest &) { return saved; });
    QVERIFY(bench.post(EditForm::Append, 51));
    bench.wikis->stop();
    QCOMPARE(bench.post(EditForm::Append, 51).error().kind, ErrorKind::Stopped);
    QCOMPARE(bench.wiki.count(u"edit"_s), 1);
}

QTEST_GUILESS_MAIN(TestMediaWikis)
#include "mediawikis.moc"
