// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The program, killed before or in its call of MassMessage, and started again. Whether the call came is known
// five minutes later, and they are waited for.
#include "reliability/killed.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace paperround;

class TestHandOverCrashes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void handsOverOnceAlthoughKilledBeforeTheCall();
    void handsOverOnceAlthoughKilledBetweenAnyRequests();
    void aLateCallFindsNobody();

private:
    /// One delivery each, all at once.
    void run(PracticeFarm &farm, const QList<QStringList> &cases, const QList<int> &requests = {});
};

void TestHandOverCrashes::run(PracticeFarm &farm, const QList<QStringList> &cases, const QList<int> &requests)
{
    std::vector<std::unique_ptr<Killed>> all;
    for (const QStringList &points : cases) {
        all.push_back(std::make_unique<Killed>(farm, int(all.size()), points, Route::MassMessage));
        QVERIFY(all.back()->prepare());
        all.back()->start();
    }
    for (qsizetype i = 0; i < requests.size(); ++i)
        all[std::size_t(i)]->killAtRequest(requests[i]);
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(all, &Killed::isOver), 1'000'000);
    int kills = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QString wrong = all[i]->whatIsWrong();
        QVERIFY2(wrong.isEmpty(), qPrintable(cases[qsizetype(i)].join(u" then "_s) + u": "_s + wrong));
        kills += all[i]->kills();
    }
    QVERIFY(requests.isEmpty() || kills > 0);
}

void TestHandOverCrashes::handsOverOnceAlthoughKilledBeforeTheCall()
{
    PracticeFarm farm;
    QVERIFY(farm.listen());
    run(farm,
        {{u"list-made"_s},
         {u"hand-over-claimed"_s},
         {u"hand-over-claimed"_s, u"list-emptied"_s},
         {u"hand-over-claimed"_s, u"fence-read"_s},
         {u"hand-over-claimed"_s, u"change-committed"_s},
         {u"list-made"_s, u"list-emptied"_s},
         {u"list-made"_s, u"fence-read"_s},
         {u"list-made"_s, u"hand-over-claimed"_s},
         {u"hand-over-claimed"_s, u"list-made"_s, u"hand-over-answered"_s}});
}

void TestHandOverCrashes::handsOverOnceAlthoughKilledBetweenAnyRequests()
{
    PracticeFarm farm;
    QVERIFY(farm.listen());
    QList<int> requests;
    for (int number = 5; number < 200; number += 15)
        requests += number;
    run(farm, QList<QStringList>(requests.size()), requests);
}

void TestHandOverCrashes::aLateCallFindsNobody()
{
    PracticeFarm farm;
    QVERIFY(farm.listen());
    farm.troubles().add({.trouble = Trouble::ForwardedLate, .action = u"massmessage"_s, .delay = 40s});
    run(farm, {{u"list-emptied"_s}});
    QCOMPARE(farm.troubles().struck(), 1);
    QCOMPARE(farm.requests({}, u"massmessage"_s), 2);
}

QTEST_GUILESS_MAIN(TestHandOverCrashes)
#include "handovercrashes.moc"
