// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/targets/listsaver.h"
#include "models/rowstosave.h"

#include <QDialog>

#include <memory>
#include <stop_token>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QScrollArea;
class QVBoxLayout;

namespace paperround {

class ActionButton;
class DiffView;
class InlineBar;

/// Saves a list to a page of a wiki: which rows go there is chosen, the changes are shown, with what others
/// did since, and nothing is saved before they were. Not modal: the list stays in view.
class SaveListDialog : public QDialog
{
    Q_OBJECT
public:
    /// The list that came from `page` at `base`, as it is to be: one of `choices`.
    SaveListDialog(std::shared_ptr<Wikis> wikis, ListSource page, qint64 base, QList<RowsToSave> choices,
                   QWidget *parent = nullptr);
    /// A page that is to be made on that wiki; the person names it.
    SaveListDialog(std::shared_ptr<Wikis> wikis, const QString &wiki, const RowsToSave &rows,
                   QWidget *parent = nullptr);
    ~SaveListDialog() override;

public Q_SLOTS:
    void reject() override; ///< Not while it is being saved: what came of it is still to be told.

protected:
    void resizeEvent(QResizeEvent *event) override;

Q_SIGNALS:
    /// `isSame`: the page now says just what was to be saved. Else it has others' rows as well, or not all of
    /// ours, and the revision that the list was read from stays what the next save is compared with.
    void saved(const QString &wiki, const QString &title, bool isSame);

private:
    SaveListDialog(std::shared_ptr<Wikis> wikis, QList<RowsToSave> choices, QWidget *parent);
    void arrange();
    QWidget *makeTold();
    QLayout *makeFoot();
    void addField(QVBoxLayout *column, const QString &name, QWidget *field, QLabel **label);
    void listen();

    void look(); ///< Plans anew.
    void showDescription(const LoadedList &list);
    [[nodiscard]] ListEdit edit(const LoadedList &list) const;
    void plan(const ListEdit &edit);
    void decide(const ListEdit &edit,
                const ListSavePlan &first); ///< Plans with what a person wants of conflicts.
    void showSides(const QList<EditConflict> &conflicts);
    void showPlan(const Result<ListSavePlan> &plan);
    void save();
    void showSaved(const Result<SavedList> &saved);
    void showNotes(const QStringList &notes);
    void fitTold(); ///< As high as what it holds, up to a third of the window.
    void tell(const Error &error);
    void setBusy(const QString &words); ///< Empty: not any more.
    void outdate(); ///< What is shown is not what would be saved: it is to be looked at again.
    [[nodiscard]] const RowsToSave &wanted() const;
    [[nodiscard]] QString nameOf(const QString &wiki) const;

    std::shared_ptr<Wikis> m_wikis;
    std::stop_source m_stop;
    std::shared_ptr<Wikis> m_read; ///< The same, for a look that a newer one or the closing gives up.
    ListSource m_page;
    qint64 m_base = 0;
    QList<RowsToSave> m_choices;
    bool m_isNew = false;
    std::optional<QString> m_before; ///< The page's description; none: it has no place for one.
    std::optional<ListSavePlan> m_plan;
    QList<EditConflict> m_conflicts; ///< Of the last look.
    QSet<QString> m_mine; ///< Rows of conflicts that are to be as I have them; empty: the description.
    int m_round = 0; ///< Answers to an earlier question are passed over.

    QLabel *m_head;
    QLineEdit *m_title;
    QComboBox *m_choice;
    QLabel *m_words;
    QLabel *m_choiceName = nullptr;
    QLabel *m_descriptionName = nullptr;
    QPlainTextEdit *m_description;
    InlineBar *m_bar;
    QScrollArea *m_told; ///< Notes and sides, which may be many.
    QLabel *m_notes;
    QWidget *m_sides;
    QGridLayout *m_sidesGrid;
    DiffView *m_diff;
    QLineEdit *m_summary;
    QLabel *m_state;
    ActionButton *m_look;
    ActionButton *m_save;
    ActionButton *m_close;
};

} // namespace paperround
