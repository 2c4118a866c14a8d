// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The list of a draft by the keyboard alone: sources, formula, groups, moves, finding, comparing; each step
// undone.
#include "ui/targets/targetsstep.h"

#include "models/translations.h"
#include "ui/drafts/sendroom.h"
#include "ui/lists/comparewindow.h"
#include "ui/targets/formulapopup.h"
#include "ui/targets/sourcesbar.h"
#include "ui/targets/targettable.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/style.h"

#include <QClipboard>
#include <QLineEdit>
#include <QMenu>

using namespace paperround;

namespace {

/// A draft at its first step with A (U1 to U4) and B (U3 to U6).
struct ListRoom : SendRoom
{
    ListRoom()
        : SendRoom(4)
    {
        session().targetsWork().addText(lines(3, 6), u"more"_s);
        page.editor().goTo(DraftEditor::Targets);
        table()->setFocus();
    }
    static QString lines(int from, int to)
    {
        QStringList lines;
        for (int i = from; i <= to; ++i)
            lines.append(u"User talk:U%1@"_s.arg(i) + (i % 2 ? u"home.example"_s : u"fr.example"_s));
        return lines.join(u'\n');
    }
    [[nodiscard]] TargetsStep *targets() { return page.editor().findChild<TargetsStep *>(); }
    [[nodiscard]] TargetTable *table() { return targets()->table(); }
    /// "1 2 3": the numbers of the users in list order.
    [[nodiscard]] QString users()
    {
        QStringList users;
        for (const TargetEntry &entry : document().targets().entries())
            users.append(entry.target.title.mid(11));
        return users.join(u' ');
    }
    void undo() { document().undoStack().undo(); }
};

void look(QWidget *widget, const QString &name)
{
    QCoreApplication::sendPostedEvents(); // what was just shown has its place
    if (const QString folder = qEnvironmentVariable("PAPERROUND_PICTURES"); !folder.isEmpty())
        widget->grab().save(folder + u'/' + name + u".png"_s);
}

} // namespace

