// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/deliverytablemodel.h"

#include "domain/delivery/reason.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace paperround;

class DeliveryTableModelTest : public QObject
{
    Q_OBJECT
private:
    static QDateTime now() { return QDateTime(QDate(2026, 11, 23), QTime(16, 0), Qt::UTC); }
    static Row row(int number, RowState state, int second)
    {
        Row row;
        row.number = number;
        row.target = {QStringLiteral("User talk:%1").arg(number),
                      number % 2 ? QStringLiteral("en.example") : QStringLiteral("ar.example"), number};
        row.state = state;
        row.time = now().addSecs(second);
        return row;
    }
    static QList<Row> rows(int count)
    {
        QList<Row> all;
        for (int number = 1; number <= count; ++number)
            all.append(row(number, RowState::Planned, 0));
        return all;
    }

private Q_SLOTS:
    void followsTheLatestChange()
    {
        DeliveryTableModel model([] { return now(); });
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rows(100), {});
        model.sortByLatest();
        const QPersistentModelIndex kept = model.index(model.lineOf(70), 0);
        model.update({row(50, RowState::Delivered, 5), row(60, RowState::Sending, 9)});
        model.flush();
        QCOMPARE(model.rowAt(0).number, 60);
        QCOMPARE(model.rowAt(1).number, 50);
        QCOMPARE(kept.data(DeliveryTableModel::NumberRole).toInt(), 70);
    }

    void callsAWikiByItsNameAndFindsItByNameAndHost()
    {
        const FarmProfile farm{.name = {},
                               .home = {},
                               .wikis = {{QStringLiteral("ar.example"), {}, {}, QStringLiteral("عربية")}}};
        DeliveryTableModel model([] { return now(); }, WikiNames({farm}));
        model.setRows(rows(4), {});
        const QModelIndex named = model.index(1, DeliveryTableModel::WikiColumn);
        QCOMPARE(named.data().toString(), QStringLiteral("\u2068عربية\u2069"));
        QCOMPARE(named.data(Qt::ToolTipRole).toString(), QStringLiteral("عربية<br>ar.example"));
        QVERIFY(named.siblingAtColumn(DeliveryTableModel::StateColumn)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("\u2068عربية\u2069")));
        QCOMPARE(model.rowAt(1).target.wiki, QStringLiteral("ar.example"));
        QCOMPARE(model.index(0, DeliveryTableModel::WikiColumn).data().toString(),
                 QStringLiteral("en.example"));
        for (const QString &words : {QStringLiteral("عربي"), QStringLiteral("AR.ex")}) {
            model.setTextFilter(words);
            QCOMPARE(model.rowCount(), 2);
        }
    }

    void gathersChangesIntoOneSignal()
    {
        DeliveryTableModel model([] { return now(); });
        model.setRows(rows(1000), {});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        for (int number = 1; number <= 500; ++number)
            model.update({row(number, RowState::Sending, 1)});
        QCOMPARE(changed.count(), 0);
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(model.counts()[ShownState::Sending], 500);
    }

    void rowsEnterAndLeaveTheFilterAsTheyChange()
    {
        DeliveryTableModel model([] { return now(); });
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rows(20), {});
        model.setStateFilter(ShownState::Failed);
        QCOMPARE(model.rowCount(), 0);
        model.update({row(7, RowState::Failed, 1), row(3, RowState::Failed, 1)});
        model.flush();
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.rowAt(0).number, 3);
        model.update({row(3, RowState::Planned, 2)});
        model.flush();
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.lineOf(3), -1);
    }

    void plannedRowsWaitWithTheirLane()
    {
        DeliveryTableModel model([] { return now(); });
        model.setRows(rows(10), {});
        LaneStatus lane;
        lane.wiki = QStringLiteral("ar.example");
        lane.phase = LaneStatus::Phase::Waiting;
        lane.cause = QStringLiteral("maxlag");
        lane.until = now().addSecs(42);
        model.updateLane(lane);
        model.flush();
        QCOMPARE(model.counts()[ShownState::Waiting], 5);
        const QString reason =
            model.index(model.lineOf(2), DeliveryTableModel::ReasonColumn).data().toString();
        QVERIFY2(reason.startsWith(QStringLiteral("42 s")), qPrintable(reason));
    }

    void filtersByPageWikiAndReason()
    {
        DeliveryTableModel model([] { return now(); });
        QList<Row> all = rows(10);
        all[4].state = RowState::Skipped;
        all[4].reason = reason::OptedOut;
        model.setRows(all, {});
        model.setTextFilter(QStringLiteral("AR.EXAMPLE"));
        QCOMPARE(model.rowCount(), 5);
        model.setTextFilter(QStringLiteral("opted out"));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowAt(0).number, 5);
    }

    void wordsOfWikisNeverBecomeMarkup()
    {
        DeliveryTableModel model([] { return now(); });
        QList<Row> all = rows(1);
        all[0].target.title = QStringLiteral("<img src=x>");
        model.setRows(all, {});
        const QString tip = model.index(0, DeliveryTableModel::PageColumn).data(Qt::ToolTipRole).toString();
        QVERIFY(!tip.contains(QLatin1Char('<')));
    }
};

QTEST_GUILESS_MAIN(DeliveryTableModelTest)
#include "deliverytablemodel.moc"
