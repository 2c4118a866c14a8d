// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"
#include "support/round.h"
#include "ui/drafts/draftspage.h"
#include "ui/lists/listspage.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/inlinebar.h"

#include <QCoroTask>
#include <QDir>
#include <QInputDialog>
#include <QListView>
#include <QTemporaryDir>
#include <QTest>

namespace paperround {

using namespace Qt::StringLiterals;

/// Saves a picture where PAPERROUND_LOOK names a folder; for eyes, not for the test.
inline void look(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("PAPERROUND_LOOK");
    QCoreApplication::sendPostedEvents();
    if (!folder.isEmpty())
        widget.grab().save(QDir(folder).filePath(name + u".png"_s));
}

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
    [[nodiscard]] QString reason(const QString &list, int row)
    {
        const auto lists = QCoro::waitFor(store->excludeLists().lists(u"home.example"_s));
        for (const ExcludeList &each : *lists) {
            if (each.name == list)
                return each.entries.value(row).reason;
        }
        return {};
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
        look(*dialog, u"name-"_s + dialog->windowTitle().section(u' ', 0, 0));
        QTest::keyClick(dialog, Qt::Key_Return);
    }
    [[nodiscard]] DraftDocument &document() { return drafts.session().document(); }
};

} // namespace paperround
