// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Who says what of a request, and that a lost answer, another editor or another console changes nothing of
// it.
#include "engine/review/requestwriting.h"

#include "engine/review/approval.h"
#include "support/reviewbench.h"

using namespace paperround;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestRequestWriting : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_bench = std::make_unique<ReviewBench>(); }
    void cleanup() { m_bench.reset(); }

    void goesFromSubmissionOverAReturnToAnApproval();
    void letsNobodyApproveWho_data();
    void letsNobodyApproveWho();
    void needsAWordOnWhatToMend();
    void takesACommentOfAnybodyWhoIsNotBlocked();
    void takesARequestUpAndGivesItUp();
    void saysNothingOfWhatWasNotRead();
    void writesOnceWhateverBecomesOfTheAnswer_data();
    void writesOnceWhateverBecomesOfTheAnswer();
    void keepsWhatOthersSayInTheSameMoment();
    void givesTheLockToOneOfTwoConsoles();
    void takesOverOnlyOnPurpose();
    void locksNothingThatIsNotApproved();
    void saysWhatCameOfIt();
    void makesAnApprovedRequestOnlyOfWhatWasApproved();

private:
    [[nodiscard]] Result<ReviewedRequest> lock(const std::shared_ptr<FakeWikis> &who,
                                               const ReviewedRequest &request, const QString &console,
                                               bool takeOver = false)
    {
        return QCoro::waitFor(lockRequest(request.title, console, takeOver, who));
    }
    [[nodiscard]] int lines(const ReviewedRequest &request, const QString &kind) const
    {
        int count = 0;
        for (const QString &line : decisionLinesOf(m_bench->anna->textOf(Home, request.title)))
            count += line.startsWith(u"* "_s + kind) ? 1 : 0;
        return count;
    }
    std::unique_ptr<ReviewBench> m_bench;
};

void TestRequestWriting::goesFromSubmissionOverAReturnToAnApproval()
{
    Request what = ReviewBench::request();
    const ReviewedRequest first = m_bench->submitted(what);
    QCOMPARE(first.standing.state, RequestState::Submitted);
    QCOMPARE(first.standing.approvalsNeeded, 1);
    const auto returned = ReviewBench::say(m_bench->ngozi, Decision::Kind::Return, first, u"no link"_s);
    QVERIFY(returned);
    QCOMPARE(returned->standing.state, RequestState::Returned);
    QCOMPARE(returned->standing.returns.first().decision.comment, u"no link"_s);
    what.message.body += u" [[Link]]"_s;
    const ReviewedRequest second = m_bench->submitted(what);
    QCOMPARE(second.submission().version, 2);
    QVERIFY(second.digest() != first.digest());
    QCOMPARE(second.standing.state, RequestState::Submitted);
    const auto approved = ReviewBench::say(m_bench->ngozi, Decision::Kind::Approve, second);
    QVERIFY(approved);
    QCOMPARE(approved->standing.state, RequestState::Approved);
    QVERIFY(mayGoOut(*approved));
    const auto withdrawn = ReviewBench::say(m_bench->anna, Decision::Kind::Withdraw, second);
    QVERIFY(withdrawn);
    QCOMPARE(withdrawn->standing.state, RequestState::Withdrawn);
    QCOMPARE(mayGoOut(*withdrawn).error().code, u"request-withdrawn"_s);
}

void TestRequestWriting::letsNobodyApproveWho_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("submitted it") << u"Anna"_s << u"own-request"_s;
    QTest::newRow("has no right") << u"Eve"_s << u"not-reviewer"_s;
    QTest::newRow("is blocked") << u"Ravi"_s << u"account-blocked"_s;
    QTest::newRow("has approved it") << u"Ngozi"_s << u"already-approved"_s;
}

void TestRequestWriting::letsNobodyApproveWho()
{
    QFETCH(const QString, who);
    const ReviewedRequest request = m_bench->approved(ReviewBench::request());
    m_bench->anna->setBlocked(u"Ravi"_s, true);
    m_bench->anna->setGroups(u"Anna"_s, {u"reviewers"_s});
    const QHash<QString, std::shared_ptr<FakeWikis>> all{{u"Anna"_s, m_bench->anna},
                                                         {u"Eve"_s, m_bench->eve},
                                                         {u"Ravi"_s, m_bench->ravi},
                                                         {u"Ngozi"_s, m_bench->ngozi}};
    const auto said = ReviewBench::say(all.value(who), Decision::Kind::Approve, request);
    QVERIFY(!said);
    QTEST(said.error().code, "refusal");
    QCOMPARE(lines(request, u"approve"_s), 1);
}

