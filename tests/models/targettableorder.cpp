// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The order of the table and its edits under random lists: what is shown is compared with a plain sort of
// plain entries.
#include "domain/delivery/reason.h"
#include "models/targettablemodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

TargetEntry randomEntry(QRandomGenerator &dice)
{
    static const QStringList titles{u"User talk:Ada"_s, u"user talk:bea"_s, u"Zebra"_s,    u"Talk:Öl"_s,
                                    u"Project:Ä"_s,     u"User:Ada"_s,      u"نقاش:ليلى"_s};
    TargetEntry entry{.target = {titles[dice.bounded(7)] + QString::number(dice.bounded(30)),
                                 u"w%1.test"_s.arg(dice.bounded(4)), dice.bounded(50)}};
    if (dice.bounded(3) > 0)
        entry.origins.append({static_cast<char16_t>(u'A' + dice.bounded(3)), entry.target.line});
    if (dice.bounded(8) == 0)
        entry.origins.append({u'D', 1});
    if (dice.bounded(10) == 0) {
        entry.problem = {entry.target.line, u"<%1>"_s.arg(entry.target.title), u"invalidtitle"_s};
        entry.target = {{}, {}, entry.target.line};
    } else if (dice.bounded(2) == 0) {
        entry.finding = TargetFinding{.willSend = dice.bounded(2) == 0,
                                      .reason = dice.bounded(2) ? reason::OptedOut : QString(),
                                      .page = dice.bounded(2) ? entry.target.title : u"Elsewhere"_s,
                                      .redirected = dice.bounded(2) == 0};
    }
    entry.included = dice.bounded(5) > 0;
    return entry;
}

QList<TargetEntry> randomEntries(QRandomGenerator &dice, int most)
{
    QList<TargetEntry> entries;
    for (int i = dice.bounded(most); i > 0; --i)
        entries.append(randomEntry(dice));
    return entries;
}

QList<int> randomPlaces(QRandomGenerator &dice, int size)
{
    QList<int> places;
    for (int place = 0; place < size; ++place) {
        if (dice.bounded(6) == 0)
            places.append(place);
    }
    return places;
}

TargetEdit randomEdit(QRandomGenerator &dice, const TargetTableModel &model)
{
    const int size = model.entries().size();
    switch (dice.bounded(6)) {
    case 0:
        return model.insertion(randomEntries(dice, 6), dice.bounded(size + 1));
    case 1:
        return model.removal(randomPlaces(dice, size));
    case 2:
        return model.inclusion(randomPlaces(dice, size), dice.bounded(2) == 0);
    case 3:
        return size == 0 ? TargetEdit()
                         : model.retitling(dice.bounded(size), u"Talk:New %1"_s.arg(dice.bounded(9)),
                                           dice.bounded(4) ? u"w%1.test"_s.arg(dice.bounded(6)) : QString());
    case 4:
        return model.moving(randomPlaces(dice, size), dice.bounded(size + 1));
    default: {
        TargetEdit edit{.kind = TargetEdit::Kind::Whole};
        edit.whole =
            std::make_shared<const ComposedTargets>(ComposedTargets{TargetList(randomEntries(dice, 40)), {}});
        return dice.bounded(4) == 0 ? edit : TargetEdit();
    }
    }
}

QList<int> shownPlaces(const TargetTableModel &model)
{
    QList<int> places;
    for (int row = 0; row < model.rowCount(); ++row)
        places.append(model.placeAt(row));
    return places;
}

/// Title order by definition: pages without a namespace first, then namespace by namespace.
bool titleBefore(const QString &a, const QString &b)
{
    const auto parts = [](const QString &title) {
        const QByteArray folded = title.toCaseFolded().toUtf8();
        const qsizetype colon = folded.indexOf(':');
        return std::pair(folded.first(colon + 1), folded);
    };
    return parts(a) < parts(b);
}

} // namespace

class TargetTableOrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomEditsAreAllUndoneAndRedone_data()
    {
        QTest::addColumn<bool>("grouped");
        QTest::addColumn<int>("column");
        QTest::newRow("list order") << false << -1;
        QTest::newRow("by page") << false << int(TargetTableModel::PageColumn);
        QTest::newRow("by what happens") << false << int(TargetTableModel::HappensColumn);
        QTest::newRow("groups") << true << -1;
        QTest::newRow("groups by origin") << true << int(TargetTableModel::OriginColumn);
    }
    void randomEditsAreAllUndoneAndRedone()
    {
        QFETCH(bool, grouped);
        QFETCH(int, column);
        for (quint32 seed = 0; seed < 40; ++seed) {
            QRandomGenerator dice(seed);
            TargetTableModel model;
            const QAbstractItemModelTester tester(&model);
            model.setEntries(randomEntries(dice, 40));
            model.setGrouped(grouped);
            model.sort(column, dice.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
            if (dice.bounded(3) == 0)
                model.setTextFilter(u"a"_s);
            const ComposedTargets before = model.composed();
            QList<TargetEdit> undos;
            for (int i = 0; i < 12; ++i) {
                const TargetEdit edit = randomEdit(dice, model);
                if (!edit.isEmpty())
                    undos.append(model.apply(edit));
            }
            const ComposedTargets after = model.composed();
            QList<TargetEdit> redos;
            while (!undos.isEmpty())
                redos.append(model.apply(undos.takeLast()));
            QCOMPARE(model.entries().all(), before.list.all());
            QCOMPARE(model.composed().resting.removed, before.resting.removed);
            QCOMPARE(model.composed(), before);
            while (!redos.isEmpty())
                (void)model.apply(redos.takeLast());
            QCOMPARE(model.composed(), after);
        }
    }

    void insertedRowsStandWhereASortWouldPutThem_data()
    {
        QTest::addColumn<int>("column");
        for (int column = -1; column < TargetTableModel::ColumnCount; ++column)
            QTest::addRow("column %d", column) << column;
    }
    void insertedRowsStandWhereASortWouldPutThem()
    {
        QFETCH(int, column);
        for (quint32 seed = 0; seed < 40; ++seed) {
            QRandomGenerator dice(seed);
            const Qt::SortOrder order = seed % 2 ? Qt::AscendingOrder : Qt::DescendingOrder;
            TargetTableModel model;
            model.setGrouped(seed % 3 == 0);
            model.sort(column, order);
            model.setEntries(randomEntries(dice, 30));
            for (int i = 0; i < 5; ++i) {
                const TargetEdit edit =
                    model.insertion(randomEntries(dice, 9), dice.bounded(model.entries().size() + 1));
                if (!edit.isEmpty())
                    (void)model.apply(edit);
            }
            const QList<int> shown = shownPlaces(model);
            model.sort(column, order);
            QCOMPARE(shown, shownPlaces(model));
        }
    }

    void sortsAsAPlainSortDoes()
    {
        for (quint32 seed = 0; seed < 60; ++seed) {
            QRandomGenerator dice(seed);
            QList<TargetEntry> entries;
            for (int i = 0; i < 50; ++i) {
                TargetEntry entry = randomEntry(dice);
                entry.problem = {};
                entry.target.wiki = u"w%1.test"_s.arg(dice.bounded(4));
                entries.append(entry);
            }
            TargetTableModel model;
            model.setEntries(entries);
            const auto check = [&](int column, auto before) {
                for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                    QList<int> places(entries.size());
                    std::iota(places.begin(), places.end(), 0);
                    std::ranges::stable_sort(places, [&](int a, int b) {
                        return order == Qt::AscendingOrder ? before(entries[a], entries[b])
                                                           : before(entries[b], entries[a]);
                    });
                    model.sort(column, order);
                    QCOMPARE(shownPlaces(model), places);
                }
            };
            check(TargetTableModel::HealthColumn,
                  [](const TargetEntry &a, const TargetEntry &b) { return a.health() < b.health(); });
            check(TargetTableModel::PageColumn, [](const TargetEntry &a, const TargetEntry &b) {
                return titleBefore(a.target.title, b.target.title);
            });
            check(TargetTableModel::WikiColumn,
                  [](const TargetEntry &a, const TargetEntry &b) { return a.target.wiki < b.target.wiki; });
            check(TargetTableModel::OriginColumn, [](const TargetEntry &a, const TargetEntry &b) {
                const auto letter = [](const TargetEntry &entry) {
                    return entry.origins.isEmpty() ? 0xFFFF : int(entry.origins.constFirst().letter);
                };
                return std::pair(letter(a), a.target.line) < std::pair(letter(b), b.target.line);
            });
        }
    }

    void aFilterThatGrowsOrShrinksShowsTheSameAsOneSetAtOnce()
    {
        QRandomGenerator dice(7);
        QList<TargetEntry> entries;
        for (int i = 0; i < 200; ++i)
            entries.append(randomEntry(dice));
        TargetTableModel typed;
        TargetTableModel atOnce;
        const QAbstractItemModelTester tester(&typed);
        typed.setEntries(entries);
        atOnce.setEntries(entries);
        const auto compare = [&](const QString &text) {
            typed.setTextFilter(text);
            atOnce.setTextFilter({});
            atOnce.setTextFilter(text);
            QCOMPARE(shownPlaces(typed), shownPlaces(atOnce));
        };
        for (const QString &text :
             {u"u"_s, u"us"_s, u"user t"_s, u"user"_s, u"W2.T"_s, u"w"_s, u"ÖL"_s, QString()})
            compare(text);
        typed.setHealthFilter(TargetHealth::OptedOut);
        typed.setTextFilter(u"a"_s);
        for (int row = 0; row < typed.rowCount(); ++row)
            QCOMPARE(typed.entries().health(typed.placeAt(row)), TargetHealth::OptedOut);
    }

    void findsTheNextAndThePreviousRoundTheEnd()
    {
        TargetTableModel model;
        model.setEntries({{.target = {u"User talk:Ada"_s, u"en.test"_s, 1}},
                          {.target = {u"User talk:Bea"_s, u"fr.test"_s, 2}},
                          {.target = {u"User talk:Adam"_s, u"en.test"_s, 3}}});
        QCOMPARE(model.find(u" ADA"_s, -1, 1), 0);
        QCOMPARE(model.find(u"ada"_s, 0, 1), 2);
        QCOMPARE(model.find(u"ada"_s, 2, 1), 0);
        QCOMPARE(model.find(u"ada"_s, 0, -1), 2);
        QCOMPARE(model.find(u"fr.t"_s, 0, 1), 1);
        QCOMPARE(model.find(u"nobody"_s, 0, 1), -1);
        QCOMPARE(model.find(QString(), 0, 1), -1);
    }

    void worksWithAHundredThousandTargets()
    {
        TargetList list;
        list.reserve(100'000);
        for (int i = 0; i < 100'000; ++i)
            list.append({.target = {u"User talk:Name %1"_s.arg(i), u"w%1.test"_s.arg(i % 300), i},
                         .origins = {{u'A', i}}});
        QVERIFY2(list.bytes() < 16'000'000, qPrintable(QString::number(list.bytes())));
        TargetTableModel model;
        model.setEntries(list);
        model.sort(TargetTableModel::PageColumn, Qt::DescendingOrder);
        model.setTextFilter(u"name 9999"_s);
        QCOMPARE(model.rowCount(), 11);
        const TargetEdit undo = model.apply(model.removal({99'999, 5}));
        QCOMPARE(model.rowCount(), 10);
        (void)model.apply(undo);
        QCOMPARE(model.entries().at(5).target.line, 5);
        QCOMPARE(model.entries(), list);
    }
};

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::TargetTableOrderTest)
#include "targettableorder.moc"
