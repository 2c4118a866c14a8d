// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// DeliveryRun: what its request's options ask for, and where it may send at all.
#include "domain/delivery/reason.h"
#include "engine/delivery/deliveryrun.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

QCoro::Task<> DeliveryRun::watchExpiry()
{
    const auto self = shared_from_this();
    while (!m_leaving && !isExpired()) {
        // A clock may jump while the computer sleeps: never one long wait.
        const std::chrono::milliseconds left(now().msecsTo(m_delivery.options.notAfter));
        co_await sleep(std::min<std::chrono::milliseconds>(left, 10min), m_gone.get_token());
    }
    pokeAll();
}

const QString &DeliveryRun::endReason() const
{
    return m_ending ? reason::Cancelled : reason::Expired;
}

bool DeliveryRun::isExpired() const
{
    return m_delivery.options.notAfter.isValid() && now() >= m_delivery.options.notAfter;
}

void DeliveryRun::pauseBetweenWaves()
{
    if (m_waves.waitForALook())
        brake({brake::Wave, QString(),
               u"%1/%2"_s.arg(m_delivery.counts.ended()).arg(m_delivery.counts.total())});
}

QCoro::Task<> DeliveryRun::learnPermissions()
{
    const auto self = shared_from_this();
    if (!m_permitted || !m_ledger)
        co_return;
    const auto links = co_await m_ledger->permissions(account());
    if (!m_ledger)
        co_return;
    if (links)
        permit(links->keys());
    else
        ledgerBroke(links.error());
}

QCoro::Task<> DeliveryRun::learnExclusions()
{
    const auto self = shared_from_this();
    if (m_delivery.options.test || !m_ledger) // A test goes to a page of the account's own.
        co_return;
    const auto lists = co_await m_ledger->excludeLists(m_delivery.farm);
    if (!m_ledger)
        co_return;
    if (lists)
        m_exclusions = Exclusions(*lists);
    else
        ledgerBroke(lists.error());
}

QString DeliveryRun::heldBy(const Row &row, const PageCheck &page) const
{
    return m_exclusions.heldBy(row.target, page.title, !page.ownerName.isEmpty());
}

void DeliveryRun::permit(const QStringList &wikis)
{
    for (const QString &wiki : wikis) {
        if (m_permitted)
            m_permitted->insert(wiki);
        if (Lane *lane = m_laneOf.value(wiki))
            lane->permit();
    }
}

bool DeliveryRun::maySendOn(const QString &wiki) const
{
    return !m_permitted || m_permitted->contains(wiki);
}

QList<int> DeliveryRun::allowedNamespaces() const
{
    // A test goes to a page of the account's own, or to one that the policy names.
    return m_delivery.options.test ? QList<int>() : m_wikis->policy().namespaces;
}

} // namespace paperround
