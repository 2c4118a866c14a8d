// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/draftsession.h"
#include "ui/drafts/surroundings.h"

#include <QWidget>

class QAction;
class QLabel;
class QListView;
class QStackedWidget;
class QTemporaryDir;

namespace paperround {

class ActionButton;
class InlineBar;
class PreviewLook;
class PreviewPane;
class StepBar;

/// The third step of a draft: groups of wikis whose readers see the same, and what they see: of one wiki, or
/// of two side by side.
class PreviewStep : public QWidget
{
    Q_OBJECT
public:
    PreviewStep(DraftSession &session, const Surroundings &surroundings, QWidget *parent = nullptr);
    ~PreviewStep() override;

    [[nodiscard]] QWidget *firstFocus();
    void becameVisible(); ///< Renders, where nothing was rendered yet.
    void goToProblem(int step);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makePage();
    QWidget *makeEmpty();
    void addToLook();
    void listenTo(PreviewPane *pane);
    void showState();
    void showGroup(int row);
    void showOther();
    void askLastIssue(); ///< Where it is looked at, and for each draft and subject once.
    void showLastIssue(const std::optional<Message> &issue);
    void showBrowse();
    void askAboutLink(const QUrl &url);
    void openInBrowser();
    [[nodiscard]] QString captionWords() const;

    DraftSession &m_session;
    Surroundings m_surroundings;
    QLabel *m_caption;
    ActionButton *m_again;
    QAction *m_browse = nullptr;
    InlineBar *m_bar;
    QListView *m_groups;
    StepBar *m_tabs;
    PreviewPane *m_pane; ///< Of the group that is chosen.
    PreviewPane *m_other; ///< Beside it, of all wikis; mostly hidden.
    PreviewLook *m_look;
    QStackedWidget *m_pages; ///< Nothing yet, the preview.
    QLabel *m_foot;
    std::unique_ptr<QTemporaryDir> m_folder; ///< Of pages for the browser; made when it is first used.
    int m_browsed = 0;
    QString m_compared; ///< For which the last issue was asked: draft and subject.
};

} // namespace paperround
