// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Lane: a row in doubt. The wiki's own record decides; a repeat is made so that it conflicts with every
// earlier copy.
#include "domain/delivery/destination.h"
#include "domain/delivery/reason.h"
#include "engine/crashpoint.h"
#include "engine/delivery/deliveryrun.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// A page that swallows every answer while its neighbours go well is a person's case.
constexpr int MaxUnanswered = 10;

} // namespace

QCoro::Task<> Lane::lookUp(int number, bool thenRepeat)
{
    const auto self = shared_from_this();
    const Row row = m_run.row(number);
    show(LaneStatus::Phase::Checking);
    if (isBoard(row.route)) {
        co_await lookOnBoard(number);
        co_return;
    }
    const auto look = co_await m_run.wikis()->look(wiki(), row.pageId, row.page, row.firstBase);
    if (m_run.isAbandoned())
        co_return;
    if (!look) {
        readFailed(look.error());
        co_return;
    }
    m_waits = 0;
    crashPoint("look-read");
    const Mark mark{m_run.delivery().id, number};
    if (const auto trace = traceIn(*look, mark, m_run.account().name)) {
        QList<RowChange> changes;
        for (const Row &moved : movesToFound(row, *trace, m_run.now()))
            changes.append({m_run.delivery().id, moved, std::nullopt});
        co_await m_run.record(std::move(changes));
        co_return;
    }
    if (row.pageId == 0) { // The title says nothing of where a page that we made was moved to.
        const auto elsewhere = co_await findByContributions(row);
        if (!elsewhere)
            readFailed(elsewhere.error());
        if (!elsewhere || *elsewhere || m_run.isAbandoned())
            co_return;
    }
    const RowWork work = m_work.value(number);
    // Deleted: with our message, or before it came? The record is gone. Of a page that was missing
    // `pagedeleted` tells; by now somebody may have made it anew.
    if ((look->missing && row.pageId != 0) || row.code == "pagedeleted"_L1)
        co_await hold(row, u"page-gone"_s, look->title);
    else if (mayHideOurs(*look, row.firstBase, m_run.account().name))
        co_await hold(row, u"record-hidden"_s, look->title);
    else if (work.refusal)
        co_await endRow(row, RowState::Failed, refusalReason(work.refusal->code), work.refusal->code,
                        work.refusal->detail);
    else if (m_run.isEnding())
        co_await endRow(row, RowState::Failed, m_run.endReason(), QString(), QString());
    else if (work.conflicts >= MaxAttempts)
        co_await endRow(row, RowState::Failed, reason::PageTooBusy, row.code, row.detail);
    else if (work.unanswered >= MaxUnanswered)
        co_await hold(row, row.code, row.detail);
    else {
        m_work[number].looked = true;
        if (thenRepeat && !m_run.isLeaving() && !m_run.isPaused()) {
            moveBase(number, *look);
            const bool repeat = co_await mayRepeat(number);
            if (repeat)
                co_await send(number);
        }
    }
}

QCoro::Task<> Lane::hold(Row row, QString code, QString detail)
{
    const auto self = shared_from_this();
    const auto found = co_await findByContributions(row);
    if (!found)
        readFailed(found.error());
    else if (!*found)
        co_await endRow(row, RowState::Held, reason::PersonDecides, code, detail);
}

Task<bool> Lane::findByContributions(Row row)
{
    const auto self = shared_from_this();
    const auto traces = co_await sweep();
    if (!traces)
        co_return tl::unexpected(traces.error());
    const QList<Trace> found = traces->value(row.number);
    if (found.isEmpty())
        co_return false;
    QList<RowChange> changes;
    for (const Row &moved : movesToFound(row, found.first(), m_run.now()))
        changes.append({m_run.delivery().id, moved, std::nullopt});
    co_await m_run.record(changes);
    co_return true;
}

void Lane::moveBase(int number, const LookAnswer &look)
{
    RowWork &work = m_work[number];
    work.pinned = true;
    if (look.revisions.isEmpty())
        return; // Still missing: the first T0 stays, so that a page made and deleted since is not made again.
    // Only to the newest revision of the list just searched: what came after it was not searched for our
    // mark.
    work.pageId = look.pageId;
    work.base = look.revisions.last().revision;
    work.baseTime = QDateTime::fromString(look.revisions.last().time, Qt::ISODate);
    work.clock = look.wikiClock;
}

QCoro::Task<bool> Lane::mayRepeat(int number)
{
    const auto self = shared_from_this();
    const Row row = m_run.row(number);
    const RowWork work = m_work.value(number);
    const auto wikis = m_run.wikis();
    const QStringList titles(destinationOf(row.target.title, m_facts));
    const auto batch = co_await wikis->check(wiki(), titles);
    if (m_run.isLeaving())
        co_return false;
    if (!batch || batch->pages.size() != 1) {
        readFailed(batch ? Error{ErrorKind::Temporary, u"bad-answer"_s, {}, {}} : batch.error());
        co_return false;
    }
    const PageCheck page = taken(*batch).first();
    if (m_trouble || m_run.isPaused() || m_gate->pace().nextEdit(m_run.now()) > m_run.now())
        co_return false; // The row stays as it is, and comes to its turn again.
    const Verdict verdict = verdictOf(page, m_facts, wikis->routes(), m_run.allowedNamespaces());
    if (!verdict.willSend) {
        co_await endRow(row, RowState::Failed, verdict.reason, verdict.code, verdict.detail);
        co_return false;
    }
    if ((work.pageId != 0 && page.pageId != work.pageId) || boardOf(page) != row.route) {
        co_await hold(row, u"page-moved"_s, page.title);
        co_return false;
    }
    m_checked.insert(number, {page, batch->wikiClock, m_run.now()});
    if (m_facts.extensions.contains(u"Abuse Filter"_s)) {
        const auto hits = co_await wikis->filterHits(wiki(), page.title, work.firstClock);
        if (m_run.isLeaving())
            co_return false;
        if (!hits) {
            readFailed(hits.error());
            co_return false;
        }
        for (const FilterHit &hit : *hits) {
            if (hit.result
                == "warn"_L1) { // An identical repeat would confirm the warning in a person's name.
                co_await endRow(row, RowState::Failed, reason::FilterWarning, u"abusefilter-warning"_s,
                                hit.filter);
                co_return false;
            }
        }
    }
    co_return true;
}

} // namespace paperround
