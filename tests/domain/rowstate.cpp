// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/delivery/rowstate.h"

#include <QHash>
#include <QTest>

#include <algorithm>
#include <array>
#include <random>

using namespace Qt::StringLiterals;
using namespace paperround;

namespace {

using enum RowState;

/// What must hold of a row's whole life, said without the table.
struct Life
{
    RowState state = Planned;
    bool delivered = false; ///< At some time.
    bool inDoubt = false; ///< Sent, and neither proved absent nor found since.

    [[nodiscard]] const char *breaks(RowState to) const
    {
        if (delivered && to != Delivered && to != Retracted)
            return "what was delivered is not put in question again";
        if (to == Sending && state != Planned && state != Unknown)
            return "only a planned row, or one in doubt after a look, is sent";
        if (inDoubt && (to == Skipped || to == Planned) && state == Unknown)
            return "a row in doubt is neither skipped nor planned anew";
        if (to == Retracted && !delivered)
            return "only what was delivered can be taken back";
        if (to == Delivered && !inDoubt && state != Failed && state != Unresolved)
            return "only what was sent is delivered";
        return nullptr;
    }
    void move(RowState to)
    {
        delivered = delivered || to == Delivered;
        inDoubt = to == Sending || (inDoubt && to == Unknown);
        state = to;
    }
};

} // namespace

class TestRowState : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void movesExactlyAsTheProtocolsTableSays();
    void keepsItsPromisesOverAMillionRandomLives();
    void leadsFromEveryOpenStateToAnEnd();
    void endsExactlyTheFiveEndedStates();
    void readsBackEveryName();
};

void TestRowState::movesExactlyAsTheProtocolsTableSays()
{
    const QHash<QString, QStringList> table{
        {u"planned"_s, {u"held"_s, u"sending"_s, u"skipped"_s}},
        {u"held"_s, {u"planned"_s, u"skipped"_s, u"unresolved"_s}},
        {u"sending"_s, {u"delivered"_s, u"failed"_s, u"planned"_s, u"unknown"_s}},
        {u"unknown"_s, {u"delivered"_s, u"sending"_s, u"failed"_s, u"held"_s}},
        {u"delivered"_s, {u"retracted"_s}},
        {u"skipped"_s, {u"planned"_s}},
        {u"failed"_s, {u"planned"_s, u"delivered"_s}},
        {u"unresolved"_s, {u"delivered"_s}},
        {u"retracted"_s, {}},
    };
    int pairs = 0;
    for (const RowState from : allRowStates) {
        for (const RowState to : allRowStates) {
            const bool legal = table.value(stateName(from)).contains(stateName(to));
            QVERIFY2(canMove(from, to) == legal, qPrintable(stateName(from) + u" to "_s + stateName(to)));
            ++pairs;
        }
    }
    QCOMPARE(pairs, 81);
}

void TestRowState::keepsItsPromisesOverAMillionRandomLives()
{
    constexpr int Lives = 1'000'000;
    std::minstd_rand random(20'261);
    std::array<std::array<int, allRowStates.size()>, allRowStates.size()> seen{};
    for (int number = 0; number < Lives; ++number) {
        Life life;
        for (int step = 0; step < 16; ++step) {
            const RowState to = allRowStates[random() % allRowStates.size()];
            if (!canMove(life.state, to))
                continue;
            if (const char *promise = life.breaks(to))
                QFAIL(qPrintable(u"%1 to %2: %3"_s.arg(stateName(life.state), stateName(to),
                                                       QString::fromLatin1(promise))));
            ++seen[std::size_t(life.state)][std::size_t(to)];
            life.move(to);
        }
    }
    // A promise nobody came near is not tested: every legal move was made, and many times.
    for (const RowState from : allRowStates) {
        for (const RowState to : allRowStates)
            QCOMPARE(seen[std::size_t(from)][std::size_t(to)] > 1000, canMove(from, to));
    }
}

void TestRowState::leadsFromEveryOpenStateToAnEnd()
{
    for (const RowState from : allRowStates) {
        if (!hasEnded(from))
            QVERIFY2(std::ranges::any_of(allRowStates,
                                         [from](RowState to) { return canMove(from, to) && hasEnded(to); }),
                     qPrintable(stateName(from)));
    }
}

void TestRowState::endsExactlyTheFiveEndedStates()
{
    const QStringList open{u"planned"_s, u"held"_s, u"sending"_s, u"unknown"_s};
    for (const RowState state : allRowStates)
        QCOMPARE(hasEnded(state), !open.contains(stateName(state)));
}

void TestRowState::readsBackEveryName()
{
    for (const RowState state : allRowStates)
        QCOMPARE(stateFromName(stateName(state)), state);
    QVERIFY(!stateFromName(u"waiting"));
}

QTEST_GUILESS_MAIN(TestRowState)
#include "rowstate.moc"
