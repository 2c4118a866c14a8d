// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/reviewplay.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

/// What a review rests on: that a wiki's record of a request's page says who wrote what, whatever people do
/// to it.
class ContractReview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void aRequestComesBackWithItsDigest();
    void aReviewerApprovesByHisConsole();
    void aReviewerApprovesByPastingALineInABrowser();
    void aReviewerSaysInABrowserThatHeLooksAtIt();
    void aReviewerWhoTakesHisLineAwayWithdraws();
    void anApprovalThatIsBroughtBackIsNobodysWord_data();
    void anApprovalThatIsBroughtBackIsNobodysWord();
    void theLineOfAnotherDoesNotCount();
    void anAccountWithoutTheRightDoesNotCount();
    void aReviewerWhoLostTheRightDoesNotCount();
    void theRightOfTodayDoesNotServeTheWordOfYesterday();
    void aReviewerWhoIsBlockedDoesNotCount();
    void anAuthorWhoIsHiddenDoesNotCount();
    void aTextThatIsHiddenLeavesTheRecordOpen();
    void aPageThatWasMovedIsNoRequest();
    void aPageThatWasDeletedIsNoRequestEvenWhenItIsBack();
    void aPageThatWasImportedIsNoRequest();
    void anyChangeOfTheTextTakesTheApprovalsWithIt();
    void oneOfTwoConsolesThatSendAtOnceHasTheLock_data();
    void oneOfTwoConsolesThatSendAtOnceHasTheLock();

private:
    using Page = ReviewPlay::Page;
    [[nodiscard]] const ReviewStage::Cast &cast() const { return m_stage.cast(); }

    ReviewPlay m_play;
    ReviewStage &m_stage = m_play.stage();
};

void ContractReview::initTestCase()
{
    QCOMPARE(m_stage.open(), QString());
}

void ContractReview::aRequestComesBackWithItsDigest()
{
    const Page page = m_play.submit();
    QVERIFY(!page.title.isEmpty());
    const PageRecord kept = m_play.record(page.title);
    QCOMPARE(kept.revisions.size(), 1);
    QCOMPARE(kept.revisions.first().text, requestPageText(page.content));
    QCOMPARE(kept.revisions.first().user, cast().submitter);
    QVERIFY(kept.revisions.first().userId > 0);
    QVERIFY(kept.isWhole && !kept.redirect && kept.wikiClock.isValid());
    const auto request = m_play.read(page.title);
    QVERIFY2(request, request ? "" : qPrintable(request.error().code + u' ' + request.error().detail));
    QCOMPARE(request->digest, digestOf(page.content.submission));
    QCOMPARE(request->page.submission, page.content.submission);
    QCOMPARE(m_play.standing(page.title).state, RequestState::Submitted);
}

void ContractReview::aReviewerApprovesByHisConsole()
{
    const Page page = m_play.submit();
    QVERIFY(m_play.approve(cast().reviewer, page.title));
    QCOMPARE(m_play.disbelief(page.title), QString());
    const RequestStanding now = m_play.standing(page.title);
    QCOMPARE(now.state, RequestState::Approved);
    QCOMPARE(now.approvals.first().author, cast().reviewer);
    QCOMPARE(now.approvals.first().decision.comment, u"Fine & </pre> good."_s);
}

void ContractReview::aReviewerApprovesByPastingALineInABrowser()
{
    const Page page = m_play.submit();
    const QString line = lineToPaste(Decision::Kind::Approve, 1, digestOf(page.content.submission));
    QVERIFY(m_stage.saveInBrowser(cast().reviewer, page.title,
                                  ReviewPlay::withLine(m_play.textOf(page.title), line)));
    QCOMPARE(m_play.disbelief(page.title), QString());
    QCOMPARE(m_play.standing(page.title).state, RequestState::Approved);
    QCOMPARE(m_play.standing(page.title).approvals.first().decision.user, cast().reviewer);
}

