// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Lane: one row's attempt, from its claim to its outcome.
#include "domain/delivery/destination.h"
#include "domain/delivery/reason.h"
#include "domain/message/composition.h"
#include "engine/crashpoint.h"
#include "engine/delivery/deliveryrun.h"
#include "engine/log.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// The server reads the old text of appendtext from a replica: on a base younger than this (by the wiki's
/// clock) the newest foreign edit could be lost, so the whole text of that very revision is sent.
constexpr qint64 YoungBase = 30; // seconds

/// So many refusals of the same kind in a row say that the next page will refuse the text as well.
constexpr int SameRefusals = 3;

constexpr int UserTalk = 3;

EditForm formOf(const RowWork &work)
{
    if (work.base == 0)
        return EditForm::Create;
    const QDateTime clock = QDateTime::fromString(work.clock, Qt::ISODate);
    const bool old = !work.baseTime.isValid() || !clock.isValid() || work.baseTime.secsTo(clock) >= YoungBase;
    return old && !work.conflicted ? EditForm::Append : EditForm::FullText;
}

/// The wiki, or what stands before it, is up but busy: no fault of the page.
bool asksToWait(const Error &error)
{
    return saysLater(error) || error.code.startsWith("http-5"_L1);
}

} // namespace

QCoro::Task<> Lane::advance(int number, LaneGate::Pass pass)
{
    const auto self = shared_from_this();
    const LaneGate::Pass held = std::move(pass);
    show(LaneStatus::Phase::Sending);
    if (m_run.row(number).state == RowState::Unknown)
        co_await lookUp(number, true);
    else if (co_await hasPerson(number))
        co_await send(number);
}

QCoro::Task<bool> Lane::hasPerson(int number)
{
    const auto self = shared_from_this();
    const PageCheck page = m_checked.value(number).page;
    auto &persons = m_run.persons();
    if (!persons || page.ns != UserTalkNamespace)
        co_return true;
    const int first = persons->claim(page.title, number);
    if (first == number)
        co_return true;
    const Row other = m_run.row(first);
    if (hasEnded(other.state)) {
        co_await endRow(m_run.row(number), RowState::Skipped, reason::SamePerson, QString(),
                        other.target.wiki);
    } else {
        m_planned.erase(number);
        m_behind.insert(number);
    }
    co_return false;
}

QCoro::Task<> Lane::send(int number)
{
    const auto self = shared_from_this();
    if (const CheckedPage checked = m_checked.value(number); isBoard(boardOf(checked.page))) {
        Row row = m_run.row(number);
        row.route = boardOf(checked.page);
        row.page = checked.page.title;
        // Another console, or a ledger that was restored since: a board would take it a second time.
        const auto there = co_await findOnBoard(row);
        if (!there)
            readFailed(there.error());
        if (!there || *there || m_run.isLeaving())
            co_return;
    }
    auto planned = co_await plan(number);
    if (!planned || m_run.isLeaving()) {
        if (!planned && planned.error().kind != ErrorKind::Stopped)
            readFailed(planned.error());
        co_return;
    }
    const Row row = planned->row;
    const Attempt attempt = planned->attempt;
    auto claimed = co_await m_run.claim(std::move(*planned));
    if (!claimed || m_run.isAbandoned())
        co_return;
    crashPoint("claim-committed");
    RowWork &work = m_work[number];
    work.pinned = true;
    work.anew = false;
    if (work.firstClock.isEmpty())
        work.firstClock = attempt.startTimestamp;
    const auto wikis = m_run.wikis();
    auto posting = wikis->post(std::move(*claimed));
    auto answer = co_await posting;
    if (m_run.isAbandoned())
        co_return;
    crashPoint("answer-read");
    m_gate->pace().noteEdit(m_run.now(), answer.has_value());
    co_await settle(row, attempt, std::move(answer));
}

ComposeFacts Lane::factsOf(int number) const
{
    const PageCheck page = m_checked.value(number).page;
    const Delivery &delivery = m_run.delivery();
    return {.message = delivery.message,
            .deliveryId = delivery.id,
            .row = number,
            .sender = m_run.account().name,
            .homeDbname = m_homeDbname,
            .listUrl = delivery.listUrl,
            .redirectedFrom = page.redirectedFrom,
            .page = page.title,
            .language = page.language};
}

