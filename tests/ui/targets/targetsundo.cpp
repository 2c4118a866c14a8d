// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of edit of a draft's list is one step that Ctrl+Z takes back.
#include "domain/delivery/reason.h"
#include "domain/targets/excludesource.h"
#include "models/translations.h"
#include "ui/targets/listroom.h"
#include "ui/targets/mendspanel.h"
#include "ui/widgets/style.h"

#include <QClipboard>
#include <QLineEdit>

using namespace paperround;

class TestTargetsUndo : public QObject
{
    Q_OBJECT

    static void edit(ListRoom &room, const QString &words)
    {
        QTest::keyClick(room.table(), Qt::Key_F2);
        QWidget *cell = room.table()->viewport()->findChild<QLineEdit *>();
        QVERIFY(cell != nullptr);
        QTest::keyClick(cell, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(cell, words);
        QTest::keyClick(cell, Qt::Key_Return);
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, themeChoiceFromName(qEnvironmentVariable("PAPERROUND_THEME", u"light"_s)));
    }

    void whoIsOnAnExcludeListIsTakenOutAndComesBack()
    {
        ListRoom room;
        TargetSource list{.name = u"Asked"_s, .origin = {.kind = SourceKind::Exclusions, .id = u"Asked"_s}};
        list.rows = rowsOf(QList<Exclusion>{{u"User:U3"_s, {}, u"asked"_s, {}, {}}});
        QVERIFY(room.document().addSource(list));
        QCOMPARE(room.users(), u"1 2 4 5 6"_s);
        QCOMPARE(room.document().formula().text(), u"(A ∪ B) \\ C"_s);
        QVERIFY(room.menuOf(u'C').contains(u"Read again"_s));
        room.undo();
        QCOMPARE(room.users(), u"1 2 3 4 5 6"_s);
    }

    void everyKindOfEditIsUndoneAndDoneAgain_data()
    {
        QTest::addColumn<std::function<void(ListRoom &)>>("work");
        const auto add = [](const char *name, std::function<void(ListRoom &)> work) {
            QTest::newRow(name) << std::move(work);
        };
        add("remove", [](ListRoom &room) { QTest::keyClick(room.table(), Qt::Key_Delete); });
        add("take out", [](ListRoom &room) { QTest::keyClick(room.table(), Qt::Key_Space); });
        add("paste", [](ListRoom &room) {
            QApplication::clipboard()->setText(u"User talk:U9@home.example"_s);
            QTest::keyClick(room.table(), Qt::Key_V, Qt::ControlModifier);
        });
        add("paste many", [](ListRoom &room) {
            room.session().targetsWork().addLines(ListRoom::lines(1000, 1300), TargetTableModel::NoPlace);
        });
        add("move by keys",
            [](ListRoom &room) { QTest::keyClick(room.table(), Qt::Key_Down, Qt::AltModifier); });
        add("drag in", [](ListRoom &room) { room.drop(4); });
        add("edit in place", [](ListRoom &room) { edit(room, u"User talk:New"_s); });
        add("edit the wiki", [](ListRoom &room) {
            room.table()->setCurrentIndex(room.table()->model()->index(1, TargetTableModel::WikiColumn));
            edit(room, u"ar.example"_s);
        });
        add("add a source",
            [](ListRoom &room) { room.session().targetsWork().addText(ListRoom::lines(7, 8), u"more"_s); });
        add("take a source out", [](ListRoom &room) { room.document().removeSource(u'A'); });
        add("read a source again", [](ListRoom &room) {
            TargetSource now = room.document().sources().constFirst();
            now.rows = rowsOf(parseTargets(ListRoom::lines(2, 7), {}));
            room.session().targetsWork().readAnew(now);
        });
        add("name a source", [](ListRoom &room) { room.document().renameSource(u'A', u"Other"_s); });
        add("formula",
            [](ListRoom &room) { room.document().setFormula(SetFormula().with(u'B').minus(u'A')); });
        add("mend", [](ListRoom &room) {
            TargetTableModel &targets = room.document().targets();
            TargetFinding renamed;
            renamed.reason = reason::Renamed;
            renamed.page = u"User talk:Renamed"_s;
            renamed.userPage = true;
            targets.setFindings({targets.entries().key(0)}, {renamed});
            auto *panel = room.page.editor().findChild<MendsPanel *>();
            panel->look();
            QCOMPARE(panel->model().mends().size(), 1);
            panel->mend();
        });
    }

    void everyKindOfEditIsUndoneAndDoneAgain()
    {
        QFETCH(std::function<void(ListRoom &)>, work);
        ListRoom room;
        QVERIFY(QTest::qWaitForWindowActive(&room.page)); // keys go nowhere else
        room.table()->setFocus();
        room.table()->selectRow(1);
        const QString before = room.whole();
        const int steps = room.document().undoStack().index();
        work(room);
        QTRY_VERIFY(room.whole() != before); // what an editor held comes by the event loop
        const QString after = room.whole();
        QCOMPARE(room.document().undoStack().index(), steps + 1);
        QTest::keyClick(room.table(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(room.whole(), before);
        QTest::keyClick(room.table(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(room.whole(), after);
    }
};

QTEST_MAIN(TestTargetsUndo)
#include "targetsundo.moc"
