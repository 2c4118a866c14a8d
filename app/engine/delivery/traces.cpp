// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery/traces.h"

#include "domain/delivery/reason.h"
#include "engine/targets/verdict.h"

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

bool mayHideOurs(const LookAnswer &look, qint64 base, const QString &account)
{
    return std::ranges::any_of(look.revisions, [&](const SeenRevision &seen) {
        return seen.revision > base
            && (seen.user.isNull() || (seen.user == account && seen.comment.isNull()));
    });
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

QSet<int> rowsOfAnotherList(const QHash<int, QList<Trace>> &traces, const QHash<int, PageCheck> &pages)
{
    const auto isThere = [](const Trace &trace, const PageCheck &page) {
        return page.pageId != 0 && trace.pageId == page.pageId;
    };
    QHash<qint64, int> numberOnPage; // Page id → whose message it has.
    for (auto found = traces.cbegin(); found != traces.cend(); ++found) {
        for (const Trace &trace : *found)
            numberOnPage.insert(trace.pageId, found.key());
    }
    QSet<int> rows;
    for (auto page = pages.cbegin(); page != pages.cend(); ++page) {
        if (isBoard(boardOf(*page)))
            continue; // A thread has a page of its own.
        const QList<Trace> own = traces.value(page.key());
        const bool onOwnPage =
            std::ranges::any_of(own, [&](const Trace &trace) { return isThere(trace, *page); });
        const int there = page->pageId == 0 ? page.key() : numberOnPage.value(page->pageId, page.key());
        if (!onOwnPage && (!own.isEmpty() || there != page.key()))
            rows.insert(page.key());
    }
    return rows;
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
    if (!isBoard(row.route)) {
        row.page = trace.title;
        row.pageId = trace.pageId;
    }
    QList<Row> moves;
    for (const RowState state : way) {
        row.state = state;
        row.revision = state == Delivered ? trace.revision : 0;
        row.thread = state == Delivered && isBoard(row.route) ? trace.title : QString();
        moves.append(row);
    }
    return moves;
}

Attempt answeredBy(const Row &row, const QString &outcome, const QString &code, const QDateTime &now)
{
    Attempt attempt;
    attempt.row = row.number;
    attempt.number = row.attempts;
    attempt.form = EditForm::HandOver;
    attempt.answered = now;
    attempt.outcome = outcome;
    attempt.code = code;
    return attempt;
}

QList<RowChange> changesToNoTrace(const QString &deliveryId, Row row, const QDateTime &now)
{
    QList<RowChange> changes;
    row.time = now;
    row.state = RowState::Unknown;
    changes.append({deliveryId, row, answeredBy(row, u"not-found"_s, reason::NoTrace, now)});
    row.state = RowState::Held;
    row.reason = reason::PersonDecides;
    row.code = reason::NoTrace;
    changes.append({deliveryId, row, std::nullopt});
    return changes;
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
