// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/review/submitting.h"

#include "support/reviewbench.h"

using namespace paperround;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSubmitting : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_bench = std::make_unique<ReviewBench>(); }
    void cleanup() { m_bench.reset(); }

    void submitsOnceWhateverBecomesOfTheAnswer_data();
    void submitsOnceWhateverBecomesOfTheAnswer();
    void mendsAPageThatSomebodySpoiled();
    void keepsTheQueueFromALocalPolicy();
    void putsThePolicysFooterUnderTheMessage();
    void pinsASourceToTheRevisionThatTheReviewersRead();
    void submitsNoOtherWordsThanItsSourceHas();
    void asksNoWikiOutsideTheFarmForASource();
    void callsWhomThePolicyNames();
    void callsWhoReturnedTheVersionBefore();
    void replacesNothingThatItCannotRead();

private:
    std::unique_ptr<ReviewBench> m_bench;
};

void TestSubmitting::submitsOnceWhateverBecomesOfTheAnswer_data()
{
    addFates();
}

void TestSubmitting::submitsOnceWhateverBecomesOfTheAnswer()
{
    QFETCH(const PostFault, fault);
    int saves = 0;
    m_bench->anna->saveFault = [&](const PageSave &) { return ++saves <= 2 ? fault : PostFault{}; };
    const ReviewedRequest request = m_bench->submitted(ReviewBench::request(501)); // The list's page, too.
    m_bench->clock.advance(60s);
    const auto pages = QCoro::waitFor(m_bench->eve->pagesBelow(Home, ReviewPolicy().requests));
    QVERIFY(pages);
    QCOMPARE(pages->size(), 2);
    const auto read = m_bench->read(request.title);
    QVERIFY2(read, read ? "" : qPrintable(read.error().code));
    QCOMPARE(read->submission().request.targets.size(), 501);
    QCOMPARE(read->digest(), request.digest());
}

void TestSubmitting::mendsAPageThatSomebodySpoiled()
{
    const Request what = ReviewBench::request();
    const ReviewedRequest request = m_bench->approved(what);
    m_bench->anna->edit(Home, request.title, u"Gone."_s, u"Eve"_s);
    QCOMPARE(m_bench->refusal(request.title), u"no-part"_s);
    const ReviewedRequest again = m_bench->submitted(what);
    QCOMPARE(again.title, request.title);
    QCOMPARE(again.submission().version, 2);
    QCOMPARE(m_bench->refusal(again.title), u"not-approved"_s);
}

void TestSubmitting::keepsTheQueueFromALocalPolicy()
{
    m_bench->anna->reviewPolicy.queue = ReviewPolicy::Queue::Ledger;
    const auto local = QCoro::waitFor(submitRequest(ReviewBench::request(), {}, m_bench->anna));
    QCOMPARE(local.error().code, u"local-queue"_s);
    m_bench->anna->reviewPolicy.queue = ReviewPolicy::Queue::Wiki;
    m_bench->anna->reviewPolicy.forbids = {u"unsigned"_s};
    Request unsignedOne = ReviewBench::request();
    unsignedOne.message.body = u"Hello."_s;
    QCOMPARE(QCoro::waitFor(submitRequest(unsignedOne, {}, m_bench->anna)).error().code,
             u"check-forbidden"_s);
    m_bench->anna->reviewPolicy.forbids = {u"heading"_s};
    Request withHeading = ReviewBench::request();
    withHeading.message.body = u"Hello.\n== More ==\n~~~~"_s;
    const auto forbidden = QCoro::waitFor(submitRequest(withHeading, {}, m_bench->anna));
    QCOMPARE(forbidden.error().code, u"check-forbidden"_s);
    QCOMPARE(forbidden.error().detail, u"heading: line 2"_s);
    const auto sent =
        waitForApproved(ReviewQueue::approveByPolicy(withHeading, m_bench->anna->farm(), m_bench->anna));
    QVERIFY(!sent);
    QCOMPARE(sent.error().code, u"check-forbidden"_s);
    m_bench->anna->reviewPolicy.forbids = {u"broken-link"_s};
    m_bench->anna->tweakRendered = [](const QString &, RenderedMessage &rendered) {
        rendered.missingLinks = {u"User:Sender"_s, u"Nowhere"_s}; // The signature's, and the text's.
    };
    Request broken = ReviewBench::request();
    broken.message.body = u"Hello\n[[Nowhere]] ~~~~"_s;
    const auto lost =
        waitForApproved(ReviewQueue::approveByPolicy(broken, m_bench->anna->farm(), m_bench->anna));
    QVERIFY(!lost);
    QCOMPARE(lost.error().code, u"check-forbidden"_s);
    QCOMPARE(lost.error().detail, u"broken-link: %1, line 2, Nowhere"_s.arg(broken.targets.first().wiki));
    m_bench->anna->reviewPolicy.forbids = {u"of-tomorrow"_s};
    QCOMPARE(QCoro::waitFor(submitRequest(unsignedOne, {}, m_bench->anna)).error().code, u"unknown-check"_s);
}

