// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/textspan.h"

#include <QList>
#include <QString>

namespace paperround {

/// A tag of HTML or of an extension, as wikis read it: it ends at the first ">", and no "<" stands before.
struct WikitextTag
{
    enum class Kind { Opens, Closes, Alone }; ///< `<b>`, `</b>`, `<b/>`.
    Kind kind = Kind::Opens;
    TextSpan span; ///< With its brackets.
    TextSpan name; ///< As written: "DIV".
};

/// `[[target|shown]]`.
struct WikitextLink
{
    TextSpan span;
    TextSpan target; ///< Without blanks; with the colon before it, if there is one.
};

/// `{{name|…}}`: a template, a parser function or a variable.
struct WikitextTemplate
{
    TextSpan span;
    TextSpan name; ///< Up to the first bar, without blanks; "#if:x" of a function.
};

/// `== words ==`, a line of its own.
struct WikitextHeading
{
    TextSpan span;
    int level = 0; ///< 1 to 6.
};

/// A mark whose other half is not there.
struct LoneMark
{
    enum class Kind { Comment, Verbatim, Template, Link, ExternalLink, Table };
    Kind kind = Kind::Link;
    TextSpan span; ///< Of the mark alone: `[[`, `<nowiki>`.
    bool closes = false; ///< It closes nothing; else it is never closed.
};

/// What a text in wikitext is made of, as far as a look at the text alone tells. Each list in order of its
/// places, but for links and templates: inner ones stand before those around them.
struct WikitextParts
{
    QList<TextSpan> comments; ///< An open one reaches to the end.
    QList<TextSpan> verbatim; ///< `<nowiki>…</nowiki>`, `<pre>…</pre>` and the like: not read by the wiki.
    QList<WikitextTag> tags; ///< Without those of verbatim parts.
    QList<WikitextLink> links;
    QList<TextSpan> externals; ///< `[https://… words]`
    QList<WikitextTemplate> templates;
    QList<WikitextHeading> headings;
    QList<TextSpan> tildes; ///< Runs of three and more, outside of comments and verbatim parts.
    QList<LoneMark> lone;
};

/// Takes any text. One pass with a stack of what is open: no text, however unbalanced, costs more than its
/// length, and nothing here calls itself.
[[nodiscard]] WikitextParts partsOf(QStringView text);

} // namespace paperround
