// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/drafts.h"
#include "support/manualclock.h"

#include <QHash>
#include <memory>

namespace paperround {

/// Drafts in memory, on a disk that may refuse.
class FakeDrafts : public Drafts
{
public:
    explicit FakeDrafts(ManualClock &clock)
        : m_clock(clock)
    {
    }
    Task<QList<DraftHead>> list() override
    {
        co_await m_clock.sleep(std::chrono::milliseconds(1), {});
        QList<DraftHead> heads;
        for (const Draft &each : std::as_const(kept))
            heads.append({each.id, each.farm, each.account, each.message.subject, each.updated});
        co_return heads;
    }
    Task<std::optional<Draft>> draft(QString id) override
    {
        co_await m_clock.sleep(std::chrono::milliseconds(1), {});
        co_return kept.contains(id) ? std::optional(kept[id]) : std::nullopt;
    }
    Task<void> save(Draft draft) override
    {
        const std::weak_ptr<int> here = m_here;
        co_await m_clock.sleep(std::chrono::milliseconds(1), {});
        if (here.expired()) // A page saves as it goes.
            co_return failure(ErrorKind::Stopped, QStringLiteral("closed"));
        if (refusal)
            co_return tl::unexpected(*refusal);
        kept.insert(draft.id, draft);
        co_return {};
    }
    Task<void> remove(QString id) override
    {
        co_await m_clock.sleep(std::chrono::milliseconds(1), {});
        if (refusal)
            co_return tl::unexpected(*refusal);
        kept.remove(id);
        findingsOf.remove(id);
        co_return {};
    }
    Task<QByteArray> findings(QString id) override
    {
        co_await m_clock.sleep(std::chrono::milliseconds(1), {});
        co_return findingsOf.value(id);
    }
    Task<void> keepFindings(QString id, QByteArray findings) override
    {
        const std::weak_ptr<int> here = m_here;
        co_await m_clock.sleep(std::chrono::milliseconds(1), {});
        if (here.expired())
            co_return failure(ErrorKind::Stopped, QStringLiteral("closed"));
        findingsOf.insert(id, findings);
        co_return {};
    }

    QHash<QString, Draft> kept;
    QHash<QString, QByteArray> findingsOf;
    std::optional<Error> refusal;

private:
    ManualClock &m_clock;
    std::shared_ptr<int> m_here = std::make_shared<int>(0);
};

} // namespace paperround
