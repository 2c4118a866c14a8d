// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <chrono>

namespace paperround {

/// How much hostile HTML may cost. Above `depth` and `tableDepth` layout engines hang for minutes.
struct SanitiserLimits
{
    qsizetype bytes = 1024 * 1024; ///< Of the HTML as UTF-8.
    int nodes = 50'000; ///< Elements and texts that come out.
    int depth = 100; ///< Deeper elements are dropped, their text stays.
    int tableDepth = 6; ///< Deeper tables are dropped, their text stays.
    std::size_t memory = 96 * 1024 * 1024; ///< What the parser may take.
    std::chrono::milliseconds time{2000}; ///< For the parse: some inputs are quadratic in any HTML 5 parser.
};

/// What is left of a page that somebody else wrote.
struct CleanHtml
{
    QString
        html; ///< Only allowed tags, attributes and styles; nothing that loads or runs. Empty when refused.
    bool refused = false; ///< Too big or too costly to parse: show the text instead.
    bool truncated = false; ///< A limit cut something away.
    int images = 0; ///< Left out; their alternative texts stand there instead.
};

/// Parses as a browser would and writes anew what an allow-list of tags, attributes and CSS properties takes.
/// Links are made absolute by `base`; other schemes than http, https and mailto lose theirs. What the page
/// hides stays hidden: it is left out.
[[nodiscard]] CleanHtml sanitiseHtml(const QString &html, const QUrl &base,
                                     const SanitiserLimits &limits = {});

/// The part of a style attribute that may stay: "color: red; text-align: center"; empty where nothing may.
[[nodiscard]] QString sanitiseStyle(QStringView style);

} // namespace paperround
