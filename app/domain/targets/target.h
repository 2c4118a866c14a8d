// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace paperround {

/// A page on a wiki where the message goes, as the list says it (not yet normalised by its wiki).
struct Target
{
    QString title; ///< Prefixed title, underscores turned to spaces, otherwise as written (or with its first
                   ///< letter in upper case, where a person's list was read as a list wiki would).
    QString wiki; ///< Host, lower case, with port where it has one: "en.wikipedia.org", "127.0.0.1:8082".
    int line = 0; ///< 1-based line (or JSON entry) of the source; 0 where there is none.
    QString written = {}; ///< The source's words for it, where they are not just this title and wiki; else
                          ///< null. Never part of what is sent, nor of a request.

    /// A target is the page it names, however it was written.
    friend bool operator==(const Target &left, const Target &right)
    {
        return left.line == right.line && left.wiki == right.wiki && left.title == right.title;
    }
};

/// A line of a list that names no usable target. Its words are kept: nothing is silently dropped.
///
/// invalidtitle    no wiki takes that title: empty, over 255 bytes, forbidden characters, Special:
/// invalidsite     what stands where a host should is none, or is not a wiki of the farm
/// ambiguoussite   a name that two wikis of the farm go by: one's database, the other's interwiki prefix
/// nosite          a bare title, and there is no home wiki it could belong to
/// duplicate       the same title on the same wiki stands further up
/// unclosed        {{#target: without its }}, or a CSV field without its closing quote
/// badquote        text before or behind a quoted CSV field
/// badjson         not JSON, or not the object of a MassMessage list
/// baddescription  the list's description is missing or no string
/// badtargets      the list's targets are missing or no array
/// badentry        an entry of targets is no object with a title
/// notatarget      a `title@site` line on a page that gives its targets as {{#target:}}
/// othernamespace  a query found the page in a namespace that takes no messages, or that was not asked for
/// nottaken        the list's own wiki does not take the line as a target: an unknown site, say
/// nopage          an address that names no page, or only by a number
/// badods          no spreadsheet (OpenDocument)
/// toolong         the text is larger than any list we read; nothing of it was read
struct TargetProblem
{
    int line = 0; ///< 1-based.
    QString text; ///< The line as it was written.
    QString code; ///< One of the documented list above.
    /// What was meant, where that is known: the page on the wiki whose database name, interwiki prefix or
    /// mobile host was written, or the earlier target (with its line) of which this is a duplicate. Else
    /// empty.
    Target meant = {};

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
