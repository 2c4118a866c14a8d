// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/policypage.h"

#include "domain/review/wikiproof.h"

#include <QSet>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {
FarmPolicy unusual()
{
    FarmPolicy policy;
    policy.send = {.who = SendPolicy::Who::ListPage,
                   .value = u"Project:Senders"_s,
                   .honourBotExclusion = true,
                   .everyWiki = false,
                   .namespaces = {3, 4, 5},
                   .editsPerMinute = 30};
    policy.review.who = SendPolicy::Who::Group;
    policy.review.value = u"reviewer"_s;
    policy.review.approvals = 2;
    policy.review.fromTargets = 10;
    policy.review.expireDays = 7;
    policy.review.footer = u"[[m:Newsletter|Subscribe or unsubscribe]]"_s;
    policy.review.notify = {u"Ngozi"_s, u"Ravi"_s};
    policy.review.forbids = {u"missing-template"_s, u"unsigned"_s};
    policy.brakes.stopPage = u"Project:Stop"_s;
    policy.routes.insert(Route::Flow);
    return policy;
}
} // namespace

class TestPolicyPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWasWritten();
    void isTheSameAfterASave();
    void asksForOneApprovalFromFiftyTargetsOn();
    void hasTheProgramsDefaultForWhatIsLeftOut();
    void hasOneDigestHoweverItIsWritten();
    void hasAnotherDigestForEveryRule();
    void namesThePlaceOfEveryProblem_data();
    void namesThePlaceOfEveryProblem();
};

void TestPolicyPage::comesBackAsItWasWritten()
{
    for (const FarmPolicy &policy : {FarmPolicy(), unusual()}) {
        const auto read = policyFromPage(policyPageText(policy), u"home.example"_s);
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(*read, policy);
    }
}

void TestPolicyPage::isTheSameAfterASave()
{
    QCOMPARE(asWikiKeeps(policyPageText(unusual())), policyPageText(unusual()));
}

