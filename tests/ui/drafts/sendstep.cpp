// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/sendstep.h"

#include "engine/review/requestwriting.h"
#include "models/translations.h"
#include "ui/drafts/sendroom.h"
#include "ui/widgets/permissiondialog.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// A reviewer of the room's home wiki, and its queue as the desk would read it.
struct ReviewedRoom
{
    SendRoom &room;
    std::shared_ptr<FakeWikis> reviewer;

    explicit ReviewedRoom(SendRoom &with)
        : room(with)
        , reviewer(std::make_shared<FakeWikis>(
              *room.round.wikis, Account{u"home.example"_s, u"Ravi"_s, SignInKind::OAuth, {}}))
    {
        reviewer->sendPolicy = room.round.wikis->sendPolicy;
        room.round.wikis->reviewPolicy.who = reviewer->reviewPolicy.who = SendPolicy::Who::Everybody;
    }
    void readQueue()
    {
        const auto shelf = std::make_shared<RequestShelf>(room.round.wikis, room.round.clock);
        room.session().setQueue(QCoro::waitFor(shelf->read()).value());
    }
    /// By the button; the title of its page.
    QString submit()
    {
        QSignalSpy submitted(&room.session(), &DraftSession::submitted);
        QTest::mouseClick(room.step().submitButton(), Qt::LeftButton);
        if (!QTest::qWaitFor([&] { return !submitted.isEmpty(); }))
            return u"nothing was submitted"_s;
        readQueue();
        return submitted[0][0].toString();
    }
    void say(Decision::Kind kind, const QString &comment = {})
    {
        const QueuedRequest &queued = room.session().queue()->requests.constFirst();
        const DecisionWish wish{kind, queued.title, queued.request->digest(), comment};
        const auto said = QCoro::waitFor(decide(wish, reviewer));
        QVERIFY2(said, said ? "" : qPrintable(said.error().code));
        readQueue();
    }
};

} // namespace