void TestRequestWriting::needsAWordOnWhatToMend()
{
    const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
    const auto said = ReviewBench::say(m_bench->ngozi, Decision::Kind::Return, request, u" \n"_s);
    QVERIFY(!said);
    QCOMPARE(said.error().code, u"no-comment"_s);
    const auto nothing = ReviewBench::say(m_bench->ravi, Decision::Kind::Withdraw, request);
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().code, u"nothing-to-withdraw"_s);
}

void TestRequestWriting::takesACommentOfAnybodyWhoIsNotBlocked()
{
    const ReviewedRequest request = m_bench->approved(ReviewBench::request());
    const auto said =
        ReviewBench::say(m_bench->eve, Decision::Kind::Comment, request, u"Is the date right?"_s);
    QVERIFY2(said, said ? "" : qPrintable(said.error().code));
    QCOMPARE(said->record.decisions.constLast().author, u"Eve"_s);
    QCOMPARE(said->record.decisions.constLast().decision.comment, u"Is the date right?"_s);
    QCOMPARE(said->standing.state, RequestState::Approved);
    QCOMPARE(ReviewBench::say(m_bench->eve, Decision::Kind::Comment, request, u" "_s).error().code,
             u"empty-comment"_s);
    m_bench->anna->setBlocked(u"Eve"_s, true);
    QCOMPARE(ReviewBench::say(m_bench->eve, Decision::Kind::Comment, request).error().code,
             u"account-blocked"_s);
}

void TestRequestWriting::takesARequestUpAndGivesItUp()
{
    const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
    const auto refused = [&](const std::shared_ptr<FakeWikis> &who, Decision::Kind kind) {
        const auto said = ReviewBench::say(who, kind, request, {});
        return said ? QString() : said.error().code;
    };
    QCOMPARE(refused(m_bench->anna, Decision::Kind::Take), u"own-request"_s);
    QCOMPARE(refused(m_bench->eve, Decision::Kind::Take), u"not-reviewer"_s);
    QCOMPARE(refused(m_bench->ngozi, Decision::Kind::Release), u"nothing-to-release"_s);
    const auto taken = ReviewBench::say(m_bench->ngozi, Decision::Kind::Take, request, {});
    QVERIFY2(taken, taken ? "" : qPrintable(taken.error().code));
    QCOMPARE(taken->digest(), request.digest());
    QCOMPARE(taken->standing.looking.size(), 1);
    QCOMPARE(taken->standing.state, RequestState::Submitted);
    QVERIFY(
        m_bench->anna->textOf(Home, request.title).contains(u"[[User:Ngozi|Ngozi]] looking at it since"_s));
    QCOMPARE(refused(m_bench->ngozi, Decision::Kind::Take), u"already-looking"_s);
    // Another reviewer decides all the same, and looks at it no less.
    QVERIFY(ReviewBench::say(m_bench->ravi, Decision::Kind::Approve, request));
    QCOMPARE(m_bench->refusal(request.title), QString());
    QCOMPARE(refused(m_bench->ravi, Decision::Kind::Take), u"request-approved"_s);
    const auto given = ReviewBench::say(m_bench->ngozi, Decision::Kind::Release, request, {});
    QVERIFY2(given, given ? "" : qPrintable(given.error().code));
    QVERIFY(given->standing.looking.isEmpty());
    QCOMPARE(m_bench->refusal(request.title), QString());
}

void TestRequestWriting::saysNothingOfWhatWasNotRead()
{
    Request what = ReviewBench::request();
    const ReviewedRequest seen = m_bench->submitted(what);
    what.message.body += u"!"_s;
    m_bench->submitted(what); // While Ngozi reads.
    const auto said = ReviewBench::say(m_bench->ngozi, Decision::Kind::Approve, seen);
    QVERIFY(!said);
    QCOMPARE(said.error().code, u"request-changed"_s);
    QCOMPARE(lines(seen, u"approve"_s), 0);
}

