// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <array>
#include <optional>

namespace paperround {

/// Where a row stands. *Waiting* is what a lane does and its rows show; it is never stored.
enum class RowState { Planned, Held, Sending, Unknown, Delivered, Skipped, Failed, Unresolved, Retracted };

inline constexpr std::array allRowStates{RowState::Planned, RowState::Held,       RowState::Sending,
                                         RowState::Unknown, RowState::Delivered,  RowState::Skipped,
                                         RowState::Failed,  RowState::Unresolved, RowState::Retracted};

/// Delivered, skipped, failed, unresolved, retracted: nothing goes on without a person. A delivery is
/// finished when all its rows have ended.
[[nodiscard]] bool hasEnded(RowState state);

/// The legal moves; the only table of them (the ledger refuses every other).
[[nodiscard]] bool canMove(RowState from, RowState to);

/// The word in files and JSON: "planned", "held", … (not for people: models/sentences).
[[nodiscard]] QString stateName(RowState state);
[[nodiscard]] std::optional<RowState> stateFromName(QStringView name);

} // namespace paperround