void TestSubmitting::putsThePolicysFooterUnderTheMessage()
{
    const QString footer = u"Unsubscribe at [[X]]."_s;
    m_bench->anna->reviewPolicy.footer = footer;
    QCOMPARE(m_bench->submitted(ReviewBench::request()).submission().request.message.footer, footer);
    Request hasIt = ReviewBench::request();
    hasIt.message.body += u'\n' + footer;
    QVERIFY(m_bench->submitted(hasIt).submission().request.message.footer.isEmpty());
}

void TestSubmitting::pinsASourceToTheRevisionThatTheReviewersRead()
{
    const qint64 revision = m_bench->anna->edit(Home, u"News page"_s, u"All of it ~~~~"_s, u"Eve"_s);
    Request what = ReviewBench::request();
    what.message.body.clear();
    what.message.source = MessageSource{Home, u"News page"_s, {}, {}, false, 0, {}};
    const ReviewedRequest request = m_bench->approved(what);
    m_bench->anna->edit(Home, u"News page"_s, u"Something else"_s, u"Eve"_s);
    const auto read = m_bench->read(request.title);
    QVERIFY2(read, read ? "" : qPrintable(read.error().code + read.error().detail));
    const MessageSource source = *read->submission().request.message.source;
    QCOMPARE(source.revision, revision);
    QCOMPARE(source.texts.constFirst().body, u"All of it ~~~~"_s);
    QCOMPARE(read->digest(), request.digest());
    QVERIFY(m_bench->refusal(request.title).isEmpty()); // What was approved may go out.
    const QString page = m_bench->anna->textOf(Home, request.title);
    QVERIFY(!page.contains(u"All of it"_s));
    QVERIFY(page.contains(u"[[Special:PermanentLink/%1|News page]]"_s.arg(revision)));
    const auto approved =
        waitForApproved(ReviewQueue::approveByReview(request.title, u"console-a"_s, false, m_bench->anna));
    QVERIFY2(approved, approved ? "" : qPrintable(approved.error().code));
    QCOMPARE(approved->request().message.source->texts, source.texts);
    // What stands there by now is another text: somebody tampered with the wiki itself.
    m_bench->anna->revision(Home, revision).text = u"All of it! ~~~~"_s;
    QCOMPARE(m_bench->refusal(request.title), u"source-differs"_s);
}

void TestSubmitting::submitsNoOtherWordsThanItsSourceHas()
{
    const qint64 revision = m_bench->anna->edit(Home, u"News page"_s, u"Harmless ~~~~"_s, u"Eve"_s);
    Request what = ReviewBench::request();
    what.message.source = MessageSource{Home,
                                        u"News page"_s,
                                        {},
                                        {},
                                        false,
                                        revision,
                                        {{u"News page"_s, revision, u"en"_s, false, {}, u"Spam ~~~~"_s}}};
    const auto submitted = QCoro::waitFor(submitRequest(what, {}, m_bench->anna));
    QVERIFY(!submitted);
    QCOMPARE(submitted.error().code, u"source-differs"_s);
    QVERIFY(QCoro::waitFor(m_bench->eve->pagesBelow(Home, ReviewPolicy().requests))->isEmpty());
}

