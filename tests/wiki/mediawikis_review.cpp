// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A page's record, a queue of pages: how MediaWikis asks, and what it makes of the
// answers.
#include "wiki/mediawikis.h"

#include "mediawikisbench.h"

#include <QTest>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray head = R"({"curtimestamp":"2026-11-23T12:00:00Z","query":{"pages":[{"pageid":5,"ns":2,
    "title":"User:Requests/News","contentmodel":"wikitext","lastrevid":30,)";

QByteArray revision(int id, const QByteArray &more)
{
    return "{\"revid\":" + QByteArray::number(id) + ",\"parentid\":" + QByteArray::number(id - 1)
        + R"(,"timestamp":"2026-11-23T11:00:00Z","tags":[],)" + more + '}';
}

QByteArray by(const QByteArray &user, int id, const QByteArray &text)
{
    return R"("user":")" + user + R"(","userid":)" + QByteArray::number(id)
        + R"(,"slots":{"main":{"contentmodel":"wikitext","content":")" + text + R"("}})";
}

/// As so many revisions as there are, newest first, from the one in `rvcontinue` on.
QByteArray partOfHistory(const StubRequest &request, int revisions, int atOnce)
{
    const QString from = request.form.value(u"rvcontinue"_s);
    const int newest = from.isEmpty() ? revisions : from.section(u'|', 1).toInt();
    QByteArray told;
    for (int id = newest; id > 0 && id > newest - atOnce; --id)
        told += (told.isEmpty() ? "" : ",") + revision(id, by("Tessera", 7, "Text"));
    const int next = newest - atOnce;
    const QByteArray rest = next <= 0 ? QByteArray()
                                      : R"(,"continue":{"rvcontinue":"20261123110000|)"
            + QByteArray::number(next) + R"(","lecontinue":"20261101000000|3","continue":"||info"})";
    return head + R"("revisions":[)" + told + "]}]}" + rest + '}';
}

} // namespace

class TestMediaWikisReview : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsARecordInOneRequestThatFollowsNoRedirect();
    void tellsARecordOldestFirstWithAuthorsTagsAndTexts();
    void whatIsHiddenFromOthersIsHiddenFromUs();
    void anImportedAuthorIsNobodyOfThisWiki();
    void tellsHowThePageIsProtected();
    void tellsWhatTheLogSaysOfThePage();
    void aMissingPageIsAnAnswer();
    void whatIsNoTitleIsAnError();
    void readsOlderRevisionsPartByPart();
    void readsNoMoreThanFiveHundredRevisions();
    void aPageThatIsMovedWhileItIsReadIsNotWhole();
    void readsNoMoreTextThanAConsoleCanHold();
    void readsAQueueOfOneNamespace();
    void aQueueThatIsTooLongIsAnError();
    void aWikiThatFailsIsAnError();

private:
    static Result<PageRecord> recordFrom(const QByteArray &answer)
    {
        Bench bench([answer](const StubRequest &) { return answer; });
        return QCoro::waitFor(bench.wikis->record(bench.host(), u"User:Requests/News"_s));
    }
};

void TestMediaWikisReview::readsARecordInOneRequestThatFollowsNoRedirect()
{
    Bench bench([](const StubRequest &request) { return partOfHistory(request, 3, 50); });
    QVERIFY(QCoro::waitFor(bench.wikis->record(bench.host(), u"User:Requests/News"_s)));
    QCOMPARE(bench.wiki.count(u"info|revisions"_s), 1);
    const auto sent = bench.wiki.last(u"info|revisions"_s).form;
    QCOMPARE(sent.value(u"titles"_s), u"User:Requests/News"_s);
    QCOMPARE(sent.value(u"letitle"_s), u"User:Requests/News"_s);
    QCOMPARE(sent.value(u"inprop"_s), u"protection"_s);
    QCOMPARE(sent.value(u"list"_s), u"logevents"_s);
    QCOMPARE(sent.value(u"rvdir"_s), u"older"_s);
    QCOMPARE(sent.value(u"rvslots"_s), u"main"_s);
    QVERIFY(sent.contains(u"curtimestamp"_s));
    QVERIFY(!sent.contains(u"redirects"_s));
    QVERIFY(!sent.contains(u"maxlag"_s)); // A person waits for it, and a delivery.
}

