// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace paperround {

/// When a delivery pauses without a person: part of the farm's profile.
struct BrakePolicy
{
    /// A page of the home wiki: who can edit it can stop every delivery. Empty: none. A missing page says go.
    QString stopPage = QStringLiteral("Project:Paper Round/Stop");
    int failureShare = 50; ///< Per cent of the rows that were delivered or failed; 0: never.
    int failureShareOf = 20; ///< The share counts once so many have ended.
    int failuresInARow = 10; ///< Over all wikis, skipped rows aside; 0: never.
    int reverts = 1; ///< Delivered messages that somebody undid; 0: never.
    bool ownTalk = true; ///< A new message on the account's own talk page, on any wiki of the delivery.

    friend bool operator==(const BrakePolicy &, const BrakePolicy &) = default;
};

/// Does the stop page say stop? A line that begins with that word, whatever markup stands before it, unless
/// it is in a comment, struck out or in <noinclude> (where the instructions go).
[[nodiscard]] bool saysStop(const QString &wikitext);

} // namespace paperround
