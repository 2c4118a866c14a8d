// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviewwords.h"

#include "models/brakewords.h"
#include "models/sentences.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestReviewWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysEachRefusalInASentence();
    void saysWhyAnApprovalDoesNotHold();
    void namesEachStateDifferently();
    void readsADigestInGroupsOfFour();
    void saysByWhoseWordADeliveryWentOut();
};

void TestReviewWords::saysEachRefusalInASentence()
{
    const Explanation unheard = explain({ErrorKind::Input, u"never-heard-of"_s, {}, {}});
    for (const char *code :
         {"request-missing",      "request-moved",      "request-deleted",   "request-imported",
          "request-not-wikitext", "record-too-long",    "record-hidden",     "record-broken",
          "submitter-differs",    "page-differs",       "bad-field",         "no-part",
          "part-twice",           "page-too-large",     "source-differs",    "targets-differ",
          "other-home",           "policy-moved",       "policy-hidden",     "bad-policy",
          "access-list-missing",  "own-request",        "already-approved",  "nothing-to-withdraw",
          "not-approved",         "approval-withdrawn", "policy-changed",    "request-submitted",
          "request-approved",     "request-returned",   "request-withdrawn", "request-expired",
          "request-delivering",   "request-finished",   "not-reviewer",      "account-blocked",
          "request-changed",      "no-comment",         "lock-held",         "lock-lost",
          "wiki-behind",          "empty-comment",      "needs-approval",    "no-footer",
          "check-forbidden",      "unknown-check",      "bad-note",          "local-queue",
          "bad-request-title",    "list-page-taken",    "temporary-account", "no-digest",
          "no-home-named"})
        QVERIFY2(explain({ErrorKind::Input, QString::fromLatin1(code), {}, {}}).what != unheard.what, code);
    using namespace disbelief;
    for (const QString &code : {OtherVersion, OtherDigest, OtherRevision, HiddenAuthor, Imported, NotAuthor,
                                Undone, OwnRequest, NoRight, LostRight, Blocked, Removed})
        QVERIFY2(disbeliefWords(code) != code, qPrintable(code));
}

void TestReviewWords::saysWhyAnApprovalDoesNotHold()
{
    const PauseCause cause{brake::Review, u"home.example"_s, u"approval-withdrawn: Project:X"_s};
    const Explanation words = explainPause(cause, {});
    QVERIFY2(words.what.contains(u"An approval was withdrawn"_s), qPrintable(words.what));
    QVERIFY(words.todo.contains(u"resume"_s));
    QVERIFY(words.details.contains(u"Project:X"_s));
}

void TestReviewWords::namesEachStateDifferently()
{
    using enum RequestState;
    QSet<QString> words;
    for (const RequestState state : {Submitted, Approved, Returned, Withdrawn, Expired, Delivering, Finished})
        words.insert(requestStateWord(state));
    QCOMPARE(words.size(), 7);
    words.clear();
    using enum Decision::Kind;
    for (const Decision::Kind kind :
         {Approve, Return, Withdraw, Deliver, TakeOver, Finish, Comment, Take, Release})
        words.insert(decisionWord(kind));
    QCOMPARE(words.size(), 9);
}

void TestReviewWords::readsADigestInGroupsOfFour()
{
    QCOMPARE(digestWords(u"7f3a91c40b"_s), u"7f3a 91c4 0b"_s);
    QCOMPARE(digestWords({}), QString());
}

void TestReviewWords::saysByWhoseWordADeliveryWentOut()
{
    const auto words = [](const ReviewNote &note) {
        return reviewNoteWords(note).join(u'\n').remove(QChar(0x2068)).remove(QChar(0x2069));
    };
    ReviewNote note;
    QCOMPARE(words(note), u"Unreviewed: no second person was asked"_s);
    QCOMPARE(reviewNoteWord(note), u"unreviewed"_s);
    note.policyPage = u"Project:Policy"_s;
    note.policyRevision = 12;
    QVERIFY(words(note).contains(u"By the policy Project:Policy, revision 12"_s));
    note.page = u"Project:Requests/News"_s;
    note.version = 2;
    note.submitter = u"Anna"_s;
    note.approvals = {{u"Ngozi"_s, 40, QDateTime(QDate(2026, 11, 23), QTime(14, 0), Qt::UTC), u"good"_s}};
    const QString said = words(note);
    QVERIFY(!said.contains(u"Unreviewed"_s));
    QCOMPARE(reviewNoteWord(note).remove(QChar(0x2068)).remove(QChar(0x2069)), u"approved by Ngozi"_s);
    QVERIFY2(said.contains(u"Approved by Ngozi, "_s) && said.contains(u", revision 40: “good”"_s),
             qPrintable(said));
    QVERIFY(said.contains(u"Submitted by Anna, version 2, as Project:Requests/News"_s));
}

QTEST_GUILESS_MAIN(TestReviewWords)
#include "reviewwords.moc"
