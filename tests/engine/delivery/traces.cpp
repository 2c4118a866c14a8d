// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery/traces.h"

#include "domain/delivery/reason.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

namespace {
const QString Id = u"abcdefghij"_s;
QString summaryOf(int row)
{
    return u"/* News */ new section (%1)"_s.arg(Mark{Id, row}.text());
}
} // namespace

class TestTraces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsOnlyOurOwnMarkInALook();
    void keepsTheCopiesOfEachRowOldestFirst();
    void movesEveryStateToDeliveredByLegalSteps();
    void saysWhatTheAuditFindsOdd();
};

void TestTraces::findsOnlyOurOwnMarkInALook()
{
    LookAnswer look;
    look.pageId = 4;
    look.title = u"User talk:A"_s;
    look.revisions = {{10, u"Somebody"_s, summaryOf(1), {}}, {11, u"Sender"_s, summaryOf(2), {}}};
    QVERIFY(!traceIn(look, {Id, 1}, u"Sender"_s)); // Quoted by another.
    look.revisions.append({12, u"Sender"_s, summaryOf(1), {}});
    const auto trace = traceIn(look, {Id, 1}, u"Sender"_s);
    QVERIFY(trace);
    QCOMPARE(trace->revision, 12);
    QCOMPARE(trace->pageId, 4);
    QVERIFY(!traceIn(look, {u"bbbbbbbbbb"_s, 1}, u"Sender"_s));
}

void TestTraces::keepsTheCopiesOfEachRowOldestFirst()
{
    const QList<SeenContribution> seen{{30, 1, u"A"_s, summaryOf(1), {}, 50, {}},
                                       {20, 1, u"A"_s, summaryOf(1), {}, 60, {u"mw-reverted"_s}},
                                       {25, 2, u"B"_s, u"no mark"_s, {}, 5, {}},
                                       {26, 3, u"C"_s, u"(pr:bbbbbbbbbb/1)"_s, {}, 5, {}}};
    const auto traces = tracesOf(seen, Id);
    QCOMPARE(traces.size(), 1);
    QCOMPARE(traces.value(1).size(), 2);
    QCOMPARE(traces.value(1).first().revision, 20);
    QVERIFY(traces.value(1).first().reverted);
}

void TestTraces::movesEveryStateToDeliveredByLegalSteps()
{
    const Trace trace{17, 3, u"User talk:A"_s, 40, false};
    const auto now = QDateTime::currentDateTimeUtc();
    for (const auto state : allRowStates) {
        Row row;
        row.state = state;
        row.code = u"editconflict"_s;
        const auto moves = movesToFound(row, trace, now);
        if (state == RowState::Delivered || state == RowState::Retracted) {
            QVERIFY(moves.isEmpty());
            continue;
        }
        auto before = state;
        for (const auto &move : moves) {
            QVERIFY2(canMove(before, move.state), qPrintable(stateName(before)));
            QCOMPARE(move.revision, move.state == RowState::Delivered ? 17 : 0);
            before = move.state;
        }
        QCOMPARE(before, RowState::Delivered);
        QCOMPARE(moves.last().reason, reason::Found);
        QVERIFY(moves.last().code.isEmpty());
    }
}

void TestTraces::saysWhatTheAuditFindsOdd()
{
    Row row;
    QCOMPARE(auditOf(row, {}, 10), QString()); // Not delivered: nothing to audit.
    row.state = RowState::Delivered;
    QCOMPARE(auditOf(row, {}, 10), reason::AuditMissing);
    Trace trace{17, 3, u"A"_s, 40, false};
    QCOMPARE(auditOf(row, {trace}, 40), QString());
    QCOMPARE(auditOf(row, {trace}, 41), reason::AuditShort);
    QCOMPARE(auditOf(row, {trace, trace}, 40), reason::AuditTwice);
    trace.reverted = true;
    QCOMPARE(auditOf(row, {trace}, 40), reason::AuditReverted);
}

QTEST_APPLESS_MAIN(TestTraces)
#include "traces.moc"
