// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace paperround {

// What PHP, and so MediaWiki, trims: ASCII's blanks and NUL, and no other. A no-break space at the end of a
// text stays there, on the wiki and with us.

[[nodiscard]] inline bool isServerSpace(QChar c)
{
    return c == u' ' || (c >= u'\t' && c <= u'\r' && c != u'\f') || c == u'\0';
}

[[nodiscard]] inline QString serverRightTrimmed(const QString &text)
{
    qsizetype end = text.size();
    while (end > 0 && isServerSpace(text[end - 1]))
        --end;
    return text.left(end);
}

[[nodiscard]] inline QString serverTrimmed(const QString &text)
{
    qsizetype begin = 0;
    while (begin < text.size() && isServerSpace(text[begin]))
        ++begin;
    return serverRightTrimmed(text.sliced(begin));
}

} // namespace paperround
