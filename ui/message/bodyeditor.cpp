// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/bodyeditor.h"

#include "ui/message/wikitexthighlighter.h"
#include "ui/widgets/metrics.h"
#include <QLocale>
#include <QPainter>
#include <QTextBlock>

#include <algorithm>

namespace paperround {

/// The strip of line numbers at the start edge.
class BodyEditor::Numbers : public QWidget
{
public:
    explicit Numbers(BodyEditor *editor)
        : QWidget(editor)
        , m_editor(editor)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override { m_editor->paintNumbers(event); }

private:
    BodyEditor *m_editor;
};

BodyEditor::BodyEditor(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_numbers(new Numbers(this))
    , m_highlighter(new WikitextHighlighter(document()))
{
    setAccessibleName(tr("Message in wikitext"));
    setTabChangesFocus(true);
    // Wikitext is code: its lines and their numbers stay where they are in a mirrored window.
    setLayoutDirection(Qt::LeftToRight);
    setFont(fixedFont(font()));
    setPlaceholderText(tr("The text of the message, in wikitext. End it with ~~~~ to sign it."));
    m_highlighter->setPalette(palette());
    connect(this, &QPlainTextEdit::blockCountChanged, this, [this] { changeEvent(nullptr); });
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_numbers->scroll(0, dy);
        else
            m_numbers->update(0, rect.y(), m_numbers->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &BodyEditor::showMarks);
    changeEvent(nullptr);
    showMarks();
}

int BodyEditor::numbersWidth() const
{
    const int digits = static_cast<int>(QString::number(std::max(99, blockCount())).size());
    return fontMetrics().horizontalAdvance(QLatin1Char('9')) * digits + scaled(20, this);
}

void BodyEditor::changeEvent(QEvent *event)
{
    if (event)
        QPlainTextEdit::changeEvent(event);
    setViewportMargins(numbersWidth(), 0, 0, 0);
    if (event
        && (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange)) {
        m_highlighter->setPalette(palette());
        showMarks();
    }
}

void BodyEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    const QRect room = contentsRect();
    m_numbers->setGeometry(room.left(), room.top(), numbersWidth(), room.height());
}

void BodyEditor::paintNumbers(QPaintEvent *event)
{
    QPainter painter(m_numbers);
    const Theme theme = Theme::of(palette());
    painter.fillRect(event->rect(), theme.head);
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    const int margin = scaled(10, this);
    while (block.isValid() && top <= event->rect().bottom()) {
        const bool current = block.blockNumber() == textCursor().blockNumber();
        painter.setPen(current ? palette().color(QPalette::Text) : theme.muted);
        painter.drawText(QRectF(0, top, m_numbers->width() - margin, fontMetrics().height()),
                         static_cast<int>(Qt::AlignRight), QLocale().toString(block.blockNumber() + 1));
        top += blockBoundingRect(block).height();
        block = block.next();
    }
}

void BodyEditor::setProblems(const QList<TextProblem> &problems)
{
    if (m_problems == problems)
        return;
    m_problems = problems;
    showMarks();
}

void BodyEditor::showMarks()
{
    const Theme theme = Theme::of(palette());
    Marks marks;
    QTextEdit::ExtraSelection line;
    line.format.setBackground(theme.head);
    line.format.setProperty(QTextFormat::FullWidthSelection, true);
    line.cursor = textCursor();
    line.cursor.clearSelection();
    marks.append(line);
    QTextCharFormat found;
    found.setBackground(theme[Tone::Waiting].tint);
    for (const TextSpan &place : std::as_const(m_found))
        mark(marks, place, found);
    for (const TextProblem &problem : std::as_const(m_problems)) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(theme[problem.tone].part);
        mark(marks, {problem.position, problem.length}, format);
    }
    markMisspelt(marks);
    markPair(marks);
    setExtraSelections(marks);
    m_numbers->update();
}

void BodyEditor::mark(Marks &marks, const TextSpan &place, const QTextCharFormat &format) const
{
    if (place.length <= 0 || place.end() > document()->characterCount() - 1)
        return;
    QTextEdit::ExtraSelection selection;
    selection.format = format;
    selection.cursor = cursorOver(place.from, place.length);
    marks.append(selection);
}

QTextCursor BodyEditor::cursorOver(qsizetype position, qsizetype length) const
{
    const qsizetype end = document()->characterCount() - 1;
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(std::clamp<qsizetype>(position, 0, end)));
    cursor.setPosition(static_cast<int>(std::clamp<qsizetype>(position + length, 0, end)),
                       QTextCursor::KeepAnchor);
    return cursor;
}

void BodyEditor::goToPlace(qsizetype position, qsizetype length)
{
    // The cursor at its beginning: a long place is seen from there.
    QTextCursor cursor = cursorOver(position + length, -length);
    setTextCursor(cursor);
    ensureCursorVisible();
    setFocus();
}

void BodyEditor::replace(qsizetype position, qsizetype length, const QString &text)
{
    QTextCursor cursor = cursorOver(position, length);
    cursor.insertText(text);
    setTextCursor(cursor);
    ensureCursorVisible();
}

void BodyEditor::goToNextProblem(int step)
{
    if (m_problems.isEmpty())
        return;
    const int here = textCursor().selectionStart();
    int found = step > 0 ? 0 : static_cast<int>(m_problems.size()) - 1;
    for (int i = 0; i < m_problems.size(); ++i) {
        const int number = step > 0 ? i : static_cast<int>(m_problems.size()) - 1 - i;
        const int position = m_problems[number].position;
        if (step > 0 ? position > here : position < here) {
            found = number;
            break;
        }
    }
    goToPlace(m_problems[found].position, m_problems[found].length);
}

} // namespace paperround