void TestRequestWriting::writesOnceWhateverBecomesOfTheAnswer_data()
{
    addFates();
}

void TestRequestWriting::writesOnceWhateverBecomesOfTheAnswer()
{
    QFETCH(const PostFault, fault);
    const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
    bool first = true;
    m_bench->ngozi->saveFault = [&](const PageSave &) {
        return std::exchange(first, false) ? fault : PostFault{};
    };
    const auto said = ReviewBench::say(m_bench->ngozi, Decision::Kind::Approve, request);
    QVERIFY2(said, said ? "" : qPrintable(said.error().code));
    QCOMPARE(said->standing.state, RequestState::Approved);
    m_bench->clock.advance(60s); // What was late has landed, or was refused.
    QCOMPARE(lines(request, u"approve"_s), 1);
    QCOMPARE(m_bench->refusal(request.title), QString());
}

void TestRequestWriting::keepsWhatOthersSayInTheSameMoment()
{
    m_bench->anna->reviewPolicy.approvals = 2;
    for (const auto &wikis : {m_bench->ngozi, m_bench->ravi, m_bench->eve})
        wikis->reviewPolicy.approvals = 2;
    const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
    bool first = true;
    m_bench->ngozi->saveFault = [&](const PageSave &) {
        if (std::exchange(first, false)) // Ravi, in a browser, a moment before.
            m_bench->paste(request, ReviewBench::approvalBy(u"Ravi"_s, request), u"Ravi"_s);
        return PostFault{};
    };
    const auto said = ReviewBench::say(m_bench->ngozi, Decision::Kind::Approve, request);
    QVERIFY2(said, said ? "" : qPrintable(said.error().code));
    QCOMPARE(said->standing.approvals.size(), 2);
    QCOMPARE(said->standing.state, RequestState::Approved);
    QCOMPARE(lines(request, u"approve"_s), 2);
}

void TestRequestWriting::givesTheLockToOneOfTwoConsoles()
{
    const ReviewedRequest request = m_bench->approved(ReviewBench::request());
    // Another console of Anna's, and one of Ravi's, press Send in the same moment.
    bool first = true;
    std::optional<Result<ReviewedRequest>> other;
    m_bench->anna->saveFault = [&](const PageSave &) {
        if (std::exchange(first, false)) {
            Decision line{Decision::Kind::Deliver,
                          request.submission().version,
                          request.digest(),
                          request.record.base,
                          u"console-b"_s,
                          u"Ravi"_s,
                          {}};
            m_bench->paste(request, decisionLine(line), u"Ravi"_s);
        }
        return PostFault{};
    };
    const auto lost = lock(m_bench->anna, request, u"console-a"_s);
    QVERIFY(!lost);
    QCOMPARE(lost.error().code, u"lock-held"_s);
    QVERIFY(lost.error().detail.startsWith(u"Ravi on console-b"_s));
    QCOMPARE(lines(request, u"deliver"_s), 1);
    const auto again = lock(m_bench->ravi, request, u"console-b"_s); // Its own: it goes on.
    QVERIFY(again);
    QCOMPARE(again->standing.state, RequestState::Delivering);
    const auto twin = lock(m_bench->ravi, request, u"console-c"_s); // The same account elsewhere.
    QVERIFY(!twin);
    QCOMPARE(twin.error().code, u"lock-held"_s);
}

void TestRequestWriting::takesOverOnlyOnPurpose()
{
    const ReviewedRequest request = m_bench->approved(ReviewBench::request());
    QVERIFY(lock(m_bench->anna, request, u"console-a"_s));
    const auto taken = lock(m_bench->ravi, request, u"console-b"_s, true);
    QVERIFY2(taken, taken ? "" : qPrintable(taken.error().code));
    QCOMPARE(taken->standing.lock->installation, u"console-b"_s);
    const auto back = lock(m_bench->anna, request, u"console-a"_s);
    QVERIFY(!back);
    QCOMPARE(back.error().code, u"lock-held"_s);
    // Two take it over from the same console: the second does not take it from the first.
    bool first = true;
    m_bench->anna->saveFault = [&](const PageSave &) {
        if (std::exchange(first, false)) {
            Decision line{Decision::Kind::TakeOver, 1, request.digest(), 0, u"console-c"_s, u"Eve"_s, {}};
            m_bench->paste(request, decisionLine(line), u"Eve"_s);
        }
        return PostFault{};
    };
    const auto late = lock(m_bench->anna, request, u"console-a"_s, true);
    QVERIFY(!late);
    QCOMPARE(late.error().code, u"lock-held"_s);
}

