// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/delivery/route.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

QString routeName(Route route)
{
    switch (route) {
    case Route::Edit:
        return u"edit"_s;
    case Route::Flow:
        return u"flow"_s;
    case Route::LiquidThreads:
        return u"liquid-threads"_s;
    case Route::MassMessage:
        return u"massmessage"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Route> routeFromName(QStringView name)
{
    const auto found = std::ranges::find(allRoutes, name, &routeName);
    return found == allRoutes.end() ? std::nullopt : std::optional(*found);
}

const Routes &everyRoute()
{
    static const Routes routes(allRoutes.begin(), allRoutes.end());
    return routes;
}

} // namespace paperround
