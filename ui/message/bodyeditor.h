// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/wikitextparts.h"
#include "ui/widgets/theme.h"

#include <QPlainTextEdit>

#include <optional>

class QMenu;

namespace paperround {

class Speller;
class WikitextHighlighter;

/// A place in the text that is underlined.
struct TextProblem
{
    int position = 0; ///< In UTF-16 units, with \n for line ends.
    int length = 0;
    Tone tone = Tone::Waiting;

    friend bool operator==(const TextProblem &, const TextProblem &) = default;
};

/// What a paste has left out.
enum class PasteLoss {
    Words, ///< They are more than a message can be.
    Form, ///< All words are there.
    Everything, ///< Nothing was pasted.
};

/// The editor of the message: fixed width, line numbers, colours; underlined what is wrong and what no
/// dictionary knows, marked what belongs together at the cursor. Its undo is its own.
class BodyEditor : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit BodyEditor(QWidget *parent = nullptr);

    /// As it is written: a blank that no line breaks at stays one, which toPlainText() makes a plain one of.
    [[nodiscard]] QString text() const;
    void setProblems(const QList<TextProblem> &problems);
    [[nodiscard]] const QList<TextProblem> &problems() const { return m_problems; }
    void goToPlace(qsizetype position, qsizetype length); ///< Selects it.
    void goToNextProblem(int step); ///< From the cursor, 1 or -1; round the end.
    /// One change, that one undo takes back.
    void replace(qsizetype position, qsizetype length, const QString &text);
    void replaceAll(const QString &text); ///< The same with the whole text.
    void pastePlain(); ///< The clipboard's words, whatever their form.

    /// Null: nothing is looked up. It outlives the editor.
    void setSpeller(Speller *speller) { m_speller = speller; }
    void setMisspelt(const QList<TextSpan> &words); ///< Rising.
    [[nodiscard]] const QList<TextSpan> &misspelt() const { return m_misspelt; }
    void goToMisspelt(); ///< The next one from the cursor, with what could stand in its place.
    void setFound(const QList<TextSpan> &places); ///< What a search has found.

Q_SIGNALS:
    void fileGiven(const QString &path, int position); ///< Dropped there, or pasted.
    void filesGiven(); ///< More than one at once: none was taken.
    void pasteLost(paperround::PasteLoss loss);
    void learnWanted(const QString &word); ///< It is none to be underlined any more.

protected:
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void dropEvent(QDropEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Numbers;
    friend class Numbers;
    void paintNumbers(QPaintEvent *event);
    [[nodiscard]] int numbersWidth() const;
    void showMarks();
    using Marks = QList<QTextEdit::ExtraSelection>;
    void mark(Marks &marks, const TextSpan &place, const QTextCharFormat &format) const;
    void markPair(Marks &marks);
    void markMisspelt(Marks &marks) const;
    [[nodiscard]] std::optional<TextSpan> misspeltAt(int position) const;
    void addSuggestions(QMenu &menu, const TextSpan &word);
    [[nodiscard]] QTextCursor cursorOver(qsizetype position, qsizetype length) const;

    Numbers *m_numbers;
    WikitextHighlighter *m_highlighter;
    QList<TextProblem> m_problems;
    QList<TextSpan> m_misspelt;
    QList<TextSpan> m_found;
    Speller *m_speller = nullptr;
    WikitextParts m_parts; ///< Of the text at m_partsOf.
    int m_partsOf = -1; ///< A revision of the document.
    int m_dropAt = -1; ///< Where something is being dropped.
};

} // namespace paperround
