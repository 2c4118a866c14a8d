// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/requestrecord.h"

#include "domain/requestfixture.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {
const QString Ngozi = u"Ngozi Reyes"_s;
const QString Ambrose = u"Ambrose Kell"_s;
const QString Tessera = u"Tessera Lind"_s;

QString onlyDisbelief(const RequestStanding &standing)
{
    return standing.disbelieved.size() == 1 ? standing.disbelieved.constFirst().disbelief : QString();
}
} // namespace

class TestRequestRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void believesTheReviewersOwnEdit();
    void believesALinePastedInABrowser();
    void needsAsManyReviewersAsThePolicySays();
    void disbelieves_data();
    void disbelieves();
    void takesARemovedLineForAWithdrawal();
    void countsNoLineThatSomebodyElseTookAway();
    void takesACommentForNoDecision();
    void fallsWithAnyChangeOfTheMachinePart();
    void fallsWhenTheMachinePartCameBack();
    void looksAtRightsThenAndNow();
    void isReturnedUntilTheReviewerSaysYes();
    void isWithdrawnByItsSubmitter();
    void expires();
    void holdsUnderItsPolicyOnly();
    void givesTheLockToTheFirst();
    void refusesAPageThatIsNotWhatItWas_data();
    void refusesAPageThatIsNotWhatItWas();
    void judgesAHistoryFullOfNoise();
};

void TestRequestRecord::believesTheReviewersOwnEdit()
{
    TellRecord told;
    QCOMPARE(told.standing().state, RequestState::Submitted);
    const qint64 revision = told.approve(Ngozi).id;
    const RequestStanding standing = told.standing();
    QCOMPARE(standing.state, RequestState::Approved);
    QCOMPARE(standing.approvals.size(), 1);
    QCOMPARE(standing.approvals.constFirst().revision, revision);
    QCOMPARE(standing.approvals.constFirst().author, Ngozi);
    QVERIFY(standing.disbelieved.isEmpty());
}

void TestRequestRecord::believesALinePastedInABrowser()
{
    TellRecord told;
    QString line = lineToPaste(Decision::Kind::Approve, 1, told.digest());
    told.page.decisions.append(line.replace(u"{{subst:REVISIONUSER}}"_s, Ngozi) + u" looks good"_s);
    told.edit(Ngozi);
    QCOMPARE(told.standing().state, RequestState::Approved);
    QCOMPARE(told.standing().approvals.constFirst().decision.comment, u"looks good"_s);
}

void TestRequestRecord::needsAsManyReviewersAsThePolicySays()
{
    TellRecord told;
    told.approve(Ngozi);
    told.approve(Ngozi);
    QCOMPARE(told.standing(2).state, RequestState::Submitted);
    told.approve(Ambrose);
    QCOMPARE(told.standing(2).state, RequestState::Approved);
}

void TestRequestRecord::disbelieves_data()
{
    QTest::addColumn<QString>("named");
    QTest::addColumn<QString>("author");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("why");
    const QString none;
    QTest::newRow("the submitter") << Tessera << Tessera << none << disbelief::OwnRequest;
    QTest::newRow("another account's edit") << Ngozi << Ambrose << none << disbelief::NotAuthor;
    QTest::newRow("the submitter in another's name") << Ngozi << Tessera << none << disbelief::NotAuthor;
    QTest::newRow("a hidden author") << Ngozi << Ngozi << u"hidden"_s << disbelief::HiddenAuthor;
    QTest::newRow("an imported author") << Ngozi << Ngozi << u"imported"_s << disbelief::Imported;
    QTest::newRow("undone") << Ngozi << Ngozi << u"mw-undo"_s << disbelief::Undone;
    QTest::newRow("rolled back") << Ngozi << Ngozi << u"mw-rollback"_s << disbelief::Undone;
    QTest::newRow("reverted by hand") << Ngozi << Ngozi << u"mw-manual-revert"_s << disbelief::Undone;
    QTest::newRow("another digest") << Ngozi << Ngozi << u"digest"_s << disbelief::OtherDigest;
    QTest::newRow("an older revision") << Ngozi << Ngozi << u"revision"_s << disbelief::OtherRevision;
}

