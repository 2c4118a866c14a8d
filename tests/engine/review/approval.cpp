// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/review/approval.h"

#include "engine/review/entitlement.h"
#include "support/fakewikis.h"

#include <QCoroTask>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class TestApproval : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void trustsEverybodyWhereTheFarmDoes();
    void asksForTheRight();
    void asksForTheGroup();
    void readsTheListPage();
    void trustsNobodyWhenTheHomeWikiDoesNotAnswer();
    void readsNamesInEveryUsualForm();
    void handsOverToMassMessageOnlyWhereAllSayYes();

private:
    Result<void> maySend(SendPolicy::Who who, const QString &value)
    {
        FarmProfile farm;
        farm.home = u"home.example"_s;
        farm.send = {who, value};
        return QCoro::waitFor(ReviewQueue::maySend(farm, m_wikis));
    }

    ManualClock m_clock;
    std::shared_ptr<FakeWikis> m_wikis =
        std::make_shared<FakeWikis>(m_clock, Account{u"home.example"_s, u"Sender"_s, SignInKind::OAuth, {}},
                                    QStringList(u"home.example"_s));
};

void TestApproval::trustsEverybodyWhereTheFarmDoes()
{
    QVERIFY(maySend(SendPolicy::Who::Everybody, {}));
}

void TestApproval::asksForTheRight()
{
    m_wikis->tweakAccount = {};
    const auto refused = maySend(SendPolicy::Who::Right, u"massmessage"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error(),
             (Error{ErrorKind::NeedsFix, u"not-trusted"_s, u"home.example: massmessage"_s, {}}));
    m_wikis->tweakAccount = [](AccountFacts &facts) { facts.rights += u"massmessage"_s; };
    QVERIFY(maySend(SendPolicy::Who::Right, u"massmessage"_s));
}

void TestApproval::asksForTheGroup()
{
    m_wikis->tweakAccount = [](AccountFacts &facts) { facts.rights += u"sysop"_s; };
    const auto refused = maySend(SendPolicy::Who::Group, u"sysop"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"not-trusted"_s);
    QCOMPARE(refused.error().detail, u"home.example: sysop"_s);
    m_wikis->tweakAccount = [](AccountFacts &facts) { facts.groups += u"sysop"_s; };
    QVERIFY(maySend(SendPolicy::Who::Group, u"sysop"_s));
}

void TestApproval::readsTheListPage()
{
    const auto missing = maySend(SendPolicy::Who::ListPage, u"Project:None"_s);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, u"missingtitle"_s);
    m_wikis->edit(u"home.example"_s, u"Project:Access"_s, u"* [[User:Other]]\n<!-- [[User:Sender]] -->"_s);
    const auto refused = maySend(SendPolicy::Who::ListPage, u"Project:Access"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error(),
             (Error{ErrorKind::NeedsFix, u"not-trusted"_s, u"home.example: Project:Access"_s, {}}));
    m_wikis->edit(u"home.example"_s, u"Project:Access"_s, u"* [[User:Other]]\n* [[user:sender]]"_s);
    QVERIFY(maySend(SendPolicy::Who::ListPage, u"Project:Access"_s));
}

void TestApproval::trustsNobodyWhenTheHomeWikiDoesNotAnswer()
{
    m_wikis->readFault = [](const QString &, const QString &) {
        return Error{ErrorKind::Temporary, u"timeout"_s, {}, {}};
    };
    for (const auto who : {SendPolicy::Who::Right, SendPolicy::Who::Group, SendPolicy::Who::ListPage}) {
        const auto refused = maySend(who, u"edit"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"timeout"_s);
    }
    m_wikis->readFault = {};
}

void TestApproval::readsNamesInEveryUsualForm()
{
    const auto names = namesOnAccessList(
        u"== Who ==\n* [[User:Anna]]\n# [[Benutzer:Jörg_Z|J]] and [[User talk:Mo]]\nJane Doe\n<!-- Eve -->"_s);
    QVERIFY(names.contains(u"Anna"_s));
    QVERIFY(names.contains(u"Jörg Z"_s));
    QVERIFY(names.contains(u"Mo"_s));
    QVERIFY(names.contains(u"Jane Doe"_s));
    QVERIFY(!names.contains(u"Eve"_s));
    QVERIFY(!names.contains(u"Who"_s));
}

void TestApproval::handsOverToMassMessageOnlyWhereAllSayYes()
{
    FarmProfile farm;
    farm.home = u"home.example"_s;
    const auto refusal = [&](Route route) {
        const auto may = QCoro::waitFor(ReviewQueue::mayTake(route, farm, m_wikis));
        return may ? QString() : may.error().code;
    };
    m_wikis->tweakAccount = {};
    QCOMPARE(refusal(Route::Edit), QString());
    QCOMPARE(refusal(Route::MassMessage), u"route-not-allowed"_s);
    farm.routes.insert(Route::MassMessage);
    QCOMPARE(refusal(Route::MassMessage), u"no-massmessage"_s);
    m_wikis->tweakFacts = [](WikiFacts &facts) { facts.extensions.insert(u"MassMessage"_s); };
    QCOMPARE(refusal(Route::MassMessage), u"no-massmessage-right"_s);
    m_wikis->tweakAccount = [](AccountFacts &facts) { facts.rights += u"massmessage"_s; };
    QCOMPARE(refusal(Route::MassMessage), QString());
}

QTEST_GUILESS_MAIN(TestApproval)
#include "approval.moc"
