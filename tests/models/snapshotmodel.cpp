// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshotmodel.h"

#include <QAbstractItemModelTester>
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
    }
};

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::SnapshotModelTest)
#include "snapshotmodel.moc"
