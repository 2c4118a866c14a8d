// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storetest.h"

#include <QTemporaryDir>

using namespace paperround;
using namespace paperround::test;

namespace {
const QString Id = u"aaaaaaaaaa"_s;
}

/// The ledger's promises about single rows.
class TestLedgerWriting : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void keepsADeliveryWithItsRows();
    void keepsByWhoseWordItGoesOn();
    void refusesAnIdThatIsKnown();
    void refusesRowsThatAreNotNumberedFromOne();
    void claimsARowWithItsAttempt();
    void claimsNoRowTwice();
    void claimsNoRowThatMayNotBeSent();
    void recordsTheAnswerOfAnAttempt();
    void keepsWhatWasCommittedBeforeThePost();
    void refusesEveryIllegalMove();
    void allowsAnUpdateWithoutAMove();
    void refusesDeliveredWithoutARevision();
    void refusesARevisionWithoutDelivery();
    void recordsAllChangesOrNone();
    void keepsTheCountsByDifference();
    void saysWhichRowOrDeliveryIsMissing();
    void finishesOnlyWhenAllRowsHaveEnded();
    void keepsWhatPausedADeliveryUntilItsNextState();
    void listsOpenDeliveriesOldestFirst();
    void keepsRowsInFlightAsACrashLeftThem();
    void knowsThePagesThatGotTheSameText();
    void comparesTheTextsOfAPageAndNotItsRevisions();
    void doesNotTakeATestForWhatAPageWasToGet();
    void keepsWhereAnAccountMaySend();

private:
    Ledger &ledger() { return m_store->ledger(); }
    Row stored(int number) { return await(ledger().rows(Id)).value().at(number - 1); }
    StateCounts counts() { return await(ledger().delivery(Id)).value()->counts; }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Store> m_store;
};

void TestLedgerWriting::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_store = openStore(m_directory->path());
    QVERIFY(m_store);
    QCOMPARE(codeOf(await(ledger().create(delivery(Id), plannedRows(3)))), QString());
}

void TestLedgerWriting::cleanup()
{
    const auto report = await(m_store->verify());
    QVERIFY(report);
    QCOMPARE(report->problems, QStringList());
    m_store.reset();
    m_directory.reset();
}

void TestLedgerWriting::keepsADeliveryWithItsRows()
{
    Delivery expected = delivery(Id);
    expected.counts[RowState::Planned] = 3;
    QCOMPARE(*await(ledger().delivery(Id)).value(), expected);
    QCOMPARE(await(ledger().rows(Id)).value(), plannedRows(3));
    QVERIFY(!await(ledger().delivery(u"bbbbbbbbbb"_s)).value());
    QVERIFY(await(ledger().rows(u"bbbbbbbbbb"_s)).value().isEmpty());
}

void TestLedgerWriting::keepsByWhoseWordItGoesOn()
{
    QCOMPARE(await(ledger().delivery(Id)).value()->review, delivery(Id).review);
    ReviewNote newer = delivery(Id).review;
    newer.approvals = {{u"Ravi"_s, 90, noon(5), {}}};
    const ReviewNote both = withEarlierApprovals(newer, delivery(Id).review);
    QCOMPARE(both.approvals.size(), 2);
    QVERIFY(await(ledger().setReview(Id, both)));
    QCOMPARE(await(ledger().delivery(Id)).value()->review, both);
    QCOMPARE(codeOf(await(ledger().setReview(u"bbbbbbbbbb"_s, both))), u"no-such-delivery"_s);
}

void TestLedgerWriting::refusesAnIdThatIsKnown()
{
    QCOMPARE(codeOf(await(ledger().create(delivery(Id, 9), plannedRows(1)))), u"exists"_s);
    QCOMPARE(await(ledger().rows(Id)).value().size(), 3);
}

void TestLedgerWriting::refusesRowsThatAreNotNumberedFromOne()
{
    QCOMPARE(codeOf(await(ledger().create(delivery(u"bbbbbbbbbb"_s), {row(1), row(3)}))), u"illegal-row"_s);
    QVERIFY(!await(ledger().delivery(u"bbbbbbbbbb"_s)).value());
}

void TestLedgerWriting::claimsARowWithItsAttempt()
{
    const AttemptPlan plan = planFor(Id, row(2));
    const auto claimed = await(claim(&ledger(), plan));
    QVERIFY(claimed);
    QCOMPARE(claimed->row.number, 2);
    QCOMPARE(stored(2).state, RowState::Sending);
    QCOMPARE(stored(2).firstBase, 100);
    QCOMPARE(await(ledger().attempts(Id, 2)).value(), QList<Attempt>{plan.attempt});
}

