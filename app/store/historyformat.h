// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/targettext.h"

/// What a history file calls itself, and how much of it is taken from a stranger.
namespace paperround::history {

inline const QString Format = QStringLiteral("paperround-history");
inline constexpr int Version = 2; ///< 1 knew no routes but edits.

inline constexpr qsizetype MostBytes = 256 * 1024 * 1024;
inline constexpr qsizetype MostRows = 1'000'000;
inline constexpr qsizetype MostAttempts = 1000; ///< Of one row.
inline constexpr qsizetype LongestName = LongestTitle; ///< Hosts, accounts, titles, codes.
inline constexpr qsizetype LongestDetail = 8192;
inline constexpr qsizetype LongestBody = 4 * 1024 * 1024;

} // namespace paperround::history
