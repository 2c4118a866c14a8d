// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/mark.h"
#include "domain/delivery/row.h"
#include "engine/ports/ledger.h"
#include "engine/ports/wikis.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <optional>

namespace paperround {

/// A message of ours in the wiki's own record.
struct Trace
{
    qint64 revision = 0;
    qint64 pageId = 0;
    QString title;
    qint64 sizeDiff = 0;
    bool reverted = false;
};

/// Our message among the revisions of a look; none: it is not there (now).
[[nodiscard]] std::optional<Trace> traceIn(const LookAnswer &look, const Mark &mark, const QString &account);

/// Could one of these revisions after `base` be ours, hidden by an administrator?
[[nodiscard]] bool mayHideOurs(const LookAnswer &look, qint64 base, const QString &account);

/// All messages of a delivery among the account's contributions, by row number, oldest first.
[[nodiscard]] QHash<int, QList<Trace>> tracesOf(const QList<SeenContribution> &contributions,
                                                const QString &deliveryId);

/// Rows that must not be posted without a person, though the id may seem fresh: their number's message stands
/// on another page, or their page has the message of another number. Then somebody used the id with another
/// list. `pages`: what the check said, by row number; rows without a check are left out.
[[nodiscard]] QSet<int> rowsOfAnotherList(const QHash<int, QList<Trace>> &traces,
                                          const QHash<int, PageCheck> &pages);

/// The moves that bring a row to Delivered where a sweep found it: each one legal, in order; empty where
/// there is none (it has been delivered or retracted already).
[[nodiscard]] QList<Row> movesToFound(Row row, const Trace &trace, const QDateTime &now);

/// How a row's last call of MassMessage ended.
[[nodiscard]] Attempt answeredBy(const Row &row, const QString &outcome, const QString &code,
                                 const QDateTime &now);

/// A row was handed over, and nobody can tell what became of it: a person decides.
[[nodiscard]] QList<RowChange> changesToNoTrace(const QString &deliveryId, Row row, const QDateTime &now);

/// What the last sweep finds odd about a delivered row: one of the audit codes, or nothing. `sent` is the
/// number of bytes the page should have grown by at least; 0 where nobody can say (signatures, substitution).
[[nodiscard]] QString auditOf(const Row &row, const QList<Trace> &traces, qint64 sent);

} // namespace paperround
