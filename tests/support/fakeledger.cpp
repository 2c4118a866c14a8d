// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeledger.h"

#include "domain/message/composition.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

FakeLedger::FakeLedger(ManualClock &clock)
    : m_clock(clock)
{
}

QCoro::Task<> FakeLedger::aMoment()
{
    co_await m_clock.sleep(1ms, {});
}

Result<void> FakeLedger::commit()
{
    if (m_failFrom > 0 && m_commits + 1 >= m_failFrom)
        return tl::unexpected(m_failure);
    ++m_commits;
    return {};
}

Result<void> FakeLedger::violation(const QString &what)
{
    m_violations.append(what);
    return failure(ErrorKind::Storage, u"illegal-move"_s, what);
}

Task<void> FakeLedger::create(Delivery delivery, QList<Row> rows)
{
    Result<void> done;
    if (m_records.contains(delivery.id)) {
        done = failure(ErrorKind::Storage, u"exists"_s, delivery.id);
    } else {
        done = commit();
        if (done)
            m_records.insert(delivery.id, {delivery, rows, {}});
    }
    co_await aMoment();
    co_return done;
}

Task<std::optional<Delivery>> FakeLedger::delivery(QString id)
{
    const auto found = deliveryNow(id);
    co_await aMoment();
    co_return found;
}

Task<QList<Row>> FakeLedger::rows(QString deliveryId)
{
    const auto found = rowsNow(deliveryId);
    co_await aMoment();
    co_return found;
}

Task<QList<Attempt>> FakeLedger::attempts(QString deliveryId, int row)
{
    const auto found = attemptsNow(deliveryId, row);
    co_await aMoment();
    co_return found;
}

Result<void> FakeLedger::change(Record &record, const RowChange &change)
{
    const int number = change.row.number;
    if (number < 1 || number > record.rows.size())
        return violation(u"no row %1"_s.arg(number));
    Row &row = record.rows[number - 1];
    if (row.state != change.row.state && !canMove(row.state, change.row.state))
        return violation(
            u"row %1: %2 to %3"_s.arg(number).arg(stateName(row.state), stateName(change.row.state)));
    const bool landed = change.row.revision > 0 || !change.row.thread.isEmpty();
    if ((change.row.state == RowState::Delivered) != landed)
        return violation(u"row %1: delivered goes with a revision or a thread, and only so"_s.arg(number));
    if (change.row.target != row.target || change.row.attempts < row.attempts)
        return violation(u"row %1: forgets what it was"_s.arg(number));
    if (change.attempt) {
        QList<Attempt> &attempts = record.attempts[number];
        const auto open = std::ranges::find(attempts, change.attempt->number, &Attempt::number);
        if (open == attempts.end() || !open->outcome.isEmpty() || change.attempt->outcome.isEmpty())
            return violation(u"row %1: attempt %2 is not open"_s.arg(number).arg(change.attempt->number));
        // What was committed before the post is never changed by its answer.
        open->answered = change.attempt->answered;
        open->outcome = change.attempt->outcome;
        open->code = change.attempt->code;
        if (!change.attempt->detail.isEmpty())
            open->detail = change.attempt->detail;
    }
    row = change.row;
    return {};
}

Task<void> FakeLedger::record(QList<RowChange> changes)
{
    Result<void> done = commit();
    if (done) {
        // All or nothing matters to nobody after a violation: that fails the test.
        for (const RowChange &each : std::as_const(changes)) {
            if (done && !m_records.contains(each.deliveryId))
                done = violation(u"no delivery "_s + each.deliveryId);
            if (done)
                done = change(m_records[each.deliveryId], each);
        }
    }
    co_await aMoment();
    co_return done;
}

Task<void> FakeLedger::commitClaims(QList<AttemptPlan> plans)
{
    Result<void> done = commit();
    for (const AttemptPlan &plan : std::as_const(plans)) {
        if (!done)
            break;
        Record &record = m_records[plan.deliveryId];
        QList<Attempt> &attempts = record.attempts[plan.row.number];
        const bool open = std::ranges::any_of(attempts, [](const Attempt &a) { return a.outcome.isEmpty(); });
        if (plan.row.state != RowState::Sending || plan.attempt.number != attempts.size() + 1 || open
            || plan.row.attempts != plan.attempt.number || plan.attempt.startTimestamp.isEmpty())
            done = violation(u"row %1: a claim that is none"_s.arg(plan.row.number));
        else
            done = change(record, {plan.deliveryId, plan.row, std::nullopt});
        if (done)
            attempts.append(plan.attempt);
    }
    co_await aMoment();
    co_return done;
}

