// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/systemclock.h"
#include "engine/delivery/deliveryengine.h"
#include "engine/review/requestshelf.h"
#include "integration/reviewstage.h"
#include "store/store.h"
#include "support/reviewbench.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

/// A review from its first draft to the delivery, by consoles and browsers of several accounts.
class ContractQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void aRequestIsReturnedMendedApprovedAndDelivered();
    void aLongListStandsOnPagesOfItsOwn();
    void aMessageThatIsAPageStaysThereAtItsRevision();
    void twoWhoSubmitAtOnceAreBothInTheQueue();
    void twoWhoApproveAtOnceAreBothHeard();
    void theSubmitterIsNoReviewer();
    void whoHasNotTheRightMayNotDecide();
    void aCommentOfAnybodyDecidesNothing();
    void anApprovalThatIsTakenBackSendsNothing();
    void aPolicyThatChangedTakesTheApprovalsWithIt();
    void anUnprotectedPolicyIsTold();
    void ofTwoWhoPressSendAtOnceOneDelivers_data();
    void ofTwoWhoPressSendAtOnceOneDelivers();
    void whoDeliversIsToldToTheOther();

private:
    [[nodiscard]] const ReviewStage::Cast &cast() const { return m_stage.cast(); }
    [[nodiscard]] static FarmPolicy policy(int approvals = 1);
    [[nodiscard]] Request request(int targets = 2) const;
    Result<ReviewedRequest> submit(const Request &request)
    {
        return QCoro::waitFor(submitRequest(request, u"A note. ~~~~"_s, m_stage.console(cast().submitter)));
    }
    Result<ReviewedRequest> say(const QString &user, Decision::Kind kind, const ReviewedRequest &request,
                                const QString &comment = {})
    {
        return QCoro::waitFor(
            decide({kind, request.title, request.digest(), comment}, m_stage.console(user)));
    }
    [[nodiscard]] Result<ReviewedRequest> read(const QString &title)
    {
        return QCoro::waitFor(readRequest(title, m_stage.console(cast().outsider)));
    }
    /// A line below the decisions, as somebody pastes it in a browser.
    bool paste(const QString &user, const ReviewedRequest &request, Decision::Kind kind);
    [[nodiscard]] QString textOf(const QString &title)
    {
        return QCoro::waitFor(m_stage.console(cast().outsider)->page(m_stage.host(), title))
            .value_or(PageText())
            .text;
    }
    Result<ApprovedRequest> send(const QString &user, const QString &title, const QString &console)
    {
        return waitForApproved(ReviewQueue::approveByReview(title, console, false, m_stage.console(user)));
    }
    /// Empty: every row is delivered.
    QString deliver(const ApprovedRequest &request, const QString &console);

    ReviewStage m_stage;
};

FarmPolicy ContractQueue::policy(int approvals)
{
    FarmPolicy policy;
    policy.send.everyWiki = true;
    policy.review.approvals = approvals;
    policy.review.fromTargets = 1;
    return policy;
}

void ContractQueue::initTestCase()
{
    QCOMPARE(m_stage.open(), QString());
}

void ContractQueue::init()
{
    QVERIFY(m_stage.setPolicy(policy()));
}

Request ContractQueue::request(int targets) const
{
    Request request;
    request.id = newDeliveryId();
    request.home = m_stage.host();
    request.message = {u"Tech News: 2026-48"_s, u"Hello </pre> e\u0301\r\n</nowiki> '''you'''. ~~~~"_s};
    for (int i = 1; i <= targets; ++i)
        request.targets.append({u"Project talk:%1 %2"_s.arg(request.id).arg(i), m_stage.host(), i});
    return request;
}

bool ContractQueue::paste(const QString &user, const ReviewedRequest &request, Decision::Kind kind)
{
    auto page = requestPageFrom(textOf(request.title));
    if (!page)
        return false;
    page->decisions.append(lineToPaste(kind, request.submission().version, request.digest()));
    return m_stage.saveInBrowser(user, request.title, requestPageText(*page));
}

