// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/files.h"
#include "cli/stopsignals.h"
#include "cli/verb.h"
#include "cli/workplace.h"
#include "domain/delivery/delivery.h"

#include <QHash>
#include <QMap>

#include <memory>
#include <optional>

namespace paperround {

/// What the steps of one call of `deliver` share.
struct DeliverJob
{
    Call call;
    std::shared_ptr<Workplace> workplace;
    RequestFile file;
    StopSignals stopSignals;
    bool stopAsked = false;
    std::optional<Delivery> known; ///< Of the ledger.
    std::optional<ReviewNote> review; ///< By whose word it goes out, once that is known.
    QString approved; ///< Title of the request's page; empty: the request is a file.
    FarmProfile rules; ///< The farm by the policy in force.
    QHash<QString, QString> permissions; ///< Given with this call: wiki and link.

    [[nodiscard]] bool has(const QString &option) const { return call.options.has(option); }
    [[nodiscard]] Console &console() const { return *call.console; }
};

/// `reasons`: why rows would not be sent, by the names of the manual.
void printSummary(const DeliverJob &job, const StateCounts &counts, const QMap<QString, int> &reasons = {});
[[nodiscard]] ExitCode codeFor(const StateCounts &counts);
/// Gives the file its id: the one thing of a delivery that must exist before the delivery does.
[[nodiscard]] Result<void> giveId(DeliverJob &job);
/// What the ledger knows of this id must be this request. Input "imported", "digest-differs".
Task<void> compareWithKnown(std::shared_ptr<DeliverJob> job);

} // namespace paperround
