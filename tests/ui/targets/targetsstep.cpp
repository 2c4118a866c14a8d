// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The list of a draft by the keyboard alone: sources, formula, groups, moves, finding; each step undone.
#include "ui/targets/targetsstep.h"

#include "models/translations.h"
#include "ui/targets/formulapopup.h"
#include "ui/targets/listroom.h"
#include "ui/widgets/style.h"

#include <QClipboard>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>

using namespace paperround;

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

    void theKeyboardIsInTheListAfterAFormula_data()
    {
        QTest::addColumn<bool>("byMouse");
        QTest::addColumn<bool>("used");
        QTest::newRow("used by keys") << false << true;
        QTest::newRow("left by keys") << false << false;
        QTest::newRow("used by mouse") << true << true;
        QTest::newRow("left by mouse") << true << false;
    }
    void theKeyboardIsInTheListAfterAFormula()
    {
        QFETCH(bool, byMouse);
        QFETCH(bool, used);
        ListRoom room;
        QVERIFY(QTest::qWaitForWindowActive(&room.page));
        auto *button = room.page.findChild<ActionButton *>(u"setFormula"_s);
        // Through the windows, as the desktop brings it: what is in front gets it.
        const auto click = [](QWidget *widget) {
            QWidget *top = widget->window();
            QTest::mouseClick(top->windowHandle(), Qt::LeftButton, {},
                              widget->mapTo(top, widget->rect().center()));
        };
        const auto press = [](Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
            QTest::keyClick(QGuiApplication::focusWindow(), key, with);
        };
        if (byMouse)
            click(button);
        else
            press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QPointer<FormulaPopup> popup = room.page.findChild<FormulaPopup *>();
        QVERIFY(popup && QTest::qWaitForWindowExposed(popup));
        for (const char key : {'a', '-', 'b'})
            QTest::keyClick(popup->windowHandle(), key);
        if (!used)
            QTest::keyClick(popup->windowHandle(), Qt::Key_Escape);
        else if (byMouse)
            click(room.named<QAbstractButton>(u"Use it"_s));
        else
            QTest::keyClick(popup->windowHandle(), Qt::Key_Return);
        QTRY_VERIFY(!popup);
        QCOMPARE(room.users(), used ? u"1 2"_s : u"1 2 3 4 5 6"_s);
        QTRY_VERIFY(room.page.isAncestorOf(QApplication::focusWidget()));
        QCOMPARE(QApplication::focusWidget(),
                 byMouse && !used ? static_cast<QWidget *>(button) : room.table());
        if (used) {
            press(Qt::Key_Z, Qt::ControlModifier);
            QCOMPARE(room.users(), u"1 2 3 4 5 6"_s);
        }
    }

    void sourcesWithLongNamesShareTheRoom()
    {
        ListRoom room;
        const QString name = u"Readers of the technical newsletter on all wikis"_s;
        for (const char16_t letter : {u'A', u'B'})
            room.document().renameSource(letter, name);
        room.session().targetsWork().addText(ListRoom::lines(7, 9), name);
        room.session().targetsWork().addText(ListRoom::lines(8, 9), u"Few"_s);
        const auto source = [&room](char16_t letter) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // those of a moment ago
            return room.page.findChild<SourceButton *>(u"source"_s + letter);
        };
        for (const char16_t letter : {u'A', u'B', u'C', u'D'})
            QVERIFY(source(letter)->isVisible());
        look(&room.page, u"sources"_s);
        QVERIFY(source(u'C')->width() < source(u'C')->sizeHint().width()); // elided
        QCOMPARE(source(u'D')->width(), source(u'D')->sizeHint().width()); // short as it is
        for (int more = 0; more < 8; ++more)
            room.session().targetsWork().addText(ListRoom::lines(7, 9), name);
        QVERIFY(source(u'A')->isVisible());
        QVERIFY(!source(u'L')->isVisible()); // in the menu of more
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

    void findingAndWhatACheckLooksForOutliveTheRun()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        {
            ListRoom room;
            QTest::keyClick(room.table(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
            HealthOptions looks;
            looks.inactiveMonths = 12;
            looks.lastIssue = true;
            room.session().targetsWork().health().setOptions(looks);
            room.page.saveState(settings);
        }
        ListRoom again;
        again.page.restoreState(settings);
        QVERIFY(again.targets()->searchField()->accessibleName().startsWith(u"Find"_s));
        QCOMPARE(again.session().targetsWork().health().options().inactiveMonths, 12);
        QVERIFY(again.session().targetsWork().health().options().lastIssue);
        QVERIFY(!again.session().targetsWork().health().options().locked);
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
