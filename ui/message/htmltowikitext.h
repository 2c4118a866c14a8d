// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace paperround {

/// How much pasted HTML may cost; a word processor writes twenty bytes for each that is read.
struct PasteLimits
{
    qsizetype bytes = 8 * 1024 * 1024; ///< Of the HTML as UTF-8.
    int nodes = 100'000; ///< Elements and texts that are looked at.
    qsizetype written = 1024 * 1024; ///< UTF-16 units that come out.
    int depth = 60; ///< Deeper elements lose their markup, their text stays.
    std::size_t memory = 192 * 1024 * 1024; ///< What the parser may take.
    std::chrono::milliseconds time{1000}; ///< For the parse.
};

struct PastedText
{
    QString wikitext; ///< Lines end with \n; without blank lines at its ends.
    bool refused = false; ///< Too big or too costly to parse: take the plain text instead.
    bool truncated = false; ///< A limit cut words away.
    bool flattened = false; ///< All words are there, what was nested too deep without its markup.
    bool formatted = false; ///< It has markup; else the plain text says the same, and says it better.
};

/// What a browser or a word processor puts on the clipboard, as wikitext: bold, italic, headings (from level
/// 3 on: a higher one would split the message), links, lists, tables, a few tags that wikis know. Nothing is
/// loaded; pictures, scripts, forms, styles and what the page hides are left out. Words stay words: what of
/// them a wiki would take for markup is written so that it shows.
[[nodiscard]] PastedText wikitextFromHtml(const QString &html, const PasteLimits &limits = {});

/// Does the text say things that only wikis read: `[[`, `{{`, `~~~~`, `'''`, `<section`? Then it is taken as
/// it stands, whatever the program that it comes from made of it.
[[nodiscard]] bool looksLikeWikitext(const QString &text);

} // namespace paperround
