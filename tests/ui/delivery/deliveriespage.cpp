// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delivery/deliveriespage.h"

#include "domain/delivery/reason.h"
#include "models/translations.h"
#include "ui/delivery/deliverytable.h"
#include "ui/delivery/lanestrip.h"
#include "ui/delivery/rowpanel.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/style.h"
#include "ui/widgets/timeline.h"

#include <QCheckBox>
#include <QClipboard>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPointer>
#include <QSignalSpy>

namespace paperround {

using What = PostFault::What;

class DeliveriesPageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
    }

    void chipsAndSearchNarrowTheRows()
    {
        Table at;
        at.makeTrouble();
        const Request request = at.round.request(8);
        QVERIFY(at.round.deliver(request));
        QTRY_COMPARE(at.model().rowCount(), 8);
        QTRY_COMPARE(at.state(), DeliveryState::Finished);
        QVERIFY(at.pressChip(u"Failed"_s));
        QCOMPARE(at.model().rowCount(), 2);
        QVERIFY(at.pressChip(u"Skipped"_s));
        QCOMPARE(at.model().rowCount(), 1);
        QVERIFY(at.pressChip(u"All"_s));
        QCOMPARE(at.model().rowCount(), 8);

        QVERIFY(QTest::qWaitForWindowActive(&at.page));
        at.table()->setFocus();
        QTest::keyClick(at.table(), Qt::Key_F, Qt::ControlModifier);
        auto *search = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(search);
        QTest::keyClicks(search, u"captcha"_s);
        QCOMPARE(at.model().rowCount(), 2);
        QTest::keyClick(search, Qt::Key_Escape);
        QCOMPARE(search->text(), QString());
        QCOMPARE(at.model().rowCount(), 8);
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(at.table()->hasFocus());
    }

    void aLaneNarrowsTheRowsToItsWiki()
    {
        Table at({u"home.example"_s, u"fr.example"_s});
        QVERIFY(at.round.deliver(at.round.request(3)));
        QTRY_COMPARE(at.model().rowCount(), 6);
        QListView *lanes = at.page.currentView()->lanes()->view();
        const QModelIndex lane = lanes->model()->index(1, 0);
        QTest::mouseClick(lanes->viewport(), Qt::LeftButton, {}, lanes->visualRect(lane).center());
        QCOMPARE(at.model().rowCount(), 3);
        QCOMPARE(at.model().rowAt(0).target.wiki, lane.data().toString());
    }

    void aRowOpensItsStoryBesideTheTable()
    {
        Table at;
        at.makeTrouble();
        const Request request = at.round.request(6);
        QVERIFY(at.round.deliver(request));
        QTRY_COMPARE(at.state(), DeliveryState::Finished);
        QTRY_COMPARE(at.model().rowCount(), 6);
        QVERIFY(QTest::qWaitForWindowActive(&at.page));
        const int line = at.model().lineOf(4);
        at.click(line);
        RowPanel *panel = at.rows()->panel();
        QVERIFY(panel->isVisible());
        QCOMPARE(panel->row(), 4);
        QTRY_VERIFY(panel->story()->asText().contains(u"elivered"_s));
        QVERIFY(at.press(u"Open revision"_s));
        QCOMPARE(at.opened.size(), 1);
        QVERIFY(at.press(u"Copy this story"_s));
        QVERIFY(QApplication::clipboard()->text().startsWith(u"User talk:U4 (home.example)"_s));

        // By keyboard: on to the next row, into the browser, as text, away.
        at.table()->setFocus();
        QTest::keyClick(at.table(), line == 0 ? Qt::Key_Down : Qt::Key_Up);
        const Row &next = at.model().rowAt(at.table()->currentIndex().row());
        QVERIFY(next.number != 4);
        QCOMPARE(panel->row(), next.number);
        QTest::keyClick(at.table(), Qt::Key_O, Qt::ControlModifier);
        QCOMPARE(at.opened.size(), 2);
        QCOMPARE(at.opened.last().query(), u"diff=%1"_s.arg(next.revision));
        QTest::keyClick(at.table(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text().count(u'\n'), 0);
        QVERIFY(QApplication::clipboard()->text().contains(next.target.title));
        QTest::keyClick(at.table(), Qt::Key_Escape);
        QVERIFY(!panel->isVisible());
        QVERIFY(at.table()->hasFocus());
        QTest::keyClick(at.table(), Qt::Key_Return);
        QVERIFY(panel->isVisible());
        QVERIFY(at.press(u"Close the story of this page"_s));
        QVERIFY(!panel->isVisible());
    }

    void f8WalksFromTroubleToTrouble_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("left to right") << Qt::LeftToRight;
        QTest::newRow("right to left") << Qt::RightToLeft;
    }

    void f8WalksFromTroubleToTrouble()
    {
        QFETCH(const Qt::LayoutDirection, direction);
        QGuiApplication::setLayoutDirection(direction);
        const auto back = qScopeGuard([] { QGuiApplication::setLayoutDirection(Qt::LeftToRight); });
        Table at;
        at.makeTrouble();
        QVERIFY(at.round.deliver(at.round.request(8)));
        QTRY_COMPARE(at.state(), DeliveryState::Finished);
        QTRY_COMPARE(at.model().rowCount(), 8);
        QVERIFY(QTest::qWaitForWindowActive(&at.page));
        at.table()->setFocus();
        QTest::keyClick(at.table(), Qt::Key_F8);
        QCOMPARE(at.currentState(), RowState::Failed);
        const int first = at.table()->currentIndex().row();
        QTest::keyClick(at.table(), Qt::Key_F8);
        QCOMPARE(at.currentState(), RowState::Failed);
        QVERIFY(at.table()->currentIndex().row() != first);
        QTest::keyClick(at.table(), Qt::Key_F8, Qt::ShiftModifier);
        QCOMPARE(at.table()->currentIndex().row(), first);
    }

    void followKeepsTheLatestInView()
    {
        Table at;
        QVERIFY(at.round.deliver(at.round.request(6)));
        QTRY_COMPARE(at.model().rowCount(), 6);
        auto *follow = at.rows()->findChild<QCheckBox *>();
        QVERIFY(follow->isChecked() && at.model().isLatestFirst());
        at.table()->sortByColumn(DeliveryTableModel::PageColumn, Qt::AscendingOrder);
        QVERIFY(!follow->isChecked());
        QTest::mouseClick(follow, Qt::LeftButton, {}, {8, follow->height() / 2});
        QVERIFY(follow->isChecked() && at.model().isLatestFirst());
    }

    void ctrlPPausesAndGoesOn()
    {
        Table at;
        const Request request = at.round.request(12);
        QVERIFY(at.reachTheMiddle(request));
        QVERIFY(QTest::qWaitForWindowActive(&at.page));
        at.table()->setFocus();
        QTest::keyClick(at.table(), Qt::Key_P, Qt::ControlModifier);
        at.round.clock.advance(30s);
        QTRY_COMPARE(at.state(), DeliveryState::Paused);
        QVERIFY(at.button(u"Resume"_s));
        const int posted = at.round.wikis->calls(u"post"_s);
        at.round.clock.advance(30s);
        QCOMPARE(at.round.wikis->calls(u"post"_s), posted);
        QTest::keyClick(at.table(), Qt::Key_P, Qt::ControlModifier);
        at.round.clock.setRunning(true);
        QTRY_COMPARE(at.state(), DeliveryState::Finished);
        QCOMPARE(at.round.whatIsWrong(request), QString());
        QVERIFY(!at.button(u"Resume"_s) && !at.button(u"Pause"_s));
    }

    void stopLeavesTheRestForLater()
    {
        Table at;
        const Request request = at.round.request(12);
        QVERIFY(at.reachTheMiddle(request));
        QVERIFY(at.press(u"Stop after rows in flight"_s));
        at.round.clock.setRunning(true);
        QTRY_COMPARE(at.state(), DeliveryState::Stopped);
        QTRY_VERIFY(!at.round.engine->isUnderWay(request.id));
        QVERIFY(at.page.currentView()->delivery().counts[RowState::Planned] > 0);
        QVERIFY(!at.button(u"Stop"_s));
        QVERIFY(at.press(u"Resume"_s));
        QTRY_COMPARE(at.state(), DeliveryState::Finished);
        QCOMPARE(at.round.whatIsWrong(request), QString());
    }

    void aHeldRowIsDecidedInItsStory_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<RowState>("state");
        QTest::newRow("send") << u"Send it"_s << RowState::Planned;
        QTest::newRow("leave out") << u"Leave it out"_s << RowState::Skipped;
        QTest::newRow("close") << u"Close it"_s << RowState::Unresolved;
    }

    void aHeldRowIsDecidedInItsStory()
    {
        QFETCH(QString, button);
        QFETCH(RowState, state);
        Table at;
        const QString title = u"User talk:U1"_s;
        const Request request = at.round.request(1);
        at.round.wikis->edit(u"home.example"_s, title, u"Hello."_s);
        at.round.wikis->fault = [&at, title](const AttemptPlan &plan) {
            if (plan.attempt.number > 1)
                return PostFault{};
            // It is gone before anybody can look whether the message went in.
            at.round.clock.after(1s, [&at, title] { at.round.wikis->remove(u"home.example"_s, title); });
            return PostFault{What::LostBefore, {}, {}};
        };
        at.round.start(request);
        QTRY_VERIFY(at.round.engine->needsPerson(request.id));
        const QList<Notice> &notices = at.page.currentView()->bar()->notices();
        QCOMPARE(notices.size(), 1);
        QCOMPARE(notices.first().key, u"needs-person"_s);
        QTRY_COMPARE(at.model().rowAt(0).state, RowState::Held);
        at.click(0);
        QVERIFY(at.press(button));
        const auto told = [&] { return std::ranges::count(at.round.told, state, &Row::state) > 0; };
        QTRY_VERIFY(told());
        if (state == RowState::Planned)
            return; // What becomes of it then is the engine's.
        QTRY_COMPARE(at.state(), DeliveryState::Finished);
        QCOMPARE(at.round.rows(request).first().state, state);
        QVERIFY(notices.isEmpty());
        QTRY_VERIFY(!at.button(button));
    }

    void aWikiThatWasMendedIsTriedAgainFromItsRow()
    {
        Table at({u"home.example"_s, u"fr.example"_s});
        const Request request = at.round.request(2);
        bool broken = true;
        at.round.wikis->fault = [&](const AttemptPlan &plan) {
            return broken && plan.wiki == "fr.example"_L1
                ? PostFault{What::Refused, {}, {ErrorKind::Wiki, u"blocked"_s, u"spammer"_s, {}}}
                : PostFault{};
        };
        at.round.start(request);
        QTRY_VERIFY(at.round.engine->needsPerson(request.id));
        broken = false;
        QTRY_COMPARE(at.model().rowCount(), 4);
        at.click(at.model().lineOf(2));
        QTRY_VERIFY(at.press(u"Try again when unblocked"_s));
        QTRY_COMPARE(at.state(), DeliveryState::Finished);
        QCOMPARE(at.round.whatIsWrong(request), QString());
    }

    void endItAsksFirst()
    {
        Table at;
        const Request request = at.round.request(12);
        QVERIFY(at.reachTheMiddle(request));
        const auto ask = [&]() -> QMessageBox * {
            QPointer<QMessageBox> box;
            if (at.choose(u"End it…"_s) && QTest::qWaitFor([&] {
                    return (box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget())) != nullptr;
                }))
                return box;
            return nullptr;
        };
        QMessageBox *box = ask();
        QVERIFY(box);
        QCOMPARE(box->defaultButton()->text(), u"Go on delivering"_s);
        QTest::keyClick(box, Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QCOMPARE(at.state(), DeliveryState::Delivering);

        box = ask();
        QVERIFY(box);
        const QList<QAbstractButton *> buttons = box->buttons();
        const auto end = std::ranges::find(buttons, u"End it"_s, &QAbstractButton::text);
        QVERIFY(end != buttons.end());
        QTest::mouseClick(*end, Qt::LeftButton);
        at.round.clock.setRunning(true);
        QTRY_COMPARE(at.state(), DeliveryState::Finished);
        const QList<Row> rows = at.round.rows(request);
        QVERIFY(std::ranges::count(rows, reason::Cancelled, &Row::reason) > 0);
        QVERIFY(std::ranges::count(rows, RowState::Delivered, &Row::state) >= 3);
        QCOMPARE(at.round.whatIsWrong(request), QString());
        QVERIFY(!at.choose(u"End it…"_s));
    }

    void failedRowsAreRetriedWhenItHasFinished()
    {
        Table at;
        at.makeTrouble();
        const Request request = at.round.request(6);
        QVERIFY(at.round.deliver(request));
        QTRY_COMPARE(at.state(), DeliveryState::Finished);
        at.round.wikis->fault = {};
        QVERIFY(at.choose(u"Retry failed rows"_s));
        QTRY_COMPARE(at.page.currentView()->delivery().counts[RowState::Delivered], 5);
        QTRY_COMPARE(at.state(), DeliveryState::Finished);
        QCOMPARE(at.round.whatIsWrong(request), QString());
        QVERIFY(!at.choose(u"Retry failed rows"_s)); // None is left.
    }

    void theMenuCopiesAndLeadsToTheHistory()
    {
        Table at;
        const Request request = at.round.request(3);
        QVERIFY(at.round.deliver(request));
        QTRY_COMPARE(at.state(), DeliveryState::Finished);
        QTRY_COMPARE(at.model().rowCount(), 3);
        QVERIFY(at.choose(u"Copy rows"_s));
        QCOMPARE(QApplication::clipboard()->text().count(u'\n'), 2);
        QVERIFY(at.choose(u"Copy the digest"_s));
        QCOMPARE(QApplication::clipboard()->text(), at.page.currentView()->delivery().digest);
        QSignalSpy asked(&at.page, &Page::openRequested);
        QVERIFY(at.choose(u"Show in History"_s));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][1].toString(), request.id);
    }

    void aRecordThatCannotBeWrittenIsSaidAndGoesOnWhenMended_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("disk full") << u"disk-full"_s << u"The disk is full."_s;
        QTest::newRow("read-only") << u"ledger-readonly"_s
                                   << u"The record of deliveries cannot be written."_s;
    }

    void aRecordThatCannotBeWrittenIsSaidAndGoesOnWhenMended()
    {
        QFETCH(QString, code);
        QFETCH(QString, sentence);
        Table at;
        const Request request = at.round.request(12);
        QVERIFY(at.reachTheMiddle(request));
        at.round.ledger.failFrom(at.round.ledger.commits() + 1, {ErrorKind::Storage, code, {}, {}});
        at.round.clock.setRunning(true);
        QTRY_VERIFY(!at.round.engine->isUnderWay(request.id));
        const QList<Notice> &notices = at.page.currentView()->bar()->notices();
        QCOMPARE(notices.size(), 1);
        QCOMPARE(notices.first().title, sentence);
        QVERIFY(at.page.currentView()->bar()->isVisible());
        QVERIFY(!at.button(u"Pause"_s));

        // Still broken: it says so again, and nothing is sent.
        const int posted = at.round.wikis->calls(u"post"_s);
        QVERIFY(at.press(u"Resume"_s));
        QTRY_VERIFY(!at.round.engine->isUnderWay(request.id));
        QTRY_COMPARE(notices.size(), 1);
        QCOMPARE(at.round.wikis->calls(u"post"_s), posted);

        at.round.ledger.mend();
        QVERIFY(at.press(u"Resume"_s));
        QTRY_COMPARE(at.state(), DeliveryState::Finished);
        QVERIFY(notices.isEmpty());
        QCOMPARE(at.round.whatIsWrong(request), QString());
        for (int row = 1; row <= 12; ++row)
            QCOMPARE(at.round.copies(request, row), 1);
    }
};

} // namespace paperround

QTEST_MAIN(paperround::DeliveriesPageTest)
#include "deliveriespage.moc"
