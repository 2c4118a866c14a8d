// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/sendoptions.h"

#include "domain/delivery/reason.h"
#include "models/translations.h"
#include "support/round.h"
#include "ui/accounts/desk.h"
#include "ui/drafts/drafteditor.h"
#include "ui/drafts/draftspage.h"
#include "ui/drafts/fakedrafts.h"
#include "ui/drafts/sendstep.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/permissiondialog.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

/// The last step of a draft by mouse and keyboard: when, how, and what comes before the sending.
class SendOptionsTest : public QObject
{
    Q_OBJECT

    struct Room
    {
        Round round{{u"home.example"_s, u"fr.example"_s, u"ar.example"_s}};
        FakeDrafts drafts{round.clock};
        Desk desk;
        DraftsPage page{drafts, round.clock, desk, *round.engine, Surroundings{}};

        explicit Room(int pages = 3, const std::function<void(SendPolicy &)> &change = {})
        {
            FarmProfile farm;
            farm.home = u"home.example"_s;
            farm.send = {.who = SendPolicy::Who::Everybody, .value = {}, .everyWiki = true};
            if (change)
                change(farm.send);
            round.wikis->sendPolicy = farm.send;
            page.resize(1112, 900);
            page.show();
            desk.choose(farm, *round.wikis->account(), round.wikis);
            page.newDraft();
            document().setSubject(u"News"_s);
            document().setBody(u"A text. ~~~~"_s);
            QStringList targets;
            for (int i = 1; i <= pages; ++i)
                targets.append(u"User talk:U%1@"_s.arg(i) + (i % 2 ? u"home.example"_s : u"fr.example"_s));
            session().targetsWork().addText(targets.join(u'\n'), u"pasted"_s);
            page.editor().goTo(DraftEditor::Send);
        }
        [[nodiscard]] DraftSession &session() { return page.session(); }
        [[nodiscard]] DraftDocument &document() { return session().document(); }
        [[nodiscard]] SendStep &step() { return *page.editor().findChild<SendStep *>(); }
        template <class Widget> [[nodiscard]] Widget *named(const QString &name)
        {
            const auto all = page.findChildren<Widget *>();
            const auto found = std::ranges::find_if(all, [&](const Widget *each) {
                const auto *button = qobject_cast<const QAbstractButton *>(each);
                return each->accessibleName() == name || (button && button->text() == name);
            });
            return found == all.end() ? nullptr : *found;
        }
        [[nodiscard]] bool says(const QString &words)
        {
            const auto labels = page.findChildren<QLabel *>();
            return std::ranges::any_of(labels, [&](const QLabel *label) {
                return label->isVisible() && label->text().contains(words);
            });
        }
        [[nodiscard]] DeliveryOptions stored() { return drafts.kept.value(document().id()).options; }
        [[nodiscard]] bool canSend()
        {
            return QTest::qWaitFor([&] { return step().sendButton()->isEnabled(); });
        }
    };

    /// Saves a picture where PAPERROUND_LOOK names a folder; for eyes, not for the test.
    static void look(QWidget &widget, const QString &name)
    {
        const QString folder = qEnvironmentVariable("PAPERROUND_LOOK");
        QCoreApplication::sendPostedEvents(); // What was asked to be laid out.
        if (!folder.isEmpty())
            widget.grab().save(QDir(folder).filePath(name + u".png"_s));
    }

    static void type(QWidget *widget, const QString &text)
    {
        widget->setFocus();
        QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(widget, Qt::Key_Delete);
        QTest::keyClicks(widget, text);
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
    }

    void aTimeIsChosenKeptUndoneAndHandedOn()
    {
        Room room;
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
        Room room;
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
        Room room;
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
        Room room;
        auto *route = room.named<QComboBox>(u"Route"_s);
        QVERIFY(room.canSend());
        QVERIFY(!route->isVisible());
        room.round.wikis->tweakFacts = [](WikiFacts &facts) { facts.extensions.insert(u"MassMessage"_s); };
        room.round.wikis->tweakAccount = [](AccountFacts &facts) { facts.rights += u"massmessage"_s; };
        FarmProfile farm = room.desk.farm();
        farm.routes.insert(Route::MassMessage);
        room.desk.choose(farm, *room.round.wikis->account(), room.round.wikis);
        QTRY_VERIFY(route->isVisible());
        QVERIFY(room.says(u"Your own account is proposed. The list is short"_s));
        QTest::keyClick(route, Qt::Key_Down);
        QCOMPARE(room.document().options().route, Route::MassMessage);
        QTRY_VERIFY(room.says(u"MassMessage, watched"_s));
    }

