// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Lane: what happens before the first post, and after a restart.
#include "domain/delivery/reason.h"
#include "engine/delivery/brakes.h"
#include "engine/delivery/deliveryrun.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

namespace {

/// A sweep found nothing of a copy that another console sent just before; ten seconds are the protocol's
/// margin for the wiki's replicas.
constexpr std::chrono::milliseconds SettlingTime = 10s;

/// How far back a sweep looks: beyond what clocks disagree by; and, where our ledger has never heard of the
/// id, as far as another console's delivery of the same request may reasonably lie.
constexpr qint64 KnownMargin = 24 * 3600;
constexpr qint64 UnheardMargin = 30 * 24 * 3600;

QString isoTime(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s);
}

} // namespace

QCoro::Task<> Lane::makeReady()
{
    const auto self = shared_from_this();
    show(LaneStatus::Phase::Checking);
    m_planned.merge(m_behind); // Every row that may be posted is checked first.
    if (!m_hasFacts) {
        co_await learnFacts();
        co_return; // The loop decides what comes next.
    }
    if (m_since.isEmpty())
        co_await openingSweep();
    else
        m_ready = true;
}

QCoro::Task<> Lane::learnFacts()
{
    const auto self = shared_from_this();
    const auto wikis = m_run.wikis();
    const auto ours = co_await wikis->belongsToFarm(wiki());
    if (ours && !*ours) {
        QList<RowChange> changes;
        for (const int number : m_planned) {
            Row row = m_run.row(number);
            row.state = RowState::Skipped;
            row.reason = reason::OutsideFarm;
            row.time = m_run.now();
            changes.append({m_run.delivery().id, row, std::nullopt});
        }
        co_await m_run.record(std::move(changes));
        m_hasFacts = m_ready = m_audited = m_unknown.empty();
        if (!m_hasFacts)
            readFailed({ErrorKind::Wiki, reason::OutsideFarm, {}, {}});
        co_return;
    }
    auto home = co_await wikis->facts(m_run.delivery().farm);
    auto facts = co_await wikis->facts(wiki());
    auto account = co_await wikis->accountFacts(wiki());
    const std::array<const Error *, 4> errors{ours ? nullptr : &ours.error(), home ? nullptr : &home.error(),
                                              facts ? nullptr : &facts.error(),
                                              account ? nullptr : &account.error()};
    for (const Error *error : errors) {
        if (error) {
            readFailed(*error);
            co_return;
        }
    }
    m_homeDbname = home->dbname;
    m_facts = *facts;
    co_await learnWhoGotItBefore();
    m_handsOver = m_run.handsOver() && facts->extensions.contains(u"MassMessage"_s);
    takeAccount(*account);
    m_run.brakes().noteMessages(wiki(), m_account.hasMessages);
}

QCoro::Task<> Lane::learnWhoGotItBefore()
{
    const auto self = shared_from_this();
    if (!m_run.delivery().options.repeat) {
        const auto pages = co_await m_run.pagesWithText(wiki());
        if (!pages)
            co_return;
        m_gotBefore = *pages;
    }
    m_hasFacts = true;
}

void Lane::readFailed(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Temporary:
    case ErrorKind::Look: // Of a read: an answer nobody can use.
        waitFor(error);
        return;
    case ErrorKind::Stopped:
        return;
    case ErrorKind::NeedsFix:
    case ErrorKind::Row:
    case ErrorKind::Wiki:
    case ErrorKind::Input:
    case ErrorKind::Storage:
        m_cannotRead = true;
        trouble(error);
        return;
    }
}

QCoro::Task<> Lane::restore(QList<int> numbers, bool forgetTries)
{
    const auto self = shared_from_this();
    QList<RowChange> changes;
    for (const int number : numbers) {
        Row row = m_run.row(number);
        if (row.attempts == 0 || (hasEnded(row.state) && !forgetTries))
            continue;
        const auto attempts = co_await m_run.attempts(number);
        if (!attempts)
            co_return;
        RowWork work;
        work.pageId = row.pageId;
        for (const Attempt &attempt : *attempts) {
            work.pinned = true;
            work.base = attempt.base;
            work.clock = attempt.startTimestamp;
            if (work.firstClock.isEmpty())
                work.firstClock = attempt.startTimestamp;
            work.open = work.open || attempt.outcome != RefusedWord;
            work.tries += !forgetTries && attempt.outcome != RefusedWord ? 1 : 0;
            work.conflicts += !forgetTries && attempt.outcome == "conflict"_L1 ? 1 : 0;
            work.conflicted = work.conflicted || attempt.outcome == "conflict"_L1;
            if (isBoard(row.route))
                work.due = attempt.claimed.addMSecs(BoardPatience.count());
        }
        m_work.insert(number, work);
        if (row.state == RowState::Planned && row.reason == reason::PersonDecides)
            beginAnew(number);
        if (row.route == Route::MassMessage && !attempts->isEmpty()) {
            watchFrom(attempts->constLast().startTimestamp);
        } else if (row.state == RowState::Sending && !attempts->isEmpty()) {
            row.state = RowState::Unknown;
            row.reason = reason::Interrupted;
            row.time = m_run.now();
            Attempt last = attempts->last();
            last.answered = row.time;
            last.outcome = u"interrupted"_s;
            changes.append({m_run.delivery().id, row, last});
        }
    }
    co_await m_run.record(std::move(changes));
}