void TestMediaWikisReview::tellsARecordOldestFirstWithAuthorsTagsAndTexts()
{
    const QByteArray undo = R"({"revid":30,"parentid":29,"timestamp":"2026-11-23T11:30:00Z",
        "tags":["mw-undo","other"],"user":"Rowan","userid":9,"slots":{"main":{"content":""}}})";
    const auto record = recordFrom(head + R"("revisions":[)" + undo + ','
                                   + revision(29, by("Tessera", 7, "One\\nTwo")) + "]}]}}");
    QVERIFY(record);
    QCOMPARE(record->title, u"User:Requests/News"_s);
    QCOMPARE(record->pageId, 5);
    QCOMPARE(record->contentModel, u"wikitext"_s);
    QVERIFY(!record->redirect);
    QVERIFY(record->isWhole);
    QCOMPARE(record->wikiClock, QDateTime(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC));
    QCOMPARE(record->revisions.size(), 2);
    const RecordedRevision &first = record->revisions.first();
    QCOMPARE(first.id, 29);
    QCOMPARE(first.parent, 28);
    QCOMPARE(first.user, u"Tessera"_s);
    QCOMPARE(first.userId, 7);
    QCOMPARE(first.text, u"One\nTwo"_s);
    QVERIFY(first.tags.isEmpty());
    const RecordedRevision &last = record->revisions.last();
    QCOMPARE(last.time, QDateTime(QDate(2026, 11, 23), QTime(11, 30), Qt::UTC));
    QCOMPARE(last.tags, (QStringList{u"mw-undo"_s, u"other"_s}));
    QVERIFY(!last.text.isNull()); // An empty page is no hidden one.
}

void TestMediaWikisReview::whatIsHiddenFromOthersIsHiddenFromUs()
{
    // So MediaWiki tells it to an account that may see what others may not.
    const QByteArray hidden =
        R"("userhidden":true,"user":"Rowan","userid":9,"slots":{"main":{"texthidden":true,
        "content":"Secret"}})";
    const auto record =
        recordFrom(head + R"("revisions":[)" + revision(30, hidden) + ','
                   + revision(29, R"("userhidden":true,"slots":{"main":{"texthidden":true}})") + "]}]}}");
    QVERIFY(record);
    for (const RecordedRevision &revision : record->revisions) {
        QVERIFY(revision.user.isNull());
        QCOMPARE(revision.userId, 0);
        QVERIFY(revision.text.isNull());
    }
}

void TestMediaWikisReview::anImportedAuthorIsNobodyOfThisWiki()
{
    const auto record = recordFrom(head + R"("revisions":[)"
                                   + revision(30, R"("anon":true,)" + by("w>Rowan", 9, "x")) + "]}]}}");
    QVERIFY(record);
    QCOMPARE(record->revisions.first().user, u"w>Rowan"_s);
    QCOMPARE(record->revisions.first().userId, 0);
}

void TestMediaWikisReview::tellsHowThePageIsProtected()
{
    const auto record = recordFrom(head + R"("redirect":true,"protection":[
        {"type":"edit","level":"sysop","expiry":"infinity"},{"type":"move","level":"autoconfirmed","expiry":"infinity"},
        {"type":"edit","level":"sysop","expiry":"infinity","source":"Main Page"}]}]}})");
    QVERIFY(record);
    QCOMPARE(record->editProtection, QStringList{u"sysop"_s});
    QVERIFY(record->redirect);
    // Pages of the interface are protected by their namespace.
    const auto message = recordFrom(R"({"query":{"pages":[{"pageid":5,"ns":8,"title":"MediaWiki:Paper Round",
        "contentmodel":"wikitext","protection":[]}]}})");
    QVERIFY(message);
    QCOMPARE(message->editProtection, QStringList{u"editinterface"_s});
}

