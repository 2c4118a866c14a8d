// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lists/excludewindow.h"

#include "models/bidi.h"
#include "models/translations.h"
#include "ui/lists/listsroom.h"
#include "ui/widgets/style.h"

#include <QLineEdit>
#include <QTableView>

namespace paperround {

class ExcludeWindowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp,
                   qEnvironmentVariableIsSet("PAPERROUND_DARK") ? ThemeChoice::Dark : ThemeChoice::Light);
    }

    void anExcludeListIsOpenedAndWorkedOnByKeyboardAlone()
    {
        ListsRoom room;
        room.exclude(u"Never"_s, u"Ana"_s);
        QVERIFY(room.shows({u"Never"_s}));
        room.choose(0);
        room.key(Qt::Key_Return);
        auto *window = room.page.findChild<ExcludeWindow *>();
        QVERIFY(window != nullptr);
        QVERIFY(QTest::qWaitForWindowActive(window)); // its shortcuts are heard only then
        QAbstractItemModel *model = window->table()->model();
        QTRY_COMPARE(model->rowCount(), 1);
        QCOMPARE(model->index(0, ExclusionsModel::ReasonColumn).data().toString(), isolated(u"asked"_s));
        QCOMPARE(model->index(0, ExclusionsModel::WikiColumn).data().toString(), u"every wiki"_s);
        ListsRoom::keyTo(window->table(), Qt::Key_F2);
        auto *editor = window->table()->findChild<QLineEdit *>();
        QVERIFY(editor != nullptr);
        editor->selectAll();
        QTest::keyClicks(editor, u"asked on 3 May"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(room.reason(u"Never"_s, 0), u"asked on 3 May"_s);
        auto *who = window->findChild<QLineEdit *>(u"excludedWho"_s);
        who->setFocus();
        QTest::keyClicks(who, u"talk:Ben@fr.example"_s);
        QTest::keyClick(who, Qt::Key_Return);
        QTest::keyClicks(window->focusWidget(), u"closed"_s);
        QTest::keyClick(window->focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(model->rowCount(), 2);
        QTRY_COMPARE(room.reason(u"Never"_s, 1), u"closed"_s);
        look(*window, u"exclude-window"_s);
        QTest::keyClicks(window->focusWidget(), u"<bad>"_s);
        QTest::mouseClick(window->findChild<QAbstractButton *>(u"excludeAdd"_s), Qt::LeftButton);
        QVERIFY(window->bar()->notices().first().title.contains(u"not a page title"_s));
        window->findChild<QLineEdit *>(u"excludedWho"_s)->clear();
        window->table()->setFocus();
        window->table()->selectAll();
        ListsRoom::keyTo(window->table(), Qt::Key_Delete);
        QTRY_COMPARE(model->rowCount(), 0);
        for (int step = 0; step < 2; ++step)
            ListsRoom::keyTo(window->table(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(model->rowCount(), 1);
        ListsRoom::keyTo(window->table(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(room.reason(u"Never"_s, 0), u"asked"_s);
    }

    void anExcludeListIsBegunByMouse()
    {
        ListsRoom room;
        QVERIFY(room.shows({}));
        QTest::mouseClick(room.button(u"newExcludeList"_s), Qt::LeftButton);
        room.answer(&room.page, u"Asked to stop"_s);
        auto *window = room.page.findChild<ExcludeWindow *>();
        QVERIFY(window != nullptr);
        QTest::keyClicks(window->findChild<QLineEdit *>(u"excludedWho"_s), u"User:Ana"_s);
        QTest::keyClicks(window->findChild<QLineEdit *>(u"excludedWhy"_s), u"left"_s);
        QTest::mouseClick(window->findChild<QAbstractButton *>(u"excludeAdd"_s), Qt::LeftButton);
        QTRY_COMPARE(room.names(), QStringList{u"Asked to stop"_s});
        QCOMPARE(room.reason(u"Asked to stop"_s, 0), u"left"_s);
    }
};

} // namespace paperround

QTEST_MAIN(paperround::ExcludeWindowTest)
#include "excludewindow.moc"
