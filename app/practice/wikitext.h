// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/wikistore.h"

#include <QStringList>

namespace paperround::inline practice {

/// What a wiki does to a text before it is saved: signatures in its own language, one kind of line end.
[[nodiscard]] QString preSave(const WikiStore &wiki, const QString &text, const QString &user);

/// A text with its templates and {{#target:}} carried out. Depth and size are bounded.
struct Expanded
{
    QString text;
    QStringList missingTemplates; ///< Full titles, each once.
    QStringList templates; ///< Those that were found.
};
/// `hosts`: the wikis a target may be on.
[[nodiscard]] Expanded expandWikitext(const WikiStore &wiki, const QString &text, const QStringList &hosts);

/// Modest HTML of expanded wikitext: headings, lists, tables, links, bold and italic, the harmless tags.
[[nodiscard]] QString wikitextToHtml(const WikiStore &wiki, const QString &text);

/// The heading's words without markup, as in an edit summary.
[[nodiscard]] QString headingText(const QString &heading);

} // namespace paperround::inline practice
