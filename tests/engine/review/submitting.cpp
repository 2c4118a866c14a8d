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
}

QTEST_GUILESS_MAIN(TestSubmitting)
#include "submitting.moc"
