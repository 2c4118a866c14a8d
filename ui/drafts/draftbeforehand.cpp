// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// DraftSession: what comes before the sending: a test, the permission to send, where it stands in the queue,
// and the route.
#include "domain/message/composition.h"
#include "domain/review/permission.h"
#include "domain/review/testsend.h"
#include "ui/drafts/draftsession.h"

#include <QCoroTask>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

bool DraftSession::mayTest() const
{
    // What stops the sending, but for the list and the time.
    const bool stopped = std::ranges::any_of(m_items, [](const CheckItem &item) {
        return item.severity == Severity::Stop
            && (item.cure == CureAt::Message || item.cure == CureAt::Accounts);
    });
    return !stopped && m_policyAsked && !m_testing && (m_test.id.isEmpty() || hasEnded(m_test.row.state));
}

void DraftSession::sendTest()
{
    evaluate();
    if (!mayTest())
        return;
    m_testing = true;
    Q_EMIT testChanged();
    const std::shared_ptr<Wikis> wikis = m_desk.wikis();
    const Request test =
        testOf(m_document.request(), withPolicy(m_desk.farm(), m_desk.policy()), m_desk.account()->name);
    QCoro::connect(
        ReviewQueue::approveByPolicy(test, m_desk.farm(), wikis), this,
        [this, test, wikis](const Result<ApprovedRequest> &request) {
            m_testing = false;
            if (request) {
                m_test = {test.id, test.message, Row{.number = 1, .target = test.targets.constFirst()}};
                Q_EMIT testApproved(*request, wikis);
            } else {
                Q_EMIT refused(request.error());
            }
            Q_EMIT testChanged();
        });
}

void DraftSession::noteTest(const QString &id, const QList<Row> &rows)
{
    if (id != m_test.id || id.isEmpty() || rows.isEmpty())
        return;
    m_test.row = rows.constLast();
    Q_EMIT testChanged();
}

void DraftSession::setQueue(const std::optional<QueueReading> &queue)
{
    m_queue = queue;
    if (queue && m_policyAsked && m_desk.policy() != queue->policy.policy)
        askPolicy(); // It has changed since the draft was looked at.
    Q_EMIT queueChanged();
}

const QueuedRequest *DraftSession::submittedRequest() const
{
    if (!m_queue || m_document.id().isEmpty())
        return nullptr;
    // A page that cannot be believed has the id in its title alone.
    const QString end = u'(' + m_document.id() + u')';
    const auto found = std::ranges::find_if(m_queue->requests, [&](const QueuedRequest &queued) {
        return queued.request ? queued.request->submission().request.id == m_document.id()
                              : queued.title.endsWith(end);
    });
    return found == m_queue->requests.end() ? nullptr : &*found;
}

void DraftSession::askPermissions()
{
    const quint64 round = ++m_permissionRound;
    if (!m_desk.account() || isOpenToSenders(m_desk.policy().send, m_desk.farm().home)) {
        m_permitted.reset();
        m_evaluateSoon.start();
        return;
    }
    QCoro::connect(m_engine.permissions(*m_desk.account()), this,
                   [this, round](const Result<QHash<QString, QString>> &links) {
                       if (round != m_permissionRound || !links)
                           return;
                       const QStringList wikis = links->keys();
                       m_permitted = QSet<QString>(wikis.cbegin(), wikis.cend());
                       m_permitted->insert(m_desk.farm().home); // Its policy is what lets the account send.
                       m_evaluateSoon.start();
                   });
}

void DraftSession::askRoute()
{
    m_mayHandOver.reset();
    if (!m_desk.account() || !m_desk.wikis())
        return;
    const quint64 round = m_policyRound;
    QCoro::connect(
        ReviewQueue::mayTake(Route::MassMessage, withPolicy(m_desk.farm(), m_desk.policy()), m_desk.wikis()),
        this, [this, round](const Result<void> &may) {
            if (round != m_policyRound)
                return;
            m_mayHandOver = may;
            m_evaluateSoon.start();
        });
}

std::optional<RouteProposal> DraftSession::proposedRoute() const
{
    if (!m_mayHandOver)
        return {};
    const QString missing = *m_mayHandOver ? QString() : m_mayHandOver->error().code;
    RouteFacts facts;
    facts.allowed = missing != "route-not-allowed"_L1;
    facts.extension = missing != "no-massmessage"_L1;
    facts.right = missing != "no-massmessage-right"_L1;
    if (!missing.isEmpty() && facts.allowed && facts.extension && facts.right)
        return {}; // It did not answer.
    facts.pages = m_document.targets().counts().willBeSent;
    facts.wikis = static_cast<int>(std::ranges::count_if(
        m_document.targets().shares(), [](const WikiShare &share) { return share.willBeSent > 0; }));
    facts.wikisWithoutMassMessage = m_targetsWork.wikisWithoutMassMessage();
    const Message &message = m_document.message();
    facts.signsItself = message.signature == Signature::Account
        || (message.signature == Signature::AsWritten && message.body != withoutSignature(message.body));
    return proposeRoute(facts);
}

void DraftSession::permit(const QStringList &wikis, const QString &link)
{
    if (!m_desk.account())
        return;
    QCoro::connect(m_engine.permit(*m_desk.account(), wikis, link), this, [this](const Result<void> &kept) {
        if (!kept)
            Q_EMIT permissionsRefused(kept.error());
    });
}

} // namespace paperround
