// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/targets/verdict.h"

#include "domain/delivery/destination.h"
#include "domain/delivery/reason.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestVerdict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsToAPageThatNothingSpeaksAgainst();
    void notesABlockedOwnerAndSendsAllTheSame();
    void heedsAPageThatAsksBotsToStayAway();
    void tellsTheRedirectThatWasFollowed();
    void sendsToABoardThatTakesMessages();
    void leavesOutWhatNobodyMayPostTo_data();
    void leavesOutWhatNobodyMayPostTo();
    void saysWhyTheWikiWouldRefuse_data();
    void saysWhyTheWikiWouldRefuse();
    void aRefusalOfAClosedWikiIsTheWikis();
    void tellsWhenABlockBeganAndEnds();
    void saysWhatThePageIsBeforeWhatTheAccountMayNot();

private:
    /// A user's talk page that takes the message.
    static PageCheck page()
    {
        return {.asked = u"User talk:A"_s,
                .title = u"User talk:A"_s,
                .ns = UserTalkNamespace,
                .pageId = 7,
                .base = 70,
                .contentModel = u"wikitext"_s,
                .owner = PageOwner::Exists};
    }
};

void TestVerdict::sendsToAPageThatNothingSpeaksAgainst()
{
    QCOMPARE(verdictOf(page(), {}), (Verdict{.willSend = true, .page = page()}));
    PageCheck missing = page();
    missing.pageId = 0;
    missing.base = 0;
    QVERIFY(verdictOf(missing, {}).willSend);
    PageCheck pump = page();
    pump.ns = ProjectNamespace;
    pump.owner = PageOwner::NotAUserPage;
    QVERIFY(verdictOf(pump, {}).willSend);
}

void TestVerdict::notesABlockedOwnerAndSendsAllTheSame()
{
    PageCheck blocked = page();
    blocked.ownerBlocked = true;
    QVERIFY(verdictOf(blocked, {}).willSend);
    QCOMPARE(verdictOf(blocked, {}).reason, reason::OwnerBlocked);
    blocked.ownerLocked = true;
    QVERIFY(verdictOf(blocked, {}).willSend);
    QCOMPARE(verdictOf(blocked, {}).reason, reason::OwnerLocked);
}

void TestVerdict::heedsAPageThatAsksBotsToStayAway()
{
    PageCheck shy = page();
    shy.deniesBots = true;
    QVERIFY(!verdictOf(shy, {}).willSend);
    QCOMPARE(verdictOf(shy, {}).reason, reason::BotsExcluded);
}

void TestVerdict::tellsTheRedirectThatWasFollowed()
{
    PageCheck moved = page();
    moved.redirectedFrom = u"User talk:Old"_s;
    const auto verdict = verdictOf(moved, {});
    QVERIFY(verdict.willSend);
    QCOMPARE(verdict.reason, QString());
    QCOMPARE(verdict.detail, u"User talk:Old"_s);
}

void TestVerdict::sendsToABoardThatTakesMessages()
{
    PageCheck board = page();
    board.contentModel = u"flow-board"_s;
    QVERIFY(verdictOf(board, {}).willSend);
    QVERIFY(!verdictOf(board, {}, {Route::Edit, Route::LiquidThreads}).willSend);
    board.problems = {{u"flow-error-protected-readonly"_s, u"Read only."_s}};
    QCOMPARE(verdictOf(board, {}),
             (Verdict{false, reason::FlowBoard, u"Read only."_s, u"flow-error-protected-readonly"_s, board}));
    board.problems.clear();
    board.pageId = 0; // It would have to be made first, which asks for another right.
    QVERIFY(!verdictOf(board, {}).willSend);
    board.liquidThreads = true;
    QVERIFY(verdictOf(board, {}).willSend);
}

