// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that are dragged with the mouse to another place of the list, by Qt's own drag, and back by the undo.
// The platform "offscreen" drags nothing: this runs on "minimal", or in a window.
#include "models/translations.h"
#include "ui/targets/listroom.h"
#include "ui/widgets/style.h"

#include <QHeaderView>
#include <QMouseEvent>
#include <QTimer>

using namespace paperround;

class TestTargetsDrag : public QObject
{
    Q_OBJECT

    /// The chosen rows are taken at one row and let go in the lower half of another.
    static void drag(TargetTable *table, int from, int to)
    {
        const auto at = [table](int row) {
            return table->visualRect(table->model()->index(row, TargetTableModel::PageColumn)).center();
        };
        const auto send = [table](QEvent::Type type, const QPoint &place) {
            QMouseEvent event(type, place, table->viewport()->mapToGlobal(place),
                              type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                              type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton,
                              Qt::NoModifier);
            QCoreApplication::sendEvent(table->viewport(), &event);
        };
        const QPoint target = at(to) + QPoint(0, table->rowHeight(to) / 4);
        send(QEvent::MouseButtonPress, at(from));
        send(QEvent::MouseMove, at(from) + QPoint(1, 0)); // now it may become a drag
        QTimer::singleShot(0, table, [send, target] { // within the drag, which has a loop of its own
            send(QEvent::MouseMove, target);
            send(QEvent::MouseButtonRelease, target);
        });
        send(QEvent::MouseMove, at(from) + QPoint(QApplication::startDragDistance() + 1, 0));
    }
    static void choose(TargetTable *table, const QList<int> &rows)
    {
        table->clearSelection();
        for (const int row : rows)
            table->selectionModel()->select(table->model()->index(row, 0),
                                            QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, themeChoiceFromName(qEnvironmentVariable("PAPERROUND_THEME", u"light"_s)));
    }

    void rowsGoToTheirPlaceAndBackWithTheirOrigins_data()
    {
        QTest::addColumn<QList<int>>("chosen");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("then");
        QTest::newRow("of a source") << QList<int>{1} << 5 << u"1 8 9 3 4 2 5 6"_s;
        QTest::newRow("own ones, down") << QList<int>{2, 3} << 5 << u"1 2 3 4 8 9 5 6"_s;
        QTest::newRow("own ones, up") << QList<int>{2, 3} << 0 << u"1 8 9 2 3 4 5 6"_s;
        QTest::newRow("own ones among themselves") << QList<int>{2} << 3 << u"1 2 9 8 3 4 5 6"_s;
        QTest::newRow("both, from here and there") << QList<int>{3, 0, 2} << 6 << u"2 3 4 5 1 8 9 6"_s;
    }

    void rowsGoToTheirPlaceAndBackWithTheirOrigins()
    {
        QFETCH(const QList<int>, chosen);
        QFETCH(const int, to);
        QFETCH(const QString, then);
        ListRoom room;
        room.session().targetsWork().addLines(ListRoom::lines(8, 9), 2);
        QCOMPARE(room.users(), u"1 2 8 9 3 4 5 6"_s);
        const QString before = room.whole();
        const int steps = room.document().undoStack().index();
        choose(room.table(), chosen);
        drag(room.table(), chosen.constFirst(), to);
        QCOMPARE(room.users(), then);
        const QString after = room.whole();
        QCOMPARE(room.document().undoStack().index(), steps + 1);
        room.undo();
        QCOMPARE(room.whole(), before);
        room.document().undoStack().redo();
        QCOMPARE(room.whole(), after);
    }

    void rowsThatAreLetGoWhereTheyStandAreNoEdit()
    {
        ListRoom room;
        const QString before = room.whole();
        const int steps = room.document().undoStack().index();
        choose(room.table(), {1, 2});
        drag(room.table(), 1, 2);
        QCOMPARE(room.whole(), before);
        QCOMPARE(room.document().undoStack().index(), steps);
    }

    /// There the order is not the list's, and a place in it means nothing.
    void rowsOfASortedTableStayWhereTheyAre()
    {
        ListRoom room;
        room.table()->horizontalHeader()->setSortIndicator(TargetTableModel::PageColumn, Qt::DescendingOrder);
        const QString before = room.whole();
        choose(room.table(), {1});
        drag(room.table(), 1, 4);
        QCOMPARE(room.whole(), before);
    }
};

QTEST_MAIN(TestTargetsDrag)
#include "targetsdrag.moc"
