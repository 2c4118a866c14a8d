// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lists/listspage.h"

#include "models/translations.h"
#include "store/store.h"
#include "support/round.h"
#include "ui/drafts/drafteditor.h"
#include "ui/drafts/draftspage.h"
#include "ui/lists/comparewindow.h"
#include "ui/targets/targetsstep.h"
#include "ui/targets/targettable.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/style.h"

#include <QCoroTask>
#include <QDir>
#include <QInputDialog>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// Lists and drafts over a real record, with pretended wikis.
struct ListsRoom
{
    QTemporaryDir folder;
    std::unique_ptr<Store> store{*QCoro::waitFor(Store::open(folder.path(), Store::Access::Writer))};
    Round round{{u"home.example"_s, u"fr.example"_s}};
    Desk desk;
    DraftsPage drafts{store->drafts(), round.clock, desk,    *round.engine,
                      Surroundings{},  nullptr,     nullptr, &store->keptLists()};
    ListsPage page{store->drafts(), store->keptLists(), store->excludeLists(), round.clock, desk};

    ListsRoom()
    {
        FarmProfile farm;
        farm.home = u"home.example"_s;
        desk.choose(farm, *round.wikis->account(), round.wikis);
        QObject::connect(&page, &Page::openRequested, &drafts,
                         [this](PageId, const QString &place) { drafts.activated(place); });
        page.resize(960, 560);
        page.show();
        page.list()->setFocus();
    }
    ~ListsRoom() { drafts.session().document().close(); }

    void keep(const QString &id, const QString &name, const QStringList &users)
    {
        KeptList list{
            {id, u"home.example"_s, name, round.clock.now(), static_cast<int>(users.size())}, {}, u"A"_s, {}};
        TargetSource source{.name = name, .origin = {.kind = SourceKind::Paste}, .read = round.clock.now()};
        for (const QString &user : users)
            source.rows.append({{u"User talk:"_s + user, u"home.example"_s, 0}, {}});
        list.sources = {source};
        QVERIFY(QCoro::waitFor(store->keptLists().save(list)));
    }
    void exclude(const QString &name, const QString &user)
    {
        QVERIFY(QCoro::waitFor(store->excludeLists().change(
            u"home.example"_s, {name, {{u"User:"_s + user, {}, u"asked"_s, {}, round.clock.now()}}, {}})));
    }
    [[nodiscard]] QStringList names()
    {
        QStringList names;
        for (int row = 0; row < page.list()->model()->rowCount(); ++row)
            names.append(page.list()
                             ->model()
                             ->index(row, 0)
                             .data()
                             .toString()
                             .remove(QChar(0x2068))
                             .remove(QChar(0x2069)));
        return names;
    }
    [[nodiscard]] bool shows(const QStringList &wanted)
    {
        page.activated({});
        return QTest::qWaitFor([&] { return names() == wanted; });
    }
    /// Not the view's own way: it asks the keyboard, where a Ctrl of the last key may still be down.
    void choose(int row)
    {
        page.list()->selectionModel()->setCurrentIndex(page.list()->model()->index(row, 0),
                                                       QItemSelectionModel::ClearAndSelect);
    }
    /// To the window that is worked in: a dialog may have been in front.
    static void keyTo(QWidget *widget, Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        widget->window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(widget->window()));
        QTest::keyClick(widget, key, with);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) { keyTo(page.list(), key, with); }
    [[nodiscard]] ActionButton *button(const QString &name) { return page.findChild<ActionButton *>(name); }
    [[nodiscard]] QString told()
    {
        const QList<Notice> &all = page.bar()->notices();
        return all.isEmpty() ? QString() : all.first().title;
    }
    void answer(QWidget *from, const QString &name)
    {
        auto *dialog = from->window()->findChild<QInputDialog *>();
        QVERIFY(dialog != nullptr);
        dialog->setTextValue(name);
        QTest::keyClick(dialog, Qt::Key_Return);
    }
    [[nodiscard]] DraftDocument &document() { return drafts.session().document(); }
};

void look(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("PAPERROUND_LOOK");
    QCoreApplication::sendPostedEvents();
    if (!folder.isEmpty())
        widget.grab().save(QDir(folder).filePath(name + u".png"_s));
}

} // namespace

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
        QVERIFY(!room.button(u"openList"_s)->isEnabled());
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
