// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/row.h"
#include "engine/delivery/lanestatus.h"

#include <QString>

#include <array>

namespace paperround {

/// How a row is shown: its stored state, and *waiting* where its lane waits. In the order of the legend.
enum class ShownState {
    Planned,
    Waiting, ///< Planned, and its lane waits.
    Held, ///< A person decides, about the row or about its whole lane.
    Sending,
    Unknown,
    Delivered,
    Skipped,
    Failed,
    Unresolved,
    Retracted,
};

inline constexpr std::array allShownStates{ShownState::Planned,  ShownState::Waiting, ShownState::Held,
                                           ShownState::Sending,  ShownState::Unknown, ShownState::Delivered,
                                           ShownState::Skipped,  ShownState::Failed,  ShownState::Unresolved,
                                           ShownState::Retracted};

/// `lane` is what the row's lane does now; Idle where nobody knows.
[[nodiscard]] ShownState shownState(RowState state, LaneStatus::Phase lane = LaneStatus::Phase::Idle);

/// How many rows are shown in each state.
struct ShownCounts
{
    std::array<int, allShownStates.size()> count{};

    [[nodiscard]] int operator[](ShownState state) const { return count[static_cast<std::size_t>(state)]; }
    [[nodiscard]] int &operator[](ShownState state) { return count[static_cast<std::size_t>(state)]; }
    [[nodiscard]] int total() const;
    [[nodiscard]] int ended() const;
    friend bool operator==(const ShownCounts &, const ShownCounts &) = default;
};

[[nodiscard]] ShownCounts shownCounts(const StateCounts &counts,
                                      LaneStatus::Phase lane = LaneStatus::Phase::Idle);

/// "Delivered", "Waiting", …
[[nodiscard]] QString stateWord(ShownState state);
/// "1,011 of 1,271 done: 982 delivered, 24 skipped, 5 failed; 182 planned."
[[nodiscard]] QString countsSentence(const ShownCounts &counts);

} // namespace paperround
