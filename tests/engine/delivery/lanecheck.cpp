// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a check just before the post leads to: for its page, or for the whole wiki.
#include "engine/delivery/lane.h"

#include "domain/delivery/reason.h"
#include "support/round.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace paperround;

using What = PostFault::What;

namespace {

const QString Home = u"home.example"_s;

EditProblem problem(ErrorKind kind, const QString &code)
{
    return {code, u"the wiki's words"_s, kind};
}

} // namespace

class TestLaneCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void skipsNoRowForATroubleOfTheWholeWiki_data();
    void skipsNoRowForATroubleOfTheWholeWiki();
    void stopsBeforeAPostWhenABlockCameMeanwhile();
    void skipsThePageThatAloneIsRefused();
    void waitsForAWikiThatIsReadOnly();
    void renewsWhatIsOlderThanTenMinutes();
    void keepsToALimitThatCameMeanwhile();
    void leavesPagesAloneThatAskBotsTo();
    void marksABotsEditOnlyWhereAllAgree_data();
    void marksABotsEditOnlyWhereAllAgree();
};

void TestLaneCheck::skipsNoRowForATroubleOfTheWholeWiki_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("blocked") << ErrorKind::Wiki;
    QTest::newRow("confirmemail") << ErrorKind::NeedsFix;
    QTest::newRow("permissiondenied") << ErrorKind::NeedsFix;
}

void TestLaneCheck::skipsNoRowForATroubleOfTheWholeWiki()
{
    QFETCH(const ErrorKind, kind);
    const QString code = QString::fromLatin1(QTest::currentDataTag());
    Round round({Home, u"fr.example"_s});
    const Request request = round.request(3);
    bool broken = true;
    round.wikis->tweak = [&](PageCheck &page) {
        if (broken && page.asked.endsWith(u'1'))
            page.problems = {problem(ErrorKind::Row, u"protectedpage"_s)};
        if (broken)
            page.problems.append(problem(kind, code));
    };
    QVERIFY(!round.deliver(request));
    QVERIFY(round.engine->needsPerson(request.id));
    const LaneStatus lane = round.engine->lanes(request.id).first();
    QCOMPARE(lane.phase, LaneStatus::Phase::Troubled);
    QCOMPARE(lane.cause, code);
    QCOMPARE(lane.counts[RowState::Planned], 2);
    QCOMPARE(round.rows(request).first().reason, reason::Protected); // That one is its page's own.
    QCOMPARE(round.wikis->calls(u"post"_s), 0);
    broken = false;
    round.engine->retryLane(request.id, Home);
    round.engine->retryLane(request.id, u"fr.example"_s);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 4);
}

void TestLaneCheck::stopsBeforeAPostWhenABlockCameMeanwhile()
{
    Round round;
    const Request request = round.request(80);
    bool blocked = false;
    round.wikis->tweakAccount = [&](AccountFacts &account) {
        if (blocked)
            account.block = BlockInfo{u"Sysop"_s, u"too fast"_s, u"infinite"_s, false};
    };
    round.wikis->tweak = [&](PageCheck &page) {
        if (blocked)
            page.problems = {problem(ErrorKind::Wiki, u"blocked"_s)};
    };
    round.wikis->fault = [&](const AttemptPlan &plan) {
        blocked = plan.row.number == 50; // Seen by the next check, for the last thirty rows.
        return PostFault{};
    };
    QVERIFY(!round.deliver(request));
    const LaneStatus lane = round.engine->lanes(request.id).first();
    QCOMPARE(lane.phase, LaneStatus::Phase::Troubled);
    QCOMPARE(lane.cause, u"blocked"_s);
    QCOMPARE(lane.detail, u"too fast"_s);
    QCOMPARE(lane.counts[RowState::Planned], 30);
    QCOMPARE(round.wikis->calls(u"post"_s), 50);
}

void TestLaneCheck::skipsThePageThatAloneIsRefused()
{
    Round round;
    const Request request = round.request(3);
    round.wikis->tweak = [](PageCheck &page) {
        if (page.asked.endsWith(u'2'))
            page.problems = {problem(ErrorKind::Row, u"blocked"_s)}; // A partial block.
        if (page.asked.endsWith(u'3'))
            page.problems = {problem(ErrorKind::NeedsFix, u"permissiondenied"_s)};
    };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.rows(request)[0].state, RowState::Delivered);
    QCOMPARE(round.rows(request)[1].reason, reason::PartialBlock);
    QCOMPARE(round.rows(request)[2].reason, reason::Refused);
}

