// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <array>
#include <optional>

namespace paperround {

/// The way a message reaches its page. A delivery goes by Edit or by MassMessage; its rows on boards go by
/// the board's own way in both.
enum class Route {
    Edit, ///< A section on a wikitext page.
    Flow, ///< A topic on a Flow board.
    LiquidThreads, ///< A thread on a LiquidThreads page.
    MassMessage, ///< Handed over to the wiki's own job queue; the outcome is observed.
};

inline constexpr std::array allRoutes{Route::Edit, Route::Flow, Route::LiquidThreads, Route::MassMessage};

/// The word in files and JSON: "edit", "flow", "liquid-threads", "massmessage".
[[nodiscard]] QString routeName(Route route);
[[nodiscard]] std::optional<Route> routeFromName(QStringView name);

/// A board takes no base: a repeat doubles, so nothing is ever repeated there by machine.
[[nodiscard]] constexpr bool isBoard(Route route)
{
    return route == Route::Flow || route == Route::LiquidThreads;
}

using Routes = QSet<Route>;
[[nodiscard]] const Routes &everyRoute();

} // namespace paperround