void TestSubmitting::asksNoWikiOutsideTheFarmForASource()
{
    const qint64 revision = m_bench->anna->edit(Home, u"News page"_s, u"All of it ~~~~"_s, u"Eve"_s);
    Request what = ReviewBench::request();
    what.message.source = MessageSource{Home, u"News page"_s, {}, {}, false, revision, {}};
    const ReviewedRequest request = m_bench->submitted(what);
    // The submitter herself writes another page, by hand.
    RequestPage page = requestPageFrom(m_bench->anna->textOf(Home, request.title)).value();
    page.submission.request.message.source->wiki = u"evil.example"_s;
    m_bench->anna->edit(Home, request.title, requestPageText(page), u"Anna"_s);
    QCOMPARE(m_bench->refusal(request.title), u"source-outside-farm"_s);
}

void TestSubmitting::callsWhomThePolicyNames()
{
    const auto summary = [this](const ReviewedRequest &request) {
        return QCoro::waitFor(m_bench->eve->look(Home, 0, request.title, 0))->revisions.constLast().comment;
    };
    m_bench->anna->reviewPolicy.notify = {u"Ngozi"_s, u"Ravi"_s, u"Anna"_s};
    const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
    QVERIFY2(summary(request).endsWith(u") [[User:Ngozi]] [[User:Ravi]]"_s), qPrintable(summary(request)));
    // By what becomes of it its submitter is called; by her own words nobody.
    m_bench->ngozi->reviewPolicy.notify = m_bench->anna->reviewPolicy.notify;
    QVERIFY(ReviewBench::say(m_bench->ngozi, Decision::Kind::Take, request));
    QVERIFY(!summary(request).contains(u"[[User:"_s));
    QVERIFY(ReviewBench::say(m_bench->ngozi, Decision::Kind::Approve, request));
    QVERIFY2(summary(request).endsWith(u" [[User:Anna]]"_s), qPrintable(summary(request)));
    QVERIFY(ReviewBench::say(m_bench->anna, Decision::Kind::Comment, request, u"Thanks."_s));
    QVERIFY(!summary(request).contains(u"[[User:"_s));
}

void TestSubmitting::callsWhoReturnedTheVersionBefore()
{
    Request what = ReviewBench::request();
    const ReviewedRequest first = m_bench->submitted(what);
    QVERIFY(ReviewBench::say(m_bench->ravi, Decision::Kind::Return, first, u"The link is red."_s));
    what.message.body += u"!"_s;
    m_bench->submitted(what);
    const auto seen = QCoro::waitFor(m_bench->eve->look(Home, 0, first.title, 0));
    QVERIFY(seen->revisions.constLast().comment.endsWith(u" [[User:Ravi]]"_s));
}

void TestSubmitting::replacesNothingThatItCannotRead()
{
    Request what = ReviewBench::request();
    const ReviewedRequest request = m_bench->approved(what);
    const auto locked = QCoro::waitFor(lockRequest(request.title, u"console-b"_s, false, m_bench->ravi));
    QVERIFY(locked);
    const auto again = QCoro::waitFor(submitRequest(what, {}, m_bench->anna));
    QCOMPARE(again.error().code, u"request-delivering"_s);
    // Who does not know whether it is on its way leaves it alone.
    m_bench->anna->readFault = [](const QString &call, const QString &) -> std::optional<Error> {
        if (call != "userRecords"_L1)
            return {};
        return Error{ErrorKind::Temporary, u"http-503"_s, {}, {}};
    };
    const auto blind = QCoro::waitFor(submitRequest(what, {}, m_bench->anna));
    m_bench->anna->readFault = {};
    QVERIFY(!blind);
    QCOMPARE(blind.error().code, u"http-503"_s);
    QCOMPARE(m_bench->read(request.title)->standing.state, RequestState::Delivering);
}

QTEST_GUILESS_MAIN(TestSubmitting)
#include "submitting.moc"