void TestLaneCheck::waitsForAWikiThatIsReadOnly()
{
    Round round;
    const Request request = round.request(3);
    const QDateTime begun = round.clock.now();
    round.wikis->tweak = [&](PageCheck &page) {
        if (begun.secsTo(round.clock.now()) < 4)
            page.problems = {problem(ErrorKind::Temporary, u"readonly"_s)};
    };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 3);
    QVERIFY(begun.secsTo(round.clock.now()) >= 5);
}

void TestLaneCheck::renewsWhatIsOlderThanTenMinutes()
{
    Round round;
    const Request request = round.request(120);
    round.wikis->tweakAccount = [](AccountFacts &facts) {
        facts.editLimit = RateLimit{3, 60};
        facts.rights.append(u"apihighlimits"_s);
    };
    QHash<QString, QDateTime> checkedAt;
    round.wikis->tweak = [&](PageCheck &page) { checkedAt.insert(page.title, round.clock.now()); };
    round.wikis->fault = [&](const AttemptPlan &plan) {
        const qint64 age = checkedAt.value(plan.row.page).secsTo(round.clock.now());
        if (age > 600)
            qFatal("posted on a check of %lld seconds ago", age);
        return PostFault{};
    };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QVERIFY(round.wikis->calls(u"check"_s) >= 6); // An hour of posts, two a minute.
    QVERIFY(round.wikis->calls(u"check"_s) <= 8);
}

void TestLaneCheck::keepsToALimitThatCameMeanwhile()
{
    Round round;
    const Request request = round.request(100);
    bool limited = false;
    round.wikis->tweakAccount = [&](AccountFacts &facts) {
        if (limited)
            facts.editLimit = RateLimit{10, 60};
    };
    QList<QDateTime> posts;
    round.wikis->fault = [&](const AttemptPlan &plan) {
        limited = limited || plan.row.number == 50;
        if (plan.row.number > 50)
            posts.append(round.clock.now());
        return PostFault{};
    };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    for (qsizetype i = 10; i < posts.size(); ++i)
        QVERIFY(posts[i - 10].secsTo(posts[i]) >= 59);
}

void TestLaneCheck::leavesPagesAloneThatAskBotsTo()
{
    Round round;
    const Request request = round.request(2);
    round.wikis->tweak = [](PageCheck &page) { page.deniesBots = page.asked.endsWith(u'1'); };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.rows(request)[0].reason, reason::BotsExcluded);
    QCOMPARE(round.rows(request)[1].state, RowState::Delivered);
}

void TestLaneCheck::marksABotsEditOnlyWhereAllAgree_data()
{
    QTest::addColumn<bool>("policy");
    QTest::addColumn<bool>("right");
    QTest::addColumn<QString>("title");
    QTest::addColumn<bool>("marked");
    QTest::newRow("all agree") << true << true << u"User talk:U1"_s << true;
    QTest::newRow("policy does not ask") << false << true << u"User talk:U1"_s << false;
    QTest::newRow("no right") << true << false << u"User talk:U1"_s << false;
    QTest::newRow("a project page") << true << true << u"Project:Pump"_s << false;
}

void TestLaneCheck::marksABotsEditOnlyWhereAllAgree()
{
    QFETCH(const bool, policy);
    QFETCH(const bool, right);
    QFETCH(const QString, title);
    QFETCH(const bool, marked);
    Round round;
    Request request = round.request(1);
    request.targets.first().title = title;
    round.wikis->sendPolicy.markBotEdits = policy;
    round.wikis->tweakAccount = [right](AccountFacts &facts) {
        if (right)
            facts.rights.append(u"bot"_s);
    };
    bool bot = false;
    round.wikis->fault = [&](const AttemptPlan &plan) {
        bot = plan.bot;
        return PostFault{};
    };
    QVERIFY(round.deliver(request));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(bot, marked);
}

QTEST_GUILESS_MAIN(TestLaneCheck)
#include "lanecheck.moc"
