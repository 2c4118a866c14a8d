// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/diffview.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestDiffView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsNumbersSignsAndWords();
    void saysInWordsWhatColoursSay();
    void runsFromLeftToRightInEveryWindow();
    void hasRoomForItsLongestLine();
};

void TestDiffView::showsNumbersSignsAndWords()
{
    DiffModel model;
    const QAbstractItemModelTester tester(&model);
    model.setLines(lineDiff(u"a\nb\nc\nd\ne\nf\ng"_s, u"a\nb\nc\nd\nE\nf\ng"_s));
    const auto cell = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(model.rowCount(), 7); // A gap, two lines, one out, one in, two lines.
    QCOMPARE(cell(0, DiffModel::Sign), u"…"_s);
    QCOMPARE(cell(0, DiffModel::Before), QString());
    QCOMPARE(cell(3, DiffModel::Before), u"5"_s);
    QCOMPARE(cell(3, DiffModel::After), QString());
    QCOMPARE(cell(3, DiffModel::Sign), u"−"_s);
    QCOMPARE(cell(4, DiffModel::After), u"5"_s);
    QCOMPARE(cell(4, DiffModel::Words), u"E"_s);
}

void TestDiffView::saysInWordsWhatColoursSay()
{
    DiffModel model;
    model.setLines(lineDiff(u"a"_s, u"b"_s));
    QCOMPARE(model.index(0, DiffModel::Words).data(Qt::AccessibleTextRole).toString(), u"removed: a"_s);
    QCOMPARE(model.index(1, DiffModel::Words).data(Qt::AccessibleTextRole).toString(), u"added: b"_s);
}

void TestDiffView::runsFromLeftToRightInEveryWindow()
{
    QWidget window;
    window.setLayoutDirection(Qt::RightToLeft);
    const auto *view = new DiffView(&window);
    QCOMPARE(view->layoutDirection(), Qt::LeftToRight);
}

void TestDiffView::hasRoomForItsLongestLine()
{
    DiffView view;
    view.resize(400, 200);
    view.show();
    view.setTexts(u"short"_s, u"x"_s.repeated(200));
    QVERIFY(view.columnWidth(DiffModel::Words) > view.fontMetrics().horizontalAdvance(u"x"_s.repeated(200)));
    view.setTexts({}, u"x"_s.repeated(1'000'000)); // Hostile: no wider than can be scrolled.
    QVERIFY(view.columnWidth(DiffModel::Words) < 20'000);
}

QTEST_MAIN(TestDiffView)
#include "diffview.moc"
