// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/review/earlierrequests.h"

#include "support/reviewbench.h"

using namespace paperround;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestEarlierRequests : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_bench = std::make_unique<ReviewBench>(); }
    void cleanup() { m_bench.reset(); }

    void findsTheVersionBeforeAndTheLastThatWasApproved();
    void takesNoApprovalOfSomebodyWhoMayNot();
    void readsLongListsOfVersionsFromTheirOwnPages();
    void findsTheLastIssueByItsHeading_data();
    void findsTheLastIssueByItsHeading();
    void theLastIssueIsTheNewestOfThoseThatWentOutBefore();

private:
    /// Out it goes, now.
    ReviewedRequest delivered(const QString &subject);
    [[nodiscard]] QList<QueuedRequest> queue();

    std::unique_ptr<ReviewBench> m_bench;
};

ReviewedRequest TestEarlierRequests::delivered(const QString &subject)
{
    Request what = ReviewBench::request();
    what.message.subject = subject;
    const ReviewedRequest request = m_bench->approved(what);
    const auto locked = QCoro::waitFor(lockRequest(request.title, u"console-a"_s, false, m_bench->anna));
    if (!locked)
        qFatal("cannot lock: %s", qPrintable(locked.error().code));
    m_bench->clock.advance(1h);
    return *locked;
}

QList<QueuedRequest> TestEarlierRequests::queue()
{
    const auto shelf = std::make_shared<RequestShelf>(m_bench->eve, m_bench->clock);
    return QCoro::waitFor(shelf->read()).value().requests;
}

void TestEarlierRequests::findsTheVersionBeforeAndTheLastThatWasApproved()
{
    Request what = ReviewBench::request();
    const ReviewedRequest first = m_bench->approved(what);
    what.message.body += u" Second."_s;
    const ReviewedRequest second = m_bench->submitted(what);
    QVERIFY(ReviewBench::say(m_bench->ravi, Decision::Kind::Return, second, u"Mend the link"_s));
    what.message.body += u" Third."_s;
    m_bench->submitted(what);
    const auto earlier = QCoro::waitFor(earlierVersions(first.title, m_bench->eve));
    QVERIFY(earlier);
    QCOMPARE(earlier->size(), 2);
    QCOMPARE(earlier->at(0).kind, EarlierRequest::Kind::Version);
    QCOMPARE(earlier->at(0).standing.state, RequestState::Returned);
    QCOMPARE(earlier->at(0).standing.returns.constFirst().decision.comment, u"Mend the link"_s);
    QVERIFY(earlier->at(0).submission.request.message.body.endsWith(u"Second."_s));
    QCOMPARE(earlier->at(1).kind, EarlierRequest::Kind::Approved);
    QCOMPARE(earlier->at(1).submission, first.submission());
    QCOMPARE(earlier->at(1).submitted, first.record.submitted);
    // The one before is the approved one: it is not told twice.
    const auto before = QCoro::waitFor(earlierVersions(m_bench->approved(ReviewBench::request()).title,
                                                       m_bench->eve));
    QVERIFY(before && before->isEmpty());
}

void TestEarlierRequests::takesNoApprovalOfSomebodyWhoMayNot()
{
    Request what = ReviewBench::request();
    const ReviewedRequest first = m_bench->submitted(what);
    m_bench->paste(first, ReviewBench::approvalBy(u"Eve"_s, first), u"Eve"_s);
    what.message.body += u" Second."_s;
    m_bench->submitted(what);
    const auto earlier = QCoro::waitFor(earlierVersions(first.title, m_bench->eve));
    QVERIFY(earlier);
    QCOMPARE(earlier->size(), 1);
    QCOMPARE(earlier->constFirst().kind, EarlierRequest::Kind::Version);
    QVERIFY(earlier->constFirst().standing.approvals.isEmpty());
}

void TestEarlierRequests::readsLongListsOfVersionsFromTheirOwnPages()
{
    Request what = ReviewBench::request(501);
    const ReviewedRequest first = m_bench->approved(what);
    what.targets.removeLast();
    m_bench->submitted(what);
    const auto earlier = QCoro::waitFor(earlierVersions(first.title, m_bench->eve));
    QVERIFY(earlier);
    QCOMPARE(earlier->constFirst().submission.request.targets.size(), 501);
    // A list that somebody has changed meanwhile is not compared with.
    m_bench->eve->readFault = [](const QString &call, const QString &) -> std::optional<Error> {
        if (call == "revisionText"_L1)
            return Error{ErrorKind::Row, u"nosuchrevid"_s, {}, {}};
        return {};
    };
    const auto failed = QCoro::waitFor(earlierVersions(first.title, m_bench->eve));
    QCOMPARE(failed.error().code, u"nosuchrevid"_s);
}

void TestEarlierRequests::findsTheLastIssueByItsHeading_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("now");
    QTest::addColumn<bool>("same");
    QTest::newRow("a week") << u"Tech News: 2026-47"_s << u"Tech News: 2026-48"_s << true;
    QTest::newRow("a date") << u"The Signpost: 23 November 2026"_s << u"The Signpost: 7 December 2026"_s
                            << true;
    QTest::newRow("number first") << u"48th Tech News"_s << u"49th tech news"_s << true;
    QTest::newRow("no number") << u"Call for papers"_s << u"Call for papers"_s << true;
    QTest::newRow("another series") << u"Growth team news 44"_s << u"Tech News: 2026-48"_s << false;
    QTest::newRow("longer name") << u"Tech News extra 3"_s << u"Tech News: 2026-48"_s << false;
    QTest::newRow("no name at all") << u"2026-47"_s << u"2026-48"_s << false;
    QTest::newRow("other letters") << u"Новости 47"_s << u"НОВОСТИ 48"_s << true;
}

void TestEarlierRequests::findsTheLastIssueByItsHeading()
{
    QFETCH(const QString, before);
    QFETCH(const QString, now);
    QFETCH(const bool, same);
    const ReviewedRequest earlier = delivered(before);
    Request what = ReviewBench::request();
    what.message.subject = now;
    const ReviewedRequest request = m_bench->submitted(what);
    QCOMPARE(lastIssueBefore(request, queue()), same ? earlier.title : QString());
}

void TestEarlierRequests::theLastIssueIsTheNewestOfThoseThatWentOutBefore()
{
    const ReviewedRequest first = delivered(u"News 1"_s);
    const ReviewedRequest second = delivered(u"News 2"_s);
    Request what = ReviewBench::request();
    what.message.subject = u"News 3"_s;
    m_bench->approved(what); // Not out yet.
    what = ReviewBench::request();
    what.message.subject = u"News 4"_s;
    const ReviewedRequest request = m_bench->submitted(what);
    QCOMPARE(lastIssueBefore(request, queue()), second.title);
    // Of one that is out itself, only what was out before it.
    QCOMPARE(lastIssueBefore(second, queue()), first.title);
    QCOMPARE(lastIssueBefore(first, queue()), QString());
}

QTEST_GUILESS_MAIN(TestEarlierRequests)
#include "earlierrequests.moc"
