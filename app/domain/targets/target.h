// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace paperround {

/// A page on a wiki where the message goes, as the list says it (not yet normalised by its wiki).
struct Target
{
    QString title; ///< Prefixed title, underscores turned to spaces, otherwise as written.
    QString wiki; ///< Host, lower case, with port where it has one: "en.wikipedia.org", "127.0.0.1:8082".
    int line = 0; ///< 1-based line (or JSON entry) of the source; 0 where there is none.

    friend bool operator==(const Target &, const Target &) = default;
};

/// A line of a list that names no usable target. Its words are kept: nothing is silently dropped.
struct TargetProblem
{
    int line = 0; ///< 1-based.
    QString text; ///< The line as it was written.
    QString code; ///< invalidtitle, invalidsite, unknownsite, badjson, baddescription, duplicate, unclosed, …

    friend bool operator==(const TargetProblem &, const TargetProblem &) = default;
};

/// What a reader of lists found.
struct ParsedTargets
{
    QList<Target> targets;
    QList<TargetProblem> problems;

    friend bool operator==(const ParsedTargets &, const ParsedTargets &) = default;
};

} // namespace paperround