void TestLedgerWriting::claimsNoRowTwice()
{
    QVERIFY(await(claim(&ledger(), planFor(Id, row(2)))));
    QCOMPARE(codeOf(await(claim(&ledger(), planFor(Id, row(2), 2)))), u"illegal-move"_s);
    QCOMPARE(await(ledger().attempts(Id, 2)).value().size(), 1);
}

void TestLedgerWriting::claimsNoRowThatMayNotBeSent()
{
    QVERIFY(await(ledger().record({stateChange(Id, row(1), RowState::Skipped, u"opted-out"_s)})));
    QCOMPARE(codeOf(await(claim(&ledger(), planFor(Id, row(1))))), u"illegal-move"_s);
    AttemptPlan unready = planFor(Id, row(2));
    unready.row.state = RowState::Planned;
    QCOMPARE(codeOf(await(claim(&ledger(), unready))), u"illegal-move"_s);
    QVERIFY(await(ledger().attempts(Id, 1)).value().isEmpty());
}

void TestLedgerWriting::recordsTheAnswerOfAnAttempt()
{
    const AttemptPlan plan = planFor(Id, row(1, u"User talk:Reader 1"_s));
    QVERIFY(await(claim(&ledger(), plan)));
    const RowChange change = deliveredChange(plan);
    QVERIFY(await(ledger().record({change})));
    QCOMPARE(stored(1).revision, 501);
    QCOMPARE(stored(1), change.row);
    QCOMPARE(await(ledger().attempts(Id, 1)).value(), QList<Attempt>{*change.attempt});
}

void TestLedgerWriting::keepsWhatWasCommittedBeforeThePost()
{
    AttemptPlan plan = planFor(Id, row(1));
    plan.attempt.detail = u"User:Sender/List"_s;
    QVERIFY(await(claim(&ledger(), plan)));
    RowChange change = deliveredChange(plan);
    change.attempt->base = 999;
    change.attempt->form = EditForm::Create;
    change.attempt->detail.clear();
    change.row.target.title = u"Another page"_s;
    QVERIFY(await(ledger().record({change})));
    QCOMPARE(await(ledger().attempts(Id, 1)).value().constFirst().base, 100);
    QCOMPARE(await(ledger().attempts(Id, 1)).value().constFirst().form, EditForm::Append);
    QCOMPARE(await(ledger().attempts(Id, 1)).value().constFirst().detail, u"User:Sender/List"_s);
    QCOMPARE(stored(1).target, row(1, u"User talk:Reader 1"_s).target);
}

void TestLedgerWriting::refusesEveryIllegalMove()
{
    // A way into each state; from there every state that the table of moves does not name is refused.
    const QHash<RowState, QList<RowState>> ways{
        {RowState::Planned, {}},
        {RowState::Held, {RowState::Held}},
        {RowState::Delivered, {RowState::Sending, RowState::Delivered}},
        {RowState::Skipped, {RowState::Skipped}},
        {RowState::Failed, {RowState::Sending, RowState::Failed}},
        {RowState::Unresolved, {RowState::Held, RowState::Unresolved}},
    };
    int name = 0;
    for (auto way = ways.cbegin(); way != ways.cend(); ++way) {
        const QString id = u"case"_s + QString::number(++name);
        QVERIFY(await(ledger().create(delivery(id, name), plannedRows(1))));
        for (const RowState state : way.value()) {
            if (state == RowState::Sending)
                QVERIFY(await(claim(&ledger(), planFor(id, row(1)))));
            else
                QVERIFY(await(ledger().record({stateChange(id, row(1), state)})));
        }
        for (const RowState to : allRowStates) {
            if (to == way.key() || canMove(way.key(), to))
                continue;
            const auto refused = await(ledger().record({stateChange(id, row(1), to)}));
            QCOMPARE(codeOf(refused), u"illegal-move"_s);
            QCOMPARE(refused.error().kind, ErrorKind::Storage);
            QCOMPARE(await(ledger().rows(id)).value().constFirst().state, way.key());
        }
    }
}

void TestLedgerWriting::allowsAnUpdateWithoutAMove()
{
    RowChange change = stateChange(Id, row(1), RowState::Planned, u"not-applied"_s);
    change.row.detail = u"maxlag: 7 seconds"_s;
    QVERIFY(await(ledger().record({change})));
    QCOMPARE(stored(1).detail, change.row.detail);
    QCOMPARE(counts()[RowState::Planned], 3);
}

