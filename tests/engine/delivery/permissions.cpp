// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a delivery may send at all: wikis with a permission, and a test's page.
#include "domain/delivery/reason.h"
#include "engine/delivery/deliveryrun.h"
#include "support/round.h"

#include <QCoroTask>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace paperround;

namespace {

int countOf(const QList<Row> &rows, RowState state, const QString &reason)
{
    return static_cast<int>(std::ranges::count_if(
        rows, [&](const Row &row) { return row.state == state && row.reason == reason; }));
}

/// None: no answer came.
std::optional<Result<void>> permit(Round &round, const Account &account, const QStringList &wikis,
                                   const QString &link)
{
    const auto answer = std::make_shared<std::optional<Result<void>>>();
    QCoro::connect(round.engine->permit(account, wikis, link), round.engine.get(),
                   [answer](const Result<void> &said) { *answer = said; });
    return QTest::qWaitFor([&] { return answer->has_value(); }) ? *answer : std::nullopt;
}

} // namespace

class TestPermissions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsTheRowsOfWikisNobodyHasConfirmed();
    void keepsAPermissionThroughACrash();
    void takesNoWordForALinkToAPermission();
    void sendsATestAndThenTheRealMessageToTheSamePage();
};

void TestPermissions::holdsTheRowsOfWikisNobodyHasConfirmed()
{
    Round round({u"home.example"_s, u"fr.example"_s, u"ar.example"_s});
    round.wikis->sendPolicy.everyWiki = false;
    round.wikis->tweak = [](PageCheck &page) { page.optedOut = page.asked == "User talk:U1"_L1; };
    const Request request = round.request(3);
    QVERIFY(!round.deliver(request));
    const auto counts = [&] { return round.ledger.deliveryNow(request.id)->counts; };
    QCOMPARE(counts()[RowState::Delivered], 2); // At home the farm's own policy is the permission.
    QCOMPARE(counts()[RowState::Skipped], 3);
    QCOMPARE(countOf(round.rows(request), RowState::Held, reason::NoPermission), 4);
    QVERIFY(round.engine->needsPerson(request.id));

    // Nobody can say "send it" instead.
    const QList<Row> rows = round.rows(request);
    const auto elsewhere = std::ranges::find_if(rows, [](const Row &row) {
        return row.state == RowState::Held && row.target.wiki == "ar.example"_L1;
    });
    round.engine->decide(request.id, elsewhere->number, RowState::Planned);
    const Account account = *round.wikis->account();
    permit(round, account, {u"fr.example"_s}, u"https://fr.example/wiki/Bistro"_s);
    QVERIFY(!round.finish(request.id));
    QCOMPARE(counts()[RowState::Delivered], 4);
    QCOMPARE(countOf(round.rows(request), RowState::Held, reason::NoPermission), 2);
    permit(round, account, {u"ar.example"_s}, u"https://ar.example/wiki/X"_s);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(counts()[RowState::Delivered], 6);
}

void TestPermissions::keepsAPermissionThroughACrash()
{
    Round round({u"home.example"_s, u"fr.example"_s});
    round.wikis->sendPolicy.everyWiki = false;
    const Request request = round.request(1);
    QVERIFY(!round.deliver(request));
    const int commits = round.ledger.commits();
    round.ledger.failFrom(commits + 2,
                          {ErrorKind::Storage, u"disk-full"_s, {}, {}}); // It stands, its rows do not go on.
    permit(round, *round.wikis->account(), {u"fr.example"_s}, u"https://fr.example/wiki/Bistro"_s);
    QVERIFY(round.finish(request.id));
    QCOMPARE(countOf(round.rows(request), RowState::Held, reason::NoPermission), 1);
    round.ledger.mend();
    round.resume(request.id);
    QVERIFY(round.finish(request.id));
    QCOMPARE(round.whatIsWrong(request), QString());
    QCOMPARE(round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 2);
}

void TestPermissions::takesNoWordForALinkToAPermission()
{
    Round round({u"home.example"_s, u"fr.example"_s});
    round.wikis->sendPolicy.everyWiki = false;
    const Request request = round.request(1);
    QVERIFY(!round.deliver(request));
    const auto said = permit(round, *round.wikis->account(), {u"fr.example"_s}, u"they said yes"_s);
    QVERIFY(said && !*said);
    QCOMPARE(said->error().code, u"bad-link"_s);
    round.ledger.failFrom(round.ledger.commits() + 1, {ErrorKind::Storage, u"disk-full"_s, {}, {}});
    const auto kept = permit(round, *round.wikis->account(), {u"fr.example"_s}, u"https://fr.example/"_s);
    QVERIFY(kept && !*kept);
    QCOMPARE(countOf(round.rows(request), RowState::Held, reason::NoPermission), 1);
}

void TestPermissions::sendsATestAndThenTheRealMessageToTheSamePage()
{
    Round round({u"home.example"_s, u"fr.example"_s});
    round.wikis->sendPolicy.everyWiki = false;
    Request test = round.request(1);
    round.wikis->sendPolicy.testPage = u"User talk:U1@fr.example"_s;
    test.targets = {{u"User talk:U1"_s, u"fr.example"_s, 1}}; // That sandbox.
    test.options.test = true;
    QVERIFY(round.deliver(test));
    QCOMPARE(round.whatIsWrong(test), QString());
    QCOMPARE(round.ledger.deliveryNow(test.id)->counts[RowState::Delivered], 1);
    Request real = test;
    real.id = round.request(1).id;
    real.options.test = false;
    permit(round, *round.wikis->account(), {u"fr.example"_s}, u"https://fr.example/"_s);
    QVERIFY(round.deliver(real)); // Nobody has to decide about the sender's own page.
    QCOMPARE(round.ledger.deliveryNow(real.id)->counts[RowState::Delivered], 1);
}

QTEST_GUILESS_MAIN(TestPermissions)
#include "permissions.moc"
