// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/mendspanel.h"

#include "models/healthwords.h"
#include "ui/drafts/sendroom.h"
#include "ui/targets/targetsstep.h"
#include "ui/targets/targettable.h"
#include "ui/widgets/inlinebar.h"

#include <QSignalSpy>
#include <QTreeView>

namespace paperround {

/// Mends as a person meets them: the bar, the panel, one step back.
class MendsPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneBarSaysWhatCouldBeMended();
    void allOfThemAreOneStepOfTheUndo();
    void aPersonLooksAndTakesSomeByKeyboard();
    void closedTheBarStaysAwayUntilSomethingElseIsFound();

private:
    /// Two redirects, a user with a new name, a row twice; all checked.
    static void fill(SendRoom &room)
    {
        auto &wikis = *room.round.wikis;
        wikis.edit(u"home.example"_s, u"User talk:R1"_s, u"#REDIRECT [[User talk:To one]]"_s);
        wikis.edit(u"home.example"_s, u"User talk:R2"_s, u"#REDIRECT [[User talk:To two]]"_s);
        wikis.edit(u"home.example"_s, u"User talk:R3"_s, u"#REDIRECT [[User talk:U1]]"_s);
        wikis.tweak = [](PageCheck &page) {
            if (page.ownerName == "Gone"_L1 || page.ownerName == "Nobody"_L1)
                page.owner = PageOwner::Missing;
        };
        wikis.renamed.insert(u"Gone"_s, {u"Gone"_s, u"New"_s, u"2026-10-03T00:00:00Z"_s});
        QStringList lines;
        for (const QString &name : {u"R1"_s, u"R2"_s, u"R3"_s, u"Gone"_s, u"Nobody"_s})
            lines.append(u"User talk:"_s + name + u"@home.example"_s);
        room.session().targetsWork().addText(lines.join(u'\n'), {});
        room.page.editor().goTo(DraftEditor::Targets);
        QTRY_VERIFY(bar(room) && notice(room));
    }
    static InlineBar *bar(SendRoom &room)
    {
        return room.page.editor().findChild<TargetsStep *>()->findChild<InlineBar *>();
    }
    static const Notice *notice(SendRoom &room)
    {
        for (const Notice &each : bar(room)->notices()) {
            if (each.key == "mends"_L1)
                return &each;
        }
        return nullptr;
    }
    static QStringList titles(SendRoom &room)
    {
        QStringList all;
        for (const TargetEntry &entry : room.document().targets().entries())
            all.append(entry.target.title.section(u':', 1));
        return all;
    }
};

void MendsPanelTest::oneBarSaysWhatCouldBeMended()
{
    SendRoom room(1);
    fill(room);
    QCOMPARE(notice(room)->title, u"4 mend(s) proposed:"_s);
    QVERIFY2(notice(room)->text.contains(u"2"_s) && notice(room)->text.contains(u"redirect"_s),
             qPrintable(notice(room)->text));
    QCOMPARE(notice(room)->actions.size(), 2);
    look(room.page, u"mends-bar"_s);
}

void MendsPanelTest::allOfThemAreOneStepOfTheUndo()
{
    SendRoom room(1);
    fill(room);
    const QStringList before = titles(room);
    const int steps = room.document().undoStack().count();
    notice(room)->actions.last().run();
    QCOMPARE(room.document().undoStack().count(), steps + 1);
    QCOMPARE(titles(room), QStringList({u"U1"_s, u"To one"_s, u"To two"_s, u"New"_s, u"Nobody"_s}));
    QTRY_VERIFY(!room.session().targetsWork().isChecking());
    QTRY_COMPARE(room.document().targets().entries()[3].health(), TargetHealth::Good);
    room.document().undoStack().undo();
    QCOMPARE(titles(room), before);
    room.document().undoStack().redo();
    QCOMPARE(titles(room).size(), before.size() - 1);
}

void MendsPanelTest::aPersonLooksAndTakesSomeByKeyboard()
{
    SendRoom room(1);
    fill(room);
    notice(room)->actions.first().run();
    auto *panel = room.page.editor().findChild<MendsPanel *>();
    QVERIFY(panel->isVisible());
    look(room.page, u"mends-panel"_s);
    QTreeView *tree = panel->tree();
    const MendsModel &model = panel->model();
    QCOMPARE(model.chosenCount(), 4); // the missing one is offered, not proposed
    QCOMPARE(model.mends().size(), 5);
    tree->setFocus();
    tree->setCurrentIndex(model.index(0, 0)); // the redirects
    QTest::keyClick(tree, Qt::Key_Space);
    QCOMPARE(model.chosenCount(), 2);
    auto *mend = panel->findChild<ActionButton *>(u"mendChosen"_s);
    mend->setFocus();
    QTest::keyClick(mend, Qt::Key_Space);
    QVERIFY(!panel->isVisible());
    QCOMPARE(titles(room), QStringList({u"U1"_s, u"R1"_s, u"R2"_s, u"New"_s, u"Nobody"_s}));
    QTRY_VERIFY(notice(room)); // the redirects are proposed again
    notice(room)->actions.first().run();
    QTest::keyClick(tree, Qt::Key_Escape);
    QVERIFY(!panel->isVisible());
}

void MendsPanelTest::closedTheBarStaysAwayUntilSomethingElseIsFound()
{
    SendRoom room(1);
    fill(room);
    bar(room)->withdraw(u"mends"_s);
    Q_EMIT bar(room)->closed(u"mends"_s);
    auto *panel = room.page.editor().findChild<MendsPanel *>();
    panel->look();
    QVERIFY(!notice(room));
    room.round.wikis->edit(u"home.example"_s, u"User talk:R4"_s, u"#REDIRECT [[User talk:To four]]"_s);
    room.session().targetsWork().addText(u"User talk:R4@home.example"_s, {});
    QTRY_VERIFY(notice(room));
}

} // namespace paperround

QTEST_MAIN(paperround::MendsPanelTest)
#include "mendspanel.moc"
