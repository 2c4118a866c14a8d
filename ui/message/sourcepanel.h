// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/draftsession.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace paperround {

class ActionButton;
class InlineBar;
class WordingWork;

/// A page of a wiki as the message: which page, which sections, its translations, at which revision.
class SourcePanel : public QFrame
{
    Q_OBJECT
public:
    SourcePanel(DraftSession &session, WordingWork &work, QWidget *parent = nullptr);

    void open(); ///< Shows it, ready to type into.

private:
    QLayout *makePageLine();
    QLayout *makeParts();
    void takePage();
    void takeParts();
    void showState();
    void showSections(QComboBox *box, const QString &first, const QString &chosen);
    void showNotices();

    DraftSession &m_session;
    WordingWork &m_work;
    QLineEdit *m_wiki;
    QLineEdit *m_page;
    ActionButton *m_take;
    QWidget *m_parts;
    QComboBox *m_subject;
    QComboBox *m_body;
    QCheckBox *m_translations;
    QLabel *m_revision;
    InlineBar *m_bar;
    bool m_showing = false;
};

} // namespace paperround