void TestRequestWriting::locksNothingThatIsNotApproved()
{
    const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
    QCOMPARE(lock(m_bench->anna, request, u"a"_s).error().code, u"not-approved"_s);
    const ReviewedRequest old = m_bench->approved(ReviewBench::request());
    m_bench->clock.advance(std::chrono::hours(24 * 31));
    QCOMPARE(lock(m_bench->anna, old, u"a"_s).error().code, u"request-expired"_s);
    QCOMPARE(lines(old, u"deliver"_s), 0);
}

void TestRequestWriting::saysWhatCameOfIt()
{
    const ReviewedRequest request = m_bench->approved(ReviewBench::request());
    const auto locked = lock(m_bench->anna, request, u"console-a"_s);
    QVERIFY(locked);
    Delivery delivery;
    delivery.id = request.submission().request.id;
    delivery.farm = Home;
    delivery.account = u"Anna"_s;
    delivery.installation = u"console-a"_s;
    delivery.review = noteOf(*locked);
    delivery.created = delivery.finished = m_bench->clock.now();
    delivery.counts[RowState::Delivered] = 3;
    QVERIFY(QCoro::waitFor(writeFinish(delivery, m_bench->anna)));
    QVERIFY(QCoro::waitFor(writeFinish(delivery, m_bench->anna))); // Once is enough.
    const auto now = m_bench->read(request.title);
    QVERIFY(now);
    QCOMPARE(now->standing.state, RequestState::Finished);
    QVERIFY(now->standing.lock->outcome.startsWith(u"3 delivered; "_s));
    QCOMPARE(lines(request, u"finish"_s), 1);
    QCOMPARE(lock(m_bench->anna, request, u"console-a"_s).error().code, u"request-finished"_s);
}

void TestRequestWriting::makesAnApprovedRequestOnlyOfWhatWasApproved()
{
    for (const auto &wikis : {m_bench->anna, m_bench->ravi})
        wikis->reviewPolicy.fromTargets = 3;
    const FarmProfile farm = m_bench->anna->farm();
    const auto without = [&](const Request &request) {
        const auto made = waitForApproved(ReviewQueue::approveByPolicy(request, farm, m_bench->anna));
        return made ? QString() : made.error().code + u' ' + made.error().detail;
    };
    QCOMPARE(without(ReviewBench::request(2)), QString());
    QCOMPARE(without(ReviewBench::request(3)), u"needs-approval 3/3"_s);
    Request test = ReviewBench::request(3);
    test.options.test = true;
    QCOMPARE(without(test), u"test-elsewhere User talk:Anna@home.example"_s); // Or all would be tests.
    test.targets = {{u"User talk:Ngozi"_s, Home, 1}};
    QCOMPARE(without(test), u"test-elsewhere User talk:Anna@home.example"_s);
    test.targets = {{u"User talk:Anna"_s, Home, 1}};
    QCOMPARE(without(test), QString());
    FarmProfile alone = farm; // Unreviewed, and said to be so.
    alone.review.queue = ReviewPolicy::Queue::Ledger;
    const auto own =
        waitForApproved(ReviewQueue::approveByPolicy(ReviewBench::request(3), alone, m_bench->anna));
    QVERIFY(own && !own->review().isReviewed());
    m_bench->ngozi->reviewPolicy.fromTargets = 3;
    const ReviewedRequest request = m_bench->approved(ReviewBench::request(3));
    const auto made =
        waitForApproved(ReviewQueue::approveByReview(request.title, u"console-a"_s, false, m_bench->anna));
    QVERIFY2(made, made ? "" : qPrintable(made.error().code));
    QCOMPARE(made->request().targets.size(), 3);
    QCOMPARE(made->review().page, request.title);
    QCOMPARE(made->review().digest, request.digest());
    QCOMPARE(made->review().approvals.size(), 1);
    QCOMPARE(made->review().approvals.first().user, u"Ngozi"_s);
}

QTEST_GUILESS_MAIN(TestRequestWriting)
#include "requestwriting.moc"
