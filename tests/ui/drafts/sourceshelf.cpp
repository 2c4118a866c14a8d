// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/sourceshelf.h"

#include "ui/drafts/fakedrafts.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

/// One delivery of the past with as many rows as are asked for; every third was skipped.
class OneDelivery : public History
{
public:
    explicit OneDelivery(ManualClock &clock, int rows)
        : m_clock(clock)
        , m_rows(rows)
    {
        m_delivery.id = u"last"_s;
        m_delivery.message.subject = u"Tech & News"_s;
        m_delivery.created = QDateTime({2026, 11, 20}, {12, 0}, Qt::UTC);
        m_delivery.counts[RowState::Delivered] = rows - rows / 3;
    }
    Task<HistoryPage> deliveries(std::optional<HistoryCursor>, int) override
    {
        co_await m_clock.sleep(std::chrono::milliseconds(1), {});
        co_return HistoryPage{{m_delivery}, {}};
    }
    Task<QList<Row>> rowsOf(QString, int after, int limit) override
    {
        co_await m_clock.sleep(std::chrono::milliseconds(1), {});
        if (refusal)
            co_return tl::unexpected(*refusal);
        QList<Row> rows;
        for (int number = after + 1; number <= m_rows && rows.size() < limit; ++number) {
            Row row;
            row.number = number;
            row.target = {u"User talk:U%1"_s.arg(number), u"en.example"_s, number};
            row.state = number % 3 == 0 ? RowState::Skipped : RowState::Delivered;
            rows.append(row);
        }
        co_return rows;
    }
    Task<HistoryPage> search(QString, std::optional<HistoryCursor>, int) override
    {
        return unexpected<HistoryPage>();
    }
    Task<std::optional<Delivery>> open(QString) override { return unexpected<std::optional<Delivery>>(); }
    Task<QList<Attempt>> attemptsOf(QString, int) override { return unexpected<QList<Attempt>>(); }

    std::optional<Error> refusal;

private:
    template <class T> Task<T> unexpected()
    {
        QTest::qFail("the shelf asks for what it does not need", __FILE__, __LINE__);
        co_return failure(ErrorKind::Storage, u"unexpected"_s);
    }

    ManualClock &m_clock;
    Delivery m_delivery;
    int m_rows;
};

/// Opens a menu of the shelf without a window and waits for what it offers.
QList<QAction *> offered(QMenu &menu, const QString &first)
{
    Q_EMIT menu.aboutToShow();
    (void)QTest::qWaitFor([&] { return menu.actions().constFirst()->text() == first; });
    return menu.actions();
}

} // namespace

