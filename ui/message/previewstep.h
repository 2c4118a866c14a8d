// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/draftsession.h"
#include "ui/drafts/surroundings.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListView;
class QPlainTextEdit;
class QStackedWidget;

namespace paperround {

class ActionButton;
class InlineBar;
class MessageBrowser;
class StepBar;

/// The third step of a draft: groups of wikis whose readers see the same, and what they see.
class PreviewStep : public QWidget
{
    Q_OBJECT
public:
    PreviewStep(DraftSession &session, const Surroundings &surroundings, QWidget *parent = nullptr);

    [[nodiscard]] QWidget *firstFocus();
    void becameVisible(); ///< Renders, where nothing was rendered yet.
    void goToProblem(int step);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makePage();
    QWidget *makeEmpty();
    void showState();
    void showGroup(int row);
    void showWiki();
    void askAboutLink(const QUrl &url);

    DraftSession &m_session;
    Surroundings m_surroundings;
    QLabel *m_caption;
    ActionButton *m_again;
    InlineBar *m_bar;
    QListView *m_groups;
    QComboBox *m_wiki;
    StepBar *m_face;
    QLabel *m_facts;
    MessageBrowser *m_browser;
    QPlainTextEdit *m_text;
    QStackedWidget *m_faces; ///< As shown, as text.
    QStackedWidget *m_pages; ///< Nothing yet, the preview.
    QLabel *m_foot;
};

} // namespace paperround
