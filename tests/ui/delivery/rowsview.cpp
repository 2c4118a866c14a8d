// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delivery/rowsview.h"

#include "engine/delivery/deliveryengine.h"
#include "models/translations.h"
#include "support/fakeledger.h"
#include "ui/delivery/deliveriespage.h"
#include "ui/delivery/deliveryview.h"
#include "ui/delivery/rowpanel.h"
#include "ui/sampledelivery.h"
#include "ui/widgets/style.h"

#include <QHeaderView>
#include <QSettings>
#include <QSplitter>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

/// How a person arranged the rows, from delivery to delivery and from run to run.
class RowsViewTest : public QObject
{
    Q_OBJECT

    static constexpr int Page = DeliveryTableModel::PageColumn;
    static constexpr int Wiki = DeliveryTableModel::WikiColumn;

    /// One run of the console: it opens with the settings of the one before and leaves its own.
    struct Run
    {
        ManualClock clock;
        FakeLedger ledger{clock};
        DeliveryEngine engine{ledger, clock, u"test"_s};
        QSettings settings;
        DeliveriesPage page{engine, sample::doors()};

        explicit Run(const QTemporaryDir &directory)
            : settings(directory.filePath(u"window.ini"_s), QSettings::IniFormat)
        {
            page.restoreState(settings);
            page.resize(1112, 720);
            page.setVisible(true);
        }
        ~Run() { page.saveState(settings); }
        Run(const Run &) = delete;
        Run &operator=(const Run &) = delete;

        void open(const QString &id)
        {
            const QList<Row> rows = sample::rows(40);
            page.offer(sample::delivery(rows, id), rows);
        }
        [[nodiscard]] RowsView *rows() const { return page.currentView()->rows(); }
        [[nodiscard]] QHeaderView *header() const { return rows()->table()->horizontalHeader(); }
        [[nodiscard]] int width(int column) const { return header()->sectionSize(column); }
        /// The handle at a column's end, with the mouse.
        void drag(int column, int by) const
        {
            QHeaderView *head = header();
            const int end = head->sectionViewportPosition(column) + head->sectionSize(column) - 1;
            const int middle = head->height() / 2;
            QTest::mousePress(head->viewport(), Qt::LeftButton, {}, {end, middle});
            QTest::mouseMove(head->viewport(), {end + by / 2, middle});
            QTest::mouseMove(head->viewport(), {end + by, middle});
            QTest::mouseRelease(head->viewport(), Qt::LeftButton, {}, {end + by, middle});
        }
        void openPanel() const { rows()->chooseRow(5); }
        [[nodiscard]] QSplitter *splitter() const { return rows()->findChild<QSplitter *>(); }
    };

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
    }

    void aWidthAPersonChoseStaysAndTheOthersFollowThePage()
    {
        const QTemporaryDir directory;
        Run run(directory);
        run.open(u"aaaaaaaaaa"_s);
        const int wiki = run.width(Wiki);
        const int chosen = run.width(Page) + 60;
        run.drag(Page, 60);
        QCOMPARE(run.width(Page), chosen);
        run.page.resize(1600, 900);
        QTRY_VERIFY(run.width(Wiki) > wiki);
        QCOMPARE(run.width(Page), chosen);
        run.openPanel();
        QCOMPARE(run.width(Page), chosen);
        run.open(u"bbbbbbbbbb"_s);
        QCOMPARE(run.page.currentView()->delivery().id, u"bbbbbbbbbb"_s);
        QCOMPARE(run.width(Page), chosen);
    }

    void aWidthOutlivesTheRun()
    {
        const QTemporaryDir directory;
        int chosen = 0;
        int untouched = 0;
        {
            Run run(directory);
            run.open(u"aaaaaaaaaa"_s);
            untouched = run.width(Wiki);
            run.drag(Page, -40);
            chosen = run.width(Page);
        }
        {
            Run run(directory); // One in which no delivery is opened loses nothing.
        }
        Run run(directory);
        run.open(u"bbbbbbbbbb"_s);
        QCOMPARE(run.width(Page), chosen);
        QCOMPARE(run.width(Wiki), untouched);
        run.page.resize(1600, 900);
        QTRY_VERIFY(run.width(Wiki) > untouched);
        QCOMPARE(run.width(Page), chosen);
    }

    void thePlaceOfTheSplitterOutlivesTheRun()
    {
        const QTemporaryDir directory;
        int wide = 0;
        {
            Run run(directory);
            run.open(u"aaaaaaaaaa"_s);
            run.openPanel();
            run.splitter()->setSizes({600, 500});
            QTRY_VERIFY(run.rows()->panel()->width() > 450);
            wide = run.rows()->panel()->width();
        }
        Run run(directory);
        run.open(u"bbbbbbbbbb"_s);
        run.openPanel();
        QTRY_COMPARE(run.rows()->panel()->width(), wide);
    }

    void rubbishInTheSettingsIsPassedOver()
    {
        const QTemporaryDir directory;
        int usual = 0;
        {
            Run run(directory);
            run.open(u"aaaaaaaaaa"_s);
            usual = run.width(Page);
        }
        {
            QSettings settings(directory.filePath(u"window.ini"_s), QSettings::IniFormat);
            settings.setValue(u"rows"_s, u"nothing"_s);
            settings.setValue(u"columns"_s,
                              QStringList{u"x"_s, u"-1:30"_s, u"99:30"_s, u"1:-5"_s, u"2:9999999"_s});
        }
        Run run(directory);
        run.open(u"bbbbbbbbbb"_s);
        QCOMPARE(run.width(Page), usual);
        QVERIFY(run.width(Wiki) <= 4000);
    }
};

} // namespace paperround

QTEST_MAIN(paperround::RowsViewTest)
#include "rowsview.moc"
