// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/brakepolicy.h"

#include <QStringView>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr std::array<QLatin1StringView, 5> SilentTags{"noinclude"_L1, "nowiki"_L1, "s"_L1, "del"_L1,
                                                      "strike"_L1};

/// Behind the comment or silent element that begins at `at`; `at` itself where none does. What has no end
/// reaches to the text's.
qsizetype behindSilence(QStringView text, qsizetype at)
{
    const QStringView rest = text.mid(at);
    QString end;
    if (rest.startsWith("<!--"_L1))
        end = u"-->"_s;
    for (const QLatin1StringView tag : SilentTags) {
        const QChar after = rest.mid(1 + tag.size(), 1).isEmpty() ? QChar() : rest[1 + tag.size()];
        if (rest.mid(1).startsWith(tag, Qt::CaseInsensitive) && (after == u'>' || after.isSpace()))
            end = u"</"_s + tag + u'>';
    }
    if (end.isEmpty())
        return at;
    const qsizetype found = text.indexOf(end, at, Qt::CaseInsensitive);
    return found < 0 ? text.size() : found + end.size();
}

QString withoutSilence(QStringView text)
{
    QString heard;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype behind = text[at] == u'<' ? behindSilence(text, at) : at;
        if (behind == at)
            heard.append(text[at++]);
        at = behind > at ? behind : at;
    }
    return heard;
}

bool beginsWithStop(QStringView line)
{
    static const QLatin1StringView stop("stop");
    qsizetype at = 0;
    bool closes = true; // Is there an end of an element ahead?
    while (at < line.size() && !line[at].isLetterOrNumber()) {
        const bool element = line[at] == u'<' && closes;
        const qsizetype end = element ? line.indexOf(u'>', at) : at;
        closes = closes && end >= 0;
        at = std::max(at, end) + 1;
    }
    const QStringView word = line.mid(at);
    return word.startsWith(stop, Qt::CaseInsensitive)
        && (word.size() == stop.size() || !word[stop.size()].isLetterOrNumber());
}

} // namespace

bool saysStop(const QString &wikitext)
{
    const QString heard = withoutSilence(wikitext);
    for (const QStringView line : QStringView(heard).split(u'\n')) {
        if (beginsWithStop(line))
            return true;
    }
    return false;
}

} // namespace paperround
