// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/mark.h"
#include "domain/delivery/reason.h"
#include "support/round.h"

namespace paperround {

using namespace Qt::StringLiterals;

using What = PostFault::What;

inline const QString Home = u"home.example"_s;
inline const QString Other = u"other.example"_s;

/// Two wikis with MassMessage, and an account that may use it.
struct QueueRound : Round
{
    QueueRound()
        : Round({Home, Other})
    {
        wikis->tweakFacts = [](WikiFacts &facts) { facts.extensions.insert(u"MassMessage"_s); };
        wikis->tweakAccount = [](AccountFacts &facts) { facts.rights += u"massmessage"_s; };
    }
    [[nodiscard]] Request queued(int targetsPerWiki) const
    {
        Request made = request(targetsPerWiki);
        made.options.route = Route::MassMessage;
        return made;
    }
    void meets(What what, std::chrono::milliseconds delay = {}, Error error = {})
    {
        wikis->handOverFault = [this, what, delay, error](const HandOverPlan &) {
            return wikis->calls(u"handOver"_s) == 1 ? PostFault{what, delay, error} : PostFault{};
        };
    }
    /// How often the message stands on the row's page.
    [[nodiscard]] int copiesOf(const Request &what, int row) const
    {
        const Target &target = what.targets[row - 1];
        return int(wikis->textOf(target.wiki, target.title).count(Mark{what.id, 0}.text()));
    }
    [[nodiscard]] QString problemOf(const Request &what) const
    {
        if (!wikis->violations().isEmpty() || !ledger.violations().isEmpty())
            return (wikis->violations() + ledger.violations()).constFirst();
        for (const Row &row : rows(what)) {
            if (copiesOf(what, row.number) != 1 || row.state != RowState::Delivered
                || row.reason != reason::Observed || row.route != Route::MassMessage || row.revision == 0)
                return u"row %1 %2 (%3 %4): %5 copies"_s.arg(row.number)
                    .arg(stateName(row.state), row.reason, row.code)
                    .arg(copiesOf(what, row.number));
        }
        const auto delivery = ledger.deliveryNow(what.id);
        return delivery && delivery->state == DeliveryState::Finished ? QString() : u"not finished"_s;
    }
};

} // namespace paperround
