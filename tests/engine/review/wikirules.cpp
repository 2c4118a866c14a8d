// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a policy forbids and only the wikis of the list can tell.
#include "engine/review/wikirules.h"

#include "support/reviewbench.h"

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {
const QString Far = u"far.example"_s;
} // namespace

class TestWikiRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void asksNobodyWhereThePolicyForbidsNothingOfTheKind();
    void refusesATemplateThatOneWikiLacks();
    void refusesATemplateThatOnlyASegmentCallsFor();
    void refusesItToWhoeverTakesTheRequestThere_data();
    void refusesItToWhoeverTakesTheRequestThere();
    void readsTheRuleFromThePolicyPageAlone();
    void saysSoWhereAWikiDoesNotAnswer();

private:
    [[nodiscard]] static Request calling(const QString &body = u"Hello {{Newsletter}}\n~~~~"_s)
    {
        Request request = ReviewBench::request(2);
        request.message.body = body;
        request.targets[1].wiki = Far;
        return request;
    }
    [[nodiscard]] QString refusal(const Request &request)
    {
        FarmPolicy policy;
        policy.review.forbids = m_forbids;
        const auto may = QCoro::waitFor(checkOnWikis(request, policy, m_wikis));
        return may ? QString() : may.error().code + u' ' + may.error().detail;
    }

    std::unique_ptr<ManualClock> m_clock;
    std::shared_ptr<FakeWikis> m_wikis;
    QStringList m_forbids;
};

void TestWikiRules::init()
{
    m_forbids = {u"missing-template"_s};
    m_wikis.reset();
    m_clock = std::make_unique<ManualClock>();
    m_wikis = std::make_shared<FakeWikis>(*m_clock, Account{Home, u"Anna"_s, SignInKind::OAuth, {}},
                                          QStringList{Home, Far});
    m_wikis->sendPolicy = {.who = SendPolicy::Who::Everybody, .value = {}, .everyWiki = true};
    m_wikis->tweakRendered = [](const QString &wiki, RenderedMessage &rendered) {
        if (wiki == Far && rendered.wikitext.contains(u"{{Newsletter}}"_s))
            rendered.missingTemplates = {u"Template:Newsletter"_s};
    };
}

void TestWikiRules::asksNobodyWhereThePolicyForbidsNothingOfTheKind()
{
    m_forbids = {u"heading"_s, u"unsigned"_s};
    QCOMPARE(refusal(calling()), QString());
    QCOMPARE(m_wikis->calls(u"render"_s), 0);
}

void TestWikiRules::refusesATemplateThatOneWikiLacks()
{
    QCOMPARE(refusal(calling()), u"check-forbidden missing-template: far.example, line 1, Newsletter"_s);
    QCOMPARE(refusal(calling(u"Hello\n~~~~"_s)), QString());
    Request elsewhere = calling();
    elsewhere.targets[1].wiki = Home;
    QCOMPARE(refusal(elsewhere), QString());
}

void TestWikiRules::refusesATemplateThatOnlyASegmentCallsFor()
{
    Request request = ReviewBench::request(3);
    request.targets[1].wiki = request.targets[2].wiki = Far;
    request.message.variants = {{{}, {}, {}, u"Dear editors {{Newsletter}}\n~~~~"_s, u"Editors"_s, {{3, 3}}}};
    QVERIFY(refusal(request).startsWith("check-forbidden missing-template: far.example"_L1));
    request.message.variants[0].rows = {{1, 1}}; // At home there is one.
    QCOMPARE(refusal(request), QString());
}

void TestWikiRules::refusesItToWhoeverTakesTheRequestThere_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"without review", "submitted", "approved before"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TestWikiRules::refusesItToWhoeverTakesTheRequestThere()
{
    QFETCH(const QString, way);
    m_wikis->reviewPolicy = {.who = SendPolicy::Who::Everybody, .value = {}, .approvals = 0};
    m_wikis->reviewPolicy.forbids = m_forbids;
    QString code;
    if (way == "without review"_L1) {
        const auto sent = waitForApproved(ReviewQueue::approveByPolicy(calling(), m_wikis->farm(), m_wikis));
        code = sent ? QString() : sent.error().code;
    } else if (way == "submitted"_L1) {
        const auto submitted = QCoro::waitFor(submitRequest(calling(), {}, m_wikis));
        code = submitted ? QString() : submitted.error().code;
        QCOMPARE(m_wikis->calls(u"savePage"_s), 0);
    } else { // The template went away afterwards.
        const auto tweak = std::exchange(m_wikis->tweakRendered, {});
        const auto submitted = QCoro::waitFor(submitRequest(calling(), {}, m_wikis));
        QVERIFY2(submitted, submitted ? "" : qPrintable(submitted.error().code));
        const auto ravi =
            std::make_shared<FakeWikis>(*m_wikis, Account{Home, u"Ravi"_s, SignInKind::OAuth, {}});
        ravi->sendPolicy = m_wikis->sendPolicy;
        ravi->reviewPolicy = m_wikis->reviewPolicy;
        QVERIFY(ReviewBench::say(ravi, Decision::Kind::Approve, *submitted));
        m_wikis->tweakRendered = tweak;
        const auto sent =
            waitForApproved(ReviewQueue::approveByReview(submitted->title, u"console-a"_s, false, m_wikis));
        code = sent ? QString() : sent.error().code;
        // What cannot be sent is not locked.
        const auto now = QCoro::waitFor(readRequest(submitted->title, m_wikis));
        QCOMPARE(now->standing.state, RequestState::Approved);
    }
    QCOMPARE(code, u"check-forbidden"_s);
}

void TestWikiRules::readsTheRuleFromThePolicyPageAlone()
{
    FarmPolicy policy;
    policy.send = m_wikis->sendPolicy;
    policy.review.forbids = m_forbids;
    m_wikis->edit(Home, DefaultPolicyPage, policyPageText(policy));
    QVERIFY(m_wikis->farm().review.forbids.isEmpty());
    const auto sent = waitForApproved(ReviewQueue::approveByPolicy(calling(), m_wikis->farm(), m_wikis));
    QVERIFY(!sent);
    QCOMPARE(sent.error().code, u"check-forbidden"_s);
}

void TestWikiRules::saysSoWhereAWikiDoesNotAnswer()
{
    m_wikis->readFault = [](const QString &call, const QString &wiki) -> std::optional<Error> {
        if (call != "render"_L1 || wiki != Far)
            return {};
        return Error{ErrorKind::Temporary, u"http-503"_s, {}, {}};
    };
    QCOMPARE(refusal(calling()), u"http-503 "_s);
}

QTEST_GUILESS_MAIN(TestWikiRules)
#include "wikirules.moc"
