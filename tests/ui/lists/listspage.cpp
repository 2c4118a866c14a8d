// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lists/listspage.h"

#include "models/bidi.h"
#include "models/translations.h"
#include "ui/drafts/drafteditor.h"
#include "ui/lists/comparewindow.h"
#include "ui/lists/listsroom.h"
#include "ui/targets/targetsstep.h"
#include "ui/targets/targettable.h"
#include "ui/widgets/style.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace paperround {

class ListsPageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp,
                   qEnvironmentVariableIsSet("PAPERROUND_DARK") ? ThemeChoice::Dark : ThemeChoice::Light);
    }

    void anEmptyPageSaysWhatBelongsHereAndOffersADraft()
    {
        ListsRoom room;
        QVERIFY(room.shows({}));
        QCOMPARE(room.page.firstFocus(), nullptr);
        QSignalSpy opened(&room.page, &Page::openRequested);
        for (ActionButton *button : room.page.findChildren<ActionButton *>()) {
            if (button->text() == u"Start a draft"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][1].toString(), u"new"_s);
        look(room.page, u"lists-empty"_s);
    }

    void aListIsKeptFromADraftAndAnotherBeginsWithIt()
    {
        ListsRoom room;
        room.drafts.resize(1112, 800);
        room.drafts.show();
        room.drafts.newDraft();
        room.drafts.session().targetsWork().addText(u"User talk:Ana@home.example\nUser talk:Ben@fr.example"_s,
                                                    u"pasted"_s);
        room.document().edit(room.document().targets().inclusion({1}, false), {});
        auto *step = room.drafts.editor().findChild<TargetsStep *>();
        ListsRoom::keyTo(step->table(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        room.answer(&room.drafts, u"Readers"_s);
        QVERIFY(room.shows({u"Readers"_s}));
        look(room.drafts, u"list-kept"_s);
        const QString first = room.document().id();

        room.choose(0);
        room.key(Qt::Key_Return);
        QTRY_VERIFY(room.document().id() != first);
        const TargetList &entries = room.document().targets().entries();
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries.at(0).target.title, u"User talk:Ana"_s);
        QVERIFY(!entries.isIncluded(1));
        QCOMPARE(room.document().sources().constFirst().origin.kind, SourceKind::Paste);
        // The kept list stays as it was, whatever the draft does.
        room.document().removeSource(u'A');
        room.document().save();
        QCOMPARE(QCoro::waitFor(room.store->keptLists().lists())->constFirst().rows, 2);
    }

    void aKeptListIsASourceAndIsReadAgain()
    {
        ListsRoom room;
        room.keep(u"k"_s, u"Readers"_s, {u"Ana"_s, u"Ben"_s});
        room.drafts.newDraft();
        SourceShelf &shelf = room.drafts.session().shelf();
        QMenu menu;
        shelf.offerKeptLists(&menu,
                             [&room](const TargetSource &source) { room.document().addSource(source); });
        menu.popup({});
        QTRY_COMPARE(menu.actions().constFirst()->text(), u"Readers (2)"_s);
        menu.actions().constFirst()->trigger();
        menu.close();
        QTRY_COMPARE(room.document().targets().entries().size(), 2);
        QCOMPARE(room.document().sources().constFirst().origin.kind, SourceKind::KeptList);
        room.keep(u"k"_s, u"Readers"_s, {u"Ben"_s, u"Cai"_s, u"Dot"_s});
        auto *source = room.drafts.findChild<QToolButton *>(u"sourceA"_s);
        QVERIFY(source != nullptr);
        QCOMPARE(source->menu()->actions().constFirst()->text(), u"Read again"_s);
        QSignalSpy again(&room.drafts.session().targetsWork(), &TargetsWork::readAgain);
        source->menu()->actions().constFirst()->trigger();
        QTRY_COMPARE(again.size(), 1);
        const auto reading = again[0][0].value<SourceReading>();
        QCOMPARE(reading.change.joined.size(), 2);
        QCOMPARE(reading.change.left.size(), 1);
        QCOMPARE(room.document().targets().entries().size(), 3);
        room.document().undoStack().undo();
        QCOMPARE(room.document().targets().entries().size(), 2);
    }

    void listsAreRenamedCopiedAndDeletedByKeyboardAndComeBack()
    {
        ListsRoom room;
        room.keep(u"k"_s, u"Readers"_s, {u"Ana"_s});
        QVERIFY(room.shows({u"Readers"_s}));
        room.choose(0);
        room.key(Qt::Key_F2);
        room.answer(&room.page, u"Friends"_s);
        QTRY_COMPARE(room.names(), QStringList{u"Friends"_s});
        room.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(room.names(), QStringList{u"Readers"_s});
        room.choose(0);
        room.key(Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE(room.names(), QStringList({u"Readers"_s, u"Readers (2)"_s}));
        room.choose(0);
        room.key(Qt::Key_Delete);
        QTRY_COMPARE(room.names(), QStringList{u"Readers (2)"_s});
        QVERIFY(room.told().startsWith(u"Deleted"_s));
        look(room.page, u"lists-deleted"_s);
        room.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(room.names(), QStringList({u"Readers"_s, u"Readers (2)"_s}));
        QCOMPARE(
            QCoro::waitFor(room.store->keptLists().list(u"k"_s)).value()->sources.constFirst().rows.size(),
            1);
        room.key(Qt::Key_Z, Qt::ControlModifier); // nothing is left to undo
        QVERIFY(room.shows({u"Readers"_s, u"Readers (2)"_s}));
    }

    void theSameByMouse()
    {
        ListsRoom room;
        room.keep(u"k"_s, u"Readers"_s, {u"Ana"_s});
        QVERIFY(room.shows({u"Readers"_s}));
        QTest::mouseClick(room.page.list()->viewport(), Qt::LeftButton, {},
                          room.page.list()->visualRect(room.page.list()->model()->index(0, 0)).center());
        QTest::mouseClick(room.button(u"duplicateList"_s), Qt::LeftButton);
        QTRY_COMPARE(room.names(), QStringList({u"Readers"_s, u"Readers (2)"_s}));
        room.choose(1);
        QTest::mouseClick(room.button(u"deleteList"_s), Qt::LeftButton);
        QTRY_COMPARE(room.names(), QStringList{u"Readers"_s});
        for (ActionButton *button : room.page.bar()->findChildren<ActionButton *>()) {
            if (button->text() == u"Undo"_s) {
                QTest::mouseClick(button, Qt::LeftButton);
                break;
            }
        }
        QTRY_COMPARE(room.names(), QStringList({u"Readers"_s, u"Readers (2)"_s}));
        room.choose(0);
        QTest::mouseClick(room.button(u"openList"_s), Qt::LeftButton);
        QTRY_COMPARE(room.document().targets().entries().size(), 1);
    }

    void excludeListsAreRenamedCopiedAndDeletedToo()
    {
        ListsRoom room;
        room.exclude(u"Never"_s, u"Ana"_s);
        room.exclude(u"Away"_s, u"Ben"_s);
        QVERIFY(room.shows({u"Away"_s, u"Never"_s}));
        room.choose(1);
        QCOMPARE(room.button(u"openList"_s)->text(), u"Open"_s);
        room.key(Qt::Key_F2);
        room.answer(&room.page, u"Away"_s);
        QTRY_COMPARE(room.told(), u"The list is as it was."_s); // the name is taken
        room.choose(1);
        room.key(Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE(room.names(), QStringList({u"Away"_s, u"Never"_s, u"Never (2)"_s}));
        room.choose(1);
        room.key(Qt::Key_Delete);
        QTRY_COMPARE(room.names(), QStringList({u"Away"_s, u"Never (2)"_s}));
        room.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(room.names(), QStringList({u"Away"_s, u"Never"_s, u"Never (2)"_s}));
    }

    void anExcludeListIsComparedWithItsReasons()
    {
        ListsRoom room;
        room.keep(u"a"_s, u"Readers"_s, {u"Ana"_s, u"Ben"_s});
        room.exclude(u"Never"_s, u"Ana"_s);
        QVERIFY(room.shows({u"Readers"_s, u"Never"_s}));
        room.key(Qt::Key_A, Qt::ControlModifier);
        room.key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(room.page.findChild<CompareWindow *>() != nullptr);
        const QAbstractItemModel *model = room.page.findChild<CompareWindow *>()->table()->model();
        const auto cell = [model](int row, int column) {
            return model->index(row, column).data().toString();
        };
        QCOMPARE(cell(0, CompareModel::SideColumn), u"In both"_s);
        QTRY_COMPARE(cell(0, CompareModel::RightColumn), isolated(u"asked"_s));
        QCOMPARE(cell(1, CompareModel::SideColumn), u"Only left"_s);
        QCOMPARE(cell(2, CompareModel::WikiColumn), u"every wiki"_s);
        look(*room.page.findChild<CompareWindow *>(), u"compare-reasons"_s);
    }

    void twoListsAreComparedAndWhatIsShownIsKept()
    {
        ListsRoom room;
        room.keep(u"a"_s, u"Earlier"_s, {u"Ana"_s, u"Ben"_s});
        room.keep(u"b"_s, u"Later"_s, {u"Ben"_s, u"Cai"_s});
        QVERIFY(room.shows({u"Earlier"_s, u"Later"_s}));
        room.choose(0);
        QVERIFY(!room.button(u"compareLists"_s)->isEnabled());
        room.key(Qt::Key_A, Qt::ControlModifier);
        QVERIFY(room.button(u"compareLists"_s)->isEnabled());
        look(room.page, u"lists-two"_s);
        room.key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(room.page.findChild<CompareWindow *>() != nullptr);
        auto *window = room.page.findChild<CompareWindow *>();
        QCOMPARE(window->table()->model()->rowCount(), 3);
        QTest::mouseClick(window->findChild<QAbstractButton *>(u"useShown"_s), Qt::LeftButton);
        QTRY_COMPARE(room.names(), QStringList({u"Earlier"_s, u"Earlier and Later"_s, u"Later"_s}));
    }

    void pagesAndQueriesOfDraftsOpenInANewOne()
    {
        ListsRoom room;
        Draft draft{.id = u"one"_s, .farm = u"home.example"_s, .updated = room.round.clock.now()};
        draft.message.subject = u"News"_s;
        TargetSource source{.letter = u'A', .name = u"Category Readers"_s, .read = room.round.clock.now()};
        source.origin = {
            SourceKind::Recipe, u"home.example"_s,
            QString::fromUtf8(recipeToText({RecipeKind::Category, u"home.example"_s, u"Readers"_s}))};
        draft.sources = {source};
        QVERIFY(QCoro::waitFor(room.store->drafts().save(draft)));
        const Draft old{.id = u"two"_s,
                        .farm = u"home.example"_s,
                        .list = ListSource{u"home.example"_s, u"News/Targets"_s},
                        .updated = room.round.clock.now()};
        QVERIFY(QCoro::waitFor(room.store->drafts().save(old)));
        QVERIFY(room.shows({u"News/Targets"_s, u"Category Readers"_s}));
        look(room.page, u"lists-used"_s);
        room.round.wikis->finding = [](const Recipe &recipe, const QString &) -> Result<FoundPages> {
            return FoundPages{{{u"User talk:"_s + recipe.what, u"home.example"_s, 3}}, {}};
        };
        room.choose(1);
        QVERIFY(!room.button(u"deleteList"_s)->isEnabled()); // it is the draft's
        room.key(Qt::Key_Return);
        QTRY_COMPARE(room.document().sources().size(), 1);
        QCOMPARE(room.document().sources().constFirst().origin, source.origin);
        QCOMPARE(room.document().targets().entries().at(0).target.title, u"User talk:Readers"_s);
        QSignalSpy failed(&room.drafts.session().targetsWork(), &TargetsWork::failed);
        room.choose(0);
        room.key(Qt::Key_Return);
        QTRY_COMPARE(failed.size(), 1); // there is no such page on that wiki
        QCOMPARE(failed[0][1].toString(), u"News/Targets"_s);
    }
};

} // namespace paperround

QTEST_MAIN(paperround::ListsPageTest)
#include "listspage.moc"