void ContractReview::aReviewerSaysInABrowserThatHeLooksAtIt()
{
    const Page page = m_play.submit();
    const QString line = lineToPaste(Decision::Kind::Take, 1, digestOf(page.content.submission));
    QVERIFY(m_stage.saveInBrowser(cast().reviewer, page.title,
                                  ReviewPlay::withLine(m_play.textOf(page.title), line)));
    QCOMPARE(m_play.disbelief(page.title, Decision::Kind::Take), QString());
    QCOMPARE(m_play.standing(page.title).looking.size(), 1);
    QCOMPARE(m_play.standing(page.title).looking.first().author, cast().reviewer);
    QVERIFY(m_play.approve(cast().second, page.title)); // Who else decides is not kept from it.
    QCOMPARE(m_play.disbelief(page.title), QString());
    QCOMPARE(m_play.standing(page.title).state, RequestState::Approved);
    QVERIFY(m_stage.saveInBrowser(cast().reviewer, page.title,
                                  ReviewPlay::withoutLines(m_play.textOf(page.title), u"take"_s)));
    QVERIFY(m_play.standing(page.title).looking.isEmpty());
    QCOMPARE(m_play.standing(page.title).state, RequestState::Approved);
}

void ContractReview::aReviewerWhoTakesHisLineAwayWithdraws()
{
    const Page page = m_play.submit();
    QVERIFY(m_play.approve(cast().reviewer, page.title));
    QVERIFY(m_stage.saveInBrowser(cast().reviewer, page.title,
                                  ReviewPlay::withoutLines(m_play.textOf(page.title), u"approve"_s)));
    QCOMPARE(m_play.errorOf(page.title), QString());
    QCOMPARE(m_play.disbelief(page.title), disbelief::Removed);
    QCOMPARE(m_play.standing(page.title).state, RequestState::Submitted);
    QVERIFY(m_play.standing(page.title).approvals.isEmpty());
}

void ContractReview::anApprovalThatIsBroughtBackIsNobodysWord_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"mw-undo", "mw-rollback", "mw-manual-revert"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void ContractReview::anApprovalThatIsBroughtBackIsNobodysWord()
{
    QFETCH(QString, how);
    const Page page = m_play.submit();
    QVERIFY(m_play.approve(cast().reviewer, page.title));
    const QString approved = m_play.textOf(page.title);
    const auto removal =
        m_play.save(cast().outsider, page.title,
                    ReviewPlay::withoutLines(approved, u"approve"_s) + u"\n\nOut with it."_s);
    QVERIFY(removal);
    if (how == "mw-undo"_L1)
        QVERIFY(m_stage.undo(cast().reviewer, page.title, *removal));
    else if (how == "mw-rollback"_L1)
        QVERIFY(m_stage.rollBack(page.title, cast().outsider));
    else
        QVERIFY(m_stage.saveInBrowser(cast().reviewer, page.title, approved));
    const RecordedRevision last = m_play.record(page.title).revisions.last();
    QCOMPARE(last.text, approved);
    QVERIFY2(last.tags.contains(how), qPrintable(last.tags.join(u", "_s)));
    QCOMPARE(m_play.disbelief(page.title), disbelief::Undone);
    QCOMPARE(m_play.standing(page.title).state, RequestState::Submitted);
}

void ContractReview::theLineOfAnotherDoesNotCount()
{
    const Page page = m_play.submit();
    const Decision decision{Decision::Kind::Approve, 1, digestOf(page.content.submission), 0, {},
                            cast().reviewer,         {}};
    QVERIFY(m_play.save(cast().second, page.title,
                        ReviewPlay::withLine(m_play.textOf(page.title), decisionLine(decision))));
    QCOMPARE(m_play.disbelief(page.title), disbelief::NotAuthor);
}

