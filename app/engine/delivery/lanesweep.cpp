// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Lane: the account's own contributions, searched at the start and at the end.
#include "domain/delivery/reason.h"
#include "domain/message/composition.h"
#include "engine/crashpoint.h"
#include "engine/delivery/deliveryrun.h"
#include "engine/log.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

Task<QHash<int, QList<Trace>>> Lane::sweep()
{
    const auto self = shared_from_this();
    const auto contributions = co_await m_run.wikis()->contributions(wiki(), m_account.userId, m_since);
    if (m_run.isAbandoned())
        co_return failure(ErrorKind::Stopped, u"stopped"_s);
    if (!contributions)
        co_return tl::unexpected(contributions.error());
    crashPoint("sweep-read");
    co_return tracesOf(*contributions, m_run.delivery().id);
}

QCoro::Task<> Lane::audit()
{
    const auto self = shared_from_this();
    if (m_since.isEmpty()) { // Nothing was ever posted here.
        m_audited = true;
        co_return;
    }
    show(LaneStatus::Phase::Checking);
    if (!m_watchSince.isEmpty()) {
        const bool read = co_await observe();
        if (!read || m_run.isAbandoned())
            co_return;
    }
    const auto traces = co_await sweep();
    if (!traces) {
        readFailed(traces.error());
        co_return;
    }
    m_waits = 0;
    const QList<RowChange> changes = auditChanges(*traces);
    const bool missing = std::ranges::any_of(
        changes, [](const RowChange &change) { return change.row.code == reason::AuditMissing; });
    if (missing && !m_auditedTwice) { // The wiki's replicas may lag behind what it just told us.
        m_auditedTwice = true;
        m_waitCause = {ErrorKind::Temporary, u"settling"_s, {}, {}};
        m_waitUntil = m_run.now().addSecs(10);
        co_return;
    }
    const bool recorded = co_await m_run.record(changes);
    m_audited = recorded;
}

QList<RowChange> Lane::auditChanges(const QHash<int, QList<Trace>> &traces)
{
    QList<RowChange> changes;
    for (const int number : std::as_const(m_rows)) {
        Row row = m_run.row(number);
        const QList<Trace> found = traces.value(number);
        if (!found.isEmpty()) {
            for (const Row &moved : movesToFound(row, found.first(), m_run.now())) {
                changes.append({m_run.delivery().id, moved, std::nullopt});
                row = moved;
            }
        }
        if (row.code == reason::TemporaryAccount)
            continue; // Not among our contributions; its answer is all the proof there is.
        if (!row.thread.isEmpty() || row.route == Route::MassMessage)
            continue; // The same of a board's topics, and of what MassMessage posts.
        // What page text will become of signatures and substitution is not ours to foresee.
        const Message &message = m_run.delivery().message;
        const QString &body = message.body;
        const bool foreseeable = isOneText(message) && message.signature == Signature::AsWritten
            && !body.contains("~~~"_L1) && !body.contains("{{"_L1) && !body.contains("[["_L1);
        const qint64 sent = foreseeable ? body.trimmed().toUtf8().size() : 0;
        const QString odd = auditOf(row, found, sent);
        if (odd.isEmpty() || row.code == odd)
            continue;
        qCWarning(lcEngine) << wiki() << row.page << "row" << number << odd;
        row.code = odd;
        changes.append({m_run.delivery().id, row, std::nullopt});
    }
    return changes;
}

} // namespace paperround
