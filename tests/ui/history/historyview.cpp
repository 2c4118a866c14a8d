// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historyview.h"

#include "models/translations.h"
#include "ui/delivery/rowsview.h"
#include "ui/history/paceplot.h"
#include "ui/history/postedpage.h"
#include "ui/sampledelivery.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/stepbar.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

class HistoryViewTest : public QObject
{
    Q_OBJECT

    static constexpr int TextTab = 1;

    QSet<QString> m_silent; ///< Wikis that do not answer.

    DeliveryDoors doors()
    {
        DeliveryDoors doors = sample::doors();
        doors.facts = [this](const Delivery &, const QString &wiki, QObject *context,
                             std::function<void(const Result<WikiFacts> &)> answer) {
            Result<WikiFacts> facts = failure(ErrorKind::Temporary, u"no-network"_s, wiki);
            if (!m_silent.contains(wiki)) {
                facts = WikiFacts();
                facts->wiki = wiki;
                facts->dbname = wiki.startsWith("meta"_L1) ? u"metawiki"_s : u"frwiki"_s;
                facts->namespaces.insert(3, {3, u"Discussion utilisateur"_s, u"User talk"_s, {}, true});
                if (wiki.startsWith("fr"_L1))
                    facts->hiddenComment = u"<!-- Message envoyé par User:$1@$2 avec la liste $3 -->"_s;
            }
            QTimer::singleShot(0, context, [facts, answer = std::move(answer)] { answer(facts); });
        };
        return doors;
    }
    static QList<Row> rows()
    {
        QList<Row> all;
        for (int number = 1; number <= 3; ++number) {
            Row row;
            row.number = number;
            row.target = {u"User talk:U%1"_s.arg(number), u"fr.example"_s, number};
            row.page = u"Discussion utilisateur:U%1"_s.arg(number);
            row.state = number == 1 ? RowState::Failed : RowState::Delivered;
            row.revision = number == 1 ? 0 : 100 + number;
            row.time = sample::now();
            all.append(row);
        }
        return all;
    }
    static Delivery delivery()
    {
        Delivery delivery = sample::delivery(rows());
        delivery.state = DeliveryState::Finished;
        delivery.finished = sample::now();
        return delivery;
    }
    static void open(HistoryView &view, const Delivery &delivery)
    {
        view.resize(900, 700);
        view.show(delivery);
        static_cast<QWidget &>(view).show();
        view.setRows(rows());
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
    }
    void init() { m_silent.clear(); }

    void theTextIsTheOneARowPosted()
    {
        HistoryView view(doors());
        open(view, delivery());
        view.tabs()->setCurrent(TextTab);
        QCOMPARE(view.posted()->picker()->value(), 2); // The first that was posted.
        QTRY_COMPARE(
            view.posted()->text()->toPlainText(),
            u"\n\n== Tech News: 2026-48 ==\n\nLatest '''[[m:Tech/News|tech news]]''' from the "
            "Wikimedia technical community.\n\n~~~~\n<!-- Message envoyé par User:Tessera "
            "Lind@metawiki avec la liste https://meta.wikimedia.org/w/index.php?title=Tech_ambassadors"
            "&oldid=28114052 pr:7f3a91c4kz/2 -->"_s);
        QVERIFY(view.posted()->bar()->notices().isEmpty());
        view.posted()->picker()->setFocus();
        QTest::keyClick(view.posted()->picker(), Qt::Key_Up);
        QVERIFY(view.posted()->text()->toPlainText().contains(u"pr:7f3a91c4kz/3 "_s));
        view.rows()->chooseRow(1);
        QVERIFY(view.posted()->text()->toPlainText().contains(u"pr:7f3a91c4kz/1 "_s));
    }

    void aRedirectThatWasFollowedIsInTheText()
    {
        HistoryView view(doors());
        QList<Row> moved = rows();
        moved[1].page = u"Discussion utilisateur:Autre"_s;
        open(view, delivery());
        view.setRows(moved);
        view.tabs()->setCurrent(TextTab);
        QTRY_VERIFY(view.posted()->text()->toPlainText().contains(u"[[:User talk:U2]]"_s));
        view.posted()->chooseRow(3);
        QVERIFY(!view.posted()->text()->toPlainText().contains(u"redirect"_s));
    }

