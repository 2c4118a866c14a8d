// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A delivery that others approved: it begins with the lock, heeds a withdrawn word within ten seconds, and
// says on its page what came of it.
#include "engine/delivery/reviewwatch.h"

#include "domain/delivery/reason.h"
#include "engine/delivery/deliveryengine.h"
#include "support/fakeledger.h"
#include "support/reviewbench.h"

using namespace paperround;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Anna's console.
struct Desk
{
    explicit Desk(ReviewBench &reviewBench)
        : bench(reviewBench)
        , engine(ledger, reviewBench.clock, u"console-a"_s)
    {
        QObject::connect(&engine, &DeliveryEngine::deliveryChanged, &engine,
                         [this](const Delivery &delivery) {
                             if (delivery.state == DeliveryState::Paused)
                                 causes.append(delivery.pauseCause.detail);
                             state = delivery.state;
                         });
        QObject::connect(&engine, &DeliveryEngine::refused, &engine,
                         [this](const QString &, const Error &error) { refusals.append(error.code); });
        QObject::connect(&engine, &DeliveryEngine::stopped, &engine, [this] { gone = true; });
    }
    void begin(const QString &title)
    {
        const auto approved =
            waitForApproved(ReviewQueue::approveByReview(title, engine.installation(), false, bench.anna));
        QVERIFY2(approved, approved ? "" : qPrintable(approved.error().code));
        engine.start(*approved, bench.anna);
    }
    [[nodiscard]] bool pauses() const { return !causes.isEmpty() && state == DeliveryState::Paused; }

    ReviewBench &bench;
    FakeLedger ledger{bench.clock};
    DeliveryEngine engine;
    QStringList causes;
    QStringList refusals;
    DeliveryState state = DeliveryState::Delivering;
    bool gone = false;
};

} // namespace

class TestReviewWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<ReviewBench>();
        for (const auto &wikis : {m_bench->anna, m_bench->ngozi, m_bench->ravi, m_bench->eve})
            wikis->sendPolicy.editsPerMinute = 60; // A row a second: time enough for others.
    }
    void cleanup() { m_bench.reset(); }

    void deliversWhatWasApprovedAndSaysSo();
    void keepsApprovalsInTheLedger();
    void pausesWithinTenSecondsOfAWithdrawnWord_data();
    void pausesWithinTenSecondsOfAWithdrawnWord();
    void goesOnOnceItIsApprovedAgain();
    void looksBeforeTheFirstRowAfterAResume();
    void postsNothingThatSomebodyWroteIntoTheLedger_data();
    void postsNothingThatSomebodyWroteIntoTheLedger();
    void postsNothingWhileTheRequestCannotBeRead();
    void keepsUnderTheRateOfThePolicy();
    void skipsNamespacesThatThePolicyLeavesOut();
    void asksForAnApprovalWhereThePolicyWantsOneByNow();

private:
    /// Thirty rows on their way; once five are out, this happens.
    ReviewedRequest underWay(Desk &desk, const std::function<void(const ReviewedRequest &)> &happens)
    {
        const ReviewedRequest request = m_bench->approved(ReviewBench::request(30));
        int posts = 0;
        m_bench->anna->fault = [this, posts, request, happens](const AttemptPlan &) mutable {
            if (++posts == 5) {
                m_posted5 = m_bench->clock.now();
                happens(request);
            }
            m_last = m_bench->clock.now();
            return PostFault{};
        };
        desk.begin(request.title);
        return request;
    }
    std::unique_ptr<ReviewBench> m_bench;
    QDateTime m_posted5;
    QDateTime m_last;
};

void TestReviewWatch::deliversWhatWasApprovedAndSaysSo()
{
    Desk desk(*m_bench);
    const ReviewedRequest request = underWay(desk, [](const ReviewedRequest &) {});
    QTRY_VERIFY(desk.gone);
    QCOMPARE(desk.state, DeliveryState::Finished);
    const auto now = m_bench->read(request.title);
    QVERIFY2(now, now ? "" : qPrintable(now.error().code));
    QCOMPARE(now->standing.state, RequestState::Finished);
    QVERIFY2(now->standing.lock->outcome.startsWith(u"30 delivered; "_s),
             qPrintable(now->standing.lock->outcome));
    QVERIFY(m_bench->anna->violations().isEmpty());
}