void TestPolicyPage::asksForOneApprovalFromFiftyTargetsOn()
{
    QCOMPARE(approvalsNeeded(ReviewPolicy(), 49), 0);
    QCOMPARE(approvalsNeeded(ReviewPolicy(), 50), 1);
    QCOMPARE(approvalsAsked(ReviewPolicy()), 1);
    QCOMPARE(approvalsAsked(ReviewPolicy{.approvals = 0}), 1);
    QCOMPARE(approvalsNeeded(ReviewPolicy{.approvals = 0}, 100'000), 0);
}

void TestPolicyPage::hasTheProgramsDefaultForWhatIsLeftOut()
{
    const QString page = u"Words.\n<!-- paperround:policy -->\n<pre>\n{\"schema\": \"paperround-policy\", "
                         "\"version\": 1, \"send\": {\"who\": \"everybody\"}}\n</pre>\n"
                         "<!-- /paperround:policy -->\nMore words."_s;
    const auto read = policyFromPage(page, u"home.example"_s);
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    FarmPolicy expected;
    expected.send.who = SendPolicy::Who::Everybody;
    expected.send.value.clear();
    QCOMPARE(*read, expected);
}

void TestPolicyPage::hasOneDigestHoweverItIsWritten()
{
    QString page = policyPageText(unusual());
    const QString digest = digestOf(*policyFromPage(page, {}));
    page.replace(u"How newsletters"_s, u"The way newsletters"_s);
    page.replace(u",\n"_s, u" ,\n\n"_s);
    QCOMPARE(digestOf(*policyFromPage(page, {})), digest);
}

void TestPolicyPage::hasAnotherDigestForEveryRule()
{
    QSet<QString> digests{digestOf(FarmPolicy())};
    int changes = 1;
    const auto with = [&](auto change) {
        FarmPolicy policy;
        change(policy);
        digests.insert(digestOf(policy));
        ++changes;
        return digests.size() == changes;
    };
    QVERIFY(with([](FarmPolicy &p) { p.send.who = SendPolicy::Who::Group; }));
    QVERIFY(with([](FarmPolicy &p) { p.send.value = u"sysop"_s; }));
    QVERIFY(with([](FarmPolicy &p) { p.send.honourBotExclusion = true; }));
    QVERIFY(with([](FarmPolicy &p) { p.send.markBotEdits = true; }));
    QVERIFY(with([](FarmPolicy &p) { p.send.everyWiki = true; }));
    QVERIFY(with([](FarmPolicy &p) { p.send.everyWiki = false; }));
    QVERIFY(with([](FarmPolicy &p) { p.send.confirmAbove = 1; }));
    QVERIFY(with([](FarmPolicy &p) { p.send.testPage = u"Sandbox"_s; }));
    QVERIFY(with([](FarmPolicy &p) { p.send.namespaces = {3}; }));
    QVERIFY(with([](FarmPolicy &p) { p.send.editsPerMinute = 1; }));
    QVERIFY(with([](FarmPolicy &p) { p.review.queue = ReviewPolicy::Queue::Ledger; }));
    QVERIFY(with([](FarmPolicy &p) { p.review.who = SendPolicy::Who::Group; }));
    QVERIFY(with([](FarmPolicy &p) { p.review.value = u"sysop"_s; }));
    QVERIFY(with([](FarmPolicy &p) { p.review.approvals = 2; }));
    QVERIFY(with([](FarmPolicy &p) { p.review.fromTargets = 51; }));
    QVERIFY(with([](FarmPolicy &p) { p.review.expireDays = 31; }));
    QVERIFY(with([](FarmPolicy &p) { p.review.requests = u"R/"_s; }));
    QVERIFY(with([](FarmPolicy &p) { p.review.footer = u"x"_s; }));
    QVERIFY(with([](FarmPolicy &p) { p.review.notify = {u"Ngozi"_s}; }));
    QVERIFY(with([](FarmPolicy &p) { p.review.forbids = {u"x"_s}; }));
    QVERIFY(with([](FarmPolicy &p) { p.brakes.stopPage = u"x"_s; }));
    QVERIFY(with([](FarmPolicy &p) { p.brakes.failureShare = 1; }));
    QVERIFY(with([](FarmPolicy &p) { p.brakes.failureShareOf = 1; }));
    QVERIFY(with([](FarmPolicy &p) { p.brakes.failuresInARow = 1; }));
    QVERIFY(with([](FarmPolicy &p) { p.brakes.reverts = 2; }));
    QVERIFY(with([](FarmPolicy &p) { p.brakes.ownTalk = false; }));
    QVERIFY(with([](FarmPolicy &p) { p.routes.insert(Route::MassMessage); }));
}

void TestPolicyPage::namesThePlaceOfEveryProblem_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const QString &from, const QString &to, const QString &place) {
        QTest::newRow(name) << from << to << u"bad-policy"_s << place;
    };
    row("nobody we know", u"\"group\""_s, u"\"friends\""_s, u"review.who"_s);
    row("a word for a number", u"\"approvals\": 2"_s, u"\"approvals\": \"two\""_s, u"review.approvals"_s);
    row("too many approvals", u"\"approvals\": 2"_s, u"\"approvals\": 2000"_s, u"review.approvals"_s);
    row("no such route", u"\"flow\""_s, u"\"fax\""_s, u"routes"_s);
    row("no such namespace", u"   5\n"_s, u"   -5\n"_s, u"send.namespaces"_s);
    row("nobody to be told", u"\"Ngozi\""_s, u"\"\""_s, u"review.notify"_s);
    row("no name of a user", u"\"Ngozi\""_s, u"\"A#B\""_s, u"review.notify"_s);
    row("too many to be told", u"\"Ngozi\""_s, u"\"A\", \"B\", \"C\", \"D\", \"E\""_s, u"review.notify"_s);
    row("an unknown rule", u"\"ownTalk\""_s, u"\"ownTolk\""_s, u"brakes.ownTolk"_s);
    row("another schema", u"paperround-policy"_s, u"something"_s, u"schema"_s);
    row("no title", u"Project:Stop"_s, u"Project:\\u003cStop\\u003e"_s, u"brakes.stopPage"_s);
    QTest::newRow("newer") << u"\"version\": 1"_s << u"\"version\": 9"_s << u"newer-format"_s << u"9"_s;
    QTest::newRow("broken") << u"\"version\": 1"_s << u"\"version\" 1"_s << u"broken-json"_s
                            << u"policy, line "_s;
    QTest::newRow("no part") << u"/paperround:policy"_s << u"x"_s << u"no-part"_s << u"policy"_s;
}

void TestPolicyPage::namesThePlaceOfEveryProblem()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, place);
    QString page = policyPageText(unusual());
    QVERIFY(page.contains(from));
    const auto read = policyFromPage(page.replace(from, to), u"home.example"_s);
    QVERIFY(!read);
    QTEST(read.error().code, "code");
    QVERIFY2(read.error().detail.startsWith(place), qPrintable(read.error().detail));
}

QTEST_GUILESS_MAIN(TestPolicyPage)
#include "policypage.moc"