void TestRequestRecord::disbelieves()
{
    QFETCH(QString, named);
    QFETCH(QString, author);
    QFETCH(QString, what);
    TellRecord told;
    Decision decision = told.decision(Decision::Kind::Approve, named);
    if (what == "digest"_L1)
        decision.digest[5] = decision.digest[5] == u'0' ? u'1' : u'0';
    if (what == "revision"_L1)
        decision.revision = 3;
    const QStringList tags = what.startsWith(u"mw-"_s) ? QStringList{what} : QStringList();
    RecordedRevision &edit = told.add(decision, author, tags);
    if (what == "hidden"_L1)
        edit.user = QString();
    if (what == "imported"_L1)
        edit.userId = 0;
    const RequestStanding standing = told.standing();
    QCOMPARE(standing.state, RequestState::Submitted);
    QVERIFY(standing.approvals.isEmpty());
    QTEST(onlyDisbelief(standing), "why");
}

void TestRequestRecord::takesARemovedLineForAWithdrawal()
{
    TellRecord told;
    told.approve(Ngozi);
    const QStringList approved = told.page.decisions;
    told.page.decisions.clear();
    told.edit(Ngozi);
    QVERIFY(!told.standing().isApproved());
    told.page.decisions = approved; // Brought back by the submitter: no word of hers.
    told.edit(Tessera);
    QVERIFY(!told.standing().isApproved());
    told.approve(Ngozi);
    QVERIFY(told.standing().isApproved());
}

void TestRequestRecord::countsNoLineThatSomebodyElseTookAway()
{
    TellRecord told;
    told.approve(Ngozi);
    told.page.decisions.clear();
    told.edit(Ambrose);
    QCOMPARE(told.standing().state, RequestState::Submitted);
    QCOMPARE(onlyDisbelief(told.standing()), disbelief::Removed);
}

void TestRequestRecord::takesACommentForNoDecision()
{
    TellRecord told;
    told.approve(Ngozi);
    const QStringList before = told.page.decisions;
    Decision comment = told.decision(Decision::Kind::Comment, Ngozi);
    comment.comment = u"Is the date right?"_s;
    told.add(comment, Ngozi);
    const auto record = told.read();
    QVERIFY(record);
    QCOMPARE(record->decisions.constLast().decision, comment);
    QCOMPARE(record->decisions.constLast().author, Ngozi);
    QCOMPARE(told.standing().state, RequestState::Approved);
    QCOMPARE(told.standing().approvals.size(), 1);
    // Who takes his comment away takes nothing else back; the submitter who comments withdraws nothing.
    told.page.decisions = before;
    told.edit(Ngozi);
    QCOMPARE(told.standing().state, RequestState::Approved);
    told.add(told.decision(Decision::Kind::Comment, Tessera), Tessera);
    QVERIFY(told.standing().isApproved());
    // A comment in another's name is nobody's.
    told.add(told.decision(Decision::Kind::Comment, Ngozi), Ambrose);
    QCOMPARE(onlyDisbelief(told.standing()), disbelief::NotAuthor);
    QVERIFY(told.standing().isApproved());
}

void TestRequestRecord::fallsWithAnyChangeOfTheMachinePart()
{
    TellRecord told;
    told.approve(Ngozi);
    QVERIFY(told.standing().isApproved());
    told.page.submission = someSubmission(2);
    told.edit(Tessera);
    QCOMPARE(told.standing().state, RequestState::Submitted);
    QVERIFY(told.standing().approvals.isEmpty());
    told.page.decisions.append(told.page.decisions.constFirst()); // A replay of the old line.
    told.edit(Ngozi);
    QVERIFY(!told.standing().isApproved());
    told.approve(Ngozi);
    QVERIFY(told.standing().isApproved());
}

