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
        QTRY_VERIFY_WITH_TIMEOUT(house.view(request.id), 60'000);
        const auto doubtful = [&] {
            const QList<Notice> &all = house.view(request.id)->bar()->notices();
            const auto found = std::ranges::find(all, u"doubt"_s, &Notice::key);
            return found == all.end() ? QString() : found->title + found->text;
        };
        QTRY_VERIFY_WITH_TIMEOUT(doubtful().contains(u"in doubt"_s), 60'000);
        QVERIFY(doubtful().contains(u"looked up on their wikis before anything is posted"_s));
        QTRY_VERIFY_WITH_TIMEOUT(house.notice(u"resumed"_s), 60'000);
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
        QTRY_VERIFY_WITH_TIMEOUT(braked(), 60'000);
        QVERIFY(braked()->title.startsWith(u"Somebody stopped the deliveries"_s));
        house.crash();

        QCOMPARE(house.open(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(braked(), 60'000);
        QVERIFY(!house.workplace->engine().isUnderWay(request.id));
        house.wikis.write(home, BrakePolicy().stopPage, u"Go on."_s);
        QCOMPARE(house.wikis.requests({}, u"edit"_s), 0);
        QTRY_VERIFY_WITH_TIMEOUT(house.application->desk().wikis(), 60'000);
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
        QTRY_VERIFY_WITH_TIMEOUT(draft.isSaved(), 60'000);
        const QSignalSpy closing(&window, &MainWindow::closing);
        const auto box = [&window] { return window.findChild<QMessageBox *>(); };
        {
            const FullDisk full;
            draft.setSubject(u"Much work"_s);
            window.close();
            QTRY_VERIFY_WITH_TIMEOUT(box(), 60'000);
            QVERIFY(box()->informativeText().contains(u"lost if you close now"_s));
            press(box(), u"Keep it open"_s);
            QTRY_VERIFY_WITH_TIMEOUT(!box(), 60'000);
            QVERIFY(window.isVisible());
            QCOMPARE(draft.message().subject, u"Much work"_s);
            window.close();
            QTRY_VERIFY_WITH_TIMEOUT(box(), 60'000);
        }
        press(box(), u"Try again"_s);
        QTRY_COMPARE_WITH_TIMEOUT(closing.count(), 1, 60'000);
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
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<QMessageBox *>(), 60'000);
        press(window.findChild<QMessageBox *>(), u"Close without saving"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!window.isVisible(), 60'000);
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
        // Longer than all that follows, however slowly a machine paints.
        house.wikis.troubles().add({.trouble = Trouble::Slow, .count = -1, .delay = 3s});
        const Request request = house.request(PerWiki);
        QCOMPARE(house.start(request), QString());
        QTRY_VERIFY_WITH_TIMEOUT(desktop->awake, 60'000);
        MainWindow &window = house.application->window();
        const QSignalSpy closing(&window, &MainWindow::closing);
        const auto closeAnd = [&](const QString &words) {
            window.close();
            press(window.findChild<QMessageBox *>(), words);
        };
        closeAnd(u"Keep it open"_s);
        QVERIFY(window.isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!window.findChild<QMessageBox *>(), 60'000);
        closeAnd(u"Go on in the background"_s);
        QVERIFY(!window.isVisible() && desktop->inTray);
        Q_EMIT desktop->windowWanted();
        QVERIFY(window.isVisible() && !desktop->inTray);
        QTRY_VERIFY_WITH_TIMEOUT(!window.findChild<QMessageBox *>(), 60'000);
        QCOMPARE(closing.count(), 0);
        closeAnd(u"Close"_s);
        QCOMPARE(closing.count(), 1);
        house.close();
    }
};

} // namespace paperround

QTEST_MAIN(paperround::ApplicationDesktopTest)
#include "applicationdesktop.moc"
