// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshotmodel.h"

#include "domain/delivery/reason.h"
#include "models/healthwords.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

class SnapshotModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsEachPageWithItsNumberAndWiki()
    {
        SnapshotModel model;
        const QAbstractItemModelTester tester(&model);
        model.setTargets({{u"User talk:A"_s, u"a.example"_s, 1}, {u"User talk:B"_s, u"b.example"_s, 2}}, {});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(1, SnapshotModel::NumberColumn).data().toString(), u"2"_s);
        QCOMPARE(model.index(1, SnapshotModel::PageColumn).data().toString(), isolated(u"User talk:B"_s));
        QCOMPARE(model.index(1, SnapshotModel::WikiColumn).data().toString(), u"b.example"_s);
        QCOMPARE(model.index(1, SnapshotModel::HealthColumn).data(SnapshotModel::HealthRole).toInt(),
                 int(TargetHealth::Unchecked));
    }

    void whatACheckFoundStandsBesideItsPageAndIsCounted()
    {
        SnapshotModel model;
        const QAbstractItemModelTester tester(&model);
        QList<Target> targets;
        for (int i = 1; i <= 4; ++i)
            targets.append({u"User talk:U%1"_s.arg(i), u"a.example"_s, i});
        model.setTargets(targets, {});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setFindings({3, 1}, {{.willSend = true}, {.reason = reason::OptedOut}});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.index(3, SnapshotModel::HealthColumn).data().toString(),
                 healthWord(TargetHealth::Good));
        QCOMPARE(model.index(1, SnapshotModel::HealthColumn).data().toString(),
                 healthWord(TargetHealth::OptedOut));
        QVERIFY(!model.index(1, SnapshotModel::HealthColumn).data(Qt::ToolTipRole).toString().isEmpty());
        const HealthCounts counts = model.entries().counts();
        QCOMPARE(counts[TargetHealth::Unchecked], 2);
        QCOMPARE(counts[TargetHealth::OptedOut], 1);
        // Another request: nobody has asked about it yet.
        model.setTargets(targets, {});
        QCOMPARE(model.entries().counts()[TargetHealth::Unchecked], 4);
    }
};

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::SnapshotModelTest)
#include "snapshotmodel.moc"