void ContractReview::anAccountWithoutTheRightDoesNotCount()
{
    const Page page = m_play.submit();
    QVERIFY(m_play.approve(cast().outsider, page.title));
    QVERIFY(!m_play.disbelief(page.title).isEmpty());
    QCOMPARE(m_play.standing(page.title).state, RequestState::Submitted);
    const auto users = QCoro::waitFor(
        m_stage.console(cast().submitter)
            ->userRecords(m_stage.host(), {cast().outsider, u"Nobody of that name"_s, cast().reviewer}));
    QVERIFY(users);
    QCOMPARE(users->size(), 3);
    QVERIFY(users->at(0).userId > 0 && !users->at(0).rights.contains("massmessage"_L1));
    QVERIFY(users->at(0).groups.contains("user"_L1));
    QCOMPARE(users->at(1).userId, 0);
    QVERIFY(users->at(2).rights.contains("massmessage"_L1));
    QVERIFY(users->at(2).groups.contains("massmessage-sender"_L1));
}

void ContractReview::aReviewerWhoLostTheRightDoesNotCount()
{
    const Page page = m_play.submit();
    QVERIFY(m_play.approve(cast().reviewer, page.title));
    QVERIFY(m_stage.setSender(cast().reviewer, false));
    const QString why = m_play.disbelief(page.title);
    QVERIFY(m_stage.setSender(cast().reviewer, true));
    QCOMPARE(why, disbelief::LostRight);
}

