// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/targetcalls.h"
#include "domain/targets/targetrows.h"

#include <QList>
#include <QString>

namespace paperround {

/// A call in a list page's wikitext that is known to name one of its rows.
struct NamedCall
{
    QString key; ///< rowKey of the row.
    WikitextCall::Kind kind = WikitextCall::Kind::Other;
    int line = 0; ///< 1-based, where it begins.
    TextSpan whole;
    TextSpan unit; ///< The outermost call around it that names no other row; mostly itself.
    TextSpan title; ///< The value that names the page.
    QString before; ///< What the call itself puts before that value: "User talk:"; empty: all of the title.
    TextSpan site; ///< Its value; may be missing.
    bool hasOthers = false; ///< It has arguments beside these.
};

/// The calls of a page that name its rows, in the order of the text. `rows` are what the wiki made of it: the
/// wiki writes namespaces in its own words, so a call is taken for a row where all but the namespace's name
/// is the same. A template that we do not know counts where exactly one row, named by no other call, has its
/// title (or the part behind the namespace) among the template's arguments, on the wiki that it names.
[[nodiscard]] QList<NamedCall> namedCalls(const QString &text, const TargetRows &rows, const QString &home);

/// The call's text with another target; null where it has no argument for that.
[[nodiscard]] QString callWith(const QString &text, const QString &home, const NamedCall &call,
                               const Target &target);

} // namespace paperround
