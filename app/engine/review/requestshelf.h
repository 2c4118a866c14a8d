// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/clock.h"
#include "engine/review/requestreading.h"

#include <QHash>
#include <QList>

#include <memory>
#include <optional>

namespace paperround {

/// A request in the queue: what the wiki says of it, or why that cannot be believed.
struct QueuedRequest
{
    QString title;
    qint64 revision = 0; ///< The page's newest.
    std::optional<ReviewedRequest> request; ///< Its long texts are not read; the digest holds without them.
    std::optional<Error> error; ///< Why it is none, where it is none.

    friend bool operator==(const QueuedRequest &, const QueuedRequest &) = default;
};

/// The queue as it was just now.
struct QueueReading
{
    PolicyInForce policy;
    std::optional<PolicyInForce> policyBefore; ///< Set where it is another than at the reading before.
    QList<QueuedRequest> requests; ///< By title.
};

/// The queue of a farm as one account sees it, kept between two readings: pages are read again where they
/// have changed, and those that are waited for once a minute, as rights change without a trace on them.
class RequestShelf : public std::enable_shared_from_this<RequestShelf>
{
public:
    /// `clock` outlives it.
    RequestShelf(std::shared_ptr<Wikis> wikis, Clock &clock);

    /// One request where nothing changed. Errors of readPolicy(), Wikis::pagesBelow() and of single pages
    /// that say nothing of them (Temporary, NeedsFix …).
    Task<QueueReading> read();

private:
    struct Kept
    {
        QueuedRequest queued;
        QDateTime read;
    };
    [[nodiscard]] bool isStale(const Kept &kept) const;
    Task<PolicyInForce> policy();
    Task<QueuedRequest> readOne(QueuedPage page, PolicyInForce policy);

    std::shared_ptr<Wikis> m_wikis;
    Clock &m_clock;
    QHash<QString, Kept> m_kept; ///< By title.
    std::optional<PolicyInForce> m_policy;
    QDateTime m_policyRead;
};

} // namespace paperround
