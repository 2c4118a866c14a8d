// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/requestlooking.h"

#include "models/translations.h"
#include "ui/review/deskroom.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/style.h"

#include <QLabel>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

/// Reviewers tell one another who reads what, and nobody gets or loses a right by it.
class RequestLookingTest : public QObject
{
    Q_OBJECT

    ReviewBench *m_bench = nullptr; ///< Of m_benches, the last.
    std::vector<std::unique_ptr<ReviewBench>> m_benches; ///< All: answers may still be on their way.

    [[nodiscard]] static QString words(DeskRoom &room)
    {
        return room.view().looking()->words()->text().remove(QChar(0x2068)).remove(QChar(0x2069));
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
    }
    void init() { m_bench = m_benches.emplace_back(std::make_unique<ReviewBench>()).get(); }

    void aReviewerTakesARequestUpByKeyboardAndGivesItUp()
    {
        const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
        DeskRoom room(*m_bench, m_bench->ngozi);
        QVERIFY(QTest::qWaitForWindowActive(&room.page));
        QVERIFY(room.opens(request.title));
        ActionButton *button = room.view().looking()->button();
        QTRY_VERIFY(button->isVisible());
        room.look(u"looking-nobody"_s);
        button->setFocus();
        press(Qt::Key_Space);
        QTRY_VERIFY(words(room).startsWith(u"You have been looking at this for 0 minutes"_s));
        QCOMPARE(m_bench->read(request.title)->standing.looking.constFirst().author, u"Ngozi"_s);
        QCOMPARE(m_bench->read(request.title)->digest(), request.digest());
        QTRY_COMPARE(button->text(), u"Give it up"_s);
        QTRY_VERIFY(room.view().approveButton()->isEnabled());
        QVERIFY(button->hasFocus());
        press(Qt::Key_Space);
        QTRY_COMPARE(button->text(), u"I am looking at this"_s);
        QVERIFY(m_bench->read(request.title)->standing.looking.isEmpty());
    }

    void othersSeeWhoLooksAndDecideAllTheSame()
    {
        const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
        QVERIFY(ReviewBench::say(m_bench->ngozi, Decision::Kind::Take, request, {}));
        m_bench->clock.advance(12min);
        DeskRoom room(*m_bench, m_bench->ravi);
        QVERIFY(room.opens(request.title));
        QTRY_COMPARE(words(room), u"Ngozi has been looking at this for 12 minutes."_s);
        QTRY_VERIFY(room.view().approveButton()->isEnabled());
        QTRY_VERIFY(room.page.work().queue());
        QCOMPARE(room.page.list()->model()->index(1, 0).data(RequestsModel::StateWordRole).toString(),
                 u"Being looked at"_s);
        room.look(u"looking-other"_s);
    }

    void whoMayNotReviewSeesItAndHasNothingToPress()
    {
        const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
        DeskRoom room(*m_bench, m_bench->eve);
        QVERIFY(room.opens(request.title));
        QVERIFY(!room.view().looking()->isVisible());
        QVERIFY(ReviewBench::say(m_bench->ngozi, Decision::Kind::Take, request, {}));
        room.page.work().open(request.title);
        QTRY_VERIFY(room.view().looking()->isVisible());
        QVERIFY(words(room).startsWith(u"Ngozi has been looking"_s));
        QVERIFY(!room.view().looking()->button()->isVisible());
    }

    void aLookEndsByItselfAfterAnHour()
    {
        const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
        QVERIFY(ReviewBench::say(m_bench->ngozi, Decision::Kind::Take, request, {}));
        DeskRoom room(*m_bench, m_bench->eve);
        QVERIFY(room.opens(request.title));
        QTRY_VERIFY(room.view().looking()->isVisible());
        m_bench->clock.advance(1h);
        room.page.work().read();
        QTRY_VERIFY(!room.view().looking()->isVisible());
    }
};

} // namespace paperround

QTEST_MAIN(paperround::RequestLookingTest)
#include "requestlooking.moc"
