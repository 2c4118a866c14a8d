// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace paperround {

/// What paused a delivery when no person did. Kept in the ledger and printed by --json, so a code, once
/// shipped, stays. Only a person's "go on" removes it.
struct PauseCause
{
    QString code; ///< One of brake::…; empty: a person paused it, or nobody did.
    QString wiki; ///< Where it was seen; empty: over all wikis.
    QString detail; ///< The page, the count ("12/20"), or the wiki's own words. Hostile text.

    [[nodiscard]] bool isEmpty() const { return code.isEmpty(); }
    friend bool operator==(const PauseCause &, const PauseCause &) = default;
};

namespace brake {
inline const QString StopPage = QStringLiteral("stop-page"); ///< detail: its title.
inline const QString OwnTalk = QStringLiteral("own-talk"); ///< detail: the account's name.
inline const QString FailureShare = QStringLiteral("failure-share"); ///< detail: failed/ended.
inline const QString FailuresInARow = QStringLiteral("failures-in-a-row"); ///< detail: the last one's words.
inline const QString Wave = QStringLiteral("wave"); ///< A wave is out; detail: rows ended/all.
inline const QString Review =
    QStringLiteral("review"); ///< It may not go out (any more); detail: why, and what it is about.
inline const QString Reverted = QStringLiteral("reverted"); ///< detail: the page.
} // namespace brake

} // namespace paperround
