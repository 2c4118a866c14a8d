// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/targettablemodel.h"

#include "domain/delivery/reason.h"
#include "models/healthwords.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

TargetEntry entry(const QString &title, const QString &wiki, int line)
{
    return {.target = {title, wiki, line}, .source = u"list"_s};
}

QList<TargetEntry> someEntries()
{
    return {entry(u"User talk:Anna"_s, u"en.test"_s, 1), entry(u"User talk:Zoë"_s, u"fr.test"_s, 2),
            entry(u"User talk:bob"_s, u"en.test"_s, 3), entry(u"User talk:Carl"_s, u"ar.test"_s, 4)};
}

QStringList pages(const TargetTableModel &model)
{
    QStringList pages;
    for (int row = 0; row < model.rowCount(); ++row)
        pages.append(model.index(row, TargetTableModel::PageColumn).data(Qt::EditRole).toString());
    return pages;
}

TargetFinding refused(const QString &reason)
{
    return {.willSend = false, .reason = reason};
}

} // namespace

class TargetTableModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheLinesOfProblemsInTheirPlace()
    {
        ParsedTargets parsed;
        parsed.targets = {{u"User talk:A"_s, u"en.test"_s, 1}, {u"User talk:B"_s, u"en.test"_s, 3}};
        parsed.problems = {{2, u"[[ ]]@nowhere"_s, u"invalidtitle"_s}};
        TargetTableModel model;
        const QAbstractItemModelTester tester(&model);
        model.setEntries(entriesOf(parsed, u"list"_s));

        QCOMPARE(pages(model), QStringList({u"User talk:A"_s, u"[[ ]]@nowhere"_s, u"User talk:B"_s}));
        const QModelIndex problem = model.index(1, TargetTableModel::HealthColumn);
        QCOMPARE(problem.data(TargetTableModel::HealthRole).toInt(), int(TargetHealth::Problem));
        QVERIFY(!(problem.flags() & Qt::ItemIsUserCheckable));
        QCOMPARE(problem.siblingAtColumn(TargetTableModel::HappensColumn).data().toString(),
                 u"not a page title"_s);
        QCOMPARE(model.counts().willBeSent, 2);
        QCOMPARE(model.targetsToSend().size(), 2);
    }

    void callsAWikiByItsNameAndEditsItsHost()
    {
        const FarmProfile farm{.name = {}, .home = {}, .wikis = {{u"fr.test"_s, {}, {}, u"Wiki français"_s}}};
        TargetTableModel model;
        const QAbstractItemModelTester tester(&model);
        model.setEntries(someEntries());
        model.setTextFilter(u"wiki fran"_s);
        QCOMPARE(model.rowCount(), 0);
        model.setNames(WikiNames({farm}));
        QCOMPARE(pages(model), QStringList(u"User talk:Zoë"_s));
        const QModelIndex wiki = model.index(0, TargetTableModel::WikiColumn);
        QCOMPARE(wiki.data().toString(), isolated(u"Wiki français"_s));
        QCOMPARE(wiki.data(Qt::EditRole).toString(), u"fr.test"_s);
        QCOMPARE(wiki.data(Qt::ToolTipRole).toString(), u"Wiki français<br>fr.test"_s);
        QVERIFY(model.index(0, TargetTableModel::HealthColumn)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(u"Wiki français"_s));
        model.setTextFilter(u"FR.test"_s);
        QCOMPARE(model.rowCount(), 1);
    }

    void everyEditIsUndoneByWhatItReturns_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("sortColumn");
        for (int kind = 0; kind < 5; ++kind) {
            for (const int column : {-1, int(TargetTableModel::PageColumn)})
                QTest::addRow("edit %d, sorted by %d", kind, column) << kind << column;
        }
    }

    void everyEditIsUndoneByWhatItReturns()
    {
        QFETCH(int, kind);
        QFETCH(int, sortColumn);
        TargetTableModel model;
        const QAbstractItemModelTester tester(&model);
        model.setEntries(someEntries());
        model.sort(sortColumn);
        const TargetList before = model.entries();
        const QStringList shown = pages(model);

        TargetEdit edit;
        switch (kind) {
        case 0:
            edit = model.insertion({entry(u"User talk:Bea"_s, u"en.test"_s, 1)});
            break;
        case 1:
            edit = model.removal({2, 0});
            break;
        case 2:
            edit = model.inclusion({0, 1, 2, 3}, false);
            break;
        case 3:
            edit = model.retitling(1, u"User talk:New"_s, u"de.test"_s);
            break;
        default: // more than single moves are worth
            edit = model.insertion(QList<TargetEntry>(500, entry(u"User talk:Many"_s, u"en.test"_s, 9)));
        }
        const TargetEdit undo = model.apply(edit);
        QVERIFY(model.entries() != before);
        const TargetList after = model.entries();
        const TargetEdit redo = model.apply(undo);
        QCOMPARE(model.entries(), before);
        QCOMPARE(pages(model), shown);
        QCOMPARE(model.placeOf(before[3].key), 3);
        const TargetEdit again = model.apply(redo);
        QCOMPARE(model.entries(), after);
        QCOMPARE(again.places, undo.places);
    }

    void insertsWhereTheSortOrderWantsIt()
    {
        TargetTableModel model;
        const QAbstractItemModelTester tester(&model);
        model.setEntries(someEntries());
        model.sort(TargetTableModel::PageColumn, Qt::DescendingOrder);
        (void)model.apply(model.insertion({entry(u"User talk:Bea"_s, u"en.test"_s, 5)}));
        QCOMPARE(pages(model),
                 QStringList({u"User talk:Zoë"_s, u"User talk:Carl"_s, u"User talk:bob"_s, u"User talk:Bea"_s,
                              u"User talk:Anna"_s}));
    }

    void filtersByHealthAndWordsWithoutCase()
    {
        TargetTableModel model;
        const QAbstractItemModelTester tester(&model);
        model.setEntries(someEntries());
        model.setTextFilter(u" ZOË"_s);
        QCOMPARE(pages(model), QStringList(u"User talk:Zoë"_s));
        model.setTextFilter(u"EN.test"_s);
        QCOMPARE(model.rowCount(), 2);
        model.setFindings({model.entries()[2].key}, {refused(reason::OptedOut)});
        model.setHealthFilter(TargetHealth::OptedOut);
        QCOMPARE(pages(model), QStringList(u"User talk:bob"_s));
        QCOMPARE(model.counts()[TargetHealth::OptedOut], 1);
        QCOMPARE(model.counts().willBeSent, 3);
    }

    void rowsStayInViewWhileACheckChangesThem()
    {
        TargetTableModel model;
        const QAbstractItemModelTester tester(&model);
        model.setEntries(someEntries());
        model.setHealthFilter(TargetHealth::Unchecked);
        model.setFindings({model.entries()[0].key}, {TargetFinding{.willSend = true}});
        QCOMPARE(model.rowCount(), 4);
        model.refilter();
        QCOMPARE(model.rowCount(), 3);
    }

    void theBoxOnlyAsksAndRefusesWhatTheWikiRefuses()
    {
        TargetTableModel model;
        model.setEntries(someEntries());
        QSignalSpy wanted(&model, &TargetTableModel::editWanted);
        const QModelIndex box = model.index(0, TargetTableModel::HealthColumn);
        QVERIFY(model.setData(box, Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(box.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        (void)model.apply(wanted[0][0].value<TargetEdit>());
        QCOMPARE(box.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));

        model.setFindings({model.entries()[1].key}, {refused(reason::NoUser)});
        const QModelIndex missing = model.index(1, TargetTableModel::HealthColumn);
        QVERIFY(!(missing.flags() & Qt::ItemIsUserCheckable));
        QCOMPARE(missing.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    }

    void anEditedProblemBecomesATarget()
    {
        TargetTableModel model;
        TargetEntry broken{
            .target = {.line = 7}, .source = u"list"_s, .problem = {7, u"User talk:D"_s, u"nosite"_s}};
        model.setEntries({broken});
        QSignalSpy wanted(&model, &TargetTableModel::editWanted);
        QVERIFY(model.setData(model.index(0, TargetTableModel::WikiColumn), u" EN.test "_s, Qt::EditRole));
        (void)model.apply(wanted[0][0].value<TargetEdit>());
        QCOMPARE(model.targetsToSend(), QList<Target>({{u"User talk:D"_s, u"en.test"_s, 7}}));
    }

    void everyReasonHasAHealthAndWords()
    {
        for (const QString &why :
             {reason::OptedOut, reason::NoUser, reason::NotNamedUser, reason::BadNamespace, reason::BadTitle,
              reason::Duplicate, reason::InterwikiRedirect, reason::DoubleRedirect, reason::LiquidThreads,
              reason::FlowBoard, reason::ContentModel, reason::OutsideFarm, reason::Protected,
              reason::PartialBlock}) {
            TargetEntry it = entry(u"User talk:A"_s, u"en.test"_s, 1);
            it.finding = refused(why);
            QVERIFY2(it.health() != TargetHealth::Good && it.health() != TargetHealth::Unchecked,
                     qPrintable(why));
            QVERIFY2(!whatHappens(it).isEmpty(), qPrintable(why));
            QVERIFY(!it.willBeSent());
        }
        for (const TargetHealth health : allTargetHealths)
            QVERIFY(!healthWord(health).isEmpty());
    }

    void sortsByEveryColumnAndKeepsThePersistentRow()
    {
        TargetTableModel model;
        const QAbstractItemModelTester tester(&model);
        model.setEntries(someEntries());
        const QPersistentModelIndex anna(model.index(0, TargetTableModel::PageColumn));
        for (int column = 0; column < TargetTableModel::ColumnCount; ++column) {
            for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                model.sort(column, order);
                QCOMPARE(anna.data(Qt::EditRole).toString(), u"User talk:Anna"_s);
            }
        }
    }

    void sharesSumUpToTheList()
    {
        TargetTableModel model;
        model.setEntries(someEntries());
        (void)model.apply(model.inclusion({0}, false));
        int sent = 0;
        int total = 0;
        for (const WikiShare &share : model.shares()) {
            sent += share.willBeSent;
            total += share.total;
        }
        QCOMPARE(sent, model.counts().willBeSent);
        QCOMPARE(total, model.counts().total);
    }
};

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::TargetTableModelTest)
#include "targettablemodel.moc"