void TestLedgerWriting::refusesDeliveredWithoutARevision()
{
    const AttemptPlan plan = planFor(Id, row(1));
    QVERIFY(await(claim(&ledger(), plan)));
    RowChange change = deliveredChange(plan);
    change.row.revision = 0;
    QCOMPARE(codeOf(await(ledger().record({change}))), u"illegal-row"_s);
    QCOMPARE(stored(1).state, RowState::Sending);
}

void TestLedgerWriting::refusesARevisionWithoutDelivery()
{
    RowChange change = stateChange(Id, row(1), RowState::Skipped);
    change.row.revision = 12;
    QCOMPARE(codeOf(await(ledger().record({change}))), u"illegal-row"_s);
}

void TestLedgerWriting::recordsAllChangesOrNone()
{
    const auto refused = await(ledger().record({stateChange(Id, row(1), RowState::Skipped, u"no-user"_s),
                                                stateChange(Id, row(2), RowState::Delivered)}));
    QCOMPARE(codeOf(refused), u"illegal-move"_s);
    QVERIFY(refused.error().detail.contains(u"planned to delivered"_s));
    QCOMPARE(stored(1).state, RowState::Planned);
    QCOMPARE(counts()[RowState::Planned], 3);
}

void TestLedgerWriting::keepsTheCountsByDifference()
{
    const AttemptPlan plan = planFor(Id, row(1));
    QVERIFY(await(claim(&ledger(), plan)));
    QVERIFY(await(ledger().record({stateChange(Id, row(3), RowState::Skipped, u"opted-out"_s)})));
    QCOMPARE(counts()[RowState::Sending], 1);
    QVERIFY(await(ledger().record({deliveredChange(plan)})));
    StateCounts expected;
    expected[RowState::Planned] = 1;
    expected[RowState::Delivered] = 1;
    expected[RowState::Skipped] = 1;
    QCOMPARE(counts(), expected);
}

void TestLedgerWriting::saysWhichRowOrDeliveryIsMissing()
{
    const auto noRow = await(ledger().record({stateChange(Id, row(4), RowState::Skipped)}));
    QCOMPARE(codeOf(noRow), u"no-such-row"_s);
    QCOMPARE(noRow.error().detail, u"aaaaaaaaaa/4"_s);
    const auto noDelivery = await(ledger().setState(u"bbbbbbbbbb"_s, DeliveryState::Paused));
    QCOMPARE(codeOf(noDelivery), u"no-such-delivery"_s);
    QCOMPARE(noDelivery.error().detail, u"bbbbbbbbbb"_s);
}

void TestLedgerWriting::finishesOnlyWhenAllRowsHaveEnded()
{
    const auto refused = await(ledger().setState(Id, DeliveryState::Finished));
    QCOMPARE(codeOf(refused), u"illegal-move"_s);
    QVERIFY(refused.error().detail.contains(u"3 rows"_s));
    for (int number = 1; number <= 3; ++number) {
        RowChange change = stateChange(Id, row(number), RowState::Skipped, u"cancelled"_s);
        change.row.time = noon(number);
        QVERIFY(await(ledger().record({change})));
    }
    QVERIFY(await(ledger().setState(Id, DeliveryState::Finished)));
    QCOMPARE(await(ledger().delivery(Id)).value()->finished, noon(3));
    QVERIFY(await(ledger().open()).value().isEmpty());

    QVERIFY(await(ledger().record({stateChange(Id, row(1), RowState::Planned)})));
    QVERIFY(await(ledger().setState(Id, DeliveryState::Delivering)));
    QVERIFY(!await(ledger().delivery(Id)).value()->finished.isValid());
}

void TestLedgerWriting::keepsWhatPausedADeliveryUntilItsNextState()
{
    const PauseCause cause{brake::StopPage, u"home.example"_s, u"Project:Stop"_s};
    QVERIFY(await(ledger().pause(Id, cause)));
    Delivery stored = **await(ledger().delivery(Id));
    QCOMPARE(stored.state, DeliveryState::Paused);
    QCOMPARE(stored.pauseCause, cause);
    QVERIFY(await(ledger().setState(Id, DeliveryState::Delivering)));
    stored = **await(ledger().delivery(Id));
    QCOMPARE(stored.state, DeliveryState::Delivering);
    QVERIFY(stored.pauseCause.isEmpty());
}

void TestLedgerWriting::listsOpenDeliveriesOldestFirst()
{
    QVERIFY(await(ledger().create(delivery(u"younger"_s, 50), plannedRows(1))));
    QVERIFY(await(ledger().create(delivery(u"older"_s, -50), plannedRows(1))));
    QVERIFY(
        await(ledger().create(delivery(u"sametime"_s, -50), plannedRows(1)))); // as an import may bring it
    QVERIFY(await(ledger().setState(u"younger"_s, DeliveryState::Stopped)));
    QStringList ids;
    const QList<Delivery> found = await(ledger().open()).value();
    for (const Delivery &open : found)
        ids << open.id;
    QCOMPARE(ids, QStringList({u"older"_s, u"sametime"_s, Id, u"younger"_s}));
}

