// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/draftsession.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;

namespace paperround {

class BodyEditor;
class SegmentedBar;

/// The second step of a draft: subject with its bytes, text, and what looks wrong in them.
class MessageStep : public QWidget
{
    Q_OBJECT
public:
    explicit MessageStep(DraftSession &session, QWidget *parent = nullptr);

    [[nodiscard]] QWidget *firstFocus();
    [[nodiscard]] BodyEditor *editor() { return m_body; }
    [[nodiscard]] QLineEdit *subjectField() { return m_subject; }
    void goToProblem(int step);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeFoot();
    void take(); ///< From the document, after a draft was opened.
    void showSubject();
    void showCounts();
    void showProblems();
    void dress();

    DraftSession &m_session;
    QLineEdit *m_subject;
    QLabel *m_asSent;
    SegmentedBar *m_bytesBar;
    QLabel *m_bytes;
    BodyEditor *m_body;
    QListWidget *m_problems;
    QLabel *m_place;
    QLabel *m_counts;
    QTimer m_lintSoon;
    bool m_taking = false;
};

} // namespace paperround
