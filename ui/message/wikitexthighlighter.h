// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

namespace paperround {

/// Colours wikitext: links, templates, tags, comments, list and bold marks. By the palette of the moment.
class WikitextHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    explicit WikitextHighlighter(QTextDocument *document);

    void setPalette(const QPalette &palette);

protected:
    void highlightBlock(const QString &text) override;

private:
    void highlightComments(const QString &text);

    QTextCharFormat m_link;
    QTextCharFormat m_template;
    QTextCharFormat m_tag;
    QTextCharFormat m_mark;
    QTextCharFormat m_heading;
    QTextCharFormat m_comment;
};

} // namespace paperround
