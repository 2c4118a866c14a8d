// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/review/requestshelf.h"

#include "support/reviewbench.h"

using namespace paperround;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestRequestShelf : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_bench = std::make_unique<ReviewBench>(); }
    void cleanup() { m_bench.reset(); }

    void readsAgainOnlyWhatHasChanged();
    void tellsOfAnotherPolicy();

private:
    std::unique_ptr<ReviewBench> m_bench;
};

void TestRequestShelf::readsAgainOnlyWhatHasChanged()
{
    const ReviewedRequest first = m_bench->submitted(ReviewBench::request());
    m_bench->submitted(ReviewBench::request(501));
    const auto shelf = std::make_shared<RequestShelf>(m_bench->eve, m_bench->clock);
    const auto reading = QCoro::waitFor(shelf->read());
    QVERIFY(reading);
    QCOMPARE(reading->requests.size(), 2); // The list's page is none.
    const int records = m_bench->eve->calls(u"record"_s);
    QVERIFY(QCoro::waitFor(shelf->read()));
    QCOMPARE(m_bench->eve->calls(u"record"_s), records);
    QVERIFY(ReviewBench::say(m_bench->ngozi, Decision::Kind::Approve, first));
    const auto after = QCoro::waitFor(shelf->read());
    QVERIFY(after);
    QCOMPARE(m_bench->eve->calls(u"record"_s), records + 1);
    QVERIFY(std::ranges::any_of(after->requests, [](const QueuedRequest &queued) {
        return queued.request && queued.request->standing.state == RequestState::Approved;
    }));
}

void TestRequestShelf::tellsOfAnotherPolicy()
{
    const auto shelf = std::make_shared<RequestShelf>(m_bench->eve, m_bench->clock);
    const auto before = QCoro::waitFor(shelf->read());
    QVERIFY(before && !before->policyBefore && before->policy.page.isEmpty());
    FarmPolicy policy;
    policy.review.approvals = 3;
    m_bench->setPolicy(policy);
    m_bench->clock.advance(2min);
    const auto after = QCoro::waitFor(shelf->read());
    QVERIFY(after && after->policyBefore);
    QCOMPARE(after->policy.policy.review.approvals, 3);
    QVERIFY(!after->policy.isProtected);
    m_bench->anna->protect(Home, DefaultPolicyPage, u"sysop"_s);
    m_bench->clock.advance(2min);
    const auto guarded = QCoro::waitFor(shelf->read());
    QVERIFY(guarded && guarded->policy.isProtected);
    m_bench->anna->protect(Home, DefaultPolicyPage, u"autoconfirmed"_s);
    m_bench->clock.advance(2min);
    QVERIFY(!QCoro::waitFor(shelf->read())->policy.isProtected);
}

QTEST_GUILESS_MAIN(TestRequestShelf)
#include "requestshelf.moc"
