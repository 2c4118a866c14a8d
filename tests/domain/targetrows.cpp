// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/targetrows.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestTargetRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatWasPutIn()
    {
        const QList<TargetRow> rows{
            {{u"User talk:Ada"_s, u"en.example"_s, 3}, {}},
            {{u"نقاش المستخدم:ليلى"_s, u"ar.example:8080"_s, 4}, {}},
            {{{}, {}, 5}, {5, u"<bad>\twith\na \\ break"_s, u"invalidtitle"_s}},
            {{u"User talk:Bea"_s, u"nowhere"_s, 6}, {6, u"Bea@nowhere"_s, u"invalidsite"_s}},
            {{u"User talk:Dan"_s, u"en.example"_s, 7, u"* [[User_talk:Dan]]\t"_s}, {}},
            {{{}, {}, 8}, {8, u"Eve@enwiki"_s, u"invalidsite"_s, {u"Eve"_s, u"en.example"_s, 2}}},
            {{u"User talk:Cy"_s, u"en.example"_s, 0}, {}},
        };
        TargetRows packed;
        for (const TargetRow &row : rows)
            QVERIFY(packed.append(row));
        const TargetRows again = TargetRows::fromText(packed.toText());
        QCOMPARE(packed.size(), rows.size());
        for (int i = 0; i < packed.size(); ++i) {
            QCOMPARE(packed.at(i), rows[i]);
            QCOMPARE(again.at(i), rows[i]);
        }
        QCOMPARE(packed.wikis().size(), 4); // one of them the empty one
        QVERIFY(packed == again);
    }

    void passesOverKeptLinesThatItDidNotWrite()
    {
        const TargetRows rows = TargetRows::fromText("no number\tx\ty\n\n7\tAda\ten.example\n8");
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.at(0).target, (Target{u"Ada"_s, u"en.example"_s, 7}));
        QCOMPARE(rows.at(1).target, (Target{{}, {}, 8}));
    }

    void putsProblemsBetweenTheTargetsByTheirLines()
    {
        const TargetRows rows =
            rowsOf({{{u"Ada"_s, u"w"_s, 2}, {u"Bea"_s, u"w"_s, 4}},
                    {{1, u"x"_s, u"badentry"_s}, {3, u"y"_s, u"badentry"_s}, {9, u"z"_s, u"badentry"_s}}});
        QStringList keys;
        for (int i = 0; i < rows.size(); ++i)
            keys.append(rowKey(rows.at(i)));
        QCOMPARE(keys, (QStringList{u"!x"_s, u"Ada@w"_s, u"!y"_s, u"Bea@w"_s, u"!z"_s}));
    }

    void takesNoMoreThanTheMost()
    {
        TargetRows rows;
        const TargetRow row{{u"A"_s, u"w"_s, 1}, {}};
        for (int i = 0; i < TargetRows::Most; ++i)
            rows.append(row);
        QVERIFY(!rows.append(row));
        QCOMPARE(rows.size(), TargetRows::Most);
    }
};

QTEST_GUILESS_MAIN(TestTargetRows)
#include "targetrows.moc"