void TestMediaWikisReview::tellsWhatTheLogSaysOfThePage()
{
    const auto record = recordFrom(head + R"("revisions":[]}],"logevents":[
        {"type":"delete","action":"restore","user":"Rowan","timestamp":"2026-11-22T10:00:00Z"},
        {"type":"move","action":"move_redir","userhidden":true,"user":"Rowan","timestamp":"2026-11-21T10:00:00Z"}]}})");
    QVERIFY(record);
    QCOMPARE(record->events.size(), 2);
    QCOMPARE(record->events[0].type, u"delete"_s);
    QCOMPARE(record->events[0].action, u"restore"_s);
    QCOMPARE(record->events[0].user, u"Rowan"_s);
    QCOMPARE(record->events[0].time, QDateTime(QDate(2026, 11, 22), QTime(10, 0), Qt::UTC));
    QCOMPARE(record->events[1].action, u"move_redir"_s);
    QVERIFY(record->events[1].user.isNull());
}

void TestMediaWikisReview::aMissingPageIsAnAnswer()
{
    const auto record =
        recordFrom(R"({"query":{"pages":[{"ns":2,"title":"User:Requests/News","missing":true}],
        "logevents":[{"type":"delete","action":"delete","user":"Rowan","timestamp":"2026-11-22T10:00:00Z"}]}})");
    QVERIFY(record);
    QCOMPARE(record->pageId, 0);
    QCOMPARE(record->title, u"User:Requests/News"_s);
    QCOMPARE(record->events.size(), 1);
    QVERIFY(record->revisions.isEmpty());
}

