// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/deliveryoptions.h"
#include "domain/delivery/pausecause.h"
#include "domain/delivery/route.h"
#include "domain/delivery/rowstate.h"
#include "domain/message/message.h"
#include "domain/review/reviewnote.h"

#include <QDateTime>
#include <QString>
#include <array>

namespace paperround {

enum class DeliveryState { Delivering, Paused, Stopped, Finished };

[[nodiscard]] QString stateName(DeliveryState state); ///< "delivering", "paused", "stopped", "finished"
[[nodiscard]] std::optional<DeliveryState> deliveryStateFromName(QStringView name);

/// How many rows stand in each state.
struct StateCounts
{
    std::array<int, allRowStates.size()> count{};

    [[nodiscard]] int operator[](RowState state) const { return count[static_cast<std::size_t>(state)]; }
    [[nodiscard]] int &operator[](RowState state) { return count[static_cast<std::size_t>(state)]; }
    [[nodiscard]] int total() const;
    [[nodiscard]] int ended() const;
    friend bool operator==(const StateCounts &, const StateCounts &) = default;
};

/// The carrying out of one request, without its rows: the head of the page and the record of the ledger.
struct Delivery
{
    QString id; ///< The request's delivery id.
    QString farm; ///< Home wiki's host.
    QString account; ///< User name.
    Message message; ///< The exact text of the request.
    QString listUrl; ///< Canonical URL of the list with oldid, or the list's name.
    QString digest; ///< Hex SHA-256 of the canonical request.
    Route route = Route::Edit;
    DeliveryOptions options;
    ReviewNote review; ///< By whose word it goes out.
    DeliveryState state = DeliveryState::Delivering;
    PauseCause pauseCause; ///< Empty unless a brake paused it.
    QString installation; ///< Which installation's ledger delivers; "" for imported ones is not allowed.
    QString origin; ///< Empty: ours. Else where an imported one came from (read-only).
    QDateTime created; ///< UTC.
    QDateTime finished; ///< UTC; invalid while open.
    StateCounts counts;

    friend bool operator==(const Delivery &, const Delivery &) = default;
};

} // namespace paperround

Q_DECLARE_METATYPE(paperround::Delivery)
