// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/sendoptions.h"

#include "models/translations.h"
#include "ui/drafts/sendroom.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

/// When and how a draft is sent, by mouse and keyboard.
class SendOptionsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
    }

    void aTimeIsChosenKeptUndoneAndHandedOn()
    {
        SendRoom room;
        QVERIFY(room.canSend());
        auto *box = room.named<QCheckBox>(u"Not before"_s);
        auto *field = room.named<QDateTimeEdit>(u"Not before"_s);
        QVERIFY(box && field && !field->isEnabled());
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        const QDateTime time = room.document().options().notBefore;
        QVERIFY(time > room.round.clock.now() && time.toUTC().time().minute() == 0);
        QVERIFY(field->isEnabled());
        QVERIFY(room.says(u"This computer must be awake"_s));
        QTRY_COMPARE(room.stored().notBefore, time); // It is saved by itself.

        // By keyboard: a day later.
        field->setFocus();
        field->setSelectedSection(QDateTimeEdit::DaySection);
        QTest::keyClick(field, Qt::Key_Up);
        QTRY_VERIFY(room.document().options().notBefore != time);
        const DeliveryOptions later = room.document().options();
        QTest::keyClick(box, Qt::Key_Space); // Off, on: all of it one step.
        QVERIFY(!room.document().options().notBefore.isValid());
        QTest::keyClick(&room.step(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(room.document().options(), DeliveryOptions());
        QVERIFY(!box->isChecked());
        QTRY_COMPARE(room.stored(), DeliveryOptions());

        room.document().setOptions(later, u"times"_s);
        QVERIFY(box->isChecked());
        QVERIFY(room.canSend());
        const QString id = room.document().id();
        room.round.clock.setRunning(false);
        QTest::mouseClick(room.step().sendButton(), Qt::LeftButton);
        room.round.clock.setRunning(true);
        QTRY_VERIFY(room.round.ledger.deliveryNow(id));
        QCOMPARE(room.round.ledger.deliveryNow(id)->options, later);
    }

    void undoLeavesTheTargetsAlone()
    {
        SendRoom room;
        QSignalSpy edited(&room.document(), &DraftDocument::targetsEdited);
        auto *once = room.named<QCheckBox>(u"Once per person"_s);
        QTest::keyClick(once, Qt::Key_Space);
        QVERIFY(room.document().options().oncePerPerson);
        room.document().undoStack().undo();
        QVERIFY(!once->isChecked());
        QCOMPARE(edited.size(), 0);
        QCOMPARE(room.document().targets().counts().total, 3);
        room.document().undoStack().undo();
        QCOMPARE(room.document().targets().counts().total, 0);
        QCOMPARE(edited.size(), 1);
    }

    void aTimeThatCannotBeKeptStopsTheSending()
    {
        SendRoom room;
        QVERIFY(room.canSend());
        DeliveryOptions options;
        options.notBefore = room.round.clock.now().addDays(1);
        options.notAfter = options.notBefore;
        room.document().setOptions(options, u"times"_s);
        QTRY_VERIFY(!room.step().sendButton()->isEnabled());
        QVERIFY(room.says(u"It would end before it begins"_s));
        QTRY_COMPARE(room.stored(), options); // A draft may hold it, and nothing of it is lost.
        room.page.session().send();
        QVERIFY(!room.round.ledger.deliveryNow(room.document().id()));
    }

    void theRouteIsProposedAndChosen()
    {
        SendRoom room;
        auto *route = room.named<QComboBox>(u"Route"_s);
        QVERIFY(room.canSend());
        QVERIFY(!route->isVisible());
        room.openMassMessage();
        QTRY_VERIFY(route->isVisible());
        QVERIFY(room.says(u"Your own account is proposed. The list is short"_s));
        QTest::keyClick(route, Qt::Key_Down);
        QCOMPARE(room.document().options().route, Route::MassMessage);
        QTRY_VERIFY(room.says(u"MassMessage, watched"_s));
        auto *trace = room.step().findChild<QSpinBox *>();
        QVERIFY(trace->isVisible());
        QCOMPARE(trace->value(), 60);
        QTest::keyClick(trace, Qt::Key_Up);
        QCOMPARE(room.document().options().traceMinutes, 61);
        room.document().undoStack().undo();
        QCOMPARE(trace->value(), 60);
        QVERIFY(room.canSend());
        QTRY_COMPARE(room.stored().route, Route::MassMessage);
        room.document().undoStack().undo();
        QCOMPARE(route->currentText(), u"Your own account"_s);
        QVERIFY(!trace->isVisible());
    }

    void theListsSizeAndItsWikisAreWeighed()
    {
        SendRoom room(1001);
        room.document().setBody(u"A text by all of us."_s);
        room.openMassMessage();
        room.round.wikis->tweakFacts = [](WikiFacts &facts) {
            if (facts.wiki == "home.example"_L1)
                facts.extensions.insert(u"MassMessage"_s);
        };
        QTRY_VERIFY(room.says(u"MassMessage is proposed. The list is long"_s));
        QTRY_VERIFY(room.says(u"Wikis without MassMessage get edits."_s));
        QCOMPARE(room.document().options().route, Route::Edit); // A person chooses.
        room.document().setBody(u"A text by me. ~~~~"_s);
        QTRY_VERIFY(room.says(u"Your own account is proposed. By MassMessage the signature"_s));
    }

    void aRouteThatIsShutStopsTheSending()
    {
        SendRoom room;
        QVERIFY(room.canSend());
        DeliveryOptions options;
        options.route = Route::MassMessage; // Of a request that was opened as a draft, say.
        room.document().setOptions(options, u"route"_s);
        QTRY_VERIFY(!room.step().sendButton()->isEnabled());
        QVERIFY(room.says(u"This farm does not hand deliveries over"_s));
        auto *route = room.named<QComboBox>(u"Route"_s);
        QVERIFY(route->isVisible());
        QTest::keyClick(route, Qt::Key_Up);
        QVERIFY(room.canSend());
        QTRY_VERIFY(!route->isVisible());
    }

    void wavesAreChosenOrTyped()
    {
        SendRoom room(40);
        auto *waves = room.named<QComboBox>(u"Waves"_s);
        waves->setFocus();
        QTest::keyClick(waves, Qt::Key_Down);
        QCOMPARE(room.document().options().waves, (QList<int>{1, 10}));
        QVERIFY(room.says(u"1 + 3 + 36 pages."_s));
        QTest::keyClick(waves, Qt::Key_Down);
        auto *shares = room.named<QLineEdit>(u"Shares of the waves in per cent"_s);
        QVERIFY(shares->isVisible());
        QCOMPARE(shares->text(), u"1, 10"_s);
        type(shares, u"25, 50"_s);
        QCOMPARE(room.document().options().waves, (QList<int>{25, 50}));
        QVERIFY(room.says(u"10 + 10 + 20 pages."_s));
        QVERIFY(room.canSend());
        type(shares, u"50, 25"_s);
        QVERIFY(!room.step().sendButton()->isEnabled()); // What stands there is not what would be sent.
        QVERIFY(room.says(u"cannot be read"_s));
        waves->setFocus();
        QTest::keyClick(waves, Qt::Key_Home);
        QVERIFY(room.document().options().waves.isEmpty());
        QVERIFY(room.canSend());
    }
};

} // namespace paperround

QTEST_MAIN(paperround::SendOptionsTest)
#include "sendoptions.moc"