void TestVerdict::leavesOutWhatNobodyMayPostTo_data()
{
    QTest::addColumn<PageCheck>("page");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, auto change, const QString &reason, const QString &detail = {}) {
        PageCheck changed = page();
        change(changed);
        QTest::newRow(name) << changed << reason << detail;
    };
    row(
        "no title", [](PageCheck &p) { p.invalid = true; }, reason::BadTitle);
    row(
        "a redirect to another wiki", [](PageCheck &p) { p.interwikiRedirect = true; },
        reason::InterwikiRedirect);
    row(
        "a redirect to a redirect", [](PageCheck &p) { p.doubleRedirect = true; }, reason::DoubleRedirect);
    row(
        "an article", [](PageCheck &p) { p.ns = 0; }, reason::BadNamespace);
    row(
        "a user page", [](PageCheck &p) { p.ns = UserNamespace; }, reason::BadNamespace);
    row(
        "a special page", [](PageCheck &p) { p.ns = -1; }, reason::BadNamespace);
    row(
        "LiquidThreads", [](PageCheck &p) { p.liquidThreads = true; }, reason::LiquidThreads);
    row(
        "a Flow board", [](PageCheck &p) { p.contentModel = u"flow-board"_s; }, reason::FlowBoard);
    row(
        "a script", [](PageCheck &p) { p.contentModel = u"javascript"_s; }, reason::ContentModel,
        u"javascript"_s);
    row(
        "opted out", [](PageCheck &p) { p.optedOut = true; }, reason::OptedOut, u"Opted-out"_s);
    row(
        "no such user", [](PageCheck &p) { p.owner = PageOwner::Missing; }, reason::NoUser);
    row(
        "an IP address", [](PageCheck &p) { p.owner = PageOwner::IpAddress; }, reason::NotNamedUser);
    row(
        "a temporary account", [](PageCheck &p) { p.owner = PageOwner::Temporary; }, reason::NotNamedUser);
}

void TestVerdict::leavesOutWhatNobodyMayPostTo()
{
    QFETCH(PageCheck, page);
    QFETCH(QString, reason);
    QFETCH(QString, detail);
    const WikiFacts facts{.optOutCategory = u"Opted-out"_s};
    QCOMPARE(verdictOf(page, facts, {Route::Edit}), (Verdict{false, reason, detail, {}, page}));
}

void TestVerdict::saysWhyTheWikiWouldRefuse_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("reason");
    QTest::newRow("protected") << u"protectedpage"_s << reason::Protected;
    QTest::newRow("a cascade") << u"cascadeprotected"_s << reason::Protected;
    QTest::newRow("a partial block") << u"blocked"_s << reason::PartialBlock;
    QTest::newRow("read-only") << u"readonly"_s << reason::ClosedWiki;
    QTest::newRow("anything else") << u"titleblacklist-forbidden"_s << reason::Refused;
}

void TestVerdict::saysWhyTheWikiWouldRefuse()
{
    QFETCH(QString, code);
    QFETCH(QString, reason);
    PageCheck refused = page();
    refused.problems = {{code, u"The wiki's words"_s}, {u"other"_s, u"More words"_s}};
    QCOMPARE(verdictOf(refused, {}), (Verdict{false, reason, u"The wiki's words"_s, code, refused}));
}

void TestVerdict::aRefusalOfAClosedWikiIsTheWikis()
{
    PageCheck refused = page();
    refused.problems = {{u"permissiondenied"_s, u"No."_s, ErrorKind::NeedsFix}};
    refused.wikiClosed = u"closed"_s;
    QCOMPARE(verdictOf(refused, {}),
             (Verdict{false, reason::ClosedWiki, u"closed"_s, u"permissiondenied"_s, refused}));
}

void TestVerdict::tellsWhenABlockBeganAndEnds()
{
    PageCheck blocked = page();
    blocked.ownerBlocked = true;
    blocked.ownerBlock = u"2026-09-02T00:00:00Z/infinite"_s;
    QVERIFY(verdictOf(blocked, {}).willSend);
    QCOMPARE(verdictOf(blocked, {}).detail, blocked.ownerBlock);
}

void TestVerdict::saysWhatThePageIsBeforeWhatTheAccountMayNot()
{
    PageCheck both = page();
    both.optedOut = true;
    both.owner = PageOwner::Missing;
    both.problems = {{u"protectedpage"_s, {}}};
    QCOMPARE(verdictOf(both, {}).reason, reason::OptedOut);
    both.optedOut = false;
    QCOMPARE(verdictOf(both, {}).reason, reason::NoUser);
}

QTEST_GUILESS_MAIN(TestVerdict)
#include "verdict.moc"