void TestReviewWatch::keepsApprovalsInTheLedger()
{
    Desk desk(*m_bench);
    const ReviewedRequest request = underWay(desk, [](const ReviewedRequest &) {});
    QTRY_VERIFY(desk.gone);
    const auto kept = desk.ledger.deliveryNow(request.submission().request.id);
    QVERIFY(kept);
    QCOMPARE(kept->review.page, request.title);
    QCOMPARE(kept->review.digest, request.digest());
    QCOMPARE(kept->review.submitter, u"Anna"_s);
    QCOMPARE(kept->review.approvals.first().user, u"Ngozi"_s);
    QCOMPARE(kept->review.approvals.first().revision, request.standing.approvals.first().revision);
}

void TestReviewWatch::pausesWithinTenSecondsOfAWithdrawnWord_data()
{
    using Happens = std::function<void(ReviewBench &, const ReviewedRequest &)>;
    QTest::addColumn<Happens>("happens");
    QTest::addColumn<QString>("cause");
    const auto word = [](const QString &kind, const QString &user) {
        return Happens([kind, user](ReviewBench &bench, const ReviewedRequest &request) {
            QString line = ReviewBench::approvalBy(user, request);
            bench.paste(request, line.replace(u"approve"_s, kind), user);
        });
    };
    QTest::newRow("the reviewer withdraws") << word(u"withdraw"_s, u"Ngozi"_s) << u"approval-withdrawn"_s;
    QTest::newRow("another returns it") << word(u"return"_s, u"Ravi"_s) << u"request-returned"_s;
    QTest::newRow("the submitter withdraws") << word(u"withdraw"_s, u"Anna"_s) << u"request-withdrawn"_s;
    QTest::newRow("the page is deleted") << Happens([](ReviewBench &bench, const ReviewedRequest &request) {
        bench.anna->remove(Home, request.title);
    }) << u"request-missing"_s;
    QTest::newRow("the page is changed") << Happens([](ReviewBench &bench, const ReviewedRequest &request) {
        bench.anna->edit(Home, request.title,
                         bench.anna->textOf(Home, request.title).replace(u"Hello"_s, u"Hullo"_s));
    }) << u"page-differs"_s;
    QTest::newRow("another console takes over") << Happens([](ReviewBench &bench,
                                                              const ReviewedRequest &request) {
        const Decision line{Decision::Kind::TakeOver, 1, request.digest(), 0, u"console-b"_s, u"Ravi"_s, {}};
        bench.paste(request, decisionLine(line), u"Ravi"_s);
    }) << u"lock-held"_s;
    QTest::newRow("the policy changes")
        << Happens([](ReviewBench &bench, const ReviewedRequest &) { bench.setPolicy(FarmPolicy()); })
        << u"policy-changed"_s;
}

void TestReviewWatch::pausesWithinTenSecondsOfAWithdrawnWord()
{
    using Happens = std::function<void(ReviewBench &, const ReviewedRequest &)>;
    QFETCH(const Happens, happens);
    QFETCH(const QString, cause);
    Desk desk(*m_bench);
    underWay(desk, [&](const ReviewedRequest &request) { happens(*m_bench, request); });
    QTRY_VERIFY(desk.pauses());
    QVERIFY2(desk.causes.last().startsWith(cause + u": "_s), qPrintable(desk.causes.last()));
    QVERIFY(m_posted5.secsTo(m_last) <= 11);
}

