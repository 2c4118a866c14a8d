// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/previewgroupsmodel.h"
#include "ui/drafts/draftsession.h"
#include "ui/drafts/surroundings.h"
#include "ui/message/previewview.h"

class QComboBox;
class QHBoxLayout;
class QPlainTextEdit;

namespace paperround {

class DiffView;

/// One wiki's preview: chosen out of some, as shown, as text, and against the last issue.
class PreviewPane : public QWidget
{
    Q_OBJECT
public:
    enum Tab { AsShown, AsText, SinceLast };

    PreviewPane(DraftSession &session, const Surroundings &surroundings, QWidget *parent = nullptr);

    /// Keeps to the wiki that is chosen, where it is there. `alike`: their readers see the same.
    void offer(const QList<PreviewResult> &wikis, bool alike);
    void setTab(Tab tab);
    void setLastIssue(const std::optional<Message> &issue); ///< None: there was none.
    void addToHead(QWidget *widget); ///< Beside the wiki.

    [[nodiscard]] PreviewView &view() { return *m_view; }
    [[nodiscard]] const std::optional<PreviewResult> &shown() const { return m_shown; }
    [[nodiscard]] QComboBox *wikis() const { return m_wiki; }

Q_SIGNALS:
    void changed(); ///< Another wiki, or another word from it.

private:
    QWidget *makeLater();
    void showWiki();
    void showDiff();
    void showFacts();
    [[nodiscard]] QString labelOf(const PreviewResult &wiki) const;

    DraftSession &m_session;
    QList<PreviewResult> m_offered;
    std::optional<PreviewResult> m_shown;
    std::optional<Message> m_lastIssue;
    Tab m_tab = AsShown;
    bool m_alike = false;
    QHBoxLayout *m_head;
    QComboBox *m_wiki;
    QLabel *m_facts;
    PreviewView *m_view;
    QPlainTextEdit *m_text;
    QLabel *m_since;
    DiffView *m_diff;
    QStackedWidget *m_tabs; ///< By Tab; the last is for wikis that nobody has asked.
};

} // namespace paperround