void ContractReview::theRightOfTodayDoesNotServeTheWordOfYesterday()
{
    const Page page = m_play.submit();
    QVERIFY(m_stage.setSender(cast().reviewer, false));
    QVERIFY(m_play.approve(cast().reviewer, page.title));
    const QDateTime written = m_play.record(page.title).revisions.last().time;
    QTRY_VERIFY_WITH_TIMEOUT(m_play.record(page.title).wikiClock > written,
                             20'000); // The next second of the wiki.
    QVERIFY(m_stage.setSender(cast().reviewer, true));
    QCOMPARE(m_play.disbelief(page.title), disbelief::NoRight);
}

void ContractReview::aReviewerWhoIsBlockedDoesNotCount()
{
    const Page page = m_play.submit();
    QVERIFY(m_play.approve(cast().reviewer, page.title));
    QVERIFY(m_stage.setBlocked(cast().reviewer, true));
    const QString why = m_play.disbelief(page.title);
    QVERIFY(m_stage.setBlocked(cast().reviewer, false));
    QCOMPARE(why, disbelief::Blocked);
    QCOMPARE(m_play.disbelief(page.title), QString());
}

void ContractReview::anAuthorWhoIsHiddenDoesNotCount()
{
    const Page page = m_play.submit();
    QVERIFY(m_play.approve(cast().reviewer, page.title));
    QVERIFY(m_stage.hide(page.title, m_play.record(page.title).revisions.last().id, true, false));
    QCOMPARE(m_play.disbelief(page.title), disbelief::HiddenAuthor);
}

void ContractReview::aTextThatIsHiddenLeavesTheRecordOpen()
{
    const Page page = m_play.submit();
    QVERIFY(m_play.approve(cast().second, page.title));
    const qint64 first = m_play.record(page.title).revisions.last().id;
    QVERIFY(m_play.approve(cast().reviewer, page.title));
    QVERIFY(m_stage.hide(page.title, first, false, true));
    QCOMPARE(m_play.errorOf(page.title), u"record-hidden"_s);
}

void ContractReview::aPageThatWasMovedIsNoRequest()
{
    const Page page = m_play.submit();
    QVERIFY(m_play.approve(cast().reviewer, page.title));
    const QString away = page.title + u" away"_s;
    QVERIFY(m_stage.move(page.title, away));
    QCOMPARE(m_play.errorOf(page.title), u"request-missing"_s);
    QCOMPARE(m_play.errorOf(away), u"request-moved"_s);
    QVERIFY(m_stage.move(away, page.title));
    QCOMPARE(m_play.errorOf(page.title), u"request-moved"_s);
}

void ContractReview::aPageThatWasDeletedIsNoRequestEvenWhenItIsBack()
{
    const Page page = m_play.submit();
    QVERIFY(m_play.approve(cast().reviewer, page.title));
    QVERIFY(m_stage.remove(page.title));
    QCOMPARE(m_play.errorOf(page.title), u"request-missing"_s);
    QCOMPARE(m_play.record(page.title).events.value(0).type, u"delete"_s);
    QVERIFY(m_stage.restore(page.title));
    QCOMPARE(m_play.errorOf(page.title), u"request-deleted"_s);
    QCOMPARE(m_play.record(page.title).events.value(0).action, u"restore"_s);
}

void ContractReview::aPageThatWasImportedIsNoRequest()
{
    const Page page = m_play.submit();
    const QString line = decisionLine(
        {Decision::Kind::Approve, 1, digestOf(page.content.submission), 0, {}, cast().reviewer, {}});
    const QDateTime time = m_play.record(page.title).revisions.last().time.addSecs(5);
    QVERIFY(m_stage.import(page.title, ReviewPlay::withLine(m_play.textOf(page.title), line), cast().reviewer,
                           time));
    const auto revisions = m_play.record(page.title).revisions;
    const auto foreign =
        std::ranges::find(revisions, u"imported>"_s + cast().reviewer, &RecordedRevision::user);
    QVERIFY(foreign != revisions.end());
    QCOMPARE(foreign->userId, 0);
    QCOMPARE(m_play.errorOf(page.title), u"request-imported"_s);
}

void ContractReview::anyChangeOfTheTextTakesTheApprovalsWithIt()
{
    const Page page = m_play.submit();
    QVERIFY(m_play.approve(cast().reviewer, page.title));
    const QString tampered = m_play.textOf(page.title).replace(u"Hello"_s, u"Jello"_s);
    QVERIFY(m_play.save(cast().second, page.title, tampered));
    QVERIFY(!m_play.errorOf(page.title).isEmpty());
    QVERIFY(
        m_play.save(cast().outsider, page.title, m_play.textOf(page.title).replace(u"Jello"_s, u"Hello"_s)));
    QVERIFY(m_play.standing(page.title).approvals.isEmpty());
}

void ContractReview::oneOfTwoConsolesThatSendAtOnceHasTheLock_data()
{
    QTest::addColumn<QString>("other");
    QTest::newRow("of one account") << cast().submitter;
    QTest::newRow("of two accounts") << cast().second;
}

void ContractReview::oneOfTwoConsolesThatSendAtOnceHasTheLock()
{
    QFETCH(QString, other);
    const Page page = m_play.submit();
    QVERIFY(m_play.approve(cast().reviewer, page.title));
    const auto request = m_play.read(page.title);
    QVERIFY(request);
    const auto lock = [&](const QString &user, const QString &installation) {
        const Decision decision{
            Decision::Kind::Deliver, 1, request->digest, request->base, installation, user, {}};
        return PageSave{m_stage.host(), page.title,
                        ReviewPlay::withLine(m_play.textOf(page.title), decisionLine(decision)),
                        u"Delivering"_s, request->base};
    };
    const PageSave mine = lock(cast().submitter, u"console-1"_s);
    const PageSave theirs = lock(other, u"console-2"_s);
    auto first = m_stage.newConsole(cast().submitter)->savePage(mine);
    auto second = m_stage.newConsole(other)->savePage(theirs);
    const auto one = QCoro::waitFor(first);
    const auto two = QCoro::waitFor(second);
    QVERIFY(one.has_value() != two.has_value());
    QCOMPARE((one ? two : one).error().kind, ErrorKind::Look);
    const auto kept = m_play.standing(page.title);
    QVERIFY(kept.lock);
    QCOMPARE(kept.lock->installation, one ? u"console-1"_s : u"console-2"_s);
    QCOMPARE(m_play.textOf(page.title).count(u"* deliver"_s), 1);
}

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::ContractReview)
#include "contractreview.moc"
