// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/clock.h"
#include "engine/ports/excludelists.h"
#include "models/exclusionsmodel.h"

#include <QDialog>

#include <vector>

class QLabel;
class QLineEdit;
class QTableView;

namespace paperround {

class ActionButton;
class InlineBar;

/// An exclude list opened: who gets nothing and why. Reasons are edited in place, entries put in and taken
/// out; each change is kept at once, and undone with Ctrl+Z.
class ExcludeWindow : public QDialog
{
    Q_OBJECT
public:
    ExcludeWindow(ExcludeLists &lists, const QString &farm, const QString &name, const Clock &clock,
                  const WikiNames &names, QWidget *parent = nullptr);

    [[nodiscard]] QTableView *table() { return m_table; }
    [[nodiscard]] QLineEdit *filter() { return m_filter; }
    [[nodiscard]] InlineBar *bar() { return m_bar; }

Q_SIGNALS:
    void changed(); ///< The list is kept with a change.

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLayout *makeAdding();
    void listen();
    void reload();
    void add();
    void remove();
    void undo();
    void change(const ExcludeEdit &edit, const QString &told, bool undoes = false);
    void showCounts();

    ExcludeLists &m_lists;
    const QString m_farm;
    const QString m_name;
    const Clock &m_clock;
    ExclusionsModel m_model;
    std::vector<ExcludeEdit> m_undo;
    std::optional<Exclusion> m_next; ///< To be chosen once the list is read.
    InlineBar *m_bar;
    QLineEdit *m_filter;
    QTableView *m_table;
    QLineEdit *m_who;
    QLineEdit *m_why;
    ActionButton *m_add;
    ActionButton *m_remove;
    QLabel *m_rows;
};

} // namespace paperround
