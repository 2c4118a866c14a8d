// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/requestchecks.h"

#include "domain/delivery/reason.h"
#include "models/translations.h"
#include "ui/review/deskroom.h"
#include "ui/review/requestwhere.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/checksview.h"
#include "ui/widgets/stepbar.h"
#include "ui/widgets/style.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTreeView>

namespace paperround {

/// What a reviewer sees of the health of a request's pages, and of what is wrong with it.
class RequestChecksTest : public QObject
{
    Q_OBJECT

    ReviewBench *m_bench = nullptr; ///< Of m_benches, the last.
    std::vector<std::unique_ptr<ReviewBench>> m_benches; ///< All: answers may still be on their way.

    /// One page has opted out.
    void optOut(const QString &title)
    {
        m_bench->ngozi->tweak = [title](PageCheck &page) {
            if (page.title == title)
                page.optedOut = true;
        };
    }
    static QStringList findingsOf(const QTreeView &tree)
    {
        QStringList found;
        const QAbstractItemModel &model = *tree.model();
        for (int branch = 0; branch < model.rowCount(); ++branch) {
            const QModelIndex head = model.index(branch, 0);
            for (int row = 0; row < model.rowCount(head); ++row)
                found.append(model.index(row, 0, head).data().toString());
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
    }
    void init() { m_bench = m_benches.emplace_back(std::make_unique<ReviewBench>()).get(); }

    void pagesAreCheckedOnceSomebodyLooks()
    {
        const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
        optOut(u"User talk:U2"_s);
        DeskRoom room(*m_bench, m_bench->ngozi);
        QVERIFY(QTest::qWaitForWindowActive(&room.page));
        QVERIFY(room.opens(request.title));
        QCOMPARE(m_bench->ngozi->calls(u"check"_s), 0); // Whoever leafs through asks no wiki.
        room.view().tabs()->setFocus();
        press(Qt::Key_PageDown, Qt::ControlModifier);
        QTRY_VERIFY(room.view().where()->counts()->text().contains(u"Opted out: 1"_s));
        const auto *table = room.view().where()->table()->model();
        QCOMPARE(table->index(1, SnapshotModel::HealthColumn).data().toString(), u"Opted out"_s);
        room.look(u"review-where-health"_s);
        const int asked = m_bench->ngozi->calls(u"check"_s);
        press(Qt::Key_PageDown, Qt::ControlModifier);
        QVERIFY(room.view().checks()->isVisible());
        const QTreeView &tree = *room.view().checks()->view()->tree();
        QTRY_VERIFY(findingsOf(tree).contains(u"2 pages will get the message"_s));
        QVERIFY(findingsOf(tree).contains(u"1 page left out: Opted out"_s));
        QVERIFY(room.view().checks()->asked()->text().contains(u"Ngozi"_s));
        QCOMPARE(m_bench->ngozi->calls(u"check"_s), asked); // It was asked already.
        room.look(u"review-checks"_s);
    }

    void whatThePolicyForbidsIsAStop()
    {
        FarmPolicy policy;
        policy.review = {.who = SendPolicy::Who::Group, .value = u"reviewers"_s};
        m_bench->setPolicy(policy);
        Request what = ReviewBench::request();
        what.message.body = u"Nobody signs this"_s;
        const ReviewedRequest request = m_bench->submitted(what);
        policy.review.forbids = {u"unsigned"_s};
        m_bench->setPolicy(policy);
        DeskRoom room(*m_bench, m_bench->ngozi);
        QVERIFY(room.opens(request.title));
        room.view().tabs()->setCurrent(RequestView::Checks);
        QTRY_VERIFY(room.view().checks()->asked()->text().contains(u"Ngozi"_s));
        const QTreeView &tree = *room.view().checks()->view()->tree();
        const QModelIndex stops = tree.model()->index(0, 0);
        QCOMPARE(tree.model()->rowCount(stops), 1);
        room.look(u"review-checks-forbidden"_s);
    }

    void aWikiThatDoesNotAnswerSaysSo()
    {
        const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
        DeskRoom room(*m_bench, m_bench->ngozi);
        QVERIFY(room.opens(request.title));
        m_bench->ngozi->readFault = [](const QString &call, const QString &) -> std::optional<Error> {
            if (call == "check"_L1)
                return Error{ErrorKind::Temporary, u"timeout"_s, {}, {}};
            return {};
        };
        room.view().tabs()->setCurrent(RequestView::Checks);
        const QTreeView &tree = *room.view().checks()->view()->tree();
        QTRY_VERIFY(findingsOf(tree).contains(u"3 pages are not checked"_s));
        QTRY_VERIFY(findingsOf(tree).filter(u"did not answer"_s).size() == 1);
        m_bench->ngozi->readFault = {};
        QTest::mouseClick(room.view().checks()->again(), Qt::LeftButton);
        QTRY_VERIFY(findingsOf(tree).contains(u"3 pages will get the message"_s)
                    && !findingsOf(tree).contains(u"3 pages are not checked"_s));
    }

    void anotherRequestIsNotTakenForChecked()
    {
        const ReviewedRequest first = m_bench->submitted(ReviewBench::request());
        const ReviewedRequest second = m_bench->submitted(ReviewBench::request(5));
        DeskRoom room(*m_bench, m_bench->ngozi);
        QVERIFY(room.opens(first.title));
        room.view().tabs()->setCurrent(RequestView::Checks);
        QTRY_VERIFY(room.view().checks()->asked()->text().contains(u"Ngozi"_s));
        room.view().tabs()->setCurrent(RequestView::What);
        room.page.activated(second.title);
        QTRY_COMPARE(room.page.work().request()->title, second.title);
        QTRY_VERIFY(room.view().checks()->asked()->text().contains(u"have not been asked"_s));
    }
};

} // namespace paperround

QTEST_MAIN(paperround::RequestChecksTest)
#include "requestchecks.moc"
