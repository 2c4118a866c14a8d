// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/pastpage.h"

#include "models/translations.h"
#include "ui/delivery/rowsview.h"
#include "ui/history/historyview.h"
#include "ui/sampledelivery.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QListView>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

/// A record that cannot be read for a while.
class FailingHistory : public sample::SampleHistory
{
public:
    Task<HistoryPage> deliveries(std::optional<HistoryCursor> after, int limit) override
    {
        auto page = co_await SampleHistory::deliveries(after, limit);
        if (listRefusal)
            co_return tl::unexpected(*listRefusal);
        co_return page;
    }
    Task<QList<Row>> rowsOf(QString id, int afterNumber, int limit) override
    {
        auto rows = co_await SampleHistory::rowsOf(id, afterNumber, limit);
        if (rowsRefusal)
            co_return tl::unexpected(*rowsRefusal);
        co_return rows;
    }

    std::optional<Error> listRefusal;
    std::optional<Error> rowsRefusal;
};

class PastPageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
    }

    void aRecordThatCannotBeReadIsSaidAndReadWhenItCan()
    {
        FailingHistory past;
        past.listRefusal = Error{ErrorKind::Storage, u"ledger-io"_s, {}, {}};
        PastPage page(past, sample::doors());
        page.resize(1112, 720);
        page.show();
        page.activated({});
        const QList<Notice> &notices = page.bar()->notices();
        QTRY_COMPARE(notices.size(), 1);
        QVERIFY(page.bar()->isVisible());
        QCOMPARE(notices.first().title, u"The record of deliveries cannot be read or written."_s);

        past.listRefusal.reset();
        past.rowsRefusal = Error{ErrorKind::Storage, u"ledger-io"_s, {}, {}};
        std::function(notices.first().actions.first().run)();
        QTRY_VERIFY(page.list()->model()->rowCount() > 10);
        QTRY_VERIFY(notices.size() == 1 && notices.first().key == u"rows"_s);
        QVERIFY(!page.opened()->delivery().id.isEmpty());

        past.rowsRefusal.reset();
        std::function(notices.first().actions.first().run)();
        QTRY_VERIFY(page.opened()->rows()->table()->model()->rowCount() > 0);
        QVERIFY(notices.isEmpty());
    }
};

} // namespace paperround

QTEST_MAIN(paperround::PastPageTest)
#include "pastpage.moc"