Task<AttemptPlan> Lane::plan(int number)
{
    const auto self = shared_from_this();
    const CheckedPage checked = m_checked.value(number);
    Row row = m_run.row(number);
    RowWork &known = m_work[number];
    const bool elsewhere = known.pageId != 0 && known.pageId != checked.page.pageId;
    if (known.pinned && row.attempts > 0 && elsewhere) {
        // The title leads to another page than the one our earlier attempts were for; a base of one page is
        // never sent to another.
        co_await hold(row, u"page-moved"_s, checked.page.title);
        co_return failure(ErrorKind::Stopped, u"held"_s);
    }
    if (isBoard(boardOf(checked.page)))
        co_return boardPlan(number);
    if (!known.pinned || (row.attempts == 0 && elsewhere)) {
        known.pageId = checked.page.pageId;
        known.base = checked.page.base;
        known.baseTime = checked.page.baseTime;
        known.clock = checked.clock;
    }
    const RowWork work = known;
    const EditForm form = formOf(work);
    const bool asBot = m_run.wikis()->policy().markBotEdits && m_account.rights.contains("bot"_L1)
        && checked.page.ns == UserTalk;
    const ComposedRow composed = composeRow(factsOf(number), m_facts);
    QString text = form == EditForm::Create ? withAddition({}, composed.addition) : composed.addition;
    if (form == EditForm::FullText) {
        const auto content = co_await m_run.wikis()->revisionText(wiki(), work.base);
        if (!content)
            co_return tl::unexpected(content.error());
        text = withAddition(*content, composed.addition);
    }
    row.state = RowState::Sending;
    row.reason = reason::Claimed;
    row.code.clear();
    row.detail.clear();
    row.route = Route::Edit;
    row.page = checked.page.title;
    row.pageId = work.pageId;
    row.firstBase = row.attempts == 0 || work.anew ? work.base : row.firstBase;
    ++row.attempts;
    row.time = m_run.now();
    Attempt attempt;
    attempt.row = number;
    attempt.number = row.attempts;
    attempt.form = form;
    attempt.base = work.base;
    attempt.startTimestamp = work.clock;
    attempt.claimed = row.time;
    co_return AttemptPlan{m_run.delivery().id,
                          m_run.account().name,
                          wiki(),
                          row,
                          attempt,
                          composed.subject,
                          text,
                          composed.summary,
                          asBot};
}

QCoro::Task<> Lane::settle(Row row, Attempt attempt, Result<PostedRevision> answer)
{
    const auto self = shared_from_this();
    RowWork &work = m_work[row.number];
    const Outcome outcome = outcomeOf(answer, work.open);
    const QDateTime now = m_run.now();
    const Error error = answer ? Error{} : answer.error();
    const bool byStranger = answer && answer->byTemporaryUser;
    row.state = outcome.state;
    row.reason = outcome.reason;
    row.code = byStranger ? reason::TemporaryAccount : error.code;
    row.detail = error.detail;
    row.time = now;
    if (row.state == RowState::Delivered) {
        row.revision = answer->revision;
        row.thread = answer->thread;
        row.pageId = answer->pageId == 0 ? row.pageId : answer->pageId;
        row.page = answer->title.isEmpty() ? row.page : answer->title;
    }
    attempt.answered = now;
    attempt.outcome = outcome.word;
    attempt.code = row.code;
    attempt.detail = error.detail;
    if (outcome.word != RefusedWord && row.state != RowState::Delivered) {
        const bool conflict = outcome.reason == reason::Conflict;
        work.open = true;
        work.looked = false;
        ++work.tries;
        work.conflicts += conflict ? 1 : 0;
        work.unanswered += conflict || asksToWait(error) ? 0 : 1;
        work.conflicted = work.conflicted || (conflict && attempt.form == EditForm::Append);
    }
    if (outcome.finalRefusal)
        work.refusal = error;
    work.due = now.addMSecs((isBoard(row.route) ? BoardPatience : backOff(work.tries)).count());
    const QList<RowChange> changes{RowChange{m_run.delivery().id, row, attempt}};
    const bool recorded = co_await m_run.record(changes);
    if (!recorded)
        co_return;
    noteRefusal(row);
    if (outcome.reason == reason::NoAnswer) {
        noAnswer(error);
        co_return;
    }
    if (outcome.lane == LaneStep::Wait && saysLater(error))
        m_gate->pace().refused(error, now);
    else if (outcome.lane == LaneStep::Wait)
        waitFor(error);
    else if (outcome.lane == LaneStep::Trouble)
        trouble(byStranger ? Error{ErrorKind::NeedsFix, u"sign-in"_s, {}, {}} : error);
    m_silent = outcome.lane == LaneStep::Wait ? m_silent : 0;
}

void Lane::noAnswer(const Error &error)
{
    ++m_silent;
    if (m_silent > MaxSilentTries)
        trouble(error);
    else if (asksToWait(error))
        m_gate->pace().refused(error, m_run.now());
    else if (m_silent > 1) // One answer may get lost; then the next page may fare better.
        m_gate->pace().holdUntil(m_run.now().addMSecs(waitAfter(error, m_silent - 1).count()), error);
}

void Lane::noteRefusal(const Row &row)
{
    const bool filtered = row.state == RowState::Failed
        && (row.reason == reason::FilterDisallowed || row.reason == reason::FilterWarning
            || row.reason == reason::SpamBlacklist);
    const QString refusal = filtered ? row.reason + u' ' + row.code + u' ' + row.detail : QString();
    m_sameRefusals = filtered && refusal == m_lastRefusal ? m_sameRefusals + 1 : filtered ? 1 : 0;
    m_lastRefusal = refusal;
    if (m_sameRefusals >= SameRefusals)
        trouble({ErrorKind::Wiki, row.code, row.detail, {}});
}

QCoro::Task<> Lane::endRow(Row row, RowState state, QString reason, QString code, QString detail)
{
    const auto self = shared_from_this();
    row.state = state;
    row.reason = reason;
    row.code = code;
    row.detail = detail;
    row.time = m_run.now();
    const QList<RowChange> changes{RowChange{m_run.delivery().id, row, std::nullopt}};
    co_await m_run.record(changes);
}

} // namespace paperround