QString ContractQueue::deliver(const ApprovedRequest &request, const QString &console)
{
    QTemporaryDir directory;
    SystemClock clock;
    const auto store = QCoro::waitFor(Store::open(directory.path(), Store::Access::Writer));
    if (!store)
        return store.error().code;
    DeliveryEngine engine((*store)->ledger(), clock, console);
    QSignalSpy stopped(&engine, &DeliveryEngine::stopped);
    QSignalSpy refused(&engine, &DeliveryEngine::refused);
    engine.start(request, m_stage.console(request.account().name));
    if (!QTest::qWaitFor([&] { return !stopped.isEmpty() || !refused.isEmpty(); }, 120'000)
        || !refused.isEmpty())
        return u"refused, or under way for ever"_s;
    const auto rows = QCoro::waitFor((*store)->ledger().rows(request.request().id));
    for (const Row &row : rows.value_or(QList<Row>())) {
        if (row.state != RowState::Delivered)
            return u"%1: %2 %3"_s.arg(row.page, stateName(row.state), row.reason);
    }
    const auto kept = QCoro::waitFor((*store)->ledger().delivery(request.request().id));
    QCoro::waitFor(engine.shutDown());
    return kept && *kept && (*kept)->review == request.review() ? QString() : u"the review is not kept"_s;
}

void ContractQueue::aRequestIsReturnedMendedApprovedAndDelivered()
{
    QVERIFY(m_stage.setPolicy(policy(2)));
    Request draft = request();
    const auto first = submit(draft);
    QVERIFY2(first, first ? "" : qPrintable(first.error().code + u' ' + first.error().detail));
    const auto returned = say(cast().second, Decision::Kind::Return, *first, u"Mend '''you''' & me. ~~~~"_s);
    QVERIFY(returned);
    QCOMPARE(returned->standing.state, RequestState::Returned);
    QCOMPARE(returned->standing.returns.first().decision.comment, u"Mend '''you''' & me. ~~~~"_s);
    QCOMPARE(send(cast().submitter, first->title, u"console-1"_s).error().code, u"request-returned"_s);

    draft.message.body = u"Hello, all of {{subst:x}} you. ~~~~"_s;
    const auto mended = submit(draft);
    QVERIFY2(mended, mended ? "" : qPrintable(mended.error().code));
    QCOMPARE(mended->title, first->title);
    QCOMPARE(mended->submission().version, 2);
    QCOMPARE(mended->standing.state, RequestState::Submitted);
    const auto approved = say(cast().reviewer, Decision::Kind::Approve, *mended);
    QVERIFY2(approved, approved ? "" : qPrintable(approved.error().code));
    QCOMPARE(approved->standing.state, RequestState::Submitted); // One of two.
    QCOMPARE(send(cast().submitter, first->title, u"console-1"_s).error().code, u"not-approved"_s);
    QVERIFY(paste(cast().second, *mended, Decision::Kind::Approve));
    QCOMPARE(read(first->title)->standing.state, RequestState::Approved);

    const auto sent = send(cast().submitter, first->title, u"console-1"_s);
    QVERIFY2(sent, sent ? "" : qPrintable(sent.error().code));
    QCOMPARE(sent->review().approvals.size(), 2);
    QCOMPARE(sent->request().message, mended->submission().request.message);
    QCOMPARE(deliver(*sent, u"console-1"_s), QString());
    for (const Target &target : draft.targets)
        QCOMPARE(textOf(target.title).count(u"Hello, all of"_s), 1);
    const auto finished = read(first->title);
    QVERIFY(finished);
    QCOMPARE(finished->standing.state, RequestState::Finished);
    QVERIFY2(finished->standing.lock->outcome.startsWith(u"2 delivered"_s),
             qPrintable(finished->standing.lock->outcome));
}

void ContractQueue::aLongListStandsOnPagesOfItsOwn()
{
    const Request draft = request(int(MostInlineTargets) + 100);
    const auto submitted = submit(draft);
    QVERIFY2(submitted,
             submitted ? "" : qPrintable(submitted.error().code + u' ' + submitted.error().detail));
    QVERIFY(!submitted->submission().lists.isEmpty());
    const auto seen = read(submitted->title);
    QVERIFY2(seen, seen ? "" : qPrintable(seen.error().code));
    QVERIFY(seen->submission().isComplete());
    QCOMPARE(seen->submission().request.targets, submitted->submission().request.targets);
    QCOMPARE(seen->submission().request.targets.size(), draft.targets.size());
    // Whoever changes the list's page changes nothing: the request names its revision.
    const QString list = submitted->submission().lists.first().page;
    QVERIFY(m_stage.saveInBrowser(cast().outsider, list, textOf(list) + u"\n\nMore."_s));
    QCOMPARE(read(submitted->title)->submission().request.targets, seen->submission().request.targets);
}

void ContractQueue::aMessageThatIsAPageStaysThereAtItsRevision()
{
    Request draft = request();
    const QString page = u"Project:News "_s + draft.id;
    const QString words =
        u"Read </pre> '''this''' \u00e9 of <section begin=it />1 < 2 &amp; more<section end=it /> ~~~~~"_s;
    // The wiki itself signs what it saves: what stands there then is what goes out.
    QVERIFY(m_stage.saveInBrowser(cast().outsider, page, words));
    draft.message.body.clear();
    draft.message.source = MessageSource{m_stage.host(), page, {}, u"it"_s, false, 0, {}};
    const auto submitted = submit(draft);
    QVERIFY2(submitted,
             submitted ? "" : qPrintable(submitted.error().code + u' ' + submitted.error().detail));
    const MessageSource source = *submitted->submission().request.message.source;
    QVERIFY(source.texts.constFirst().body.contains(u"1 < 2 &amp; more"_s));
    QVERIFY(!textOf(submitted->title).contains(u"amp; more"_s));
    QVERIFY(m_stage.saveInBrowser(cast().outsider, page, u"Something else"_s));
    const auto approved = say(cast().reviewer, Decision::Kind::Approve, *submitted);
    QVERIFY2(approved, approved ? "" : qPrintable(approved.error().code));
    const auto sent = send(cast().submitter, submitted->title, u"console-1"_s);
    QVERIFY2(sent, sent ? "" : qPrintable(sent.error().code));
    QCOMPARE(sent->request().message.source->texts, source.texts);
    QCOMPARE(deliver(*sent, u"console-1"_s), QString());
    for (const Target &target : draft.targets)
        QVERIFY2(textOf(target.title).contains(u"1 < 2 &amp; more"_s), qPrintable(textOf(target.title)));
    QCOMPARE(read(submitted->title)->standing.state, RequestState::Finished);
}

void ContractQueue::twoWhoSubmitAtOnceAreBothInTheQueue()
{
    auto one = submitRequest(request(), {}, m_stage.console(cast().submitter));
    auto other = submitRequest(request(), {}, m_stage.console(cast().reviewer));
    const auto first = QCoro::waitFor(one);
    const auto second = QCoro::waitFor(other);
    QVERIFY(first && second);
    SystemClock clock;
    const auto shelf = std::make_shared<RequestShelf>(m_stage.console(cast().outsider), clock);
    const auto queue = QCoro::waitFor(shelf->read());
    QVERIFY(queue);
    for (const auto &each : {*first, *second}) {
        const auto found = std::ranges::find(queue->requests, each.title, &QueuedRequest::title);
        QVERIFY(found != queue->requests.end());
        QVERIFY(found->request);
        QCOMPARE(found->request->digest(), each.digest());
    }
}

void ContractQueue::twoWhoApproveAtOnceAreBothHeard()
{
    const auto submitted = submit(request());
    QVERIFY(submitted);
    const DecisionWish wish{Decision::Kind::Approve, submitted->title, submitted->digest(), u"Yes."_s};
    auto one = decide(wish, m_stage.console(cast().reviewer));
    auto other = decide(wish, m_stage.console(cast().second));
    const auto first = QCoro::waitFor(one);
    const auto second = QCoro::waitFor(other);
    QVERIFY(first && second);
    QCOMPARE(read(submitted->title)->standing.approvals.size(), 2);
}

void ContractQueue::theSubmitterIsNoReviewer()
{
    const auto submitted = submit(request());
    QVERIFY(submitted);
    const auto own = say(cast().submitter, Decision::Kind::Approve, *submitted);
    QCOMPARE(own.error().code, u"own-request"_s);
    QVERIFY(paste(cast().submitter, *submitted, Decision::Kind::Approve)); // The wiki cannot forbid it.
    const auto seen = read(submitted->title);
    QCOMPARE(seen->standing.state, RequestState::Submitted);
    QCOMPARE(seen->standing.disbelieved.first().disbelief, disbelief::OwnRequest);
}

void ContractQueue::whoHasNotTheRightMayNotDecide()
{
    const auto submitted = submit(request());
    QVERIFY(submitted);
    const auto said = say(cast().outsider, Decision::Kind::Approve, *submitted);
    QCOMPARE(said.error().code, u"not-reviewer"_s);
    QVERIFY(paste(cast().outsider, *submitted, Decision::Kind::Approve));
    QCOMPARE(read(submitted->title)->standing.state, RequestState::Submitted);
    QVERIFY(say(cast().reviewer, Decision::Kind::Approve, *submitted));
    QCOMPARE(send(cast().outsider, submitted->title, u"console-9"_s).error().kind, ErrorKind::NeedsFix);
    QVERIFY(!read(submitted->title)->standing.lock);
}

void ContractQueue::aCommentOfAnybodyDecidesNothing()
{
    const auto submitted = submit(request());
    QVERIFY(submitted);
    QVERIFY(say(cast().reviewer, Decision::Kind::Approve, *submitted));
    const auto said = say(cast().outsider, Decision::Kind::Comment, *submitted, u"Is '''it''' {{right}}?"_s);
    QVERIFY2(said, said ? "" : qPrintable(said.error().code));
    QCOMPARE(said->record.decisions.last().author, cast().outsider);
    QCOMPARE(said->record.decisions.last().decision.comment, u"Is '''it''' {{right}}?"_s);
    QCOMPARE(said->standing.state, RequestState::Approved);
    QCOMPARE(said->standing.approvals.size(), 1);
}

void ContractQueue::anApprovalThatIsTakenBackSendsNothing()
{
    const auto submitted = submit(request());
    QVERIFY(submitted);
    QVERIFY(say(cast().reviewer, Decision::Kind::Approve, *submitted));
    QVERIFY(paste(cast().reviewer, *submitted, Decision::Kind::Withdraw));
    QCOMPARE(send(cast().submitter, submitted->title, u"console-1"_s).error().code, u"approval-withdrawn"_s);
}

void ContractQueue::aPolicyThatChangedTakesTheApprovalsWithIt()
{
    const auto submitted = submit(request());
    QVERIFY(submitted);
    QVERIFY(say(cast().reviewer, Decision::Kind::Approve, *submitted));
    FarmPolicy other = policy();
    other.send.confirmAbove = 7;
    QVERIFY(m_stage.setPolicy(other));
    QCOMPARE(send(cast().submitter, submitted->title, u"console-1"_s).error().code, u"policy-changed"_s);
}

void ContractQueue::anUnprotectedPolicyIsTold()
{
    const auto submitted = submit(request());
    QVERIFY(submitted);
    QVERIFY(submitted->policy.isProtected);
    QVERIFY(submitted->policy.revision > 0);
    QCOMPARE(submitted->policy.policy, policy());
    QVERIFY(m_stage.unprotect(submitted->policy.page));
    QVERIFY(!read(submitted->title)->policy.isProtected);
}

void ContractQueue::ofTwoWhoPressSendAtOnceOneDelivers_data()
{
    QTest::addColumn<QString>("other");
    QTest::newRow("two consoles of one account") << cast().submitter;
    QTest::newRow("two accounts") << cast().second;
}

void ContractQueue::ofTwoWhoPressSendAtOnceOneDelivers()
{
    QFETCH(QString, other);
    const Request draft = request();
    const auto submitted = submit(draft);
    QVERIFY(submitted);
    QVERIFY(say(cast().reviewer, Decision::Kind::Approve, *submitted));
    auto one = ReviewQueue::approveByReview(submitted->title, u"console-1"_s, false,
                                            m_stage.newConsole(cast().submitter));
    auto two =
        ReviewQueue::approveByReview(submitted->title, u"console-2"_s, false, m_stage.newConsole(other));
    const auto first = waitForApproved(std::move(one));
    const auto second = waitForApproved(std::move(two));
    QVERIFY(first.has_value() != second.has_value());
    QCOMPARE((first ? second : first).error().code, u"lock-held"_s);
    QCOMPARE(deliver(first ? *first : *second, first ? u"console-1"_s : u"console-2"_s), QString());
    for (const Target &target : draft.targets)
        QCOMPARE(textOf(target.title).count(u"Hello"_s), 1);
}

void ContractQueue::whoDeliversIsToldToTheOther()
{
    const auto submitted = submit(request());
    QVERIFY(submitted);
    QVERIFY(say(cast().reviewer, Decision::Kind::Approve, *submitted));
    QVERIFY(send(cast().submitter, submitted->title, u"console-1"_s));
    const auto late = send(cast().second, submitted->title, u"console-2"_s);
    QCOMPARE(late.error().code, u"lock-held"_s);
    QVERIFY(late.error().detail.startsWith(cast().submitter + u" on console-1"_s));
    QVERIFY(send(cast().submitter, submitted->title, u"console-1"_s)); // The same console has it again.
}

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::ContractQueue)
#include "contractqueue.moc"