    void wavesAreChosenOrTyped()
    {
        Room room(40);
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

    void forManyPagesTheirNumberIsTyped()
    {
        Room room(3, [](SendPolicy &send) { send.confirmAbove = 2; });
        auto *number = room.page.findChild<QLineEdit *>(u"number"_s);
        QTRY_VERIFY(number->isVisible() && room.says(u"Type how many pages get it"_s));
        QVERIFY(!room.step().sendButton()->isEnabled());
        type(number, u"30"_s);
        QVERIFY(!room.step().sendButton()->isEnabled());
        room.session().send();
        QVERIFY(!room.session().isSending());
        type(number, u" 3 "_s);
        QVERIFY(room.canSend());
        // Another list is another number.
        room.session().targetsWork().addText(u"User talk:Another@home.example"_s, u"pasted"_s);
        QTRY_VERIFY(!room.step().sendButton()->isEnabled());
        room.document().undoStack().undo();
        QVERIFY(room.canSend());
        room.document().edit(room.document().targets().inclusion({0}, false), u"out"_s);
        QTRY_VERIFY(!number->isVisible());
        QVERIFY(room.canSend());
    }

    void aTestGoesToOnesOwnPageAndTheDraftStays()
    {
        Room room;
        QVERIFY(room.canSend());
        auto *test = room.named<ActionButton>(u"Send a test"_s);
        const QString mine = u"User talk:"_s + room.round.wikis->account()->name;
        QSignalSpy opened(&room.page, &Page::openRequested);
        QTest::mouseClick(test, Qt::LeftButton);
        QTRY_VERIFY(room.says(u"Sent to"_s));
        QVERIFY(room.round.wikis->textOf(u"home.example"_s, mine).contains(u"A text."_s));
        QCOMPARE(room.round.wikis->calls(u"post"_s), 1);
        QCOMPARE(opened.size(), 0);
        QVERIFY(!room.document().id().isEmpty());
        const QString id = room.session().test().id;
        QVERIFY(id != room.document().id());
        QVERIFY(room.round.ledger.deliveryNow(id)->options.test);
        QTest::mouseClick(room.named<ActionButton>(u"Show it"_s), Qt::LeftButton);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][1].toString(), id);
        room.document().setBody(u"Another text. ~~~~"_s);
        QTRY_VERIFY(room.says(u"has changed since"_s));
    }

    void aTestThatCannotBeginIsSaid()
    {
        Room room;
        QVERIFY(room.canSend());
        room.round.ledger.failFrom(1, {ErrorKind::Storage, u"disk-full"_s, {}, {}});
        QTest::mouseClick(room.named<ActionButton>(u"Send a test"_s), Qt::LeftButton);
        QTRY_VERIFY(room.says(u"The test did not begin."_s));
        QCOMPARE(room.round.wikis->calls(u"post"_s), 0);
        QTRY_VERIFY(room.named<ActionButton>(u"Send a test"_s)->isEnabled()); // It can be tried again.
    }

    void noTestWithoutAMessage()
    {
        Room room;
        QVERIFY(room.canSend());
        room.document().setBody({});
        QTRY_VERIFY(!room.named<ActionButton>(u"Send a test"_s)->isEnabled());
        room.session().sendTest();
        QVERIFY(room.session().test().id.isEmpty());
    }

    void thePermissionIsAskedForAndKept()
    {
        Room room(4, [](SendPolicy &send) { send.everyWiki = false; });
        QTRY_VERIFY(room.says(u"1 wiki not confirmed"_s));
        auto *permit = room.named<ActionButton>(u"I have permission…"_s);
        QTest::mouseClick(permit, Qt::LeftButton);
        auto *dialog = room.page.window()->findChild<PermissionDialog *>();
        QVERIFY(dialog);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        auto *link = dialog->findChild<QLineEdit *>();
        QTest::keyClicks(link, u"they said yes"_s);
        QTest::keyClick(link, Qt::Key_Return);
        QVERIFY(dialog->isVisible()); // A word is no link.
        type(link, u"https://fr.example/wiki/Bistro"_s);
        QTest::keyClick(link, Qt::Key_Return);
        QTRY_VERIFY(room.says(u"Every wiki is confirmed"_s));
        QVERIFY(!permit->isVisible());
        QVERIFY(room.canSend());
        const QString id = room.document().id();
        QTest::mouseClick(room.step().sendButton(), Qt::LeftButton);
        QTRY_VERIFY(room.round.ledger.deliveryNow(id)
                    && room.round.ledger.deliveryNow(id)->state == DeliveryState::Finished);
        QCOMPARE(room.round.ledger.deliveryNow(id)->counts[RowState::Delivered], 4);
    }

    void aPermissionThatCannotBeKeptIsSaid()
    {
        Room room(4, [](SendPolicy &send) { send.everyWiki = false; });
        QTRY_VERIFY(!room.session().unconfirmed().isEmpty());
        room.round.ledger.failFrom(1, {ErrorKind::Storage, u"disk-full"_s, {}, {}});
        room.session().permit({u"fr.example"_s}, u"https://fr.example/"_s);
        QTRY_VERIFY(room.says(u"The permission was not kept"_s));
        QVERIFY(!room.session().unconfirmed().isEmpty());
    }

    void allOfItCanBeSeenAtOnce_data()
    {
        QTest::addColumn<int>("theme");
        QTest::addColumn<bool>("fromRight");
        QTest::addColumn<QSize>("size");
        QTest::newRow("light") << int(ThemeChoice::Light) << false << QSize(1112, 1000);
        QTest::newRow("dark") << int(ThemeChoice::Dark) << false << QSize(1112, 1000);
        QTest::newRow("rtl") << int(ThemeChoice::Light) << true << QSize(1112, 1000);
        QTest::newRow("200 percent") << int(ThemeChoice::Light) << false << QSize(1600, 1000);
        QTest::newRow("small") << int(ThemeChoice::Light) << false << QSize(904, 600);
    }
    void allOfItCanBeSeenAtOnce()
    {
        QFETCH(int, theme);
        QFETCH(bool, fromRight);
        QFETCH(QSize, size);
        applyStyle(*qApp, ThemeChoice(theme));
        QApplication::setLayoutDirection(fromRight ? Qt::RightToLeft : Qt::LeftToRight);
        const QFont usual = QApplication::font();
        if (size.width() > 1500)
            QApplication::setFont(QFont(usual.family(), usual.pointSize() * 2));
        {
            Room room(40, [](SendPolicy &send) {
                send.everyWiki = false;
                send.confirmAbove = 20;
            });
            room.page.resize(size);
            DeliveryOptions options;
            options.notBefore = room.round.clock.now().addDays(1);
            options.notAfter = options.notBefore.addSecs(7200);
            options.waves = {5, 25, 50};
            room.document().setOptions(options, u"all"_s);
            QTRY_VERIFY(room.says(u"must be awake"_s) && room.says(u"1 wiki not confirmed"_s));
            auto *scroll = room.step().findChild<QScrollArea *>();
            QTRY_COMPARE(scroll->widget()->width(), scroll->viewport()->width());
            look(room.page, u"options-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
            scroll->ensureWidgetVisible(room.named<QCheckBox>(u"Once per person"_s));
            look(room.page, u"options-%1-below"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
            QTest::mouseClick(room.named<ActionButton>(u"I have permission…"_s), Qt::LeftButton);
            auto *dialog = room.page.window()->findChild<PermissionDialog *>();
            QVERIFY(dialog);
            look(*dialog, u"permission-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
            dialog->close();
        }
        QApplication::setFont(usual);
        QApplication::setLayoutDirection(Qt::LeftToRight);
        applyStyle(*qApp, ThemeChoice::Light);
    }

    void tabFollowsTheReading()
    {
        Room room;
        QVERIFY(room.canSend());
        room.named<ActionButton>(u"Send a test"_s)->setFocus();
        for (QWidget *next : {static_cast<QWidget *>(room.named<QCheckBox>(u"Not before"_s)),
                              static_cast<QWidget *>(room.named<QCheckBox>(u"Not after"_s)),
                              static_cast<QWidget *>(room.named<QComboBox>(u"Waves"_s)),
                              static_cast<QWidget *>(room.named<QCheckBox>(u"Once per person"_s)),
                              static_cast<QWidget *>(room.step().sendButton())}) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QCOMPARE(QApplication::focusWidget(), next);
        }
    }

    void whatIsLeftOutIsCountedByItsReason()
    {
        Room room(0);
        room.round.wikis->tweak = [](PageCheck &page) {
            page.optedOut = page.asked == "User talk:U1"_L1 || page.asked == "User talk:U2"_L1;
            if (page.asked == "User talk:U3"_L1)
                page.owner = PageOwner::Missing;
        };
        room.session().targetsWork().addText(
            u"User talk:U1@home.example\nUser talk:U2@fr.example\nUser talk:U3@fr.example\nUser talk:U4"_s,
            u"pasted"_s);
        room.session().checkAgain();
        QTRY_VERIFY(room.says(u"3 of 4 left out · Opted out: 2 · No such user on this wiki: 1"_s));
        QCOMPARE(room.round.wikis->calls(u"post"_s), 0);
    }
};

} // namespace paperround

QTEST_MAIN(paperround::SendOptionsTest)
#include "sendoptions.moc"
