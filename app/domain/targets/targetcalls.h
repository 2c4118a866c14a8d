// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/textspan.h"

#include <QList>
#include <QString>
#include <QStringView>

namespace paperround {

/// An argument of a call, without the blanks around its value.
struct CallArgument
{
    TextSpan name; ///< Not there: unnamed.
    TextSpan value;
};

/// A template or parser function in wikitext.
struct WikitextCall
{
    /// `{{#target:…}}` in any of its languages; `{{target|page/user = |site = }}` of EdwardsBot and Global
    /// message delivery; any other, which may be a wrapper around them.
    enum class Kind { Function, Template, Other };
    Kind kind = Kind::Other;
    TextSpan whole; ///< With its braces.
    int line = 0; ///< 1-based, where it begins.
    bool tooLong = false; ///< Longer than any call that names a page: nothing of it was read.
    bool hasInner = false; ///< Holds other calls or links: arguments were not read.
    QList<CallArgument> arguments; ///< Without the template's name.
};

/// What stands in a page, comments and <nowiki> aside: the wiki expands nothing in them.
struct WikitextCalls
{
    QList<WikitextCall> closed; ///< In order of their ends: inner ones before those around them.
    QList<WikitextCall> unclosed; ///< Calls of ours without their }}; `whole` is the rest of the line.
    int tooMany = 0; ///< The line of the first one that no list has room for: there are none then.
};

/// One pass with a stack of what is open, so that no input, however unbalanced, costs more than its length.
[[nodiscard]] WikitextCalls callsIn(QStringView text);

/// Do these words, behind {{, begin a call of ours?
[[nodiscard]] bool beginsTargetCall(QStringView inside);

/// The arguments of a call of ours that name its target.
struct TargetArguments
{
    TextSpan page; ///< Or
    TextSpan user; ///< whose talk page it is.
    TextSpan site;
    bool hasOthers = false; ///< Arguments that mean something else.
};
[[nodiscard]] TargetArguments targetArguments(const WikitextCall &call, QStringView text);

} // namespace paperround