void TestRequestRecord::fallsWhenTheMachinePartCameBack()
{
    TellRecord told;
    told.approve(Ngozi);
    const RequestPage approved = told.page;
    told.page.submission.request.message.subject = u"Other"_s;
    told.edit(Ambrose);
    told.page = approved;
    told.edit(Tessera);
    QVERIFY(!told.standing().isApproved());
    QCOMPARE(onlyDisbelief(told.standing()), disbelief::NotAuthor);
}

void TestRequestRecord::looksAtRightsThenAndNow()
{
    TellRecord told;
    told.approve(Ngozi);
    const QDateTime then = told.record.revisions.constLast().time;
    const auto with = [&](const ReviewRights &rights) { return told.standing(1, {{Ngozi, rights}}); };
    QVERIFY(with({true, false, false, {}, {}}).isApproved());
    QVERIFY(with({true, false, false, then.addSecs(-1), {}}).isApproved());
    QCOMPARE(onlyDisbelief(with({true, false, false, then.addSecs(1), {}})), disbelief::NoRight);
    QCOMPARE(onlyDisbelief(with({false, true, false, {}, {}})), disbelief::LostRight);
    QCOMPARE(onlyDisbelief(with({true, true, true, {}, {}})), disbelief::Blocked);
}

void TestRequestRecord::isReturnedUntilTheReviewerSaysYes()
{
    TellRecord told;
    told.approve(Ambrose);
    Decision back = told.decision(Decision::Kind::Return, Ngozi);
    back.comment = u"The help link is red | {{almost}} everywhere"_s;
    told.add(back, Ngozi);
    QCOMPARE(told.standing().state, RequestState::Returned);
    QCOMPARE(told.standing().returns.constFirst().decision.comment, back.comment);
    QVERIFY(!told.standing().isApproved());
    told.approve(Ngozi);
    QCOMPARE(told.standing(2).state, RequestState::Approved);
}

void TestRequestRecord::isWithdrawnByItsSubmitter()
{
    TellRecord told;
    told.approve(Ngozi);
    told.add(told.decision(Decision::Kind::Withdraw, Tessera), Tessera);
    QCOMPARE(told.standing().state, RequestState::Withdrawn);
    QVERIFY(told.standing().withdrawn);
}

void TestRequestRecord::expires()
{
    TellRecord told;
    told.approve(Ngozi);
    told.record.wikiClock = told.page.submission.expires.addSecs(1);
    QCOMPARE(told.standing().state, RequestState::Expired);
}

void TestRequestRecord::holdsUnderItsPolicyOnly()
{
    TellRecord told;
    told.approve(Ngozi);
    const RequestStanding standing = standingOf(*told.read(), 1, QString(64, u'0'), told.record.wikiClock);
    QVERIFY(standing.policyChanged);
    QVERIFY(!standing.isApproved());
    QCOMPARE(standing.state, RequestState::Submitted);
}

void TestRequestRecord::givesTheLockToTheFirst()
{
    TellRecord told;
    told.approve(Ngozi);
    told.add(told.decision(Decision::Kind::Deliver, Tessera), Tessera);
    Decision second = told.decision(Decision::Kind::Deliver, Ambrose);
    second.installation = u"console-2"_s;
    told.add(second, Ambrose);
    QCOMPARE(told.standing().state, RequestState::Delivering);
    QCOMPARE(told.standing().lock->installation, u"console-1"_s);
    Decision over = second;
    over.kind = Decision::Kind::TakeOver;
    told.add(over, Ambrose);
    QCOMPARE(told.standing().lock->installation, u"console-2"_s);
    told.add(told.decision(Decision::Kind::Finish, Tessera), Tessera); // It lost the lock.
    QCOMPARE(told.standing().state, RequestState::Delivering);
    Decision done = over;
    done.kind = Decision::Kind::Finish;
    Decision feigned = done; // By somebody else who may send, and has read the console's name.
    feigned.user = Tessera;
    told.add(feigned, Tessera);
    QCOMPARE(told.standing().state, RequestState::Delivering);
    done.comment = u"delivered 3"_s;
    told.add(done, Ambrose);
    QCOMPARE(told.standing().state, RequestState::Finished);
    QCOMPARE(told.standing().lock->outcome, u"delivered 3"_s);
}

