// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/target.h"
#include "engine/targets/targetcheck.h"

#include <QList>
#include <QString>

#include <array>
#include <optional>

namespace paperround {

/// What is known of a target before anything is sent.
enum class TargetHealth {
    Unchecked,
    Good,
    Redirect,
    OptedOut,
    Missing,
    Protected,
    WrongNamespace,
    NoRoute, ///< A board or a page that is no wikitext.
    OtherHost,
    Duplicate,
    Problem, ///< A line that names no target, or a title its wiki refuses.
};

inline constexpr std::array allTargetHealths{
    TargetHealth::Unchecked, TargetHealth::Good,      TargetHealth::Redirect, TargetHealth::OptedOut,
    TargetHealth::Missing,   TargetHealth::Protected, TargetHealth::NoRoute,  TargetHealth::WrongNamespace,
    TargetHealth::OtherHost, TargetHealth::Duplicate, TargetHealth::Problem};

/// The part of a verdict the table keeps: a list has 100,000 of them.
struct TargetFinding
{
    bool willSend = false;
    QString reason; ///< From domain/delivery/reason.h; empty when it is simply fine.
    QString detail; ///< Hostile text.
    QString page; ///< As the wiki writes it, after a redirect.
    bool redirected = false;

    friend bool operator==(const TargetFinding &, const TargetFinding &) = default;
};

[[nodiscard]] TargetFinding findingOf(const Verdict &verdict);

/// A line of the table: a target, or a line of the source that names none.
struct TargetEntry
{
    quint64 key = 0; ///< Stable through edits and undo; the model gives one where it is 0.
    Target target; ///< Title and wiki are empty for a problem.
    QString source; ///< Which list, file or paste it came from.
    TargetProblem problem; ///< `code` set: this line is no target.
    bool included = true; ///< The person's own choice.
    std::optional<TargetFinding> finding; ///< None: unchecked.

    [[nodiscard]] TargetHealth health() const;
    /// Would it be part of the request as it stands? Unchecked ones are: the delivery looks itself.
    [[nodiscard]] bool willBeSent() const;
    /// Could a person put it in? Not what the wiki has refused.
    [[nodiscard]] bool canBeIncluded() const;
    friend bool operator==(const TargetEntry &, const TargetEntry &) = default;
};

/// Targets and problems of one source as entries, in the order of their lines.
[[nodiscard]] QList<TargetEntry> entriesOf(const ParsedTargets &parsed, const QString &source);

/// The word of the Health column.
[[nodiscard]] QString healthWord(TargetHealth health);
/// Where the entry came from: "A list, line 5".
[[nodiscard]] QString originWords(const TargetEntry &entry);
/// What would become of it; the first word of a reason tells the most.
[[nodiscard]] QString whatHappens(const TargetEntry &entry);
/// What is wrong with a line that names no target, from its code.
[[nodiscard]] QString problemWords(const QString &code);

} // namespace paperround