class TestSourceShelf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersTheListsOfOtherDraftsAndGivesWhatTheyWouldSend()
    {
        ManualClock clock;
        FakeDrafts drafts(clock);
        TargetSource source{.letter = u'A', .name = u"list"_s};
        source.rows.append({{u"Ada"_s, u"w"_s, 1}, {}});
        source.rows.append({{u"Bea"_s, u"w"_s, 2}, {}});
        Draft other{.id = u"other"_s, .message = {u"Older"_s, {}}, .sources = {source}, .formula = u"A"_s};
        other.edits.leftOut = {u"Bea@w"_s};
        drafts.kept.insert(other.id, other);
        drafts.kept.insert(u"this"_s, Draft{.id = u"this"_s, .message = {u"This one"_s, {}}});
        SourceShelf shelf(drafts, nullptr, nullptr);
        std::optional<TargetSource> chosen;
        QMenu menu;
        shelf.offerDrafts(
            &menu, [] { return u"this"_s; }, [&chosen](const TargetSource &it) { chosen = it; });
        const QList<QAction *> actions = offered(menu, u"Older"_s);
        QCOMPARE(actions.size(), 1);
        actions.first()->trigger();
        QTRY_VERIFY(chosen);
        QCOMPARE(chosen->origin.kind, SourceKind::Draft);
        QCOMPARE(chosen->rows.size(), 1);
        QCOMPARE(chosen->rows.at(0).target.title, u"Ada"_s);
    }

    void saysThatThereIsNothingToOffer()
    {
        ManualClock clock;
        FakeDrafts drafts(clock);
        SourceShelf shelf(drafts, nullptr, nullptr);
        QMenu menu;
        shelf.offerDrafts(
            &menu, [] { return QString(); }, [](const TargetSource &) {});
        QVERIFY(!offered(menu, u"There is no other draft"_s).first()->isEnabled());
        QMenu past;
        shelf.offerDeliveries(&past, [](const TargetSource &) {});
        QVERIFY(!offered(past, u"Nothing has been delivered yet"_s).first()->isEnabled());
    }

    void whoGotADeliveryIsReadToItsEnd()
    {
        ManualClock clock;
        FakeDrafts drafts(clock);
        OneDelivery history(clock, 12'000);
        SourceShelf shelf(drafts, &history, nullptr);
        std::optional<TargetSource> chosen;
        QMenu menu;
        shelf.offerDeliveries(&menu, [&chosen](const TargetSource &it) { chosen = it; });
        Q_EMIT menu.aboutToShow();
        QTRY_VERIFY(menu.actions().first()->isEnabled());
        QVERIFY(menu.actions().first()->text().startsWith(u"Tech && News"_s));
        menu.actions().first()->trigger();
        QTRY_VERIFY(chosen);
        QCOMPARE(chosen->origin, (SourceOrigin{.kind = SourceKind::Delivery, .id = u"last"_s}));
        QCOMPARE(chosen->rows.size(), 8'000);
    }

    void tellsThatThePastCannotBeRead()
    {
        ManualClock clock;
        FakeDrafts drafts(clock);
        OneDelivery history(clock, 3);
        history.refusal = Error{ErrorKind::Storage, u"ledger-corrupt"_s, {}};
        SourceShelf shelf(drafts, &history, nullptr);
        QSignalSpy failed(&shelf, &SourceShelf::failed);
        Delivery delivery;
        delivery.id = u"last"_s;
        bool chosen = false;
        shelf.readDelivery(delivery, [&chosen](const TargetSource &) { chosen = true; });
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(!chosen);
    }

    void offersTheExcludeListsOfTheFarmAndReadsOneAgain()
    {
        ManualClock clock;
        FakeDrafts drafts(clock);
        SourceShelf shelf(drafts, nullptr, nullptr);
        QList<ExcludeList> lists{
            {u"Asked & left"_s,
             {{u"User:Ada"_s, {}, u"asked"_s, {}, {}}, {u"Talk:B"_s, u"en.example"_s, {}, {}, {}}}}};
        shelf.setExcludeLists([&lists]() -> Task<QList<ExcludeList>> { return given(lists); });
        QMenu menu;
        QList<TargetSource> chosen;
        shelf.offerExcludeLists(&menu, [&chosen](const TargetSource &source) { chosen.append(source); });
        const QList<QAction *> actions = offered(menu, u"Asked && left (2)"_s);
        QCOMPARE(actions.size(), 1);
        actions.constFirst()->trigger();
        QTRY_COMPARE(chosen.size(), 1);
        QCOMPARE(chosen.constFirst().origin.kind, SourceKind::Exclusions);
        QCOMPARE(chosen.constFirst().origin.id, u"Asked & left"_s);
        QCOMPARE(chosen.constFirst().rows.size(), 2);
        lists.clear();
        QSignalSpy failed(&shelf, &SourceShelf::failed);
        shelf.readExcludeList(u"Asked & left"_s, [&chosen](const TargetSource &it) { chosen.append(it); });
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].value<Error>().code, u"no-such-list"_s);
        QCOMPARE(chosen.size(), 1);
    }

private:
    static Task<QList<ExcludeList>> given(QList<ExcludeList> lists) { co_return QList<ExcludeList>(lists); }
};

QTEST_MAIN(TestSourceShelf)
#include "sourceshelf.moc"
