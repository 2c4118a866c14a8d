// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/paceplot.h"

#include <QTest>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

class PacePlotTest : public QObject
{
    Q_OBJECT

    static QDateTime clock(int hour, int minute, int second = 0)
    {
        return QDateTime(QDate(2026, 11, 23), QTime(hour, minute, second), Qt::UTC);
    }
    static Row row(int number, const QDateTime &time, RowState state = RowState::Delivered)
    {
        Row row;
        row.number = number;
        row.state = state;
        row.time = time;
        return row;
    }

private Q_SLOTS:
    void countsOnlyWhatWasDelivered()
    {
        QCOMPARE(paceOf({}), PaceBars());
        QCOMPARE(paceOf({row(1, clock(16, 0), RowState::Failed)}), PaceBars());
        const PaceBars pace = paceOf({row(1, clock(16, 0, 1)), row(2, clock(16, 0, 1)),
                                      row(3, clock(16, 0, 2), RowState::Skipped), row(4, clock(16, 0, 3))});
        QCOMPARE(pace, PaceBars({clock(16, 0, 1), 1s, {2, 0, 1}}));
    }

    void aBarBeginsWhereAClockStrikes()
    {
        QList<Row> rows;
        for (int second = 0; second < 41 * 60; ++second)
            rows.append(row(second + 1, clock(16, 0, 20).addSecs(second)));
        const PaceBars pace = paceOf(rows);
        QCOMPARE(pace.span, 1min);
        QCOMPARE(pace.start, clock(16, 0));
        QCOMPARE(pace.counts.size(), 42);
        QCOMPARE(pace.counts[0], 40);
        QCOMPARE(pace.counts[1], 60);
        QCOMPARE(pace.counts[41], 20);
    }

    void anyLengthFits_data()
    {
        QTest::addColumn<qint64>("seconds");
        for (const qint64 seconds : {0LL, 59LL, 61LL, 3600LL, 86'400LL, 31'536'000LL, 200'000'000'000LL})
            QTest::addRow("%lld s", static_cast<long long>(seconds)) << seconds;
    }

    void anyLengthFits()
    {
        QFETCH(qint64, seconds);
        const PaceBars pace = paceOf({row(1, clock(16, 0)), row(2, clock(16, 0).addSecs(seconds))});
        QVERIFY(pace.counts.size() <= 61);
        QCOMPARE(std::accumulate(pace.counts.begin(), pace.counts.end(), 0), 2);
        PacePlot plot;
        plot.setPace(pace);
        plot.resize(500, plot.sizeHint().height());
        QVERIFY(!plot.grab().isNull());
        QCOMPARE(plot.accessibleDescription().count(u'\n') + 1, pace.counts.size());
    }
};

} // namespace paperround

QTEST_MAIN(paperround::PacePlotTest)
#include "paceplot.moc"
