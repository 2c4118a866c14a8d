// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/delivery/rowstate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

bool hasEnded(RowState state)
{
    switch (state) {
    case RowState::Planned:
    case RowState::Held:
    case RowState::Sending:
    case RowState::Unknown:
        return false;
    case RowState::Delivered:
    case RowState::Skipped:
    case RowState::Failed:
    case RowState::Unresolved:
    case RowState::Retracted:
        return true;
    }
    Q_UNREACHABLE();
}

bool canMove(RowState from, RowState to)
{
    using enum RowState;
    switch (from) {
    case Planned:
        return to == Held || to == Sending || to == Skipped;
    case Held:
        return to == Planned || to == Skipped || to == Unresolved;
    case Sending:
        return to == Delivered || to == Failed || to == Planned || to == Unknown;
    case Unknown:
        return to == Delivered || to == Sending || to == Failed || to == Held;
    case Delivered:
        return to == Retracted;
    case Skipped:
        return to == Planned;
    case Failed:
        return to == Planned || to == Delivered;
    case Unresolved:
        return to == Delivered;
    case Retracted:
        return false;
    }
    Q_UNREACHABLE();
}

QString stateName(RowState state)
{
    switch (state) {
    case RowState::Planned:
        return u"planned"_s;
    case RowState::Held:
        return u"held"_s;
    case RowState::Sending:
        return u"sending"_s;
    case RowState::Unknown:
        return u"unknown"_s;
    case RowState::Delivered:
        return u"delivered"_s;
    case RowState::Skipped:
        return u"skipped"_s;
    case RowState::Failed:
        return u"failed"_s;
    case RowState::Unresolved:
        return u"unresolved"_s;
    case RowState::Retracted:
        return u"retracted"_s;
    }
    Q_UNREACHABLE();
}

std::optional<RowState> stateFromName(QStringView name)
{
    const auto found =
        std::ranges::find_if(allRowStates, [name](RowState state) { return stateName(state) == name; });
    if (found == allRowStates.end())
        return std::nullopt;
    return *found;
}

} // namespace paperround
