// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace paperround {

/// A place in the text that will probably not come out as meant.
struct TextProblem
{
    int position = 0; ///< In characters.
    int length = 0;
    int line = 0; ///< 1-based.
    QString words;

    friend bool operator==(const TextProblem &, const TextProblem &) = default;
};

/// What a look at the text alone tells: brackets and tags that are never closed, marks without their pair.
/// `missingTemplates`: names the wikis do not know, each shown where it is used. At most 50.
[[nodiscard]] QList<TextProblem> lintWikitext(const QString &text, const QStringList &missingTemplates = {});

} // namespace paperround