    void wordsThatAreNotKnownAreSaidToBeMissing()
    {
        m_silent = {u"fr.example"_s};
        HistoryView view(doors());
        open(view, delivery());
        view.tabs()->setCurrent(TextTab);
        const QList<Notice> &notices = view.posted()->bar()->notices();
        QTRY_COMPARE(notices.size(), 1);
        QVERIFY(notices.first().title.contains(u"fr.example"_s));
        QVERIFY(view.posted()->text()->toPlainText().contains(
            u"<!-- Message sent by User:Tessera Lind@metawiki using the list at"_s));
        m_silent.clear();
        std::function(notices.first().actions.first().run)();
        QTRY_VERIFY(notices.isEmpty());
        QTRY_VERIFY(view.posted()->text()->toPlainText().contains(u"Message envoyé"_s));
    }

    void byWhoseWordItWentOutIsSaid()
    {
        HistoryView view(doors());
        Delivery made = delivery();
        const auto says = [&view](const QString &words) {
            const auto labels = view.findChildren<QLabel *>();
            return std::ranges::any_of(labels, [&](QLabel *each) { return each->text().contains(words); });
        };
        open(view, made);
        QVERIFY(says(u"Unreviewed: no second person was asked"_s));
        made.review.page = u"Project:Requests/News"_s;
        made.review.approvals = {{u"Ngozi"_s, 40, made.created, u"good"_s}};
        open(view, made);
        QVERIFY(says(u"Approved by "_s) && !says(u"Unreviewed"_s));
    }

    void ctrlPageDownWalksThroughTheParts()
    {
        HistoryView view(doors());
        view.setVisible(true);
        QVERIFY(QTest::qWaitForWindowActive(&view));
        const auto press = [&view](Qt::Key key) { QTest::keyClick(&view, key, Qt::ControlModifier); };
        for (const int part : {1, 2, 2}) { // It ends at the last.
            press(Qt::Key_PageDown);
            QCOMPARE(view.tabs()->current(), part);
        }
        press(Qt::Key_PageUp);
        QCOMPARE(view.tabs()->current(), 1);
    }

    void retryIsOfferedOnlyWhereItCanBe()
    {
        std::optional<Error> obstacle;
        DeliveryDoors around = doors();
        around.obstacle = [&obstacle](const Delivery &) { return obstacle; };
        HistoryView view(around);
        open(view, delivery());
        QVERIFY(view.retryButton()->isEnabled());
        QCOMPARE(view.retryButton()->text(), u"Retry 1 failed"_s);
        QSignalSpy asked(&view, &HistoryView::retryRequested);
        QTest::mouseClick(view.retryButton(), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<Delivery>().id, delivery().id);

        obstacle = Error{ErrorKind::NeedsFix, u"sign-in"_s, {}, {}};
        view.showObstacles();
        QVERIFY(!view.retryButton()->isEnabled());
        QVERIFY(view.retryButton()->toolTip().startsWith(u"You are signed out"_s));
        QCOMPARE(view.retryButton()->accessibleDescription(), view.retryButton()->toolTip());
        obstacle = Error{ErrorKind::Input, u"imported"_s, {}, {}};
        view.showObstacles();
        QVERIFY(view.retryButton()->toolTip().startsWith(u"This delivery belongs to another"_s));

        obstacle.reset();
        Delivery clean = delivery();
        clean.counts[RowState::Failed] = 0;
        view.show(clean);
        QVERIFY(!view.retryButton()->isEnabled());
        QCOMPARE(view.retryButton()->toolTip(), u"No page failed."_s);
    }

    void thePaceIsPlottedFromTheRows()
    {
        HistoryView view(doors());
        open(view, delivery());
        QCOMPARE(view.pace()->pace().counts, QList<int>{2});
        view.show(delivery()); // Rows follow: nothing of the last one stays.
        QVERIFY(view.pace()->pace().counts.isEmpty());
    }
};

} // namespace paperround

QTEST_MAIN(paperround::HistoryViewTest)
#include "historyview.moc"
