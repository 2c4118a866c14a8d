// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/desk.h"
#include "ui/delivery/deliveryview.h"
#include "ui/desktop/fakedesktop.h"
#include "ui/drafts/draftspage.h"
#include "ui/house.h"

#include <QAbstractButton>
#include <QMessageBox>
#include <QSignalSpy>

#include <csignal>
#include <sys/resource.h>

using namespace std::chrono_literals;

namespace paperround {

namespace {

/// No file of this process grows while it lives.
class FullDisk
{
public:
    FullDisk()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit none{0, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FullDisk)

private:
    rlimit m_before{};
};

} // namespace

/// What the console says of deliveries that were interrupted, paused by themselves, or are left alone.
class ApplicationDesktopTest : public QObject
{
    Q_OBJECT

    static constexpr int PerWiki = 5;

    static void press(const QMessageBox *box, const QString &words)
    {
        for (QAbstractButton *button : box ? box->buttons() : QList<QAbstractButton *>()) {
            if (button->text() == words)
                button->click();
        }
    }

private Q_SLOTS:
    void anInterruptedDeliverySaysWhatIsInDoubtAndLooksBeforeItPosts()
    {
        House house;
        QVERIFY(house.build());
        QCOMPARE(house.open(), QString());
        QVERIFY(house.signIn());
        const Request request = house.request(PerWiki);
        QVERIFY(house.crashInTheMiddle(request));

        QCOMPARE(house.open(), QString());
        // Each lane rests and reads its wiki's own record before it sends.
        QStringList early;
        QSet<QString> rested;
        connect(&house.workplace->engine(), &DeliveryEngine::laneChanged, this,
                [&](const QString &, const LaneStatus &lane) {
                    if (lane.cause == "settling"_L1)
                        rested.insert(lane.wiki);
                    else if (lane.phase == LaneStatus::Phase::Sending && !rested.contains(lane.wiki))
                        early.append(lane.wiki);
                });
        QTRY_VERIFY(house.view(request.id));
        const auto doubtful = [&] {
            const QList<Notice> &all = house.view(request.id)->bar()->notices();
            const auto found = std::ranges::find(all, u"doubt"_s, &Notice::key);
            return found == all.end() ? QString() : found->title + found->text;
        };
        QTRY_VERIFY(doubtful().contains(u"in doubt"_s));
        QVERIFY(doubtful().contains(u"looked up on their wikis before anything is posted"_s));
        QTRY_VERIFY(house.notice(u"resumed"_s));
        QCOMPARE(house.application->window().current(), PageId::Deliveries);
        QVERIFY(house.notice(u"resumed"_s)->text.contains(u"in doubt"_s));
        QTRY_VERIFY_WITH_TIMEOUT(house.view(request.id)->delivery().state == DeliveryState::Finished, 60'000);
        QCOMPARE(doubtful(), QString());
        QCOMPARE(early, QStringList());
        QCOMPARE(rested.size(), house.wikis.hosts().size());
        QCOMPARE(house.wrongPages(request), QStringList());
        house.close();
    }

    void whatABrakeHoldsIsShownAndReleasedByAPersonOnly()
    {
        House house;
        QVERIFY(house.build());
        QCOMPARE(house.open(), QString());
        QVERIFY(house.signIn());
        const Request request = house.request(PerWiki);
        const QString home = house.wikis.hosts().constFirst();
        house.wikis.write(home, BrakePolicy().stopPage, u"Stop: the wrong list."_s);
        QCOMPARE(house.start(request), QString());
        const auto braked = [&]() -> const Notice * {
            if (!house.view(request.id))
                return nullptr;
            const QList<Notice> &all = house.view(request.id)->bar()->notices();
            const auto found = std::ranges::find(all, u"brake"_s, &Notice::key);
            return found == all.end() ? nullptr : &*found;
        };
        QTRY_VERIFY(braked());
        QVERIFY(braked()->title.startsWith(u"Somebody stopped the deliveries"_s));
        house.crash();

        QCOMPARE(house.open(), QString());
        QTRY_VERIFY(braked());
        QVERIFY(!house.workplace->engine().isUnderWay(request.id));
        house.wikis.write(home, BrakePolicy().stopPage, u"Go on."_s);
        QCOMPARE(house.wikis.requests({}, u"edit"_s), 0);
        QTRY_VERIFY(house.application->desk().wikis());
        braked()->actions.constFirst().run();
        QTRY_VERIFY_WITH_TIMEOUT(house.view(request.id)->delivery().state == DeliveryState::Finished, 60'000);
        QVERIFY(!braked());
        QCOMPARE(house.wrongPages(request), QStringList());
        house.close();
    }

    void aDraftThatCannotBeSavedKeepsTheWindowOpen()
    {
        House house;
        QVERIFY(house.build());
        QCOMPARE(house.open(), QString());
        MainWindow &window = house.application->window();
        auto *page = qobject_cast<DraftsPage *>(window.page(PageId::Drafts));
        page->newDraft();
        DraftDocument &draft = page->session().document();
        QTRY_VERIFY(draft.isSaved());
        const QSignalSpy closing(&window, &MainWindow::closing);
        const auto box = [&window] { return window.findChild<QMessageBox *>(); };
        {
            const FullDisk full;
            draft.setSubject(u"Much work"_s);
            window.close();
            QTRY_VERIFY(box());
            QVERIFY(box()->informativeText().contains(u"lost if you close now"_s));
            press(box(), u"Keep it open"_s);
            QTRY_VERIFY(!box());
            QVERIFY(window.isVisible());
            QCOMPARE(draft.message().subject, u"Much work"_s);
            window.close();
            QTRY_VERIFY(box());
        }
        press(box(), u"Try again"_s);
        QTRY_COMPARE(closing.count(), 1);
        const auto kept = QCoro::waitFor(house.workplace->store().drafts().draft(draft.id()));
        QCOMPARE(kept.value()->message.subject, u"Much work"_s);
        house.close();
    }

    void aPersonMayCloseWithoutSaving()
    {
        House house;
        QVERIFY(house.build());
        QCOMPARE(house.open(), QString());
        MainWindow &window = house.application->window();
        auto *page = qobject_cast<DraftsPage *>(window.page(PageId::Drafts));
        const FullDisk full;
        page->newDraft();
        window.close();
        QTRY_VERIFY(window.findChild<QMessageBox *>());
        press(window.findChild<QMessageBox *>(), u"Close without saving"_s);
        QTRY_VERIFY(!window.isVisible());
        house.close();
    }

    void closingDuringADeliveryAsksOnce()
    {
        House house;
        QVERIFY(house.build());
        const auto desktop = std::make_shared<FakeDesktop>();
        Surroundings around = House::surroundings();
        around.desktop = desktop;
        QCOMPARE(house.open(around), QString());
        QVERIFY(house.signIn());
        house.wikis.troubles().add({.trouble = Trouble::Slow, .count = -1, .delay = 60ms});
        const Request request = house.request(PerWiki);
        QCOMPARE(house.start(request), QString());
        QTRY_VERIFY(desktop->awake);
        MainWindow &window = house.application->window();
        const QSignalSpy closing(&window, &MainWindow::closing);
        const auto closeAnd = [&](const QString &words) {
            window.close();
            press(window.findChild<QMessageBox *>(), words);
        };
        closeAnd(u"Keep it open"_s);
        QVERIFY(window.isVisible());
        QTRY_VERIFY(!window.findChild<QMessageBox *>());
        closeAnd(u"Go on in the background"_s);
        QVERIFY(!window.isVisible() && desktop->inTray);
        Q_EMIT desktop->windowWanted();
        QVERIFY(window.isVisible() && !desktop->inTray);
        QTRY_VERIFY(!window.findChild<QMessageBox *>());
        QCOMPARE(closing.count(), 0);
        closeAnd(u"Close"_s);
        QCOMPARE(closing.count(), 1);
        house.close();
    }
};

} // namespace paperround

QTEST_MAIN(paperround::ApplicationDesktopTest)
#include "applicationdesktop.moc"
