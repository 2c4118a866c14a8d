// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/draftsession.h"
#include "ui/widgets/statedelegate.h"

#include <QWidget>

class QLabel;
class QTreeView;

namespace paperround {

class ActionButton;
class ChipBar;

/// Icon and tone of a finding.
[[nodiscard]] StateLook lookOf(Severity severity);

/// The fourth step of a draft: what would go wrong, worst first, each with its meaning and where to cure it.
class ChecksStep : public QWidget
{
    Q_OBJECT
public:
    explicit ChecksStep(DraftSession &session, QWidget *parent = nullptr);

    [[nodiscard]] QWidget *firstFocus();
    void goToProblem(int step);

Q_SIGNALS:
    void cureWanted(paperround::CureAt place);
    void placeWanted(const paperround::LintPlace &place); ///< Of the message.
    void mendWanted(const paperround::LintMend &mend);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeDetail();
    void showChecks();
    void showItem(const QModelIndex &index);
    void cure(const CheckItem &item);
    void mend(const CheckItem &item);
    void act(const QModelIndex &index);

    DraftSession &m_session;
    ChipBar *m_chips;
    QTreeView *m_tree;
    QWidget *m_detail;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_meaning;
    QLabel *m_words;
    ActionButton *m_mend;
    ActionButton *m_cure;
    CheckItem m_shown;
};

} // namespace paperround
