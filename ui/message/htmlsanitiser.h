// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>

namespace paperround {

/// How much hostile HTML may cost. Above `depth` and `tableDepth` layout engines hang for minutes.
struct SanitiserLimits
{
    qsizetype bytes = 1024 * 1024; ///< Of the HTML as UTF-8.
    int nodes = 20'000; ///< Elements and texts that come out.
    int depth = 100; ///< Deeper elements are dropped, their text stays.
    int tableDepth = 6; ///< Deeper tables are dropped, their text stays.
    std::size_t memory = 96 * 1024 * 1024; ///< What the parser may take.
    std::chrono::milliseconds time{2000}; ///< For the parse: some inputs are quadratic in any HTML 5 parser.
};

/// Who shows it.
enum class HtmlReader {
    Text, ///< QTextBrowser: words in their order.
    Browser, ///< The exact face: boxes, classes and places for pictures, too.
};

/// What is left of a page that somebody else wrote, for both readers. Empty when refused.
struct CleanHtml
{
    QString html; ///< Only allowed tags, attributes and styles; nothing that loads or runs.
    /// The same for HtmlReader::Browser; its pictures are <img src="preview:N">.
    QString exactHtml;
    QList<QUrl> pictures; ///< What belongs there, by that number: http or https.
    bool refused = false; ///< Too big or too costly to parse: show the text instead.
    bool truncated = false; ///< A limit cut something away.
    int images = 0; ///< Not in `html`; their alternative texts stand there instead.
    bool boxes = false; ///< `exactHtml` has frames, floats or widths that Text cannot show.
};

/// Parses as a browser would and writes anew what an allow-list of tags, attributes and CSS properties takes.
/// Links are made absolute by `base`; other schemes than http, https and mailto lose theirs. What the page
/// hides stays hidden: it is left out.
[[nodiscard]] CleanHtml sanitiseHtml(const QString &html, const QUrl &base,
                                     const SanitiserLimits &limits = {});

/// The part of a style attribute that may stay: "color: red; text-align: center"; empty where nothing may.
[[nodiscard]] QString sanitiseStyle(QStringView style, HtmlReader reader = HtmlReader::Text);

} // namespace paperround
