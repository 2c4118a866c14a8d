// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/history.h"

#include <algorithm>

namespace paperround {

/// Earlier deliveries, as a ledger tells them.
class FakeHistory : public History
{
public:
    Task<HistoryPage> deliveries(std::optional<HistoryCursor>, int) override
    {
        co_return HistoryPage{kept, {}};
    }
    Task<HistoryPage> search(QString, std::optional<HistoryCursor>, int) override { co_return HistoryPage(); }
    Task<std::optional<Delivery>> open(QString id) override
    {
        if (fault)
            co_return tl::unexpected(*fault);
        const auto found = std::ranges::find(kept, id, &Delivery::id);
        co_return found == kept.end() ? std::nullopt : std::optional<Delivery>(*found);
    }
    Task<QList<Row>> rowsOf(QString, int, int) override { co_return QList<Row>(); }
    Task<QList<Attempt>> attemptsOf(QString, int) override { co_return QList<Attempt>(); }

    QList<Delivery> kept;
    std::optional<Error> fault; ///< No delivery can be opened.
};

} // namespace paperround
