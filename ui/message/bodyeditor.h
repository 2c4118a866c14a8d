// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QPlainTextEdit>

namespace paperround {

class WikitextHighlighter;

/// A place in the text that is underlined.
struct TextProblem
{
    int position = 0; ///< In UTF-16 units, with \n for line ends.
    int length = 0;
    Tone tone = Tone::Waiting;

    friend bool operator==(const TextProblem &, const TextProblem &) = default;
};

/// The editor of the message: fixed width, line numbers, colours, problems underlined. Its undo is its own.
class BodyEditor : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit BodyEditor(QWidget *parent = nullptr);

    void setProblems(const QList<TextProblem> &problems);
    [[nodiscard]] const QList<TextProblem> &problems() const { return m_problems; }
    void goToPlace(qsizetype position, qsizetype length); ///< Selects it.
    void goToNextProblem(int step); ///< From the cursor, 1 or -1; round the end.
    /// One change, that one undo takes back.
    void replace(qsizetype position, qsizetype length, const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Numbers;
    friend class Numbers;
    void paintNumbers(QPaintEvent *event);
    [[nodiscard]] int numbersWidth() const;
    void showMarks();
    [[nodiscard]] QTextCursor cursorOver(qsizetype position, qsizetype length) const;

    Numbers *m_numbers;
    WikitextHighlighter *m_highlighter;
    QList<TextProblem> m_problems;
};

} // namespace paperround