/// Its page may be gone, or be another one by now: as after a take-over, a new check, a sweep ten seconds
/// later, and then the check's base.
void Lane::beginAnew(int number)
{
    RowWork &work = m_work[number];
    const QString firstClock = work.firstClock;
    work = RowWork();
    work.open = work.anew = true;
    work.firstClock = firstClock;
    m_checked.remove(number);
    m_sendsAnew = true;
    m_ready = false;
    m_since.clear();
    m_settled = {};
}

QCoro::Task<> Lane::openingSweep()
{
    const auto self = shared_from_this();
    // Bases first: a copy that lands after its page was checked makes our own edit conflict; one that landed
    // before is found by the sweep. A ledger may have been restored, so for a known delivery this holds for
    // every row.
    do {
        co_await checkBatch();
        if (m_run.isLeaving() || m_cannotRead || m_waitUntil > m_run.now())
            co_return;
    } while (isTakenOver()
             && std::ranges::any_of(m_planned, [this](int n) { return !m_checked.contains(n); }));
    const StateCounts &counts = m_status.counts;
    const bool doubtful =
        counts[RowState::Failed] + counts[RowState::Unresolved] + counts[RowState::Held] > 0;
    if (m_planned.empty() && m_unknown.empty() && m_checkClock.isEmpty() && !doubtful) {
        m_ready = true; // Nothing to post, nothing in doubt.
        co_return;
    }
    if (isTakenOver()) {
        for (const int number : m_planned)
            pinToCheck(number);
        if (!m_settled.isValid())
            m_settled = m_run.now().addMSecs(SettlingTime.count());
        const Span left(m_run.now().msecsTo(m_settled));
        if (left > 0ms) {
            co_await nap(std::min<Span>(left, SettlingTime), u"settling"_s, QString());
            co_return;
        }
    }
    if (!m_watchSince.isEmpty()) { // A queue may have delivered what was given up, and is to be sent again.
        const bool read = co_await observe();
        if (!read || m_run.isLeaving())
            co_return;
    }
    const QDateTime wikiNow = QDateTime::fromString(m_checkClock, Qt::ISODate);
    const qint64 age = std::max<qint64>(0, m_run.delivery().created.secsTo(m_run.now()));
    const qint64 back = m_run.isKnown() ? age + KnownMargin : UnheardMargin;
    m_since = isoTime((wikiNow.isValid() ? wikiNow : m_run.now()).addSecs(-back));
    const auto traces = co_await sweep();
    if (!traces) {
        m_since.clear();
        readFailed(traces.error());
        co_return;
    }
    if (!isTakenOver()
        && !traces->isEmpty()) { // Somebody began this delivery elsewhere: once more, with care.
        m_foundElsewhere = true;
        m_since.clear();
        co_return;
    }
    co_await m_run.record(openingChanges(*traces));
}

bool Lane::isTakenOver() const
{
    return m_run.isKnown() || m_foundElsewhere || m_sendsAnew;
}

QList<RowChange> Lane::openingChanges(const QHash<int, QList<Trace>> &traces) const
{
    QSet<int> others;
    if (m_foundElsewhere) { // Of a delivery our own ledger knows, the digest says that the list is the same.
        QHash<int, PageCheck> pages;
        for (auto checked = m_checked.cbegin(); checked != m_checked.cend(); ++checked)
            pages.insert(checked.key(), checked->page);
        others = rowsOfAnotherList(traces, pages);
    }
    QList<RowChange> changes;
    for (const int number : std::as_const(m_rows)) {
        Row row = m_run.row(number);
        if (others.contains(number)) {
            if (!canMove(row.state, RowState::Held) || row.reason == reason::PersonDecides)
                continue;
            row.state = RowState::Held;
            row.reason = reason::PersonDecides;
            row.code = reason::OtherList;
            row.time = m_run.now();
            changes.append({m_run.delivery().id, row, std::nullopt});
        } else if (traces.contains(number)) {
            if (const auto checked = m_checked.constFind(number);
                row.attempts == 0 && checked != m_checked.cend()) {
                row.route = boardOf(checked->page);
                row.page = checked->page.title;
            }
            for (const Row &moved : movesToFound(row, traces[number].first(), m_run.now()))
                changes.append({m_run.delivery().id, moved, std::nullopt});
        }
    }
    return changes;
}

} // namespace paperround
