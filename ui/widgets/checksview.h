// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/checksmodel.h"
#include "ui/widgets/statedelegate.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QTreeView;

namespace paperround {

class ActionButton;
class ChipBar;

/// Icon and tone of a finding.
[[nodiscard]] StateLook lookOf(Severity severity);

/// What was looked at, worst first: chips a severity, the findings, and of the chosen one what it means and
/// where to cure it.
class ChecksView : public QWidget
{
    Q_OBJECT
public:
    /// `checks` outlives it.
    explicit ChecksView(ChecksModel &checks, QWidget *parent = nullptr);

    void addAction(QWidget *button); ///< At the end of the line of chips.
    [[nodiscard]] QTreeView *tree() const { return m_tree; }
    void goToProblem(int step); ///< The next stop or warning, 1 forwards, -1 backwards.
    void showCounts(); ///< The checks are others now.

Q_SIGNALS:
    void cureWanted(paperround::CureAt place);
    void placeWanted(const paperround::LintPlace &place); ///< Of the message.
    void mendWanted(const paperround::LintMend &mend);

private:
    QWidget *makeDetail();
    void showItem(const QModelIndex &index);
    void cure(const CheckItem &item);
    void mend(const CheckItem &item);
    void act(const QModelIndex &index);

    ChecksModel &m_checks;
    ChipBar *m_chips;
    QHBoxLayout *m_head;
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
