// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/review/requestshelf.h"

#include "engine/review/submitting.h"

namespace paperround {

namespace {

constexpr qint64 PolicyAge = 60; // seconds
constexpr qint64 RightsAge = 60; // seconds

/// A clock that was set back tells nothing.
bool isOlder(const QDateTime &time, const QDateTime &now, qint64 seconds)
{
    return !time.isValid() || time > now || time.secsTo(now) >= seconds;
}

/// What never changes by somebody's rights.
bool isOver(const QueuedRequest &queued)
{
    return queued.request
        && (queued.request->standing.state == RequestState::Finished
            || queued.request->standing.state == RequestState::Withdrawn);
}

} // namespace

RequestShelf::RequestShelf(std::shared_ptr<Wikis> wikis, Clock &clock)
    : m_wikis(std::move(wikis))
    , m_clock(clock)
{
}

bool RequestShelf::isStale(const Kept &kept) const
{
    return !isOver(kept.queued) && isOlder(kept.read, m_clock.now(), RightsAge);
}

Task<PolicyInForce> RequestShelf::policy()
{
    const auto self = shared_from_this();
    if (m_policy && !isOlder(m_policyRead, m_clock.now(), PolicyAge))
        co_return PolicyInForce(*m_policy);
    const auto read = co_await readPolicy(m_wikis->farm(), m_wikis);
    if (read)
        m_policyRead = m_clock.now();
    co_return read;
}

Task<QueuedRequest> RequestShelf::readOne(QueuedPage page, PolicyInForce policy)
{
    const auto self = shared_from_this();
    QueuedRequest queued{page.title, page.revision, {}, {}};
    const auto record = co_await m_wikis->record(m_wikis->farm().home, page.title);
    if (!record)
        co_return tl::unexpected(record.error());
    const auto request = co_await requestFrom(*record, policy, false, m_wikis);
    if (request)
        queued.request = *request;
    else if (request.error().kind == ErrorKind::Row || request.error().kind == ErrorKind::Input)
        queued.error = request.error();
    else
        co_return tl::unexpected(request.error());
    co_return queued;
}

Task<QueueReading> RequestShelf::read()
{
    const auto self = shared_from_this();
    QueueReading reading;
    const auto now = co_await policy();
    if (!now)
        co_return tl::unexpected(now.error());
    reading.policy = *now;
    if (m_policy && *m_policy != *now) {
        reading.policyBefore = m_policy;
        m_kept.clear(); // What an approval is worth depends on it.
    }
    m_policy = *now;
    const auto pages = co_await m_wikis->pagesBelow(m_wikis->farm().home, now->policy.review.requests);
    if (!pages)
        co_return tl::unexpected(pages.error());
    QHash<QString, Kept> kept;
    for (const QueuedPage &page : *pages) {
        if (page.redirect || !isRequestTitle(page.title, now->policy.review))
            continue;
        Kept known = m_kept.value(page.title);
        if (known.queued.revision != page.revision || isStale(known)) {
            auto read = co_await readOne(page, *now);
            if (!read)
                co_return tl::unexpected(read.error());
            known = {*read, m_clock.now()};
        }
        reading.requests.append(known.queued);
        kept.insert(page.title, known);
    }
    m_kept = kept;
    co_return reading;
}

} // namespace paperround
