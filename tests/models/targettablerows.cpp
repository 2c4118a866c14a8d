// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/targettablemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

TargetEntry entry(const QString &title, const QString &wiki)
{
    return {.target = {title, wiki, 1}, .source = u"pasted"_s};
}

/// Rows as words; heads of groups in brackets, closed ones with a plus.
QStringList shown(const TargetTableModel &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, TargetTableModel::HealthColumn);
        if (index.data(TargetTableModel::GroupRole).toBool())
            rows.append(u'[' + index.data().toString().section(u' ', 0, 0)
                        + (index.data(TargetTableModel::OpenRole).toBool() ? u"]"_s : u"]+"_s));
        else
            rows.append(index.siblingAtColumn(TargetTableModel::PageColumn).data(Qt::EditRole).toString());
    }
    return rows;
}

} // namespace

class TargetTableRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<TargetTableModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
        m_model->setEntries({entry(u"A"_s, u"fr.test"_s), entry(u"B"_s, u"en.test"_s),
                             entry(u"C"_s, u"fr.test"_s), entry(u"D"_s, u"en.test"_s)});
        m_model->setGrouped(true);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void groupsByWikiWithAHeadEach()
    {
        QCOMPARE(shown(*m_model),
                 QStringList({u"[en.test]"_s, u"B"_s, u"D"_s, u"[fr.test]"_s, u"A"_s, u"C"_s}));
        const QModelIndex head = m_model->index(0, TargetTableModel::HealthColumn);
        QCOMPARE(head.data().toString(), u"en.test · 2 page(s), 2 will be sent"_s); // untranslated
        QCOMPARE(head.data(Qt::AccessibleTextRole).toString(),
                 u"en.test · 2 page(s), 2 will be sent, open"_s);
        QCOMPARE(m_model->placeAt(0), int(TargetTableModel::NoPlace));
        QCOMPARE(m_model->placesAt(0), (QList<int>{1, 3}));
        QCOMPARE(m_model->groupOf(2), 0);
        m_model->setGrouped(false);
        QCOMPARE(shown(*m_model), QStringList({u"A"_s, u"B"_s, u"C"_s, u"D"_s}));
    }

    void aGroupClosesAndOpensWithoutLosingARow()
    {
        const QPersistentModelIndex last(m_model->index(5, 0));
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->setOpen(2, false); // from within
        QCOMPARE(shown(*m_model), QStringList({u"[en.test]+"_s, u"[fr.test]"_s, u"A"_s, u"C"_s}));
        QCOMPARE(last.row(), 3);
        QCOMPARE(m_model->rowOfPlace(1), -1);
        (void)m_model->apply(m_model->insertion({entry(u"E"_s, u"en.test"_s)}));
        QCOMPARE(shown(*m_model).size(), 4);
        m_model->setOpen(0, true);
        QCOMPARE(shown(*m_model),
                 QStringList({u"[en.test]"_s, u"B"_s, u"D"_s, u"E"_s, u"[fr.test]"_s, u"A"_s, u"C"_s}));
        QCOMPARE(resets.size(), 0);
        m_model->setAllOpen(false);
        QCOMPARE(shown(*m_model), QStringList({u"[en.test]+"_s, u"[fr.test]+"_s}));
    }

    void aHeadCountsAndItsBoxTakesAllOfItsRows()
    {
        QSignalSpy wanted(m_model.get(), &TargetTableModel::editWanted);
        const QPersistentModelIndex head(m_model->index(3, TargetTableModel::HealthColumn));
        QCOMPARE(head.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        (void)m_model->apply(m_model->inclusion({0}, false));
        QCOMPARE(head.data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
        QVERIFY(m_model->setData(head, Qt::Unchecked, Qt::CheckStateRole));
        (void)m_model->apply(wanted[0][0].value<TargetEdit>());
        QCOMPARE(head.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QCOMPARE(head.data().toString(), u"fr.test · 2 page(s), 0 will be sent"_s);
    }

    void aRowThatChangesItsWikiGoesToItsGroup()
    {
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        const TargetEdit undo = m_model->apply(m_model->retitling(1, u"B"_s, u"xx.test"_s));
        QCOMPARE(
            shown(*m_model),
            QStringList({u"[en.test]"_s, u"D"_s, u"[fr.test]"_s, u"A"_s, u"C"_s, u"[xx.test]"_s, u"B"_s}));
        (void)m_model->apply(undo);
        QCOMPARE(shown(*m_model),
                 QStringList({u"[en.test]"_s, u"B"_s, u"D"_s, u"[fr.test]"_s, u"A"_s, u"C"_s}));
        (void)m_model->apply(m_model->removal({1, 3}));
        QCOMPARE(shown(*m_model), QStringList({u"[fr.test]"_s, u"A"_s, u"C"_s}));
        QCOMPARE(resets.size(), 0);
    }

    void filterAndSortWorkWithinTheGroups()
    {
        m_model->sort(TargetTableModel::PageColumn, Qt::DescendingOrder);
        QCOMPARE(shown(*m_model),
                 QStringList({u"[en.test]"_s, u"D"_s, u"B"_s, u"[fr.test]"_s, u"C"_s, u"A"_s}));
        m_model->setTextFilter(u"fr"_s);
        QCOMPARE(shown(*m_model), QStringList({u"[fr.test]"_s, u"C"_s, u"A"_s}));
    }

    void movedRowsStandTogetherAndAPersistentIndexGoesAlong()
    {
        m_model->setGrouped(false);
        const QPersistentModelIndex a(m_model->index(0, 0));
        const TargetEdit edit = m_model->moving({2, 0}, 4);
        const TargetEdit undo = m_model->apply(edit);
        QCOMPARE(shown(*m_model), QStringList({u"B"_s, u"D"_s, u"A"_s, u"C"_s}));
        QCOMPARE(a.row(), 2);
        const TargetEdit redo = m_model->apply(undo);
        QCOMPARE(shown(*m_model), QStringList({u"A"_s, u"B"_s, u"C"_s, u"D"_s}));
        (void)m_model->apply(redo);
        QCOMPARE(shown(*m_model), QStringList({u"B"_s, u"D"_s, u"A"_s, u"C"_s}));
        QVERIFY(m_model->moving({1, 2}, 1).isEmpty()); // they stand there
    }

private:
    std::unique_ptr<TargetTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::TargetTableRowsTest)
#include "targettablerows.moc"
