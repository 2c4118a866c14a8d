// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/submittedwords.h"

#include "models/translations.h"

#include <QSet>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

QueuedRequest inState(RequestState state)
{
    ReviewedRequest request;
    request.record.submitted = QDateTime(QDate(2026, 11, 23), QTime(14, 0), Qt::UTC);
    request.standing.state = state;
    request.standing.approvalsNeeded = 1;
    if (state == RequestState::Delivering || state == RequestState::Finished)
        request.standing.lock = RequestLock{u"Idony"_s, u"console-1"_s, 7, request.record.submitted,
                                            state == RequestState::Finished, u"3 delivered"_s};
    return {u"Project:R/News"_s, 5, request, {}};
}

} // namespace

class TestSubmittedWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp, QLocale::c()); }

    void everyStateHasItsOwnSentence()
    {
        using enum RequestState;
        QSet<QString> titles;
        for (const RequestState state :
             {Submitted, Approved, Returned, Withdrawn, Expired, Delivering, Finished}) {
            const Explanation words = submittedWords(inState(state), false);
            QVERIFY(!words.text().isEmpty());
            titles.insert(words.what);
        }
        QCOMPARE(titles.size(), 7);
    }

    void aReturnSaysWhoWantsWhat()
    {
        QueuedRequest queued = inState(RequestState::Returned);
        RecordedDecision returned;
        returned.author = u"Ngozi"_s;
        returned.decision.comment = u"The link is red."_s;
        queued.request->standing.returns = {returned};
        const QString text = submittedWords(queued, true).text();
        QVERIFY2(text.contains(u"Ngozi"_s) && text.contains(u"The link is red."_s), qPrintable(text));
        QVERIFY(text.contains(u"submit it again"_s));
    }

    void aChangedDraftIsTold_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("told");
        QTest::newRow("waits") << int(RequestState::Submitted) << true;
        QTest::newRow("approved") << int(RequestState::Approved) << true;
        QTest::newRow("on its way") << int(RequestState::Delivering) << false;
        QTest::newRow("delivered") << int(RequestState::Finished) << false;
    }
    void aChangedDraftIsTold()
    {
        QFETCH(const int, state);
        QFETCH(const bool, told);
        const QString text = submittedWords(inState(RequestState(state)), true).text();
        QCOMPARE(text.contains(u"You have changed the draft since"_s), told);
    }

    void aPolicyThatChangedIsTold()
    {
        QueuedRequest queued = inState(RequestState::Submitted);
        queued.request->standing.policyChanged = true;
        QVERIFY(submittedWords(queued, false).what.contains(u"policy has changed"_s));
    }

    void whatIsNotBelievedSaysWhy()
    {
        const Error error{ErrorKind::Row, u"request-moved"_s, u"Project:R/News"_s, {}};
        const Explanation words = submittedWords({u"Project:R/News"_s, 5, {}, error}, false);
        QCOMPARE(words.what, u"What was submitted cannot be approved"_s);
        QVERIFY(words.means.contains(explain(error).what));
    }

    void thePolicySaysWhomToAsk()
    {
        ReviewPolicy policy;
        QCOMPARE(approvalWords(policy, 49), u"Nobody has to be asked for less than 50 pages"_s);
        QCOMPARE(approvalWords(policy, 50), u"1 approval by somebody else"_s);
        policy.approvals = 0;
        QCOMPARE(approvalWords(policy, 50), u"Nobody has to be asked"_s);
        policy.queue = ReviewPolicy::Queue::Ledger;
        QVERIFY(approvalWords(policy, 50).contains(u"unreviewed"_s));
    }

    void whatHoldsIsSaidWithItsRevision()
    {
        PolicyInForce policy;
        QCOMPARE(policyWords(policy).constFirst(), u"1 approval by somebody else, from 50 pages on"_s);
        QVERIFY(policyWords(policy).constLast().contains(u"no policy page"_s));
        policy.page = u"Project:Policy"_s;
        policy.revision = 12;
        policy.policy.review.approvals = 0;
        QCOMPARE(policyWords(policy).constFirst(), u"Nobody has to be asked"_s);
        QVERIFY(policyWords(policy).constLast().endsWith(u"revision 12"_s));
    }
};

QTEST_GUILESS_MAIN(TestSubmittedWords)
#include "submittedwords.moc"