void TestRequestRecord::refusesAPageThatIsNotWhatItWas_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("code");
    QTest::newRow("missing") << u"missing"_s << u"request-missing"_s;
    QTest::newRow("a redirect") << u"redirect"_s << u"request-moved"_s;
    QTest::newRow("under another title") << u"title"_s << u"request-moved"_s;
    QTest::newRow("moved there and back") << u"move"_s << u"request-moved"_s;
    QTest::newRow("deleted and restored") << u"restore"_s << u"request-deleted"_s;
    QTest::newRow("imported into") << u"import"_s << u"request-imported"_s;
    QTest::newRow("merged into") << u"merge"_s << u"request-imported"_s;
    QTest::newRow("JSON") << u"model"_s << u"request-not-wikitext"_s;
    QTest::newRow("a hidden text") << u"hidden"_s << u"record-hidden"_s;
    QTest::newRow("a revision that does not follow") << u"chain"_s << u"record-broken"_s;
    QTest::newRow("a younger one before an older") << u"order"_s << u"record-broken"_s;
    QTest::newRow("too many revisions") << u"long"_s << u"record-too-long"_s;
    QTest::newRow("submitted by another") << u"author"_s << u"submitter-differs"_s;
    QTest::newRow("submitted by nobody of the wiki") << u"nobody"_s << u"submitter-differs"_s;
    QTest::newRow("brought back by an undo") << u"undo"_s << u"submitter-differs"_s;
}

void TestRequestRecord::refusesAPageThatIsNotWhatItWas()
{
    QFETCH(QString, what);
    TellRecord told;
    told.approve(Ngozi);
    PageRecord &record = told.record;
    const auto event = [&](const QString &type, const QString &action) {
        record.events.append({type, action, Ambrose, minute(10)});
    };
    if (what == "missing"_L1)
        record.pageId = 0;
    else if (what == "redirect"_L1)
        record.redirect = true;
    else if (what == "title"_L1)
        record.title = u"Meta:Elsewhere"_s;
    else if (what == "move"_L1 || what == "import"_L1 || what == "merge"_L1)
        event(what, what);
    else if (what == "restore"_L1)
        event(u"delete"_s, what);
    else if (what == "model"_L1)
        record.contentModel = u"json"_s;
    else if (what == "hidden"_L1)
        record.revisions[0].text = QString();
    else if (what == "chain"_L1)
        record.revisions[1].parent = 55;
    else if (what == "order"_L1)
        record.revisions[1].time = minute(-5);
    else if (what == "long"_L1)
        record.isWhole = false;
    else if (what == "author"_L1)
        record.revisions[0].user = Ambrose;
    else if (what == "nobody"_L1)
        record.revisions[0].userId = 0;
    else
        record.revisions[0].tags = QStringList{u"mw-undo"_s};
    const auto read = told.read();
    QVERIFY(!read);
    QTEST(read.error().code, "code");
}

void TestRequestRecord::judgesAHistoryFullOfNoise()
{
    TellRecord told;
    for (int i = 0; i < 190; ++i) {
        told.page.decisions.append(u"* a remark, number %1"_s.arg(i));
        told.edit(i % 2 ? Ambrose : Tessera);
    }
    told.approve(Ngozi);
    told.record.wikiClock = minute(300);
    QVERIFY(told.standing().isApproved());
}

QTEST_GUILESS_MAIN(TestRequestRecord)
#include "requestrecord.moc"
