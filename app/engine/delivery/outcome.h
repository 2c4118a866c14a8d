// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/rowstate.h"
#include "engine/ports/wikis.h"

#include <QString>

namespace paperround {

/// What the lane does after an answer.
enum class LaneStep {
    GoOn,
    Wait, ///< Temporary: the same again later.
    Trouble, ///< A person must act; no further row of this wiki is tried.
};

/// What became of an attempt, and so of its row.
struct Outcome
{
    RowState state = RowState::Unknown;
    QString reason; ///< From domain/delivery/reason.h.
    QString word; ///< Attempt::outcome: "delivered", "refused", "conflict", "unclear".
    LaneStep lane = LaneStep::GoOn;
    bool finalRefusal = false; ///< Permanent for the row, though an earlier attempt may still be there.
};

/// An attempt with this outcome was surely never applied by itself; every other may be on the page, or still
/// come.
inline const QString RefusedWord = QStringLiteral("refused");

/// Reads an answer. A refusal that precedes the save proves that *this* copy was not applied: while an
/// earlier attempt of the row may be there (`earlierOpen`), the row stays unknown and is looked up.
[[nodiscard]] Outcome outcomeOf(const Result<PostedRevision> &answer, bool earlierOpen);

/// The row's reason for MediaWiki's code of a permanent refusal.
[[nodiscard]] QString refusalReason(const QString &code);

} // namespace paperround
