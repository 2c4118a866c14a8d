// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/exclusions.h"
#include "models/comparemodel.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QTableView;

namespace paperround {

class ActionButton;
class ChipBar;

/// Two lists side by side: what only the left has, only the right, and both, with counts and a filter.
class CompareWindow : public QDialog
{
    Q_OBJECT
public:
    CompareWindow(const TargetSource &left, const TargetSource &right, const WikiNames &names,
                  QWidget *parent = nullptr);

    /// What sourceWanted() is called, where no draft waits for a source.
    void setOffer(const QString &words);
    /// The reasons of those of the two that are exclude lists.
    void showReasons(const TargetSource &left, const TargetSource &right, const QList<ExcludeList> &lists);
    [[nodiscard]] QTableView *table() { return m_table; }
    [[nodiscard]] ChipBar *chips() { return m_chips; }
    [[nodiscard]] QLineEdit *filter() { return m_filter; }

Q_SIGNALS:
    /// What is shown is wanted as a source of the draft.
    void sourceWanted(const QString &name, const paperround::TargetRows &rows);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showCounts();
    void copyChosen() const;

    QString m_left;
    QString m_right;
    CompareModel m_model;
    ChipBar *m_chips;
    QLineEdit *m_filter;
    ActionButton *m_use;
    QTableView *m_table;
    QLabel *m_rows;
};

} // namespace paperround