void TestReviewWatch::goesOnOnceItIsApprovedAgain()
{
    Desk desk(*m_bench);
    const ReviewedRequest request = underWay(desk, [&](const ReviewedRequest &what) {
        QString line = ReviewBench::approvalBy(u"Ngozi"_s, what);
        m_bench->paste(what, line.replace(u"approve"_s, u"withdraw"_s), u"Ngozi"_s);
    });
    QTRY_VERIFY(desk.pauses());
    desk.engine.goOn(request.submission().request.id); // Said too early.
    QTRY_COMPARE(desk.causes.size(), 2);
    QTRY_VERIFY(desk.pauses());
    m_bench->paste(request, ReviewBench::approvalBy(u"Ngozi"_s, request), u"Ngozi"_s);
    desk.engine.goOn(request.submission().request.id);
    QTRY_VERIFY(desk.gone);
    QCOMPARE(desk.state, DeliveryState::Finished);
}

void TestReviewWatch::looksBeforeTheFirstRowAfterAResume()
{
    Desk desk(*m_bench);
    const ReviewedRequest request = m_bench->approved(ReviewBench::request(30));
    const QString id = request.submission().request.id;
    int posts = 0;
    m_bench->anna->fault = [&](const AttemptPlan &) {
        if (++posts == 5)
            desk.engine.stop(id);
        return PostFault{};
    };
    desk.begin(request.title);
    QTRY_VERIFY(desk.gone);
    QCOMPARE(posts, 5);
    m_bench->anna->setGroups(u"Ngozi"_s, {}); // Nothing on the page tells.
    desk.engine.resume(id, m_bench->anna);
    QTRY_VERIFY(desk.pauses());
    QVERIFY(desk.causes.last().startsWith(u"approval-withdrawn"_s));
    QCOMPARE(posts, 5);
}

