// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sources beside each other, beside their page as it is now, beside an earlier revision; by the keyboard
// alone.
#include "models/bidi.h"
#include "models/translations.h"
#include "ui/lists/comparewindow.h"
#include "ui/lists/revisionchooser.h"
#include "ui/targets/listroom.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/style.h"

#include <QLineEdit>
#include <QTableView>

using namespace paperround;

class TestTargetsCompare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, themeChoiceFromName(qEnvironmentVariable("PAPERROUND_THEME", u"light"_s)));
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

    void aListPageIsComparedWithAnEarlierRevision()
    {
        ListRoom room;
        const QString home = u"home.example"_s;
        room.round.wikis->expansion = [](const QString &text) {
            QStringList lines;
            for (const QString &name : {u"Ada"_s, u"Bea"_s}) {
                if (text.contains(name))
                    lines += u"User talk:%1@home.example"_s.arg(name);
            }
            return lines.join(u'\n');
        };
        room.round.wikis->edit(home, u"Project:List"_s, u"{{#target:User talk:Ada}}"_s, u"Helen"_s,
                               u"the first reader"_s);
        room.round.wikis->edit(home, u"Project:List"_s,
                               u"{{#target:User talk:Ada}}{{#target:User talk:Bea}}"_s);
        room.session().targetsWork().loadPage(home, u"Project:List"_s);
        QTRY_COMPARE(room.document().sources().size(), 3);
        room.takeFromMenu(u'C', u"Compare with an earlier revision …"_s);
        auto *chooser = room.page.window()->findChild<RevisionChooser *>();
        QVERIFY(chooser != nullptr);
        const QAbstractItemModel *revisions = chooser->table()->model();
        QTRY_COMPARE(revisions->rowCount(), 2);
        QVERIFY(revisions->index(0, RevisionsModel::RevisionColumn).data().toString().contains(u"as read"_s));
        QCOMPARE(revisions->index(1, RevisionsModel::AuthorColumn).data().toString(), isolated(u"Helen"_s));
        QCOMPARE(revisions->index(1, RevisionsModel::SummaryColumn).data().toString(),
                 isolated(u"the first reader"_s));
        QCOMPARE(chooser->table()->currentIndex().row(), 1); // the one before
        look(chooser, u"revisions"_s);
        QTest::keyClick(chooser->table(), Qt::Key_Return);
        QTRY_VERIFY(room.page.window()->findChild<CompareWindow *>() != nullptr);
        const QAbstractItemModel *model = room.page.window()->findChild<CompareWindow *>()->table()->model();
        QCOMPARE(model->index(0, CompareModel::SideColumn).data().toString(), u"In both"_s);
        QCOMPARE(model->index(1, CompareModel::SideColumn).data().toString(), u"Only right"_s);
    }

    void aHistoryThatCannotBeReadIsTold()
    {
        ListRoom room;
        room.document().addSource(
            {.name = u"gone"_s,
             .origin = {.kind = SourceKind::Page, .wiki = u"home.example"_s, .id = u"Project:Gone"_s}});
        room.takeFromMenu(u'C', u"Compare with an earlier revision …"_s);
        auto *chooser = room.page.window()->findChild<RevisionChooser *>();
        QTRY_COMPARE(chooser->findChild<InlineBar *>()->notices().size(), 1);
        chooser->close();
    }
};

QTEST_MAIN(TestTargetsCompare)
#include "targetscompare.moc"
