// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/delivery.h"
#include "domain/delivery/row.h"
#include "engine/ports/task.h"

#include <QList>

namespace paperround {

/// Where a page of deliveries ended: pass it back for the next one. Keyset, never OFFSET.
struct HistoryCursor
{
    QDateTime created;
    QString id;

    friend bool operator==(const HistoryCursor &, const HistoryCursor &) = default;
};

struct HistoryPage
{
    QList<Delivery> deliveries; ///< Newest first.
    std::optional<HistoryCursor> next; ///< None: that was all.
};

/// Reading the record: the history page, `paperround history`. Works beside a writer, and without one.
class History
{
public:
    virtual ~History() = default;
    virtual Task<HistoryPage> deliveries(std::optional<HistoryCursor> after, int limit) = 0;
    /// Words in subject, body, page titles, wiki, account, reason; newest first. Sees a row some seconds
    /// late.
    virtual Task<HistoryPage> search(QString words, std::optional<HistoryCursor> after, int limit) = 0;
    virtual Task<std::optional<Delivery>> open(QString id) = 0;
    virtual Task<QList<Row>> rowsOf(QString id, int afterNumber, int limit) = 0;
    virtual Task<QList<Attempt>> attemptsOf(QString id, int row) = 0;
};

} // namespace paperround
