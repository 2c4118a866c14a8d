// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/excludesource.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestExcludeSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void entriesAreRowsOfASource()
    {
        const TargetRows rows = rowsOf(entries());
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.at(0).target, (Target{u"User talk:A"_s, u"a.test"_s, 0}));
        QVERIFY(!rows.isPage(1));
        QCOMPARE(rows.at(1).problem.code, u"everywhere"_s);
        QCOMPARE(rows.at(1).problem.text, u"User:B"_s);
    }

    void tellsWhichRowHoldsAPageAlsoAfterKeeping()
    {
        const HeldRows held(TargetRows::fromText(rowsOf(entries()).toText()));
        QCOMPARE(held.rowFor({u"User talk:A"_s, u"a.test"_s, 7}), 0);
        QCOMPARE(held.rowFor({u"User:A/News"_s, u"a.test"_s, 0}), 0);
        QCOMPARE(held.rowFor({u"User talk:A"_s, u"b.test"_s, 0}), -1);
        QCOMPARE(held.rowFor({u"User talk:B"_s, u"b.test"_s, 0}), 1);
        QVERIFY(HeldRows({}).isEmpty());
    }

private:
    static QList<Exclusion> entries()
    {
        return {{u"User talk:A"_s, u"a.test"_s, u"asked"_s, {}, {}}, {u"User:B"_s, {}, u"left"_s, {}, {}}};
    }
};

QTEST_GUILESS_MAIN(TestExcludeSource)
#include "excludesource.moc"
