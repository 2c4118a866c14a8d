// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/message/wikitextlint.h"

#include <QPlainTextEdit>

namespace paperround {

class WikitextHighlighter;

/// The editor of the message: fixed width, line numbers, colours, problems underlined. Its undo is its own.
class BodyEditor : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit BodyEditor(QWidget *parent = nullptr);

    void setProblems(const QList<TextProblem> &problems);
    [[nodiscard]] const QList<TextProblem> &problems() const { return m_problems; }
    void goToProblem(int number); ///< By its place in problems().
    void goToNextProblem(int step); ///< From the cursor, 1 or -1; round the end.

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Numbers;
    friend class Numbers;
    void paintNumbers(QPaintEvent *event);
    [[nodiscard]] int numbersWidth() const;
    void showMarks();

    Numbers *m_numbers;
    WikitextHighlighter *m_highlighter;
    QList<TextProblem> m_problems;
};

} // namespace paperround