Task<void> FakeLedger::setState(QString deliveryId, DeliveryState state)
{
    Result<void> done = commit();
    if (done && !m_records.contains(deliveryId)) {
        done = violation(u"no delivery "_s + deliveryId);
    } else if (done) {
        Record &record = m_records[deliveryId];
        const bool ended =
            std::ranges::all_of(record.rows, [](const Row &row) { return hasEnded(row.state); });
        if (state == DeliveryState::Finished && !ended)
            done = violation(u"finished with open rows"_s);
        else
            record.delivery.state = state;
        record.delivery.pauseCause = {};
    }
    co_await aMoment();
    co_return done;
}

Task<QHash<QString, QString>> FakeLedger::pagesWithText(Message message, QString wiki, QString exceptId)
{
    QHash<QString, QString> pages;
    for (const Record &record : std::as_const(m_records)) {
        if (record.delivery.id == exceptId || !saysTheSame(record.delivery.message, message)
            || record.delivery.options.test)
            continue;
        for (const Row &row : record.rows) {
            if (row.state == RowState::Delivered && row.target.wiki == wiki)
                pages.insert(row.page, record.delivery.id);
        }
    }
    co_await aMoment();
    co_return pages;
}

Task<void> FakeLedger::setReview(QString deliveryId, ReviewNote review)
{
    Result<void> done = commit();
    if (done && !m_records.contains(deliveryId))
        done = violation(u"no delivery "_s + deliveryId);
    else if (done)
        m_records[deliveryId].delivery.review = review;
    co_await aMoment();
    co_return done;
}

Task<void> FakeLedger::pause(QString deliveryId, PauseCause cause)
{
    auto paused = co_await setState(deliveryId, DeliveryState::Paused);
    if (paused)
        m_records[deliveryId].delivery.pauseCause = cause;
    co_return paused;
}

Task<QHash<QString, QString>> FakeLedger::permissions(Account account)
{
    const auto found = m_permissions.value(account.key());
    co_await aMoment();
    co_return found;
}

Task<void> FakeLedger::permit(Account account, QStringList wikis, QString link)
{
    const auto done = commit();
    for (const QString &wiki : std::as_const(wikis)) {
        if (done)
            m_permissions[account.key()].insert(wiki, link);
    }
    co_await aMoment();
    co_return done;
}

Task<QList<ExcludeList>> FakeLedger::excludeLists(QString)
{
    const auto lists = m_excludeLists;
    co_await aMoment();
    co_return lists;
}

Task<LastIssue> FakeLedger::lastIssue(QString farm, QString subject, QString exceptId)
{
    LastIssue issue;
    QDateTime newest;
    for (const Record &record : std::as_const(m_records)) {
        const Delivery &delivery = record.delivery;
        if (delivery.farm != farm || delivery.id == exceptId || delivery.options.test
            || seriesOf(delivery.message.subject) != seriesOf(subject) || delivery.created <= newest)
            continue;
        newest = delivery.created;
        issue = {delivery.id, delivery.message.subject, {}};
        for (const Row &row : record.rows) {
            if (row.state == RowState::Delivered)
                issue.pages[row.target.wiki].insert(row.page);
        }
    }
    co_await aMoment();
    co_return LastIssue(issue);
}

Task<QList<Delivery>> FakeLedger::open()
{
    QList<Delivery> found;
    for (const Record &record : std::as_const(m_records)) {
        if (record.delivery.state != DeliveryState::Finished && record.delivery.origin.isEmpty())
            found.append(record.delivery);
    }
    std::ranges::sort(found, {}, &Delivery::created);
    co_await aMoment();
    co_return found;
}

void FakeLedger::failFrom(int commit, Error error)
{
    m_failFrom = commit;
    m_failure = std::move(error);
}

void FakeLedger::mend()
{
    m_failFrom = 0;
}

QList<Row> FakeLedger::rowsNow(const QString &id) const
{
    return m_records.value(id).rows;
}

std::optional<Delivery> FakeLedger::deliveryNow(const QString &id) const
{
    const auto found = m_records.constFind(id);
    if (found == m_records.cend())
        return std::nullopt;
    Delivery delivery = found->delivery;
    delivery.counts = {};
    for (const Row &row : found->rows)
        ++delivery.counts[row.state];
    return delivery;
}

QList<Attempt> FakeLedger::attemptsNow(const QString &id, int row) const
{
    const auto record = m_records.value(id);
    const auto found = record.attempts.find(row);
    return found == record.attempts.end() ? QList<Attempt>() : found->second;
}

} // namespace paperround
