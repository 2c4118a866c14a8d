// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewpage.h"

#include "models/translations.h"
#include "ui/review/deskroom.h"
#include "ui/review/policydialog.h"
#include "ui/review/requestchanges.h"
#include "ui/review/requestwhat.h"
#include "ui/review/requestwhere.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/stepbar.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPointer>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

/// The reviewer's desk, over a wiki that keeps its record as a real one does.
class ReviewPageTest : public QObject
{
    Q_OBJECT

    ReviewBench *m_bench = nullptr; ///< Of m_benches, the last.
    std::vector<std::unique_ptr<ReviewBench>> m_benches; ///< All: answers may still be on their way.

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
    }
    void init() { m_bench = m_benches.emplace_back(std::make_unique<ReviewBench>()).get(); }

    void anEmptyQueueSaysWhatItIsFor()
    {
        DeskRoom room(*m_bench, m_bench->ngozi);
        QTRY_VERIFY(room.page.work().queue());
        QVERIFY(!room.page.list()->isVisible());
        room.look(u"review-empty"_s);
    }

    void aReviewerReadsAndApprovesByKeyboard()
    {
        const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
        DeskRoom room(*m_bench, m_bench->ngozi);
        QVERIFY(QTest::qWaitForWindowActive(&room.page));
        QTRY_VERIFY(room.page.list()->isVisible());
        room.page.list()->setFocus();
        press(Qt::Key_Down);
        QTRY_VERIFY(room.page.work().request());
        QCOMPARE(room.page.work().title(), request.title);
        QTRY_VERIFY(
            room.view().what()->text()->toPlainText().contains(u"pr:"_s + request.submission().request.id));
        QVERIFY(room.view().approveButton()->isEnabled());
        room.look(u"review-what"_s);
        room.view().tabs()->setFocus();
        press(Qt::Key_PageDown, Qt::ControlModifier);
        QCOMPARE(room.view().tabs()->current(), int(RequestView::Where));
        QCOMPARE(room.view().where()->table()->model()->rowCount(), 3);
        room.look(u"review-where"_s);
        room.view().approveButton()->setFocus();
        press(Qt::Key_Space);
        // The second step: the keyboard is in the comment, and Return alone decides nothing.
        QVERIFY(room.view().comment()->hasFocus());
        press(Qt::Key_Return);
        room.look(u"review-question"_s);
        QVERIFY(m_bench->read(request.title)->standing.approvals.isEmpty());
        press(Qt::Key_Tab);
        press(Qt::Key_Tab);
        press(Qt::Key_Space);
        QVERIFY(room.hears(u"Approved as"_s));
        const auto now = m_bench->read(request.title);
        QVERIFY(now && now->standing.state == RequestState::Approved);
        QCOMPARE(now->standing.approvals.constFirst().author, u"Ngozi"_s);
        QCOMPARE(now->standing.approvals.constFirst().decision.digest, request.record.digest);
        QTRY_VERIFY(room.page.work().queue()->requests.constFirst().request->standing.state
                    == RequestState::Approved);
        room.view().tabs()->setCurrent(RequestView::Said);
        room.look(u"review-said"_s);
    }

    void aRequestThatWasSubmittedAgainIsNotApprovedUnread()
    {
        Request request = ReviewBench::request();
        const ReviewedRequest first = m_bench->submitted(request);
        DeskRoom room(*m_bench, m_bench->ngozi);
        QVERIFY(room.opens(first.title));
        request.message.body += u" and more"_s;
        m_bench->submitted(request);
        QTest::mouseClick(room.view().approveButton(), Qt::LeftButton);
        room.page.work().say(Decision::Kind::Approve, {});
        QSignalSpy refused(&room.page.work(), &ReviewWork::refused);
        QVERIFY(refused.wait());
        QCOMPARE(refused.constFirst().constFirst().value<Error>().code, u"request-changed"_s);
        // What it says now is read and shown.
        QTRY_COMPARE(room.page.work().request()->submission().version, 2);
        QVERIFY(m_bench->read(first.title)->standing.approvals.isEmpty());
    }

    void aReturnSaysWhatToMend()
    {
        const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
        DeskRoom room(*m_bench, m_bench->ngozi);
        QVERIFY(QTest::qWaitForWindowActive(&room.page));
        QVERIFY(room.opens(request.title));
        QTRY_VERIFY(room.view().returnButton()->isVisible());
        QTest::mouseClick(room.view().returnButton(), Qt::LeftButton);
        const auto answer = [&room] {
            const auto buttons = room.view().findChildren<ActionButton *>();
            return *std::ranges::find_if(buttons, [](auto *each) { return each->text() == "Return it"_L1; });
        };
        QVERIFY(!answer()->isEnabled());
        QTest::keyClicks(room.view().comment(), u"The help link is red."_s);
        QVERIFY(answer()->isEnabled());
        QTest::mouseClick(answer(), Qt::LeftButton);
        QVERIFY(room.hears(u"Returned as"_s));
        QCOMPARE(m_bench->read(request.title)->standing.returns.constFirst().decision.comment,
                 u"The help link is red."_s);
        QVERIFY(std::ranges::any_of(room.view().said()->entries(), [](const TimelineEntry &entry) {
            return entry.text.contains("The help link is red."_L1);
        }));
    }

    void aCommentStandsBesideTheDecisionsAndDecidesNothing()
    {
        const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
        DeskRoom room(*m_bench, m_bench->eve); // Who may not review has a word, too.
        QVERIFY(QTest::qWaitForWindowActive(&room.page));
        QVERIFY(room.opens(request.title));
        room.view().tabs()->setCurrent(RequestView::Said);
        QTRY_VERIFY(room.view().remark()->isEnabled());
        room.view().remark()->setFocus();
        press(Qt::Key_Return); // Nothing is written of nothing.
        QVERIFY(!room.page.work().isSaying());
        QTest::keyClicks(room.view().remark(), u"Is the date right?"_s);
        press(Qt::Key_Return);
        QTRY_VERIFY(room.view().remark()->text().isEmpty());
        QTRY_VERIFY(std::ranges::any_of(room.view().said()->entries(), [](const TimelineEntry &entry) {
            return entry.text.contains("Is the date right?"_L1) && entry.title.contains("Eve"_L1);
        }));
        QCOMPARE(m_bench->read(request.title)->standing.state, RequestState::Submitted);
        room.look(u"review-comment"_s);
    }

    void theSubmitterIsToldWhyApprovingIsOff()
    {
        const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
        DeskRoom room(*m_bench, m_bench->anna);
        QVERIFY(room.opens(request.title));
        QTRY_VERIFY(room.view().approveButton()->isVisible());
        QVERIFY(!room.view().approveButton()->isEnabled());
        const auto labels = room.view().findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(
            labels, [](QLabel *each) { return each->text().contains("This is your own request"_L1); }));
    }

    void whoMayNotReviewCanReadAll()
    {
        const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
        DeskRoom room(*m_bench, m_bench->eve);
        QVERIFY(room.opens(request.title));
        QTRY_VERIFY(room.view().what()->text()->toPlainText().contains(u"Hello"_s));
        QVERIFY(!room.view().approveButton()->isEnabled());
        QVERIFY(!room.view().returnButton()->isVisible());
    }

    void whatWaitsIsCountedAndToldOnce()
    {
        DeskRoom room(*m_bench, m_bench->ngozi);
        QTRY_VERIFY(room.page.work().queue() && !room.page.work().isReading());
        QSignalSpy news(&room.page, &ReviewPage::newsArrived);
        QSignalSpy counts(&room.page, &Page::countChanged);
        m_bench->submitted(ReviewBench::request());
        for (int i = 0; i < 2; ++i) {
            QSignalSpy read(&room.page.work(), &ReviewWork::queueRead);
            room.page.work().read();
            QVERIFY(read.wait());
        }
        QCOMPARE(news.size(), 1);
        QCOMPARE(counts.constLast().constFirst().toInt(), 1);
    }

    void aDecisionThatDoesNotCountSaysWhy()
    {
        const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
        m_bench->paste(request, ReviewBench::approvalBy(u"Ngozi"_s, request), u"Eve"_s);
        DeskRoom room(*m_bench, m_bench->ravi);
        QVERIFY(room.opens(request.title));
        QTRY_VERIFY(std::ranges::any_of(room.view().said()->entries(), [](const TimelineEntry &entry) {
            return entry.text.contains("Does not count: It was written by somebody else"_L1);
        }));
    }

    void aPageThatCannotBeBelievedSaysSo()
    {
        const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
        m_bench->anna->edit(Home, request.title, u"Nothing left of it"_s, u"Eve"_s);
        DeskRoom room(*m_bench, m_bench->ngozi);
        room.page.activated(request.title);
        QTRY_VERIFY(!room.view().bar()->notices().isEmpty());
        QVERIFY(!room.view().approveButton()->isVisible());
        QTRY_COMPARE(room.page.list()->model()->rowCount(), 2); // its group, and itself
    }

    void anUnprotectedPolicyIsSaidOnTheDesk()
    {
        FarmPolicy policy;
        policy.review = {.who = SendPolicy::Who::Group, .value = u"reviewers"_s};
        m_bench->setPolicy(policy);
        DeskRoom room(*m_bench, m_bench->ngozi);
        QTRY_VERIFY(!room.page.bar()->notices().isEmpty());
        QVERIFY(room.page.bar()->notices().constFirst().title.contains("not protected"_L1));
        QVERIFY(room.page.policy()->text().contains(u"revision "_s));
    }

    void thePolicyIsShownWholeWithItsRevision()
    {
        FarmPolicy policy;
        policy.review = {.who = SendPolicy::Who::Group, .value = u"reviewers"_s};
        policy.review.footer = u"[[m:Newsletter|Why you <b>get</b> this]]"_s;
        m_bench->setPolicy(policy);
        m_bench->submitted(ReviewBench::request());
        DeskRoom room(*m_bench, m_bench->ngozi);
        QVERIFY(QTest::qWaitForWindowActive(&room.page));
        QTRY_VERIFY(room.page.rules()->isVisible());
        room.page.rules()->setFocus();
        press(Qt::Key_Space);
        QPointer<PolicyDialog> dialog = room.page.findChild<PolicyDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        const auto says = [&dialog](const QString &words) {
            return !dialog->rules()->findItems(words, Qt::MatchContains, 1).isEmpty();
        };
        QVERIFY(says(u"reviewers"_s));
        QVERIFY(says(u"[[m:Newsletter|Why you <b>get</b> this]]"_s));
        const auto labels = dialog->findChildren<QLabel *>();
        QVERIFY(
            std::ranges::any_of(labels, [](QLabel *each) { return each->text().contains(u"revision "_s); }));
        QVERIFY(std::ranges::any_of(labels,
                                    [](QLabel *each) { return each->text().contains("not protected"_L1); }));
        const QString folder = qEnvironmentVariable("PAPERROUND_LOOK");
        if (!folder.isEmpty())
            dialog->grab().save(QDir(folder).filePath(u"policy.png"_s));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
    }

    void aPolicyThatChangedWhileNobodySatHereIsTold()
    {
        const auto told = [this](const QVariantMap &before) {
            QTemporaryDir folder;
            QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
            settings.setValue(u"policies"_s, before);
            DeskRoom room(*m_bench, m_bench->ngozi);
            room.page.restoreState(settings);
            if (!QTest::qWaitFor([&] { return room.page.work().queue() && !room.page.work().isReading(); }))
                return u"nothing was read"_s;
            room.page.saveState(settings);
            // Before the standing word that the page is not protected.
            const bool says = room.page.bar()->accessibleName().contains("has changed"_L1);
            return (says ? u"told "_s : u"silent "_s)
                + settings.value(u"policies"_s).toMap().value(Home).toString();
        };
        const qint64 first = m_bench->anna->edit(Home, DefaultPolicyPage, policyPageText(FarmPolicy()));
        QCOMPARE(told({}), u"silent %1"_s.arg(first));
        QCOMPARE(told({{Home, first}}), u"silent %1"_s.arg(first));
        QCOMPARE(told({{Home, first - 1}}), u"told %1"_s.arg(first));
        QCOMPARE(told({{Home, 0}}), u"told %1"_s.arg(first)); // There was none.
    }

    void nothingIsCutInAnyLook_data()
    {
        QTest::addColumn<double>("points");
        QTest::addColumn<bool>("rightToLeft");
        QTest::addColumn<bool>("dark");
        const double usual = QApplication::font().pointSizeF();
        QTest::newRow("dark") << usual << false << true;
        QTest::newRow("rtl") << usual << true << false;
        QTest::newRow("200 percent") << 2 * usual << false << false;
    }
    void nothingIsCutInAnyLook()
    {
        QFETCH(double, points);
        QFETCH(bool, rightToLeft);
        QFETCH(bool, dark);
        const QFont usual = QApplication::font();
        QFont font = usual;
        font.setPointSizeF(points);
        QApplication::setFont(font);
        QApplication::setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        applyStyle(*qApp, dark ? ThemeChoice::Dark : ThemeChoice::Light);
        {
            Request what = ReviewBench::request(40);
            const ReviewedRequest first = m_bench->submitted(what);
            m_bench->submitted(ReviewBench::request());
            m_bench->approved(ReviewBench::request());
            QVERIFY(
                ReviewBench::say(m_bench->ravi, Decision::Kind::Return, first, u"The help link is red."_s));
            what.message.body += u"\nAnd more, in a line that says what it says at some length. ~~~~"_s;
            what.targets.removeLast();
            what.options.oncePerPerson = true;
            const ReviewedRequest request = m_bench->submitted(what);
            QVERIFY(
                ReviewBench::say(m_bench->ravi, Decision::Kind::Return, request, u"The date is wrong."_s));
            DeskRoom room(*m_bench, m_bench->ngozi);
            QVERIFY(room.opens(request.title));
            QTRY_VERIFY(!room.view().what()->text()->toPlainText().isEmpty());
            const QString name = u"review-"_s + QString::fromLatin1(QTest::currentDataTag());
            room.look(name);
            const auto whole = [&room] {
                const auto buttons = room.view().findChildren<ActionButton *>();
                return std::ranges::all_of(buttons, [](const ActionButton *each) {
                    return !each->isVisible() || each->width() >= each->minimumSizeHint().width();
                });
            };
            for (const int tab : {RequestView::What, RequestView::Where, RequestView::Checks,
                                  RequestView::Changed, RequestView::Said}) {
                room.view().tabs()->setCurrent(tab);
                QTRY_VERIFY(whole());
                QTRY_VERIFY(tab != RequestView::Changed || room.view().changes()->earlier()->count() == 1);
                room.look(name + u'-' + QString::number(tab));
            }
        }
        QApplication::setFont(usual);
        QApplication::setLayoutDirection(Qt::LeftToRight);
        applyStyle(*qApp, ThemeChoice::Light);
    }

    void whatIsApprovedIsDeliveredFromHere()
    {
        const ReviewedRequest request = m_bench->approved(ReviewBench::request());
        DeskRoom room(*m_bench, m_bench->anna);
        QVERIFY(room.opens(request.title));
        QTRY_VERIFY(room.view().deliverButton()->isVisible() && room.view().deliverButton()->isEnabled());
        room.look(u"review-approved"_s);
        QSignalSpy wanted(&room.page, &Page::openRequested);
        QTest::mouseClick(room.view().deliverButton(), Qt::LeftButton);
        QVERIFY(wanted.wait());
        QCOMPARE(wanted.constFirst().at(1).toString(), request.submission().request.id);
        const auto now = m_bench->read(request.title);
        QVERIFY(now->standing.lock);
        QCOMPARE(now->standing.lock->installation, u"console-a"_s);
        room.engine.stop(request.submission().request.id);
        QTRY_VERIFY(!room.engine.isUnderWay(request.submission().request.id));
    }
};

} // namespace paperround

QTEST_MAIN(paperround::ReviewPageTest)
#include "reviewpage.moc"