void TestMediaWikisReview::whatIsNoTitleIsAnError()
{
    const auto invalid =
        recordFrom(R"({"query":{"pages":[{"title":"A[b","invalidreason":"x","invalid":true}]}})");
    QVERIFY(!invalid);
    QCOMPARE(invalid.error().code, u"invalidtitle"_s);
    QVERIFY(!recordFrom(R"({"query":{"interwiki":[{"title":"w:A","iw":"w"}]}})"));
}

void TestMediaWikisReview::readsOlderRevisionsPartByPart()
{
    Bench bench([](const StubRequest &request) { return partOfHistory(request, 120, 50); });
    const auto record = QCoro::waitFor(bench.wikis->record(bench.host(), u"User:Requests/News"_s));
    QVERIFY(record);
    QVERIFY(record->isWhole);
    QCOMPARE(record->revisions.size(), 120);
    QCOMPARE(record->revisions.first().id, 1);
    QCOMPARE(record->revisions.last().id, 120);
    QCOMPARE(bench.wiki.count(u"info|revisions"_s), 3);
    const auto sent = bench.wiki.last(u"info|revisions"_s).form;
    QVERIFY(!sent.contains(u"list"_s)); // The log is not read on.
}

void TestMediaWikisReview::readsNoMoreThanFiveHundredRevisions()
{
    Bench bench([](const StubRequest &request) { return partOfHistory(request, 700, 50); });
    const auto record = QCoro::waitFor(bench.wikis->record(bench.host(), u"User:Requests/News"_s));
    QVERIFY(record);
    QVERIFY(!record->isWhole);
    QCOMPARE(record->revisions.size(), 500);
    QCOMPARE(record->revisions.last().id, 700);
}

void TestMediaWikisReview::aPageThatIsMovedWhileItIsReadIsNotWhole()
{
    Bench bench([](const StubRequest &request) -> QByteArray {
        if (!request.form.contains(u"rvcontinue"_s))
            return partOfHistory(request, 120, 50);
        return R"({"query":{"pages":[{"pageid":6,"ns":2,"title":"User:Requests/News","redirect":true,"revisions":[)"
            + revision(131, by("Mover", 8, "#REDIRECT [[Elsewhere]]")) + "]}]}}";
    });
    const auto record = QCoro::waitFor(bench.wikis->record(bench.host(), u"User:Requests/News"_s));
    QVERIFY(record);
    QVERIFY(!record->isWhole);
    QCOMPARE(record->revisions.size(), 50);
    QCOMPARE(record->revisions.last().id, 120);
}

void TestMediaWikisReview::readsNoMoreTextThanAConsoleCanHold()
{
    const QByteArray large(10 * 1024 * 1024, 'x');
    Bench bench([large](const StubRequest &request) -> QByteArray {
        const int newest = request.form.value(u"rvcontinue"_s).section(u'|', 1).toInt();
        const int id = newest == 0 ? 100 : newest;
        return head + R"("revisions":[)" + revision(id, by("Vandal", 8, large))
            + R"(]}]},"continue":{"rvcontinue":"20261123110000|)" + QByteArray::number(id - 1) + R"("}})";
    });
    const auto record = QCoro::waitFor(bench.wikis->record(bench.host(), u"User:Requests/News"_s));
    QVERIFY(record);
    QVERIFY(!record->isWhole);
    QCOMPARE(record->revisions.size(), 7); // 64 Mi characters, and the one that goes beyond.
}

void TestMediaWikisReview::readsAQueueOfOneNamespace()
{
    Bench bench([](const StubRequest &request) -> QByteArray {
        if (request.form.contains(u"gapcontinue"_s))
            return R"({"query":{"pages":[{"pageid":4,"ns":2,"title":"User:R/A","lastrevid":44}]}})";
        return R"({"query":{"pages":[
            {"pageid":9,"ns":2,"title":"User:R/C","lastrevid":99,"redirect":true},
            {"pageid":7,"ns":2,"title":"User:R/B","lastrevid":77}]},
            "continue":{"gapcontinue":"R/A","continue":"gapcontinue||"}})";
    });
    const auto pages = QCoro::waitFor(bench.wikis->pagesBelow(bench.host(), u"User:R/"_s));
    QVERIFY(pages);
    QCOMPARE(*pages,
             (QList<QueuedPage>{{u"User:R/A"_s, 4, 44, false},
                                {u"User:R/B"_s, 7, 77, false},
                                {u"User:R/C"_s, 9, 99, true}}));
    const auto sent = bench.wiki.last(u"info"_s).form;
    QCOMPARE(sent.value(u"generator"_s), u"allpages"_s);
    QCOMPARE(sent.value(u"gapnamespace"_s), u"2"_s);
    QCOMPARE(sent.value(u"gapprefix"_s), u"R/"_s);
}

void TestMediaWikisReview::aQueueThatIsTooLongIsAnError()
{
    Bench bench([](const StubRequest &) -> QByteArray {
        return R"({"query":{"pages":[{"pageid":4,"ns":2,"title":"User:R/A","lastrevid":44}]},
            "continue":{"gapcontinue":"R/A","continue":"gapcontinue||"}})";
    });
    const auto pages = QCoro::waitFor(bench.wikis->pagesBelow(bench.host(), u"User:R/"_s));
    QVERIFY(!pages);
    QCOMPARE(pages.error().kind, ErrorKind::Wiki);
    QCOMPARE(pages.error().code, u"too-many-requests"_s);
}

void TestMediaWikisReview::aWikiThatFailsIsAnError()
{
    Bench bench([](const StubRequest &) -> QByteArray {
        return R"({"errors":[{"code":"readapidenied","text":"x"}]})";
    });
    QVERIFY(!QCoro::waitFor(bench.wikis->record(bench.host(), u"User:A"_s)));
    QVERIFY(!QCoro::waitFor(bench.wikis->pagesBelow(bench.host(), u"User:A"_s)));
    QVERIFY(!QCoro::waitFor(bench.wikis->userRecords(bench.host(), {u"A"_s})));
}

QTEST_GUILESS_MAIN(TestMediaWikisReview)
#include "mediawikis_review.moc"
