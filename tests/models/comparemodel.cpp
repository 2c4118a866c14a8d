// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/comparemodel.h"

#include "domain/targets/excludesource.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

TargetSource source(const QStringList &titles, const QString &wiki)
{
    TargetSource source;
    int line = 0;
    for (const QString &title : titles)
        source.rows.append({{title, wiki, ++line}, {}});
    return source;
}

QStringList shown(const CompareModel &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < CompareModel::ColumnCount; ++column)
            cells.append(
                model.index(row, column).data().toString().remove(QChar(0x2068)).remove(QChar(0x2069)));
        rows.append(cells.join(u'|'));
    }
    return rows;
}

} // namespace

class CompareModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsEachPageOnceWithItsLineInEither()
    {
        CompareModel model;
        const QAbstractItemModelTester tester(&model);
        model.compare(source({u"Ada"_s, u"Bea"_s}, u"en.test"_s), source({u"Cy"_s, u"Ada"_s}, u"en.test"_s));
        QCOMPARE(shown(model),
                 QStringList({u"In both|Ada|en.test|line 1|line 2"_s, u"Only left|Bea|en.test|line 2|"_s,
                              u"Only right|Cy|en.test||line 1"_s}));
        QCOMPARE(model.count(ListSide::Left), 1);
        QCOMPARE(model.count(ListSide::Right), 1);
        QCOMPARE(model.count(ListSide::Both), 1);
        QCOMPARE(model.total(), 3);
    }

    void showsWhyARowIsOnAnExcludeList()
    {
        CompareModel model;
        TargetSource held;
        held.origin.kind = SourceKind::Exclusions;
        held.rows = rowsOf(QList<Exclusion>{{u"User:Ada"_s, {}, u"asked"_s, {}, {}},
                                            {u"Talk:B"_s, u"en.test"_s, u"closed"_s, {}, {}}});
        model.compare(source({u"User talk:Ada"_s}, u"en.test"_s), held);
        model.setReasons(ListSide::Right, {u"asked"_s, u"closed"_s});
        QCOMPARE(shown(model),
                 QStringList({u"In both|User talk:Ada|en.test|line 1|asked"_s,
                              u"Only right|User:Ada|every wiki||asked"_s,
                              u"Only right|Talk:B|en.test||closed"_s}));
    }

    void filtersBySideAndWords()
    {
        CompareModel model;
        const QAbstractItemModelTester tester(&model);
        model.compare(source({u"Ada"_s, u"Bea"_s}, u"en.test"_s), source({u"Ada"_s}, u"fr.test"_s));
        model.setSide(ListSide::Left);
        QCOMPARE(model.rowCount(), 2);
        model.setText(u" BEA"_s);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.shown().at(0).target.title, u"Bea"_s);
        QCOMPARE(model.sideAt(0), ListSide::Left);
        model.setSide({});
        model.setText(u"FR."_s);
        QCOMPARE(model.rowAt(0).target.wiki, u"fr.test"_s);
        QCOMPARE(model.count(ListSide::Left), 2); // counts are of the lists, not of what is shown
    }

    void aLineThatNamesNoPageStandsOnItsSide()
    {
        TargetSource odd = source({}, {});
        odd.rows.append({{{}, {}, 1}, {1, u"<x>"_s, u"invalidtitle"_s}});
        CompareModel model;
        model.compare(odd, odd);
        QCOMPARE(model.count(ListSide::Left), 1);
        QCOMPARE(model.count(ListSide::Right), 1);
        QCOMPARE(model.index(0, CompareModel::PageColumn).data().toString(), u"\u2068<x>\u2069"_s);
    }
};

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::CompareModelTest)
#include "comparemodel.moc"