void TestLedgerWriting::keepsRowsInFlightAsACrashLeftThem()
{
    QVERIFY(await(claim(&ledger(), planFor(Id, row(2)))));
    m_store.reset();
    m_store = openStore(m_directory->path());
    QVERIFY(m_store);
    QCOMPARE(stored(2).state, RowState::Sending);
    QVERIFY(!await(ledger().attempts(Id, 2)).value().constFirst().answered.isValid());
}

void TestLedgerWriting::knowsThePagesThatGotTheSameText()
{
    const QString later = u"bbbbbbbbbb"_s;
    const auto plan = planFor(Id, stored(1));
    QVERIFY(await(claim(&ledger(), plan)));
    QVERIFY(await(ledger().record({deliveredChange(plan), stateChange(Id, stored(2), RowState::Skipped)})));
    const auto pages = [&](const Message &message, const QString &wiki, const QString &except) {
        return await(ledger().pagesWithText(message, wiki, except)).value();
    };
    const Message text = delivery(Id).message;
    const QString wiki = u"en.example.org"_s;
    QCOMPARE(pages(text, wiki, later), (QHash<QString, QString>{{plan.row.page, Id}}));
    QVERIFY(pages(text, wiki, Id).isEmpty()); // Its own rows are no earlier delivery.
    QVERIFY(pages({text.subject, u"Other text"_s}, wiki, later).isEmpty());
    QVERIFY(pages(fromAPage(), wiki, later).isEmpty()); // It says more.
    QVERIFY(pages(text, u"fr.example.org"_s, later).isEmpty());
}

void TestLedgerWriting::comparesTheTextsOfAPageAndNotItsRevisions()
{
    const QString id = u"dddddddddd"_s;
    auto head = delivery(id);
    head.message = fromAPage();
    QVERIFY(await(ledger().create(head, plannedRows(1))));
    QCOMPARE(await(ledger().delivery(id)).value()->message, head.message);
    const auto plan = planFor(id, await(ledger().rows(id)).value().constFirst());
    QVERIFY(await(claim(&ledger(), plan)));
    QVERIFY(await(ledger().record({deliveredChange(plan)})));
    const auto pages = [&](const Message &message) {
        return await(ledger().pagesWithText(message, u"en.example.org"_s, Id)).value().size();
    };
    Message again = fromAPage();
    again.source->revision = again.source->texts[0].revision = 8;
    QCOMPARE(pages(again), 1);
    again.source->texts[0].body = u"The next issue"_s; // Its own subject and body stay what they were.
    QCOMPARE(pages(again), 0);
}

void TestLedgerWriting::doesNotTakeATestForWhatAPageWasToGet()
{
    const QString test = u"cccccccccc"_s;
    auto head = delivery(test);
    head.options.test = true;
    QVERIFY(await(ledger().create(head, plannedRows(1))));
    const auto plan = planFor(test, await(ledger().rows(test)).value().constFirst());
    QVERIFY(await(claim(&ledger(), plan)));
    QVERIFY(await(ledger().record({deliveredChange(plan)})));
    QVERIFY(await(ledger().delivery(test)).value()->options.test);
    const auto pages = await(ledger().pagesWithText(head.message, u"en.example.org"_s, Id));
    QVERIFY(pages && pages->isEmpty());
}

void TestLedgerWriting::keepsWhereAnAccountMaySend()
{
    const Account ada{u"home.example"_s, u"Ada"_s, SignInKind::OAuth, {}};
    const Account bea{u"home.example"_s, u"Bea"_s, SignInKind::OAuth, {}};
    QVERIFY(await(ledger().permissions(ada)).value().isEmpty());
    QVERIFY(await(ledger().permit(ada, {u"fr.example"_s, u"de.example"_s}, u"https://a.example/1"_s)));
    QVERIFY(await(ledger().permit(ada, {u"de.example"_s}, u"https://a.example/2"_s)));
    m_store.reset();
    m_store = openStore(m_directory->path());
    QVERIFY(m_store);
    QCOMPARE(await(ledger().permissions(ada)).value(),
             (QHash<QString, QString>{{u"fr.example"_s, u"https://a.example/1"_s},
                                      {u"de.example"_s, u"https://a.example/2"_s}}));
    QVERIFY(await(ledger().permissions(bea)).value().isEmpty());
}

QTEST_GUILESS_MAIN(TestLedgerWriting)
#include "ledgerwriting.moc"
