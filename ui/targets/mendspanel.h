// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mendsmodel.h"
#include "ui/drafts/draftdocument.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QTreeView;

namespace paperround {

class ActionButton;
class HealthWork;
class InlineBar;

/// The mends that the health of the rows proposes: one line about them in the bar, all of them with boxes in
/// this panel, and carried out as one step of the undo stack.
class MendsPanel : public QWidget
{
    Q_OBJECT
public:
    /// `bar` shows the proposal.
    MendsPanel(DraftDocument &document, HealthWork &health, InlineBar &bar, QWidget *parent = nullptr);

    [[nodiscard]] const MendsModel &model() const { return m_model; }
    [[nodiscard]] QTreeView *tree() const { return m_tree; }
    void look(); ///< Reads the list anew.
    void mend(); ///< What is chosen.

Q_SIGNALS:
    void wanted(); ///< A person wants to look at them.
    void done(); ///< Mended, or a person leaves.

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void propose();
    void showChoice();

    DraftDocument &m_document;
    HealthWork &m_health;
    InlineBar &m_bar;
    MendsModel m_model;
    QTimer m_soon;
    QTreeView *m_tree;
    QLabel *m_choice;
    ActionButton *m_mend;
    QList<Mend> m_declined; ///< Those that were proposed when a person closed the bar.
};

} // namespace paperround
