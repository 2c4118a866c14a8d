// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery/brakes.h"

#include "domain/delivery/reason.h"
#include "engine/delivery/deliveryrun.h"
#include "engine/delivery/traces.h"
#include "engine/log.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr qint64 StopPageAge = 10; // seconds; nothing is posted on older news of it
constexpr qint64 ReactionsEvery = 10; // seconds, over all wikis: with a thousand of them the wikis take turns
constexpr qint64 ReactionsOfAWiki = 60; // seconds

/// A clock that was set back tells nothing.
bool isOlder(const QDateTime &time, const QDateTime &now, qint64 seconds)
{
    return !time.isValid() || time > now || time.secsTo(now) >= seconds;
}

} // namespace

Brakes::Brakes(DeliveryRun &run, bool interrupted)
    : m_run(run)
    , m_interrupted(interrupted)
{
}

const BrakePolicy &Brakes::policy() const
{
    return m_run.wikis()->brakes();
}

bool Brakes::mayPost()
{
    lookForReactions();
    if (policy().stopPage.isEmpty())
        return true;
    if (!m_reading && isOlder(m_read, m_run.now(), StopPageAge))
        readStopPage();
    return !m_reading || m_unreadable; // A home wiki that does not answer must not slow the others down.
}

QCoro::Task<> Brakes::readStopPage()
{
    const auto self = shared_from_this();
    const auto run = m_run.shared_from_this();
    m_reading = true;
    const auto wikis = run->wikis();
    const auto page = co_await wikis->page(run->delivery().farm, policy().stopPage);
    m_reading = false;
    if (run->isAbandoned() || run->isLeaving())
        co_return;
    m_read = run->now();
    m_stopRevision = page ? page->revision : 0;
    const bool known = page || page.error().code == "missingtitle"_L1;
    tellStopPage(known ? std::nullopt : std::optional(page.error()));
    if (page && saysStop(page->text)) {
        m_read = {};
        run->brake({brake::StopPage, run->delivery().farm, page->title});
    }
    run->pokeAll();
}

void Brakes::tellStopPage(std::optional<Error> error)
{
    if (error)
        qCWarning(lcEngine) << "the stop page cannot be read:" << error->code << error->detail;
    const bool same = error.has_value() == m_unreadable.has_value();
    m_unreadable = std::move(error);
    if (!same)
        Q_EMIT m_run.stopPageTroubled(m_unreadable);
}

QString Brakes::rideAlong(const QString &wiki) const
{
    return wiki == m_run.delivery().farm ? policy().stopPage : QString();
}

void Brakes::noteStopPage(const PageCheck &page)
{
    if (m_reading || page.invalid)
        return; // Reading it says more.
    const bool missing = page.pageId == 0 && !page.interwikiRedirect;
    if (missing || (m_read.isValid() && !m_unreadable && page.base == m_stopRevision)) {
        m_read = m_run.now();
        m_stopRevision = page.base;
        tellStopPage({});
    } else {
        m_read = {};
    }
}

void Brakes::noteMessages(const QString &wiki, bool has)
{
    const bool before = m_interrupted || m_met.contains(wiki);
    m_met.insert(wiki);
    if (!has) {
        m_messages.remove(wiki);
    } else if (!m_messages.contains(wiki)) {
        m_messages.insert(wiki);
        if (before && policy().ownTalk)
            m_run.brake({brake::OwnTalk, wiki, m_run.account().name});
    }
}

void Brakes::noteMove(const Row &row, RowState before)
{
    const bool failed = row.state == RowState::Failed;
    if (row.state == before || (!failed && row.state != RowState::Delivered))
        return;
    ++m_ended;
    m_failed += failed ? 1 : 0;
    m_failedInARow = failed ? m_failedInARow + 1 : 0;
    if (!failed)
        return;
    if (policy().failuresInARow > 0 && m_failedInARow >= policy().failuresInARow)
        m_run.brake({brake::FailuresInARow, {}, row.detail.isEmpty() ? row.code : row.detail});
    else if (policy().failureShare > 0 && m_ended >= policy().failureShareOf
             && m_failed * 100 >= policy().failureShare * m_ended)
        m_run.brake({brake::FailureShare, {}, u"%1/%2"_s.arg(m_failed).arg(m_ended)});
}

void Brakes::lookForReactions()
{
    const QDateTime now = m_run.now();
    if (m_asking || !(policy().ownTalk || policy().reverts > 0) || !isOlder(m_looked, now, ReactionsEvery))
        return;
    m_looked = now;
    const Lane *due = nullptr;
    for (const auto &lane : m_run.allLanes()) {
        if (lane->status().counts[RowState::Delivered] == 0 || lane->since().isEmpty())
            continue;
        const QDateTime &asked = m_asked.value(lane->wiki());
        if (!asked.isValid())
            m_asked.insert(lane->wiki(), now); // Its first message has only just arrived.
        else if (isOlder(asked, now, ReactionsOfAWiki) && (!due || asked < m_asked.value(due->wiki())))
            due = lane.get();
    }
    if (!due)
        return;
    m_asked.insert(due->wiki(), now);
    askReactions(due->wiki(), due->userId(), due->since());
}

QCoro::Task<> Brakes::askReactions(QString wiki, qint64 userId, QString since)
{
    const auto self = shared_from_this();
    const auto run = m_run.shared_from_this();
    m_asking = true;
    const auto wikis = run->wikis();
    const auto reactions = co_await wikis->reactions(wiki, userId, since);
    m_asking = false;
    if (!reactions || run->isAbandoned() || run->isLeaving())
        co_return; // Another turn comes.
    noteMessages(wiki, reactions->hasMessages);
    if (policy().reverts == 0)
        co_return;
    const QList<RowChange> changes = newReverts(wiki, reactions->reverted);
    const bool recorded = co_await run->record(changes);
    if (!recorded || changes.isEmpty())
        co_return;
    m_reverted += int(changes.size());
    if (m_reverted >= policy().reverts)
        run->brake({brake::Reverted, wiki, changes.first().row.page});
}

QList<RowChange> Brakes::newReverts(const QString &wiki, const QList<SeenContribution> &seen) const
{
    QList<RowChange> changes;
    const auto traces = tracesOf(seen, m_run.delivery().id);
    for (auto found = traces.cbegin(); found != traces.cend(); ++found) {
        if (found.key() < 1 || found.key() > m_run.rows().size())
            continue;
        Row row = m_run.row(found.key());
        const bool ours = row.target.wiki == wiki && row.state == RowState::Delivered
            && row.revision == found->last().revision;
        // The row remembers: what was told once is no news, not even after a restart.
        if (!ours || !found->last().reverted || row.code == reason::AuditReverted)
            continue;
        row.code = reason::AuditReverted;
        changes.append({m_run.delivery().id, row, std::nullopt});
    }
    return changes;
}

void Brakes::release()
{
    m_ended = m_failed = m_failedInARow = m_reverted = 0;
    m_read = {};
}

} // namespace paperround
