// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery/reviewwatch.h"

#include "engine/delivery/deliveryrun.h"
#include "engine/log.h"
#include "engine/review/requestwriting.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

namespace {

constexpr qint64 LookAge = 10; // seconds; nothing is posted on older news
constexpr qint64 ReadAge = 60; // seconds; rights change without a trace on the pages

/// A clock that was set back tells nothing.
bool isOlder(const QDateTime &time, const QDateTime &now, qint64 seconds)
{
    return !time.isValid() || time > now || time.secsTo(now) >= seconds;
}

/// What the ledger would have posted.
Request requestIn(const DeliveryRun &run)
{
    const Delivery &delivery = run.delivery();
    Request request;
    request.id = delivery.id;
    request.home = delivery.farm;
    request.message = delivery.message;
    request.listUrl = delivery.listUrl;
    request.options = delivery.options;
    for (const Row &row : run.rows())
        request.targets.append(row.target);
    return request;
}

/// Does it say something of the request, and not of the way to it?
bool isVerdict(const Error &error)
{
    return error.kind == ErrorKind::Row || error.kind == ErrorKind::Input;
}

} // namespace

ReviewWatch::ReviewWatch(DeliveryRun &run)
    : m_run(run)
    , m_reviewed(run.delivery().review.isReviewed())
    , m_settled(!m_reviewed && (!run.isKnown() || run.delivery().options.test))
    , m_policyPage(run.wikis()->farm().policyPage)
{
}

bool ReviewWatch::mayPost()
{
    if (m_settled || m_run.isEnding() || !isOlder(m_looked, m_run.now(), LookAge))
        return true;
    if (!m_looking)
        look();
    return false;
}

void ReviewWatch::release()
{
    m_looked = m_read = {};
}

QStringList ReviewWatch::rideAlong(const QString &wiki) const
{
    if (!m_reviewed || wiki != m_run.delivery().farm || !m_looked.isValid())
        return {};
    QStringList titles{m_run.delivery().review.page};
    if (!m_policyPage.isEmpty())
        titles.append(m_policyPage);
    return titles;
}

bool ReviewWatch::areThose(const QList<PageCheck> &pages) const
{
    const auto isAt = [&pages](qsizetype i, qint64 revision) {
        const PageCheck page = pages.value(i);
        return page.base == revision && page.redirectedFrom.isEmpty() && !page.interwikiRedirect;
    };
    return isAt(0, m_revision) && (m_policyPage.isEmpty() || isAt(1, m_policyRevision));
}

void ReviewWatch::note(const QList<PageCheck> &pages)
{
    if (m_looking || !m_looked.isValid())
        return; // Reading it says more.
    if (!areThose(pages))
        m_looked = m_read = {};
    else if (!isOlder(m_read, m_run.now(), ReadAge))
        m_looked = m_run.now();
}

Task<bool> ReviewWatch::isUnchanged()
{
    const auto self = shared_from_this();
    if (isOlder(m_read, m_run.now(), ReadAge))
        co_return false;
    const auto wikis = m_run.wikis();
    const QString home = m_run.delivery().farm;
    const QStringList titles = rideAlong(home);
    const auto batch = co_await wikis->check(home, titles);
    co_return batch && batch->pages.size() == titles.size() && areThose(batch->pages);
}

QCoro::Task<> ReviewWatch::look()
{
    const auto self = shared_from_this();
    const auto run = m_run.shared_from_this();
    m_looking = true;
    if (m_reviewed)
        co_await lookAtRequest();
    else
        co_await lookAtPolicy();
    m_looking = false;
    if (!run->isAbandoned())
        run->pokeAll();
}

QCoro::Task<> ReviewWatch::lookAtPolicy()
{
    const auto self = shared_from_this();
    const auto wikis = m_run.wikis();
    const auto policy = co_await readPolicy(wikis->farm(), wikis);
    if (m_run.isAbandoned() || m_run.isLeaving())
        co_return;
    if (!policy && isVerdict(policy.error())) {
        brake(policy.error());
        co_return;
    }
    if (!policy) // It was begun with the leave of a policy; that it can be read again, nobody promises.
        qCWarning(lcEngine) << "the policy cannot be read:" << policy.error().code << policy.error().detail;
    const qsizetype pages = m_run.rows().size();
    if (policy && approvalsNeeded(policy->policy.review, pages) > 0) {
        brake({ErrorKind::Input,
               u"needs-approval"_s,
               u"%1/%2"_s.arg(pages).arg(policy->policy.review.fromTargets),
               {}});
        co_return;
    }
    m_settled = true;
}

QCoro::Task<> ReviewWatch::lookAtRequest()
{
    const auto self = shared_from_this();
    const auto unchanged = co_await isUnchanged();
    if (m_run.isAbandoned() || m_run.isLeaving())
        co_return;
    if (unchanged && *unchanged) {
        m_looked = m_run.now();
        co_return;
    }
    const auto wikis = m_run.wikis();
    const ReviewNote note = m_run.delivery().review;
    const auto request = co_await readStanding(note.page, wikis); // What it posts was read before.
    if (m_run.isAbandoned() || m_run.isLeaving())
        co_return;
    if (!request && !isVerdict(request.error())) {
        co_await unreadable(request.error());
        co_return;
    }
    if (!request) {
        brake(request.error());
        co_return;
    }
    const auto may = mayGoOut(*request);
    const auto &lock = request->standing.lock;
    const bool ours = lock && lock->installation == m_run.delivery().installation
        && normalUserName(lock->user) == normalUserName(m_run.delivery().account);
    if (!m_isTheSame) // Once a run: its rows' targets stay, and a long list takes its time.
        m_isTheSame = digestWith(request->submission(), requestIn(m_run)) == note.digest;
    if (request->digest() != note.digest)
        brake({ErrorKind::Input, u"request-changed"_s, note.page, {}});
    else if (!may && may.error().code == "not-approved"_L1) // It was, when it began.
        brake({ErrorKind::Input, u"approval-withdrawn"_s, note.page, {}});
    else if (!may)
        brake(may.error());
    else if (!m_isTheSame)
        brake({ErrorKind::Storage, u"ledger-differs"_s, note.page, {}});
    else if (!ours)
        brake({ErrorKind::Input,
               lock ? u"lock-held"_s : u"lock-lost"_s,
               lock ? u"%1 on %2"_s.arg(lock->user, lock->installation) : note.page,
               {}});
    if (request->digest() != note.digest || !may || !m_isTheSame || !ours)
        co_return;
    m_revision = request->record.base;
    m_policyRevision = request->policy.revision;
    m_looked = m_read = m_run.now();
}

void ReviewWatch::brake(const Error &error)
{
    m_looked = m_read = {};
    m_run.brake({brake::Review, m_run.delivery().farm, error.code + u": "_s + error.detail});
}

QCoro::Task<> ReviewWatch::unreadable(Error error)
{
    const auto self = shared_from_this();
    const auto run = m_run.shared_from_this();
    qCWarning(lcEngine) << "the request's page cannot be read:" << error.code << error.detail;
    co_await run->sleep(std::chrono::seconds(LookAge), run->goneToken());
}

QCoro::Task<> ReviewWatch::tellFinished()
{
    const auto self = shared_from_this();
    if (!m_reviewed)
        co_return;
    const auto wikis = m_run.wikis();
    const Delivery delivery = m_run.delivery();
    const auto written = co_await writeFinish(delivery, wikis);
    if (!written)
        qCWarning(lcEngine) << "the request's page does not say what came of it:" << written.error().code
                            << written.error().detail;
}

} // namespace paperround
