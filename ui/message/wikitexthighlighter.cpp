// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/wikitexthighlighter.h"

#include "ui/widgets/theme.h"

#include <QRegularExpression>

namespace paperround {

using namespace Qt::StringLiterals;

WikitextHighlighter::WikitextHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{
}

void WikitextHighlighter::setPalette(const QPalette &palette)
{
    const Theme theme = Theme::of(palette);
    m_link.setForeground(theme.link);
    m_template.setForeground(theme[Tone::Unknown].word);
    m_tag.setForeground(theme[Tone::Skipped].word);
    m_mark.setForeground(theme[Tone::Failed].word);
    m_mark.setFontWeight(QFont::Bold);
    m_heading.setFontWeight(QFont::Bold);
    m_comment.setForeground(theme.muted);
    m_comment.setFontItalic(true);
    rehighlight();
}

void WikitextHighlighter::highlightBlock(const QString &text)
{
    if (text.size() > 20'000) // one line of a megabyte is not read by anybody
        return;
    static const QRegularExpression heading(u"^=+[^=].*=+\\s*$"_s);
    static const QRegularExpression tag(u"</?[a-zA-Z][^<>]*>"_s);
    static const QRegularExpression templates(u"\\{\\{[^{}]*\\}\\}"_s);
    static const QRegularExpression links(u"\\[\\[[^\\[\\]]*\\]\\]|\\[(?:https?:)?//[^\\]\\s]+[^\\]]*\\]"_s);
    static const QRegularExpression marks(u"^[*#:;]+|'''''|'''|''|~{3,5}"_s);
    const std::pair<const QRegularExpression &, const QTextCharFormat &> rules[] = {
        {heading, m_heading}, {tag, m_tag}, {templates, m_template}, {links, m_link}, {marks, m_mark}};
    for (const auto &[form, format] : rules) {
        auto matches = form.globalMatch(text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            setFormat(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()),
                      format);
        }
    }
    highlightComments(text);
}

void WikitextHighlighter::highlightComments(const QString &text)
{
    setCurrentBlockState(0);
    qsizetype start = previousBlockState() == 1 ? 0 : text.indexOf(u"<!--");
    while (start >= 0) {
        const qsizetype end = text.indexOf(u"-->", start);
        if (end < 0) {
            setFormat(static_cast<int>(start), static_cast<int>(text.size() - start), m_comment);
            setCurrentBlockState(1);
            return;
        }
        setFormat(static_cast<int>(start), static_cast<int>(end + 3 - start), m_comment);
        start = text.indexOf(u"<!--", end + 3);
    }
}

} // namespace paperround
