// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/message.h"
#include "domain/targets/target.h"

#include <QList>
#include <QString>

namespace paperround {

/// Rows of a request on one wiki that are in the same segment of its list, or in none: they get the same
/// words, whatever those are.
struct WordingRows
{
    QString wiki; ///< Host.
    QString segment; ///< As its variant names it; empty: none.
    int row = 0; ///< The first of them, counted from 1.
    int pages = 0; ///< So many they are.

    friend bool operator==(const WordingRows &, const WordingRows &) = default;
};

/// All of them: wikis in the order of the list, and each one's by their first rows. A row in several segments
/// is in the first of them, as textsFor() has it. Takes time by the number of rows, in whatever order they
/// are.
[[nodiscard]] QList<WordingRows> wordingRows(const Message &message, const QList<Target> &targets);

/// For each of so many rows the place of its segment's variant; -1: it is in none.
[[nodiscard]] QList<int> segmentsOfRows(const Message &message, qsizetype rows);

/// The message with that row in its segment of this name, and in no other: rows count in each request on
/// their own, and what another issue says to the same segment is asked by its name.
[[nodiscard]] Message messageForSegment(Message message, const QString &segment, int row);

/// What tells them apart, in one word.
[[nodiscard]] QString wordingPlace(const QString &wiki, const QString &segment);

} // namespace paperround
