// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/delivery/rowstate.h"

#include <QHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class TestRowState : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void movesExactlyAsTheProtocolsTableSays();
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
