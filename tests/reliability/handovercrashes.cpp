// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The program, killed before or in its call of MassMessage, and started again. Whether the call came is known
// five minutes later; they are waited for.
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
    void aLateCallFindsNobody();
};

void TestHandOverCrashes::handsOverOnceAlthoughKilledBeforeTheCall()
{
    PracticeFarm farm;
    QVERIFY(farm.listen());
    const QList<QStringList> cases{{u"list-made"_s},
                                   {u"hand-over-claimed"_s},
                                   {u"hand-over-claimed"_s, u"list-emptied"_s},
                                   {u"hand-over-claimed"_s, u"fence-read"_s},
                                   {u"hand-over-claimed"_s, u"change-committed"_s},
                                   {u"list-made"_s, u"list-emptied"_s},
                                   {u"list-made"_s, u"fence-read"_s},
                                   {u"list-made"_s, u"hand-over-claimed"_s},
                                   {u"hand-over-claimed"_s, u"list-made"_s, u"hand-over-answered"_s}};
    std::vector<std::unique_ptr<Killed>> all;
    const auto add = [&](const QStringList &points) {
        all.push_back(std::make_unique<Killed>(farm, int(all.size()), points, Route::MassMessage));
        QVERIFY(all.back()->prepare());
        all.back()->start();
    };
    for (const QStringList &points : cases)
        add(points);
    for (int request = 20; request < 800; request += 60) { // And between any two, whoever made them.
        add({});
        all.back()->killAtRequest(request);
    }
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(all, &Killed::isOver), 1'000'000);
    int kills = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QString wrong = all[i]->whatIsWrong();
        QVERIFY2(wrong.isEmpty(), qPrintable(cases.value(qsizetype(i)).join(u" then "_s) + u": "_s + wrong));
        kills += all[i]->kills();
    }
    QVERIFY(kills > 0);
}

void TestHandOverCrashes::aLateCallFindsNobody()
{
    PracticeFarm farm;
    QVERIFY(farm.listen());
    farm.troubles().add({.trouble = Trouble::ForwardedLate, .action = u"massmessage"_s, .delay = 40s});
    Killed killed(farm, 1, {u"list-emptied"_s}, Route::MassMessage);
    QVERIFY(killed.prepare());
    killed.start();
    QTRY_VERIFY_WITH_TIMEOUT(killed.isOver(), 600'000);
    QCOMPARE(killed.whatIsWrong(), QString());
    QCOMPARE(farm.troubles().struck(), 1);
    QCOMPARE(farm.requests({}, u"massmessage"_s), 2);
}

QTEST_GUILESS_MAIN(TestHandOverCrashes)
#include "handovercrashes.moc"
