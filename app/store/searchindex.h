// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/history.h"

#include <QStringList>

namespace paperround {

class Connection;

/// Position and document number share 63 bits: 43 for milliseconds (to the year 2248), 20 for a delivery's
/// documents.
inline constexpr int DocumentBits = 20;
inline constexpr qint64 MaxPosition = (1LL << (63 - DocumentBits)) - 1;
inline constexpr int MostOnAPage = 500;

/// Notes, within the caller's transaction, that these rows' words are to be indexed (from 0: the delivery's
/// own words too). A few bytes: a delivery's commit never waits for the index.
Result<void> queueForSearch(Connection &connection, qint64 delivery, int from, int last, bool onlyPages);

/// Indexes one small batch in a transaction of its own; false: nothing is left (always so for a reader).
Result<bool> indexSome(Connection &connection);

/// What a person typed as words to look for: at most 8, each at most 64 characters and with a letter or
/// digit.
[[nodiscard]] QStringList searchWords(const QString &typed);
/// One word as FTS5 reads it: quoted, so that nothing in it is an operator, and found as the start of a word.
[[nodiscard]] QString searchExpression(const QString &word);

/// Deliveries in which every word starts a word somewhere: in subject, body, account, farm, id, list, or any
/// row's wiki, titles or reason. Newest first. Nothing typed: all deliveries.
[[nodiscard]] Result<HistoryPage> searchPage(Connection &connection, const QString &typed,
                                             const std::optional<HistoryCursor> &after, int limit);

/// `found` may hold one more than `most`: then there is a next page.
[[nodiscard]] HistoryPage pageOf(QList<Delivery> found, int most);

} // namespace paperround
