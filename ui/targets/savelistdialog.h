// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/targets/listsaver.h"

#include <QDialog>

#include <memory>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace paperround {

class ActionButton;
class DiffView;
class InlineBar;

/// Saves a list to a page of a wiki: the changes are shown, with what others did since, and nothing is saved
/// before they were. Not modal: the list stays in view.
class SaveListDialog : public QDialog
{
    Q_OBJECT
public:
    /// The list that came from `page` at `base`, as it is to be.
    SaveListDialog(std::shared_ptr<Wikis> wikis, ListSource page, qint64 base, TargetRows wanted,
                   QWidget *parent = nullptr);
    /// A page that is to be made on that wiki; the person names it.
    SaveListDialog(std::shared_ptr<Wikis> wikis, const QString &wiki, TargetRows wanted,
                   QWidget *parent = nullptr);

Q_SIGNALS:
    /// `isSame`: the page now says just what the list says. Else it has others' rows as well, or not all of
    /// ours, and the revision that the list was read from stays what the next save is compared with.
    void saved(const QString &wiki, const QString &title, bool isSame);

private:
    SaveListDialog(std::shared_ptr<Wikis> wikis, TargetRows wanted, QWidget *parent);
    void arrange();
    void look(); ///< Plans anew.
    void showPlan(const Result<ListSavePlan> &plan);
    void save();
    void showSaved(const Result<SavedList> &saved);
    void showNotes(const QStringList &notes);
    void tell(const Error &error);
    void setBusy(const QString &words); ///< Empty: not any more.

    std::shared_ptr<Wikis> m_wikis;
    ListSource m_page;
    qint64 m_base = 0;
    TargetRows m_wanted;
    bool m_isNew = false;
    std::optional<ListSavePlan> m_plan;
    int m_round = 0; ///< Answers to an earlier question are passed over.

    QLabel *m_head;
    QLineEdit *m_title;
    InlineBar *m_bar;
    QLabel *m_notes;
    DiffView *m_diff;
    QLineEdit *m_summary;
    QLabel *m_state;
    ActionButton *m_look;
    ActionButton *m_save;
    ActionButton *m_close;
};

} // namespace paperround
