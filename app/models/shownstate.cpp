// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/shownstate.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <numeric>

namespace paperround {

namespace {
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(paperround::ShownState)
};
} // namespace

ShownState shownState(RowState state, LaneStatus::Phase lane)
{
    switch (state) {
    case RowState::Planned:
        if (lane == LaneStatus::Phase::Waiting)
            return ShownState::Waiting;
        return lane == LaneStatus::Phase::Troubled ? ShownState::Held : ShownState::Planned;
    case RowState::Held:
        return ShownState::Held;
    case RowState::Sending:
        return ShownState::Sending;
    case RowState::Unknown:
        return ShownState::Unknown;
    case RowState::Delivered:
        return ShownState::Delivered;
    case RowState::Skipped:
        return ShownState::Skipped;
    case RowState::Failed:
        return ShownState::Failed;
    case RowState::Unresolved:
        return ShownState::Unresolved;
    case RowState::Retracted:
        return ShownState::Retracted;
    }
    Q_UNREACHABLE();
}

int ShownCounts::total() const
{
    return std::accumulate(count.begin(), count.end(), 0);
}

int ShownCounts::ended() const
{
    using enum ShownState;
    return (*this)[Delivered] + (*this)[Skipped] + (*this)[Failed] + (*this)[Unresolved] + (*this)[Retracted];
}

ShownCounts shownCounts(const StateCounts &counts, LaneStatus::Phase lane)
{
    ShownCounts shown;
    for (const RowState state : allRowStates)
        shown[shownState(state, lane)] += counts[state];
    return shown;
}

QString stateWord(ShownState state)
{
    switch (state) {
    case ShownState::Planned:
        return Words::tr("Planned");
    case ShownState::Waiting:
        return Words::tr("Waiting");
    case ShownState::Held:
        return Words::tr("Held");
    case ShownState::Sending:
        return Words::tr("Sending");
    case ShownState::Unknown:
        return Words::tr("Unknown");
    case ShownState::Delivered:
        return Words::tr("Delivered");
    case ShownState::Skipped:
        return Words::tr("Skipped");
    case ShownState::Failed:
        return Words::tr("Failed");
    case ShownState::Unresolved:
        return Words::tr("Unresolved");
    case ShownState::Retracted:
        return Words::tr("Retracted");
    }
    Q_UNREACHABLE();
}

QString countsSentence(const ShownCounts &counts)
{
    QStringList parts;
    for (const ShownState state : allShownStates) {
        if (counts[state] > 0)
            parts.append(Words::tr("%L1 %2", "a count and its state")
                             .arg(counts[state])
                             .arg(stateWord(state).toLower()));
    }
    return Words::tr("%L1 of %L2 done: %3.")
        .arg(counts.ended())
        .arg(counts.total())
        .arg(parts.join(Words::tr(", ")));
}

} // namespace paperround
