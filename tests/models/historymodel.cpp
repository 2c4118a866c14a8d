// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/historymodel.h"

#include <QAbstractItemModelTester>
#include <QCoroTask>
#include <QCoroTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace paperround;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
Delivery delivery(const QString &id, const QDate &day, int rows = 2)
{
    Delivery made;
    made.id = id;
    made.message.subject = u"News "_s + id;
    made.created = QDateTime(day, QTime(12, 0), Qt::UTC);
    made.counts[RowState::Delivered] = rows;
    return made;
}

/// Deliveries in memory, given out by pages through the event loop.
class FakeHistory : public History
{
public:
    QList<Delivery> all; ///< Newest first.
    int largestPage = 100;
    std::optional<Error> fault;
    QStringList asked; ///< The words of each call.

    Task<HistoryPage> deliveries(std::optional<HistoryCursor> after, int limit) override
    {
        return page({}, after, limit);
    }
    Task<HistoryPage> search(QString words, std::optional<HistoryCursor> after, int limit) override
    {
        return page(words, after, limit);
    }
    Task<std::optional<Delivery>> open(QString) override { return never<std::optional<Delivery>>(); }
    Task<QList<Row>> rowsOf(QString, int, int) override { return never<QList<Row>>(); }
    Task<QList<Attempt>> attemptsOf(QString, int) override { return never<QList<Attempt>>(); }

private:
    template <class T> Task<T> never()
    {
        qFatal("The model asked for what it does not show");
        co_return failure(ErrorKind::Storage, u"unexpected"_s);
    }

    Task<HistoryPage> page(QString words, std::optional<HistoryCursor> after, int limit)
    {
        asked += words;
        HistoryPage page;
        const auto size = std::min(limit, largestPage);
        for (const auto &known : all) {
            if (!known.message.subject.contains(words) || (after && known.created >= after->created))
                continue;
            if (page.deliveries.size() == size) {
                page.next = HistoryCursor{page.deliveries.last().created, page.deliveries.last().id};
                break;
            }
            page.deliveries += known;
        }
        const auto error = fault;
        co_await QCoro::sleepFor(0ms);
        if (error)
            co_return tl::unexpected(*error);
        co_return page;
    }
};
} // namespace

class TestHistoryModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_history = std::make_unique<FakeHistory>();
        m_history->all = {delivery(u"e"_s, {2026, 11, 20}), delivery(u"d"_s, {2026, 11, 10}, 3),
                          delivery(u"c"_s, {2026, 10, 9}), delivery(u"b"_s, {2026, 10, 8}),
                          delivery(u"a"_s, {2025, 10, 8})};
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void putsDeliveriesUnderTheirMonths();
    void readsAPageAtATime();
    void countsAMonthThatGoesOnOverPages();
    void showsWhatASearchFound();
    void passesOverTheAnswerOfAnEarlierSearch();
    void showsAChangeAtItsPlace();
    void showsANewDeliveryOnTop();
    void doesNotShowAnOldDeliveryTwice();
    void keepsWhatIsShownWhereTheLedgerFails();
    void headsCannotBeChosen();

private:
    /// The model with its first page, and a tester attached.
    void open(int largestPage = 100)
    {
        m_history->largestPage = largestPage;
        m_model = std::make_unique<HistoryModel>(*m_history);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get()); // Asks for the first page.
        m_tester->setUseFetchMore(false);
        fetch();
    }
    /// "2 5" for the head of a month with two deliveries to five pages so far, else the delivery's id.
    [[nodiscard]] QStringList lines() const
    {
        QStringList lines;
        for (int line = 0; line < m_model->rowCount(); ++line) {
            static const QRegularExpression words(u"[^0-9]+"_s);
            const auto index = m_model->index(line);
            lines += index.data(HistoryModel::IsMonthRole).toBool()
                ? index.data(HistoryModel::SummaryRole).toString().replace(words, u" "_s).trimmed()
                : index.data(HistoryModel::IdRole).toString();
        }
        return lines;
    }
    void fetch()
    {
        QSignalSpy loaded(m_model.get(), &HistoryModel::loaded);
        m_model->fetchMore({});
        QVERIFY(!m_model->canFetchMore({})); // One at a time.
        QVERIFY(loaded.wait());
    }

    std::unique_ptr<FakeHistory> m_history;
    std::unique_ptr<HistoryModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestHistoryModel::putsDeliveriesUnderTheirMonths()
{
    open();
    QCOMPARE(lines(), (QStringList{u"2 5"_s, u"e"_s, u"d"_s, u"2 4"_s, u"c"_s, u"b"_s, u"1 2"_s, u"a"_s}));
    QVERIFY(m_model->isComplete());
    QVERIFY(!m_model->canFetchMore({}));
    QCOMPARE(m_model->index(0).data().toString(), u"November 2026"_s);
    QCOMPARE(m_model->index(6).data(Qt::AccessibleTextRole).toString(), u"October 2025"_s);
    QVERIFY(m_model->index(1).data().toString().contains(u"News e"_s));
    QCOMPARE(m_model->index(2).data(HistoryModel::SummaryRole).toString(), u"3 of 3"_s);
    QCOMPARE(m_model->index(2).data(HistoryModel::DateRole).toString(), u"10 Nov"_s);
    const auto spoken = m_model->index(2).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(u"News d"_s) && spoken.contains(u"3 of 3"_s), qPrintable(spoken));
    QCOMPARE(m_model->lineOf(u"c"_s), 4);
    QCOMPARE(m_model->lineOf(u"nobody"_s), -1);
    QCOMPARE(m_model->deliveryAt(0), nullptr);
    QCOMPARE(m_model->deliveryAt(99), nullptr);
    QCOMPARE(m_model->deliveryAt(4)->id, u"c"_s);
}

