// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/draftsession.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;

namespace paperround {

class ActionButton;
class BodyEditor;
class InlineBar;
class SegmentedBar;
class SourcePanel;
class WordingWork;
class WordsBar;
class WritingTools;

/// The second step of a draft: subject with its bytes, text, for whom they are, a page in their place or
/// before them, the signature, and what looks wrong.
class MessageStep : public QWidget
{
    Q_OBJECT
public:
    /// `folder`: see WritingTools.
    MessageStep(DraftSession &session, const QString &folder, QWidget *parent = nullptr);

    [[nodiscard]] QWidget *firstFocus();
    [[nodiscard]] BodyEditor *editor() { return m_body; }
    [[nodiscard]] QLineEdit *subjectField() { return m_subject; }
    [[nodiscard]] WritingTools &tools() { return *m_tools; }
    [[nodiscard]] bool checksSpelling() const;
    void setChecksSpelling(bool checks);
    void goToProblem(int step);
    void goTo(const LintPlace &place); ///< Selects it, in the subject or the text.
    void mend(const LintMend &mend); ///< Undone as what is typed is.

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeProblems();
    QWidget *makeFoot();
    void take(); ///< From the document, after a draft was opened or other words are to be written.
    void giveSubject(const QString &subject);
    void giveBody(const QString &body);
    /// What is being written: everybody's words, or a variant's.
    [[nodiscard]] QString subject() const;
    [[nodiscard]] QString body() const;
    void showParts();
    void showSubject();
    void showCounts();
    void showProblems();
    void showAdvice();
    void addTools();
    void showLanguage(); ///< Of what is being written, to the dictionary.
    void writeText(const Message &text); ///< Undone as what is typed is.
    void takeWords(const Message &message); ///< All of an earlier issue's; a notice takes it back.
    void offerBack(const MessageVariant &variant, int at, const QString &name);
    void takeBack(const Message &before); ///< The words as they were until then.
    void followCursor(); ///< Into the list, where it stands in a problem.
    [[nodiscard]] const LintFinding *chosen() const;
    void dress();

    DraftSession &m_session;
    WordingWork *m_wording;
    WordsBar *m_words;
    ActionButton *m_sourceButton;
    SourcePanel *m_source;
    QLineEdit *m_subject;
    QLabel *m_asSent;
    SegmentedBar *m_bytesBar;
    QLabel *m_bytes;
    BodyEditor *m_body;
    QListWidget *m_problems;
    QWidget *m_advice;
    QLabel *m_meaning;
    ActionButton *m_mend;
    QLabel *m_place;
    QLabel *m_counts;
    InlineBar *m_bar;
    WritingTools *m_tools;
    QList<LintFinding> m_found; ///< Those of the list.
    QList<Message> m_given; ///< Words that can be taken back, without and with their page.
    bool m_taking = false;
};

} // namespace paperround