void TestReviewWatch::postsNothingThatSomebodyWroteIntoTheLedger_data()
{
    using Change = std::function<void(FakeLedger::Record &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("cause");
    const auto row = [](const char *name, const Change &change, const QString &cause = u"ledger-differs"_s) {
        QTest::newRow(name) << change << cause;
    };
    row("other words", [](FakeLedger::Record &record) { record.delivery.message.body += u" Buy this!"_s; });
    row("another heading", [](FakeLedger::Record &record) { record.delivery.message.subject = u"Spam"_s; });
    row("words for a language", [](FakeLedger::Record &record) {
        record.delivery.message.variants = {{u"en"_s, {}, {}, u"Spam"_s}};
    });
    row("a footer", [](FakeLedger::Record &record) { record.delivery.message.footer = u"Spam"_s; });
    row("another page",
        [](FakeLedger::Record &record) { record.rows.last().target.title = u"User talk:X"_s; });
    row("one page more", [](FakeLedger::Record &record) {
        record.rows.append(record.rows.last());
        record.rows.last().number = int(record.rows.size());
        record.rows.last().target.title = u"User talk:X"_s;
    });
    row("other options", [](FakeLedger::Record &record) { record.delivery.options.oncePerPerson = true; });
    row(
        "no word of a review", [](FakeLedger::Record &record) { record.delivery.review = {}; },
        u"needs-approval"_s);
    row(
        "another digest", [](FakeLedger::Record &record) { record.delivery.review.digest[3] = u'z'; },
        u"request-changed"_s);
}

void TestReviewWatch::postsNothingThatSomebodyWroteIntoTheLedger()
{
    using Change = std::function<void(FakeLedger::Record &)>;
    QFETCH(const Change, change);
    QFETCH(const QString, cause);
    for (const auto &wikis : {m_bench->anna, m_bench->ngozi, m_bench->ravi, m_bench->eve})
        wikis->reviewPolicy.fromTargets = 30;
    Desk desk(*m_bench);
    const ReviewedRequest request = m_bench->approved(ReviewBench::request(30));
    const QString id = request.submission().request.id;
    int posts = 0;
    m_bench->anna->fault = [&](const AttemptPlan &) {
        if (++posts == 5)
            desk.engine.stop(id);
        return PostFault{};
    };
    desk.begin(request.title);
    QTRY_VERIFY(desk.gone);
    QHash<QString, FakeLedger::Record> records = desk.ledger.backup();
    change(records[id]);
    desk.ledger.restore(records);
    desk.engine.resume(id, m_bench->anna);
    QTRY_VERIFY(desk.pauses());
    QVERIFY2(desk.causes.last().startsWith(cause + u": "_s), qPrintable(desk.causes.last()));
    QCOMPARE(posts, 5);
}

void TestReviewWatch::postsNothingWhileTheRequestCannotBeRead()
{
    Desk desk(*m_bench);
    const ReviewedRequest request = m_bench->approved(ReviewBench::request(30));
    int posts = 0;
    int refused = 0;
    const auto silent = [&](const QString &call, const QString &) -> std::optional<Error> {
        const bool review = call == "record"_L1 || call == "userRecords"_L1;
        if (!review || refused >= 3)
            return std::nullopt;
        ++refused;
        return Error{ErrorKind::Temporary, u"timeout"_s, {}, {}};
    };
    int postsThen = -1;
    m_bench->anna->fault = [&](const AttemptPlan &) {
        if (++posts == 5) {
            m_bench->anna->readFault = silent;
            m_bench->paste(request, u"* looks fine so far"_s, u"Eve"_s); // So that it is read again.
        }
        if (refused > 0 && refused < 3)
            postsThen = posts;
        return PostFault{};
    };
    desk.begin(request.title);
    QTRY_VERIFY(desk.gone);
    QCOMPARE(desk.state, DeliveryState::Finished);
    QCOMPARE(refused, 3);
    QCOMPARE(postsThen, -1);
    m_bench->anna->readFault = {};
}

void TestReviewWatch::keepsUnderTheRateOfThePolicy()
{
    Desk desk(*m_bench);
    const QDateTime begin = m_bench->clock.now();
    underWay(desk, [](const ReviewedRequest &) {});
    QTRY_VERIFY(desk.gone);
    QVERIFY(begin.secsTo(m_last) >= 29); // Thirty rows, 60 a minute.
}

void TestReviewWatch::skipsNamespacesThatThePolicyLeavesOut()
{
    for (const auto &wikis : {m_bench->anna, m_bench->ngozi, m_bench->ravi, m_bench->eve})
        wikis->sendPolicy.namespaces = {4};
    Request what = ReviewBench::request(2);
    what.targets.append({u"Project:News"_s, Home, 3});
    Desk desk(*m_bench);
    const ReviewedRequest request = m_bench->approved(what);
    desk.begin(request.title);
    QTRY_VERIFY(desk.gone);
    const QList<Row> rows = desk.ledger.rowsNow(what.id);
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows[0].state, RowState::Skipped);
    QCOMPARE(rows[0].reason, reason::NamespaceNotAllowed);
    QCOMPARE(rows[0].detail, u"User talk"_s);
    QCOMPARE(rows[2].state, RowState::Delivered);
}

void TestReviewWatch::asksForAnApprovalWhereThePolicyWantsOneByNow()
{
    m_bench->anna->reviewPolicy.approvals = 0;
    Desk desk(*m_bench);
    const Request what = ReviewBench::request(60);
    int posts = 0;
    m_bench->anna->fault = [&](const AttemptPlan &) {
        if (++posts == 5)
            desk.engine.stop(what.id);
        return PostFault{};
    };
    const auto approved =
        waitForApproved(ReviewQueue::approveByPolicy(what, m_bench->anna->farm(), m_bench->anna));
    QVERIFY(approved);
    desk.engine.start(*approved, m_bench->anna);
    QTRY_VERIFY(desk.gone);
    m_bench->anna->reviewPolicy.approvals = 1;
    desk.engine.resume(what.id, m_bench->anna);
    QTRY_VERIFY(desk.pauses());
    QCOMPARE(desk.causes.last(), u"needs-approval: 60/50"_s);
    QCOMPARE(posts, 5);
}

QTEST_GUILESS_MAIN(TestReviewWatch)
#include "reviewwatch.moc"