/// The last step of a draft by mouse and keyboard: what is sent, and what comes before.
class SendStepTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
    }

    void theTestGoesWhereThePolicyPageSays()
    {
        SendRoom room;
        QTRY_VERIFY(room.says(u"it would go to"_s));
        FarmPolicy policy = room.desk.policy();
        policy.send.testPage = u"Project:Sandbox@fr.example"_s;
        room.desk.obey(policy);
        QVERIFY(room.says(u"Project:Sandbox"_s));
    }

    void forManyPagesTheirNumberIsTyped()
    {
        SendRoom room(3, [](SendPolicy &send) { send.confirmAbove = 2; });
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
        SendRoom room;
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

    void aRequestIsSubmittedAndItsPageOpened()
    {
        SendRoom room;
        QVERIFY(room.canSend());
        QSignalSpy opened(&room.page, &Page::openRequested);
        QTest::mouseClick(room.step().submitButton(), Qt::LeftButton);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].value<PageId>(), PageId::Review);
        const QString title = opened[0][1].toString();
        QVERIFY(room.round.wikis->textOf(u"home.example"_s, title).contains(u"A text."_s));
        QCOMPARE(room.round.wikis->calls(u"post"_s), 0);
        QVERIFY(!room.document().id().isEmpty()); // To be mended, if it comes back.
    }

    void aSubmittedDraftSaysWhereItStandsAndWhatToMend()
    {
        SendRoom room;
        ReviewedRoom reviewed(room);
        QVERIFY(room.canSend());
        QCOMPARE(room.step().submitButton()->text(), u"Submit for review"_s);
        const QString title = reviewed.submit();
        QTRY_VERIFY(room.says(u"It waits for a second person."_s));
        look(room.page, u"send-submitted"_s);
        QSignalSpy opened(&room.page, &Page::openRequested);
        QTest::mouseClick(room.named<QPushButton>(u"Show it in Review"_s), Qt::LeftButton);
        QCOMPARE(opened[0][0].value<PageId>(), PageId::Review);
        QCOMPARE(opened[0][1].toString(), title);

        reviewed.say(Decision::Kind::Return, u"The help link is red."_s);
        QTRY_VERIFY(room.says(u"It was returned."_s));
        QTRY_VERIFY(room.says(u"The help link is red."_s));
        look(room.page, u"send-returned"_s);
        room.document().setBody(u"A mended text. ~~~~"_s);
        QVERIFY(room.canSend());
        QTRY_COMPARE(room.step().submitButton()->text(), u"Submit again"_s);
        QCOMPARE(reviewed.submit(), title);
        QTRY_VERIFY(room.says(u"It waits for a second person."_s));

        reviewed.say(Decision::Kind::Approve);
        QTRY_VERIFY(room.says(u"It is approved."_s));
        look(room.page, u"send-approved"_s);
        room.document().setBody(u"Another text. ~~~~"_s);
        QTRY_VERIFY(room.says(u"You have changed the draft since"_s));

        QVERIFY(QCoro::waitFor(lockRequest(title, u"console-b"_s, false, reviewed.reviewer)));
        reviewed.readQueue();
        QTRY_VERIFY(room.says(u"It is being delivered."_s));
        QTRY_VERIFY(!room.step().sendButton()->isEnabled() && !room.step().submitButton()->isEnabled());
        look(room.page, u"send-delivering"_s);
        // Another draft has nothing to do with it.
        room.page.newDraft();
        QTRY_VERIFY(!room.says(u"It is being delivered."_s));
    }

    void aRequestThatCannotBeBelievedIsSaidToItsSubmitter()
    {
        SendRoom room;
        ReviewedRoom reviewed(room);
        QVERIFY(room.canSend());
        const QString title = reviewed.submit();
        room.round.wikis->edit(u"home.example"_s, title, u"Nothing left of it"_s, u"Eve"_s);
        reviewed.readQueue();
        QTRY_VERIFY(room.says(u"What was submitted cannot be approved."_s));
    }

    void whomThePolicyAsksIsSaid()
    {
        SendRoom room;
        ReviewedRoom reviewed(room);
        reviewed.readQueue();
        QTRY_VERIFY(room.says(u"Nobody has to be asked"_s));
        QueueReading reading = *room.session().queue();
        reading.policy.policy.review.approvals = 2;
        reading.policy.policy.review.fromTargets = 3;
        room.session().setQueue(reading);
        QTRY_VERIFY(room.says(u"2 approvals by somebody else"_s));
        reading.policy.policy.review.fromTargets = 50;
        room.session().setQueue(reading);
        QTRY_VERIFY(room.says(u"Nobody has to be asked for less than 50 pages"_s));
        QVERIFY(room.step().submitButton()->isVisible());
        reading.policy.policy.review.queue = ReviewPolicy::Queue::Ledger;
        room.session().setQueue(reading);
        QTRY_VERIFY(room.says(u"unreviewed"_s));
        QVERIFY(!room.step().submitButton()->isVisible());
    }

    void whereThePolicyAsksForASecondPersonSendingOffersToSubmit()
    {
        SendRoom room;
        room.round.wikis->reviewPolicy.approvals = 1;
        room.round.wikis->reviewPolicy.fromTargets = 2;
        FarmProfile farm = room.desk.farm();
        farm.review = room.round.wikis->reviewPolicy;
        room.desk.choose(farm, room.desk.account(), room.round.wikis);
        QVERIFY(room.canSend());
        QTest::mouseClick(room.step().sendButton(), Qt::LeftButton);
        QTRY_VERIFY(room.says(u"A second person has to approve this"_s));
        QCOMPARE(room.round.wikis->calls(u"post"_s), 0);
        const auto buttons = room.page.findChildren<QAbstractButton *>();
        const auto offered = std::ranges::count_if(buttons, [](const QAbstractButton *each) {
            return each->isVisible() && each->text() == "Submit for review"_L1;
        });
        QCOMPARE(offered, 2); // At the foot, and where it is said.
    }

    void aTestThatCannotBeginIsSaid()
    {
        SendRoom room;
        QVERIFY(room.canSend());
        room.round.ledger.failFrom(1, {ErrorKind::Storage, u"disk-full"_s, {}, {}});
        QTest::mouseClick(room.named<ActionButton>(u"Send a test"_s), Qt::LeftButton);
        QTRY_VERIFY(room.says(u"The test did not begin."_s));
        QCOMPARE(room.round.wikis->calls(u"post"_s), 0);
        QTRY_VERIFY(room.named<ActionButton>(u"Send a test"_s)->isEnabled()); // It can be tried again.
    }

    void noTestWithoutAMessage()
    {
        SendRoom room;
        QVERIFY(room.canSend());
        room.document().setBody({});
        QTRY_VERIFY(!room.named<ActionButton>(u"Send a test"_s)->isEnabled());
        room.session().sendTest();
        QVERIFY(room.session().test().id.isEmpty());
    }

    void thePermissionIsAskedForAndKept()
    {
        SendRoom room(4, [](SendPolicy &send) { send.everyWiki = false; });
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
        SendRoom room(4, [](SendPolicy &send) { send.everyWiki = false; });
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
            SendRoom room(40, [](SendPolicy &send) {
                send.everyWiki = false;
                send.confirmAbove = 20;
            });
            room.page.resize(size);
            DeliveryOptions options;
            options.notBefore = room.round.clock.now().addDays(1);
            options.notAfter = options.notBefore.addSecs(7200);
            options.waves = {5, 25, 50};
            options.route = Route::MassMessage;
            room.openMassMessage();
            room.document().setOptions(options, u"all"_s);
            QTRY_VERIFY(room.says(u"must be awake"_s) && room.says(u"1 wiki not confirmed"_s));
            auto *route = room.named<QComboBox>(u"Route"_s);
            QTRY_VERIFY(route->isVisible());
            auto *scroll = room.step().findChild<QScrollArea *>();
            QTRY_COMPARE(scroll->widget()->width(), scroll->viewport()->width());
            look(room.page, u"options-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
            scroll->ensureWidgetVisible(route, 0, 400);
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
        SendRoom room;
        room.openMassMessage();
        QVERIFY(room.canSend());
        QTRY_VERIFY(room.named<QComboBox>(u"Route"_s)->isVisible());
        room.named<ActionButton>(u"Send a test"_s)->setFocus();
        const QList<QWidget *> read{room.named<QCheckBox>(u"Not before"_s),
                                    room.named<QCheckBox>(u"Not after"_s),
                                    room.named<QComboBox>(u"Waves"_s),
                                    room.named<QCheckBox>(u"Once per person"_s),
                                    room.named<QComboBox>(u"Route"_s),
                                    room.step().submitButton(),
                                    room.step().sendButton()};
        for (QWidget *next : read) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QCOMPARE(QApplication::focusWidget(), next);
        }
    }

    void whatIsLeftOutIsCountedByItsReason()
    {
        SendRoom room(0);
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

QTEST_MAIN(paperround::SendStepTest)
#include "sendstep.moc"
