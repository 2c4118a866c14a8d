// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policywords.h"

#include "models/translations.h"

#include <QCoreApplication>
#include <QSet>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestPolicyWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance(), QLocale::c()); }
    void saysEveryRule();
    void saysWhoMayDoWhat();

private:
    [[nodiscard]] static QString said(const FarmPolicy &policy)
    {
        QString text;
        for (const PolicyRule &rule : policyRules(policy))
            text += rule.name + u": "_s + rule.says + u'\n';
        return text.remove(QChar(0x2068)).remove(QChar(0x2069));
    }
};

void TestPolicyWords::saysEveryRule()
{
    // Whatever is changed, somebody who reads the rules sees it.
    QSet<QString> texts{said(FarmPolicy())};
    const auto isSeen = [&texts](auto change) {
        FarmPolicy policy;
        change(policy);
        const qsizetype before = texts.size();
        texts.insert(said(policy));
        return texts.size() == before + 1;
    };
    QVERIFY(isSeen([](FarmPolicy &p) { p.send.who = SendPolicy::Who::Group; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.send.value = u"sysop"_s; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.send.honourBotExclusion = true; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.send.markBotEdits = true; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.send.everyWiki = true; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.send.everyWiki = false; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.send.confirmAbove = 1; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.send.testPage = u"Sandbox"_s; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.send.namespaces = {3}; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.send.editsPerMinute = 1; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.review.queue = ReviewPolicy::Queue::Ledger; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.review.who = SendPolicy::Who::Everybody; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.review.value = u"sysop"_s; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.review.approvals = 2; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.review.fromTargets = 51; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.review.expireDays = 31; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.review.requests = u"R/"_s; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.review.footer = u"x"_s; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.review.notify = {u"Ngozi"_s}; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.review.forbids = {u"x"_s}; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.brakes.stopPage = u"x"_s; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.brakes.failureShare = 1; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.brakes.failureShareOf = 1; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.brakes.failuresInARow = 1; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.brakes.reverts = 2; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.brakes.ownTalk = false; }));
    QVERIFY(isSeen([](FarmPolicy &p) { p.routes.insert(Route::MassMessage); }));
}

void TestPolicyWords::saysWhoMayDoWhat()
{
    FarmPolicy policy;
    policy.review.who = SendPolicy::Who::ListPage;
    policy.review.value = u"Project:Reviewers"_s;
    policy.review.queue = ReviewPolicy::Queue::Ledger;
    const QString text = said(policy);
    QVERIFY2(text.contains(u"Who may send: Who has the right massmessage on the home wiki\n"_s),
             qPrintable(text));
    QVERIFY(text.contains(u"Who may review: Whom the page Project:Reviewers names\n"_s));
    QVERIFY(text.contains(u"unreviewed"_s));
    policy = {};
    QVERIFY(said(policy).contains(u"Who has to approve: 1 approval by somebody else\nFrom: 50 pages on\n"_s));
}

QTEST_GUILESS_MAIN(TestPolicyWords)
#include "policywords.moc"
