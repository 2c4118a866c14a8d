// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery/traces.h"

#include "domain/delivery/reason.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

std::optional<Trace> traceIn(const LookAnswer &look, const Mark &mark, const QString &account)
{
    for (const SeenRevision &seen : look.revisions) {
        if (seen.user == account && Mark::find(seen.comment) == mark)
            return Trace{seen.revision, look.pageId, look.title, 0, false};
    }
    return std::nullopt;
}

QHash<int, QList<Trace>> tracesOf(const QList<SeenContribution> &contributions, const QString &deliveryId)
{
    QHash<int, QList<Trace>> traces;
    for (const SeenContribution &seen : contributions) {
        const auto mark = Mark::find(seen.comment);
        if (mark && mark->deliveryId == deliveryId)
            traces[mark->row].append({seen.revision, seen.pageId, seen.title, seen.sizeDiff,
                                      seen.tags.contains("mw-reverted"_L1)});
    }
    for (QList<Trace> &list : traces)
        std::ranges::sort(list, {}, &Trace::revision);
    return traces;
}

QList<Row> movesToFound(Row row, const Trace &trace, const QDateTime &now)
{
    using enum RowState;
    QList<RowState> way;
    switch (row.state) {
    case Unknown:
    case Sending:
    case Failed:
    case Unresolved:
        way = {Delivered};
        break;
    case Planned:
        way = {Sending, Delivered};
        break;
    case Held:
    case Skipped:
        way = {Planned, Sending, Delivered};
        break;
    case Delivered:
    case Retracted:
        break;
    }
    row.time = now;
    row.reason = reason::Found;
    row.code.clear();
    row.detail.clear();
    row.page = trace.title;
    row.pageId = trace.pageId;
    QList<Row> moves;
    for (const RowState state : way) {
        row.state = state;
        row.revision = state == Delivered ? trace.revision : 0;
        moves.append(row);
    }
    return moves;
}

QString auditOf(const Row &row, const QList<Trace> &traces, qint64 sent)
{
    if (row.state != RowState::Delivered)
        return {};
    if (traces.isEmpty())
        return reason::AuditMissing;
    if (traces.size() > 1)
        return reason::AuditTwice;
    if (traces.first().reverted)
        return reason::AuditReverted;
    if (sent > 0 && traces.first().sizeDiff < sent)
        return reason::AuditShort;
    return {};
}

} // namespace paperround