class TestTargetsStep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, themeChoiceFromName(qEnvironmentVariable("PAPERROUND_THEME", u"light"_s)));
    }

    void aFormulaIsWrittenAndUndone()
    {
        ListRoom room;
        QCOMPARE(room.users(), u"1 2 3 4 5 6"_s);
        QCOMPARE(originWords(room.document().targets().entries().at(2)), u"A, line 3; B, line 1"_s);
        QTest::keyClick(room.table(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        auto *popup = room.page.findChild<FormulaPopup *>();
        QVERIFY(popup != nullptr);
        look(&room.page, u"targets"_s);
        look(popup, u"formula"_s);
        QTest::keyClicks(popup->field(), u"a - x"_s);
        QTest::keyClick(popup->field(), Qt::Key_Return);
        QVERIFY(popup->isVisible()); // it says where the mistake is and stays
        QCOMPARE(popup->field()->selectedText(), u"x"_s);
        look(popup, u"formula-error"_s);
        QTest::keyClicks(popup->field(), u"b"_s);
        QTest::keyClick(popup->field(), Qt::Key_Return);
        QCOMPARE(room.users(), u"1 2"_s);
        QCOMPARE(room.document().formula().text(), u"A \\ B"_s);
        room.undo();
        QCOMPARE(room.users(), u"1 2 3 4 5 6"_s);
        QCOMPARE(room.document().formula().text(), u"A ∪ B"_s);
        room.document().undoStack().redo();
        QCOMPARE(room.users(), u"1 2"_s);
    }

    void aSourceIsTakenOutAndComesBackWithWhatAPersonDid()
    {
        ListRoom room;
        room.table()->selectRow(0);
        QTest::keyClick(room.table(), Qt::Key_Delete);
        room.table()->selectRow(0);
        QTest::keyClick(room.table(), Qt::Key_Space);
        room.document().removeSource(u'A');
        QCOMPARE(room.users(), u"3 4 5 6"_s);
        QCOMPARE(room.document().formula().text(), u"B"_s);
        room.undo();
        QCOMPARE(room.users(), u"2 3 4 5 6"_s);
        QVERIFY(!room.document().targets().entries().isIncluded(0));
        while (room.document().undoStack().canUndo())
            room.undo();
        QVERIFY(room.document().sources().isEmpty());
    }

    void groupsOpenAndShutByArrows()
    {
        ListRoom room;
        auto *group = room.page.findChild<QPushButton *>(u"groupByWiki"_s);
        group->setFocus();
        QTest::keyClick(group, Qt::Key_Space);
        TargetTableModel &model = room.document().targets();
        QCOMPARE(model.rowCount(), 8);
        room.table()->setFocus();
        room.table()->selectRow(1);
        look(&room.page, u"groups"_s);
        QTest::keyClick(room.table(), Qt::Key_Left); // to the head
        QCOMPARE(room.table()->currentIndex().row(), 0);
        QTest::keyClick(room.table(), Qt::Key_Left); // shut
        QCOMPARE(model.rowCount(), 5);
        QTest::keyClick(room.table(), Qt::Key_Space); // all of the group out
        QCOMPARE(model.counts().willBeSent, 3);
        QTest::keyClick(room.table(), Qt::Key_Return);
        QCOMPARE(model.rowCount(), 8);
        room.undo();
        QCOMPARE(model.counts().willBeSent, 6);
    }

    void rowsMoveWithAltAndArrows()
    {
        ListRoom room;
        room.table()->selectRow(0);
        QTest::keyClick(room.table(), Qt::Key_Down, Qt::AltModifier);
        QTest::keyClick(room.table(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(room.users(), u"2 3 1 4 5 6"_s);
        QCOMPARE(room.table()->currentIndex().row(), 2);
        QTest::keyClick(room.table(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(room.users(), u"2 1 3 4 5 6"_s);
        room.undo();
        room.undo();
        room.undo();
        QCOMPARE(room.users(), u"1 2 3 4 5 6"_s);
    }

    void pastedLinesStandBehindTheChosenRow()
    {
        ListRoom room;
        room.table()->selectRow(1);
        QApplication::clipboard()->setText(u"User talk:U9@home.example"_s);
        QTest::keyClick(room.table(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(room.users(), u"1 2 9 3 4 5 6"_s);
        room.document().setFormula(SetFormula().with(u'A'));
        QCOMPARE(room.users(), u"1 2 9 3 4"_s);
    }

    void findingGoesFromRowToRow()
    {
        ListRoom room;
        QTest::keyClick(room.table(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClicks(room.targets()->searchField(), u"fr.ex"_s);
        QCOMPARE(room.document().targets().rowCount(), 6);
        QCOMPARE(room.table()->currentIndex().row(), 1);
        QTest::keyClick(room.targets()->searchField(), Qt::Key_F3);
        QCOMPARE(room.table()->currentIndex().row(), 3);
        QTest::keyClick(room.targets()->searchField(), Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(room.table()->currentIndex().row(), 1);
        QTest::keyClick(room.table(), Qt::Key_F, Qt::ControlModifier); // filters again
        QCOMPARE(room.document().targets().rowCount(), 3);
    }

    void twoSourcesAreCompared()
    {
        ListRoom room;
        auto *source = room.page.findChild<SourceButton *>(u"sourceA"_s);
        QVERIFY(source != nullptr);
        QVERIFY(source->accessibleName().startsWith(u"Source A: "_s));
        source->menu()->actions().at(1)->trigger(); // Compare with …
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr);
        menu->actions().constFirst()->trigger();
        menu->close();
        auto *window = room.page.window()->findChild<CompareWindow *>();
        QVERIFY(window != nullptr);
        QCOMPARE(window->table()->model()->rowCount(), 6);
        look(window, u"compare"_s);
        QTest::keyClick(window->table(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(window->filter(), u"U5"_s);
        QCOMPARE(window->table()->model()->rowCount(), 1);
        QCOMPARE(window->table()->model()->index(0, CompareModel::SideColumn).data().toString(),
                 u"Only right"_s);
        QTest::keyClick(window, Qt::Key_Escape); // the filter first
        QVERIFY(window->isVisible());
        QCOMPARE(window->table()->model()->rowCount(), 6);
        QTest::keyClick(window, Qt::Key_Escape);
        QVERIFY(!window->isVisible());
    }

    void aListPageIsComparedWithHowItIsNow()
    {
        ListRoom room;
        const auto list = [](const QString &user) {
            return u"{{#target:User talk:%1|home.example}}"_s.arg(user);
        };
        room.round.wikis->expansion = [](const QString &text) {
            return (text.contains(u"Ada"_s) ? u"User talk:Ada"_s : u"User talk:Bea"_s) + u"@home.example"_s;
        };
        room.round.wikis->edit(u"home.example"_s, u"Project:List"_s, list(u"Ada"_s));
        room.session().targetsWork().loadPage(u"home.example"_s, u"Project:List"_s);
        QTRY_COMPARE(room.document().sources().size(), 3);
        QCOMPARE(room.document().list()->page, u"Project:List"_s);
        room.round.wikis->edit(u"home.example"_s, u"Project:List"_s, list(u"Bea"_s));
        auto *source = room.page.findChild<SourceButton *>(u"sourceC"_s);
        const QList<QAction *> actions = source->menu()->actions();
        const auto compare = std::ranges::find(actions, u"Compare with how it is now"_s, &QAction::text);
        QVERIFY(compare != actions.end());
        (*compare)->trigger();
        QTRY_VERIFY(room.page.window()->findChild<CompareWindow *>() != nullptr);
        const QAbstractItemModel *model = room.page.window()->findChild<CompareWindow *>()->table()->model();
        QCOMPARE(model->index(0, CompareModel::SideColumn).data().toString(), u"Only left"_s);
        QCOMPARE(model->index(1, CompareModel::SideColumn).data().toString(), u"Only right"_s);
        QCOMPARE(room.document().sources()[2].rows.at(0).target.title, u"User talk:Ada"_s);
        room.session().targetsWork().reread(u'C');
        QTRY_COMPARE(room.document().sources()[2].rows.at(0).target.title, u"User talk:Bea"_s);
        room.undo();
        QCOMPARE(room.document().sources()[2].rows.at(0).target.title, u"User talk:Ada"_s);
    }

    void aDraftComesBackWithSourcesFormulaAndEdits()
    {
        ListRoom room;
        room.document().setFormula(SetFormula().with(u'B').minus(u'A'));
        room.table()->selectRow(0);
        QTest::keyClick(room.table(), Qt::Key_Delete);
        QCOMPARE(room.users(), u"6"_s);
        const QString id = room.document().id();
        room.document().close();
        QTRY_VERIFY(room.drafts.kept.contains(id));
        QCOMPARE(room.drafts.kept[id].formula, u"B - A"_s);
        room.document().open(room.drafts.kept[id]);
        QCOMPARE(room.users(), u"6"_s);
        room.document().setFormula(SetFormula().with(u'A').with(u'B'));
        QCOMPARE(room.users(), u"1 2 3 4 6"_s); // 5 was removed by a person
    }

    void aLongListIsMadeAndKeptInAnotherThread()
    {
        ListRoom room;
        bool composing = false;
        QObject::connect(&room.session().targetsWork(), &TargetsWork::added, &room.page, [&] {
            composing = room.document().isComposing();
            room.table()->selectRow(0);
            QTest::keyClick(room.table(), Qt::Key_Space); // edited meanwhile: that belongs in
        });
        room.session().targetsWork().addText(room.lines(1, ListComposer::atOnce + 10), u"long"_s);
        QTRY_VERIFY_WITH_TIMEOUT(composing, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(!room.document().isComposing(), 30'000);
        QCOMPARE(room.document().targets().entries().size(), ListComposer::atOnce + 10);
        QVERIFY(!room.document().targets().entries().isIncluded(0));
        const QString id = room.document().id();
        room.document().save();
        QTRY_VERIFY_WITH_TIMEOUT(room.document().isSaved(), 30'000);
        QCOMPARE(room.drafts.kept[id].edits.leftOut.size(), 1);
        room.document().open(room.drafts.kept[id]);
        QTRY_COMPARE_WITH_TIMEOUT(room.document().targets().entries().size(), ListComposer::atOnce + 10,
                                  30'000);
        QVERIFY(!room.document().targets().entries().isIncluded(0));
    }
};

QTEST_MAIN(TestTargetsStep)
#include "targetsstep.moc"
