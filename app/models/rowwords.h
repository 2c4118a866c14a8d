// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/delivery.h"
#include "domain/delivery/row.h"
#include "engine/delivery/lanestatus.h"
#include "models/sentences.h"
#include "models/shownstate.h"
#include "models/wikinames.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace paperround {

/// The Reason column: the first word tells the most, and what State and Wiki say is not repeated. `now` is
/// UTC.
[[nodiscard]] QString reasonWords(const Row &row, const LaneStatus &lane, const QDateTime &now);
/// The name of a reason from domain/delivery/reason.h, for filters and plots: "Opted out".
[[nodiscard]] QString reasonTitle(const QString &reason);
/// Why this row stands so, what it means, and what can be done.
[[nodiscard]] Explanation explainRow(const Row &row, const LaneStatus &lane);
/// The row as one sentence, for screen readers and Copy.
[[nodiscard]] QString rowSentence(const Row &row, const LaneStatus &lane, const QDateTime &now,
                                  const WikiNames &names = {});
/// The page that was (or will be) posted to.
[[nodiscard]] QString pageOf(const Row &row);

/// What a lane waits for: "replication lag", "rate limit", …
[[nodiscard]] QString causeWords(const QString &cause);
/// A cell of the strip: "42 s: lag", "sending", "finished", "held".
[[nodiscard]] QString laneWords(const LaneStatus &lane, const QDateTime &now);
/// The line beside the bar: "fr.wikipedia.org waits 42 s: replication lag".
[[nodiscard]] QString laneSentence(const LaneStatus &lane, const QDateTime &now, const WikiNames &names = {});
[[nodiscard]] Explanation explainLane(const LaneStatus &lane, const WikiNames &names = {});
/// What the one button of a lane in trouble says; it tries the wiki again. Empty: no trouble.
[[nodiscard]] QString laneButton(const LaneStatus &lane);

/// "talk page edits": how a delivery or one of its rows goes.
[[nodiscard]] QString routeWords(Route route);
/// The first eight figures of a digest as people compare them: "7f3a 91c4".
[[nodiscard]] QString shortDigest(const QString &digest);

/// A moment of a row's story.
struct StoryMoment
{
    enum class Kind {
        Planned,
        Claimed,
        Refused,
        Conflict,
        Unknown,
        Looked,
        Delivered,
        Skipped,
        Failed,
        Held,
        Other
    };
    Kind kind = Kind::Other;
    QString title;
    QDateTime time; ///< UTC.
    QString text;

    friend bool operator==(const StoryMoment &, const StoryMoment &) = default;
};

/// What happened to a row, oldest first, from its attempts.
[[nodiscard]] QList<StoryMoment> rowStory(const Row &row, const QList<Attempt> &attempts,
                                          const QDateTime &created);

} // namespace paperround