void TestHistoryModel::readsAPageAtATime()
{
    open(2);
    QCOMPARE(m_model->deliveries(), 2);
    QVERIFY(!m_model->isComplete());
    fetch();
    QCOMPARE(m_model->deliveries(), 4);
    fetch();
    QCOMPARE(m_model->deliveries(), 5);
    QVERIFY(m_model->isComplete());
    QCOMPARE(m_history->asked.size(), 3);
}

void TestHistoryModel::countsAMonthThatGoesOnOverPages()
{
    open(3);
    QCOMPARE(lines().at(3), u"1 2"_s);
    QSignalSpy changed(m_model.get(), &HistoryModel::dataChanged);
    fetch();
    QCOMPARE(lines().at(3), u"2 4"_s);
    QCOMPARE(lines().count(u"2 4"_s), 1);
    QVERIFY(std::ranges::any_of(changed, [](const QList<QVariant> &signal) {
        return signal.at(0).toModelIndex().row() <= 3 && signal.at(1).toModelIndex().row() >= 3
            && signal.at(2).value<QList<int>>().contains(HistoryModel::SummaryRole);
    }));
}

void TestHistoryModel::showsWhatASearchFound()
{
    open();
    m_model->search(u"  News c "_s);
    QVERIFY(m_model->isSearching());
    QTRY_COMPARE(lines(), (QStringList{u"1 2"_s, u"c"_s}));
    QCOMPARE(m_history->asked.last(), u"News c"_s);
    m_model->search(u"News c"_s); // The same words ask for nothing.
    QCOMPARE(m_history->asked.size(), 2);
    m_model->search({});
    QTRY_COMPARE(m_model->deliveries(), 5);
}

void TestHistoryModel::passesOverTheAnswerOfAnEarlierSearch()
{
    open();
    m_model->search(u"News c"_s);
    m_model->search(u"News a"_s);
    QSignalSpy loaded(m_model.get(), &HistoryModel::loaded);
    QVERIFY(loaded.wait());
    QCOMPARE(m_model->deliveryAt(1)->id, u"a"_s);
    QCOMPARE(m_model->deliveries(), 1);
    QCOMPARE(loaded.count(), 1);
}

void TestHistoryModel::showsAChangeAtItsPlace()
{
    open();
    auto changed = m_history->all.at(2);
    changed.counts[RowState::Failed] = 4;
    QSignalSpy signal(m_model.get(), &HistoryModel::dataChanged);
    m_model->show(changed);
    QCOMPARE(signal.count(), 1);
    QCOMPARE(signal.first().first().toModelIndex().row(), 4);
    QCOMPARE(m_model->index(4).data(HistoryModel::SummaryRole).toString(), u"2 of 6"_s);
}

void TestHistoryModel::showsANewDeliveryOnTop()
{
    HistoryModel unread(*m_history);
    unread.show(delivery(u"f"_s, {2026, 12, 1})); // The first page will bring it.
    QCOMPARE(unread.rowCount(), 0);
    open();
    m_model->show(delivery(u"f"_s, {2026, 12, 1}));
    QCOMPARE(lines().first(2), (QStringList{u"1 2"_s, u"f"_s}));
    m_model->show(delivery(u"between"_s, {2026, 11, 15}));
    QCOMPARE(lines().mid(2, 4), (QStringList{u"3 7"_s, u"e"_s, u"between"_s, u"d"_s}));
    m_model->search(u"News c"_s);
    QTRY_COMPARE(m_model->deliveries(), 1);
    m_model->show(delivery(u"g"_s, {2026, 12, 2})); // Not what was searched for.
    QCOMPARE(m_model->deliveries(), 1);
}

void TestHistoryModel::doesNotShowAnOldDeliveryTwice()
{
    // An imported one may be older than all that was read so far: a later page brings it.
    open(2);
    const auto old = delivery(u"old"_s, {2026, 9, 1});
    m_history->all.insert(4, old);
    m_model->show(old);
    while (!m_model->isComplete())
        fetch();
    QCOMPARE(lines().count(u"old"_s), 1);
    QCOMPARE(m_model->deliveries(), 6);
}

void TestHistoryModel::keepsWhatIsShownWhereTheLedgerFails()
{
    open();
    m_history->fault = Error{ErrorKind::Storage, u"ledger-io"_s, {}, {}};
    QSignalSpy failed(m_model.get(), &HistoryModel::failed);
    m_model->reload();
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().value<Error>().code, u"ledger-io"_s);
    QCOMPARE(m_model->deliveries(), 5);
    m_history->fault.reset();
    m_model->reload();
    QTRY_VERIFY(m_model->isComplete());
    QCOMPARE(m_model->deliveries(), 5);
}

void TestHistoryModel::headsCannotBeChosen()
{
    open();
    QVERIFY(!(m_model->flags(m_model->index(0)) & Qt::ItemIsSelectable));
    QVERIFY(m_model->flags(m_model->index(1)) & Qt::ItemIsSelectable);
}

QTEST_GUILESS_MAIN(TestHistoryModel)
#include "historymodel.moc"
