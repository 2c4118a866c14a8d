// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, killed at each of its named points and between any two requests, and started again.
#include "reliability/killed.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class TestCrashPoints : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_farm.listen()); }
    void postsEachRowOnceAlthoughKilledAtEachPoint();
    void postsEachRowOnceAlthoughKilledBetweenAnyRequests();
    void postsEachRowOnceAlthoughKilledInACheckpoint();
    void handsOverOnceAlthoughKilledAtEachPoint();

private:
    void eachOnceAlthoughKilledAt(const QList<QStringList> &cases, int first, Route route, int patience);

    PracticeFarm m_farm;
};

/// A delivery each, the first with that number, killed at each of its points.
void TestCrashPoints::eachOnceAlthoughKilledAt(const QList<QStringList> &cases, int first, Route route,
                                               int patience)
{
    std::vector<std::unique_ptr<Killed>> all;
    for (const QStringList &points : cases) {
        all.push_back(std::make_unique<Killed>(m_farm, first + int(all.size()), points, route));
        QVERIFY(all.back()->prepare());
        all.back()->start(); // All at once: most of their time is the rest before a resume posts.
    }
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(all, &Killed::isOver), patience);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QString wrong = all[i]->whatIsWrong();
        QVERIFY2(wrong.isEmpty(), qPrintable(cases[qsizetype(i)].join(u" then "_s) + u": "_s + wrong));
    }
}

void TestCrashPoints::postsEachRowOnceAlthoughKilledAtEachPoint()
{
    const QList<QStringList> cases{{u"migration-step:5"_s},
                                   {u"file-written"_s}, // The request gets its id.
                                   {u"plan-asked"_s},
                                   {u"plan-committed"_s},
                                   {u"approved"_s},
                                   {u"check-read"_s},
                                   {u"sweep-read"_s},
                                   {u"token-read"_s},
                                   {u"claim-committed"_s},
                                   {u"claim-committed:3"_s},
                                   {u"request-begun"_s},
                                   {u"request-begun:3"_s},
                                   {u"request-sent:2"_s},
                                   {u"reply-begun"_s},
                                   {u"reply-begun:3"_s},
                                   {u"answer-read"_s},
                                   {u"answer-read:4"_s},
                                   {u"commit-begun:4"_s},
                                   {u"commit-done:4"_s},
                                   {u"commit-begun:7"_s},
                                   {u"change-committed:2"_s},
                                   {u"state-committed"_s},
                                   {u"pause-asked"_s},
                                   {u"claim-committed"_s, u"stop-asked"_s},
                                   {u"claim-committed"_s, u"look-read"_s},
                                   {u"request-sent"_s, u"sweep-read"_s},
                                   {u"claim-committed"_s, u"sweep-read"_s, u"look-read"_s}};
    eachOnceAlthoughKilledAt(cases, 0, Route::Edit, 400'000);
}

void TestCrashPoints::postsEachRowOnceAlthoughKilledInACheckpoint()
{
    eachOnceAlthoughKilledAt({{u"checkpoint:1"_s},
                              {u"checkpoint:2"_s},
                              {u"checkpoint:12"_s},
                              {u"claim-committed:2"_s, u"checkpoint:1"_s},
                              {u"checkpoint:5"_s, u"checkpoint:3"_s, u"checkpoint:1"_s}},
                             500, Route::Edit, 400'000);
}

void TestCrashPoints::postsEachRowOnceAlthoughKilledBetweenAnyRequests()
{
    std::vector<std::unique_ptr<Killed>> all;
    for (int number = 5; number < 150; number += 18) {
        all.push_back(std::make_unique<Killed>(m_farm, 100 + number, QStringList()));
        QVERIFY(all.back()->prepare());
        all.back()->start();
        all.back()->killAtRequest(number);
    }
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(all, &Killed::isOver), 400'000);
    int kills = 0;
    for (const auto &one : all) {
        const QString wrong = one->whatIsWrong();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        kills += one->kills();
    }
    QVERIFY(kills > 0); // One that was quicker than its turn has nothing to prove.
}

void TestCrashPoints::handsOverOnceAlthoughKilledAtEachPoint()
{
    // A kill before the call was answered is in handovercrashes.cpp: its fence waits five minutes.
    const QList<QStringList> cases{{u"hand-over-answered"_s},
                                   {u"list-emptied"_s},
                                   {u"hand-over-answered"_s, u"list-emptied"_s},
                                   {u"hand-over-answered"_s, u"fence-read"_s},
                                   {u"hand-over-answered"_s, u"list-emptied"_s, u"fence-read"_s},
                                   {u"change-committed"_s},
                                   {u"change-committed:2"_s},
                                   {u"change-committed:3"_s},
                                   {u"watch-read"_s},
                                   {u"watch-read:2"_s},
                                   {u"hand-over-answered"_s, u"change-committed"_s, u"watch-read"_s}};
    eachOnceAlthoughKilledAt(cases, 300, Route::MassMessage, 200'000);
}

QTEST_GUILESS_MAIN(TestCrashPoints)
#include "crashpoints.moc"
