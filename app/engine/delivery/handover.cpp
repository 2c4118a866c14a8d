// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery/handover.h"

#include "domain/delivery/mark.h"
#include "domain/delivery/reason.h"
#include "domain/message/composition.h"
#include "domain/targets/listreaders.h"
#include "engine/crashpoint.h"
#include "engine/delivery/brakes.h"
#include "engine/delivery/deliveryrun.h"
#include "engine/log.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

namespace {

/// A call that began before its list was emptied may still be writing its log entry; PHP and a database's
/// lock together end well before this.
constexpr std::chrono::milliseconds LateCall = 300s;

/// What a fence found, as the wiki's answer would have been.
Result<void> answerOf(bool sent)
{
    if (!sent)
        return failure(ErrorKind::Temporary, u"not-sent"_s);
    return {};
}

/// Neither time nor a person's mending would change it.
bool isFinal(const Error &error)
{
    return error.kind == ErrorKind::Row || error.kind == ErrorKind::Wiki || error.kind == ErrorKind::Input
        || error.kind == ErrorKind::Storage;
}

QString listJson(const QList<AttemptPlan> &rows, const QString &home)
{
    QJsonArray targets;
    for (const AttemptPlan &plan : rows) {
        QJsonObject target{{u"title"_s, plan.row.page}};
        if (plan.wiki != home)
            target.insert(u"site"_s, plan.wiki);
        targets.append(target);
    }
    const QJsonObject list{{u"description"_s, QString()}, {u"targets"_s, targets}};
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

QSet<int> numbersOf(const QList<AttemptPlan> &rows)
{
    QSet<int> numbers;
    for (const AttemptPlan &plan : rows)
        numbers.insert(plan.row.number);
    return numbers;
}

} // namespace

HandOver::HandOver(DeliveryRun &run)
    : m_run(run)
{
}

QCoro::Task<> HandOver::walk()
{
    const auto self = shared_from_this();
    co_await resolveClaimed();
    while (!m_run.isLeaving()) {
        if (m_waitUntil.isValid() && m_waitUntil > m_run.now())
            co_await nap(std::chrono::milliseconds(m_run.now().msecsTo(m_waitUntil)));
        else
            co_await step();
    }
}

QCoro::Task<> HandOver::step()
{
    const auto self = shared_from_this();
    const bool mayCall = !m_run.isPaused() && !m_run.isEnding() && m_run.mayPost();
    const QList<AttemptPlan> rows = mayCall ? m_run.offered() : QList<AttemptPlan>();
    if (rows.isEmpty()) {
        if (!m_run.isLeaving())
            co_await m_poked.wait();
        co_return;
    }
    co_await send(rows);
}

QCoro::Task<> HandOver::nap(std::chrono::milliseconds span)
{
    const auto self = shared_from_this();
    m_nap = std::stop_source();
    co_await m_run.sleep(span, m_nap.get_token());
}

void HandOver::poke()
{
    if (m_run.isLeaving())
        m_nap.request_stop();
    m_poked.wake();
}

QString HandOver::titleOf(int number) const
{
    return u"User:%1/Paper Round/%2-%3"_s.arg(m_run.account().name, m_run.delivery().id).arg(number);
}

Task<HandOver::List> HandOver::listFor(QList<AttemptPlan> rows)
{
    const auto self = shared_from_this();
    const QSet<int> numbers = numbersOf(rows);
    if (m_list.revision > 0 && m_list.rows == numbers) {
        const List again = m_list; // Its call was refused before it had an effect.
        co_return again;
    }
    const QString home = m_run.delivery().farm;
    const QString title = titleOf(m_number + 1);
    const auto made = co_await m_run.wikis()->makeList(home, title, listJson(rows, home));
    if (m_run.isLeaving())
        co_return failure(ErrorKind::Stopped, u"stopped"_s);
    if (made) {
        crashPoint("list-made");
        ++m_number;
        const List list{title, *made, numbers};
        m_list = list;
        co_return list; // A member would be moved from here.
    }
    if (made.error().kind != ErrorKind::Look)
        co_return tl::unexpected(made.error());
    // Lost on its way back, or of a ledger that was restored since: what it was used for is found out.
    const auto adopted = co_await adopt(title);
    if (!adopted)
        co_return tl::unexpected(adopted.error());
    co_return failure(ErrorKind::Stopped, u"another-list"_s);
}

QCoro::Task<> HandOver::send(QList<AttemptPlan> rows)
{
    const auto self = shared_from_this();
    const auto list = co_await listFor(rows);
    if (m_run.isLeaving())
        co_return;
    if (!list) {
        failed(list.error());
        co_return;
    }
    // A person may have paused it, or taken rows out, while the list was made: then it begins anew.
    if (m_run.isPaused() || m_run.isEnding() || !m_run.mayPost() || numbersOf(m_run.offered()) != list->rows)
        co_return;
    for (AttemptPlan &plan : rows) {
        plan.attempt.base = list->revision;
        plan.attempt.detail = list->title; // Where a restart finds it.
        plan.attempt.claimed = plan.row.time = m_run.now();
    }
    HandOverPlan plan;
    plan.wiki = m_run.delivery().farm;
    plan.list = list->title;
    plan.subject = effectiveSubject(m_run.delivery().message.subject);
    plan.text = composeForQueue(m_run.delivery().message, m_run.delivery().id);
    plan.rows = rows;
    co_await call(plan);
}

QCoro::Task<> HandOver::call(HandOverPlan plan)
{
    const auto self = shared_from_this();
    QList<int> numbers;
    for (const AttemptPlan &row : plan.rows)
        numbers.append(row.row.number);
    const QString list = plan.list;
    const qint64 revision = plan.rows.constFirst().attempt.base;
    m_claiming = true;
    auto claimed = co_await m_run.claim(std::move(plan));
    m_claiming = false;
    if (!claimed || m_run.isAbandoned())
        co_return;
    crashPoint("hand-over-claimed");
    const auto wikis = m_run.wikis();
    auto calling = wikis->handOver(std::move(*claimed));
    const auto count = co_await calling;
    crashPoint("hand-over-answered");
    if (m_run.isAbandoned())
        co_return;
    Result<void> answer;
    if (!count && count.error().kind == ErrorKind::Look) {
        const auto sent = co_await fence(list, revision);
        m_list = {}; // Emptied.
        if (!sent) {
            co_await resolveClaimed();
            co_return;
        }
        answer = answerOf(*sent);
    } else if (!count) {
        answer = tl::unexpected(count.error());
    } else if (*count == 0) {
        answer = failure(ErrorKind::Wiki, u"massmessage-no-targets"_s, list);
    }
    if (count && answer) {
        // A copy under way finds nobody, either; before it is settled, so that no list stays full.
        co_await wikis->emptyList(m_run.delivery().farm, list);
        crashPoint("list-emptied");
        if (m_run.isAbandoned())
            co_return;
        m_list = {};
    }
    co_await settle(numbers, answer);
}

Task<bool> HandOver::fence(QString list, qint64 revision)
{
    const auto self = shared_from_this();
    const auto wikis = m_run.wikis();
    const QString home = m_run.delivery().farm;
    const auto emptied = co_await wikis->emptyList(home, list);
    if (!emptied && !isFinal(emptied.error()))
        co_return tl::unexpected(emptied.error());
    crashPoint("list-emptied");
    for (const bool last : {false, true}) {
        const auto entries = co_await wikis->sendLog(home, list);
        if (m_run.isLeaving())
            co_return failure(ErrorKind::Stopped, u"stopped"_s);
        if (!entries)
            co_return tl::unexpected(entries.error());
        const bool sent = std::ranges::any_of(
            *entries, [revision](const SendEntry &entry) { return entry.listRevision == revision; });
        if (sent || last)
            crashPoint("fence-read");
        if (last && !sent && !emptied) // A call may still find somebody.
            co_return tl::unexpected(emptied.error());
        if (sent || last)
            co_return sent;
        co_await nap(LateCall);
        if (m_run.isLeaving())
            co_return failure(ErrorKind::Stopped, u"stopped"_s);
    }
    co_return false;
}

QCoro::Task<> HandOver::settle(QList<int> numbers, Result<void> answer)
{
    const auto self = shared_from_this();
    QList<RowChange> changes;
    for (const int number : numbers) {
        Row row = m_run.row(number);
        if (row.state != RowState::Sending)
            continue;
        row.time = m_run.now();
        row.reason = answer ? reason::HandedOver : reason::NotApplied;
        std::optional<Attempt> answered;
        if (!answer) {
            row.state = RowState::Planned;
            row.code = answer.error().code;
            row.detail = answer.error().detail;
            answered = answeredBy(row, RefusedWord, row.code, row.time);
        }
        changes.append({m_run.delivery().id, row, answered});
    }
    const bool recorded = co_await m_run.record(changes);
    if (!recorded)
        co_return;
    if (answer) {
        m_waits = 0;
        m_run.handOverWorks();
    } else {
        failed(answer.error());
    }
    m_run.pokeLanes();
}

Task<void> HandOver::adopt(QString title)
{
    const auto self = shared_from_this();
    const auto wikis = m_run.wikis();
    const QString home = m_run.delivery().farm;
    const auto history = co_await wikis->look(home, 0, title, 0);
    if (!history)
        co_return tl::unexpected(history.error());
    if (history->revisions
            .isEmpty()) // It never arrived, or is on its way: the same title again conflicts with it.
        co_return failure(ErrorKind::Temporary, u"no-list"_s, title);
    const qint64 full = history->revisions.constFirst().revision;
    const auto text = co_await wikis->revisionText(home, full);
    if (!text)
        co_return tl::unexpected(text.error());
    const auto sent = co_await fence(title, full);
    if (!sent)
        co_return tl::unexpected(sent.error());
    ++m_number;
    if (!*sent)
        co_return Result<void>();
    qCWarning(lcEngine) << m_run.delivery().id << "was handed over before this ledger knew:" << title;
    QSet<QString> named;
    for (const QJsonValue &target :
         QJsonDocument::fromJson(text->toUtf8()).object().value(u"targets"_s).toArray())
        named.insert(target[u"title"_s].toString() + u'@' + target[u"site"_s].toString(home));
    HandOverPlan plan;
    for (AttemptPlan row : m_run.offered()) {
        if (!named.contains(row.row.page + u'@' + row.wiki))
            continue;
        row.attempt.base = full;
        row.attempt.detail = title;
        row.attempt.claimed = row.row.time = m_run.now();
        plan.rows.append(row);
    }
    if (plan.rows.isEmpty())
        co_return Result<void>();
    QList<int> numbers;
    for (const AttemptPlan &row : std::as_const(plan.rows))
        numbers.append(row.row.number);
    m_claiming = true;
    const auto claimed =
        co_await m_run.claim(std::move(plan)); // Written down as it is; the call was made long ago.
    m_claiming = false;
    if (!claimed)
        co_return tl::unexpected(claimed.error());
    co_await settle(numbers, Result<void>());
    co_return Result<void>();
}

QCoro::Task<> HandOver::resolveClaimed()
{
    const auto self = shared_from_this();
    QMap<std::pair<QString, qint64>, QList<int>> byList; // By title and revision.
    int lists = 0;
    for (const Row &row : m_run.rows()) {
        if (row.route != Route::MassMessage || row.attempts == 0)
            continue;
        const auto attempts = co_await m_run.attempts(row.number);
        if (!attempts || attempts->isEmpty() || m_run.isLeaving())
            co_return;
        // Its list's number; a list that was made and never used is met, and passed.
        lists = std::max({lists, row.attempts - 1, attempts->constLast().detail.section(u'-', -1).toInt()});
        if (row.state == RowState::Sending && row.reason == reason::Claimed)
            byList[{attempts->constLast().detail, attempts->constLast().base}].append(row.number);
    }
    m_number = std::max(m_number, lists);
    while (!byList.isEmpty() && !m_run.isLeaving()) {
        const auto list = byList.firstKey();
        const auto sent = co_await fence(list.first, list.second);
        if (m_run.isLeaving())
            co_return;
        if (!sent && isFinal(sent.error())) {
            QList<RowChange> changes;
            for (const int number : byList.take(list)) {
                if (m_run.row(number).state == RowState::Sending) // Or it was seen meanwhile.
                    changes += changesToNoTrace(m_run.delivery().id, m_run.row(number), m_run.now());
            }
            co_await m_run.record(std::move(changes));
            continue;
        }
        if (!sent) {
            qCInfo(lcEngine) << m_run.delivery().id << "cannot be fenced:" << sent.error().code;
            if (sent.error().kind == ErrorKind::NeedsFix)
                m_run.handOverFailed(sent.error());
            const auto pause = waitAfter(sent.error(), ++m_waits);
            co_await nap(pause);
            continue;
        }
        m_waits = 0;
        m_run.handOverWorks(); // What kept the fence from it is mended.
        const QList<int> numbers = byList.take(list);
        co_await settle(numbers, answerOf(*sent));
    }
}

void HandOver::failed(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Stopped:
        return;
    case ErrorKind::Temporary:
    case ErrorKind::Look:
        if (saysLater(error) || ++m_waits <= MaxSilentTries) {
            m_waitUntil = m_run.now().addMSecs(waitAfter(error, std::max(1, m_waits)).count());
            return;
        }
        break;
    case ErrorKind::NeedsFix:
    case ErrorKind::Row:
    case ErrorKind::Wiki:
    case ErrorKind::Input:
    case ErrorKind::Storage:
        break;
    }
    m_waits = 0;
    m_run.handOverFailed(
        {error.kind == ErrorKind::NeedsFix ? error.kind : ErrorKind::Wiki, error.code, error.detail, {}});
}

} // namespace paperround
