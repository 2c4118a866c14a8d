// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/recipe.h"
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
    GotLastIssue, ///< Good, and the last issue was delivered there.
    Redirect,
    Renamed, ///< No such user any more: the wiki's log tells the new name.
    OptedOut,
    Excluded, ///< An exclude list holds it.
    Duplicate, ///< Of another row, after redirects.
    Missing, ///< No such user.
    NotNamed, ///< A temporary account or an IP address.
    Blocked, ///< Its owner, on that wiki; the page takes messages.
    Locked, ///< Its owner, on all wikis; the page takes messages.
    Inactive, ///< Its owner has not edited for a span that was asked for.
    Protected, ///< For this account.
    WrongNamespace,
    WrongModel, ///< No wikitext page.
    ClosedBoard, ///< A Flow or LiquidThreads board that takes no message.
    ClosedWiki,
    OtherHost, ///< No wiki of the farm.
    Problem, ///< A line that names no target, or a title its wiki refuses.
};

inline constexpr std::array allTargetHealths{
    TargetHealth::Unchecked,  TargetHealth::Good,        TargetHealth::GotLastIssue,
    TargetHealth::Redirect,   TargetHealth::Renamed,     TargetHealth::OptedOut,
    TargetHealth::Excluded,   TargetHealth::Duplicate,   TargetHealth::Missing,
    TargetHealth::NotNamed,   TargetHealth::Blocked,     TargetHealth::Locked,
    TargetHealth::Inactive,   TargetHealth::Protected,   TargetHealth::WrongNamespace,
    TargetHealth::WrongModel, TargetHealth::ClosedBoard, TargetHealth::ClosedWiki,
    TargetHealth::OtherHost,  TargetHealth::Problem};

/// Does the message go to a row of that health, unless a person takes it out? (Some redirects are not
/// followed.)
[[nodiscard]] bool takesMessage(TargetHealth health);

/// The part of a verdict the table keeps: a list has 100,000 of them. Beside it what is known without the
/// wiki; a row that only an exclude list has spoken of has a finding that is not `told`.
struct TargetFinding
{
    bool willSend = false; ///< As far as its wiki is concerned.
    QString reason; ///< From domain/delivery/reason.h; empty when it is simply fine.
    QString detail; ///< Hostile text; of a rename, a block, a silence: its time.
    QString page; ///< As the wiki writes it, after a redirect; of a renamed user the page of the new name.
    bool redirected = false;
    bool userPage = false; ///< In one of the namespaces of users, whatever they are called there.
    bool told = true; ///< False: the wiki has not been asked.
    qint64 checkedAt = 0; ///< Seconds since 1970, UTC; 0: nobody noted when.
    quint64 sameAs = 0; ///< Key of the row further up that is the same page; 0: none.
    QString heldBy = {}; ///< "Name: reason" of the exclude list that holds it; empty: none does.
    QString gotIssue = {}; ///< Subject of the last issue, where it was delivered there.
    qint64 bytes = 0; ///< Of the page's text, where it is so large that it may be full; else 0, as of most.

    /// Neither its wiki, nor an exclude list, nor a row further up keeps the message from it.
    [[nodiscard]] bool takesMessage() const;
    friend bool operator==(const TargetFinding &, const TargetFinding &) = default;
};

[[nodiscard]] TargetFinding findingOf(const Verdict &verdict);

/// Where an entry stands in a source of its list.
struct RowOrigin
{
    char16_t letter = u'A';
    int line = 0; ///< 0: the source has no lines. Less: found() by a query.

    /// In place of a line: what a row is to a query of that kind.
    [[nodiscard]] static constexpr int found(RecipeKind kind) { return -1 - static_cast<int>(kind); }

    friend bool operator==(const RowOrigin &, const RowOrigin &) = default;
};

/// A line of the table: a target, or a line of the source that names none.
struct TargetEntry
{
    quint64 key = 0; ///< Stable through edits and undo; the model gives one where it is 0.
    Target target; ///< Title and wiki are empty for a problem.
    QList<RowOrigin> origins; ///< Empty: a row that a person put in.
    QString asRead; ///< rowKey as its source says it, where a person has changed that; else empty.
    bool moved = false; ///< A person put it where it stands.
    QString source; ///< Of a row that a person put in: where it is from.
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

/// Of a line that names no target.
[[nodiscard]] TargetHealth healthOf(const TargetProblem &problem);

/// Targets and problems of one source as entries, in the order of their lines.
[[nodiscard]] QList<TargetEntry> entriesOf(const ParsedTargets &parsed, const QString &source);

/// "A, line 5", "B, member" of a category.
[[nodiscard]] QString originWords(const RowOrigin &origin);
/// Where the entry came from: "A, line 5; B, member"; of a row that a person put in: "pasted, line 2".
[[nodiscard]] QString originWords(const TargetEntry &entry);
/// What is wrong with a line that names no target, from its code.
[[nodiscard]] QString problemWords(const QString &code);
/// The same with what was meant, where that is known: "not a host: en.wikipedia.org is meant".
[[nodiscard]] QString problemWords(const TargetProblem &problem);

} // namespace paperround
