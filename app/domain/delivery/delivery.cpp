// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/delivery/delivery.h"

#include <numeric>

using namespace Qt::StringLiterals;

namespace paperround {

QString stateName(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Delivering:
        return u"delivering"_s;
    case DeliveryState::Paused:
        return u"paused"_s;
    case DeliveryState::Stopped:
        return u"stopped"_s;
    case DeliveryState::Finished:
        return u"finished"_s;
    }
    Q_UNREACHABLE();
}

std::optional<DeliveryState> deliveryStateFromName(QStringView name)
{
    using enum DeliveryState;
    for (const DeliveryState state : {Delivering, Paused, Stopped, Finished}) {
        if (stateName(state) == name)
            return state;
    }
    return std::nullopt;
}

int StateCounts::total() const
{
    return std::accumulate(count.begin(), count.end(), 0);
}

int StateCounts::ended() const
{
    int sum = 0;
    for (const RowState state : allRowStates)
        sum += hasEnded(state) ? (*this)[state] : 0;
    return sum;
}

} // namespace paperround
