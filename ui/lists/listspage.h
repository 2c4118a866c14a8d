// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/clock.h"
#include "engine/ports/excludelists.h"
#include "models/listsmodel.h"
#include "ui/accounts/desk.h"
#include "ui/drafts/sourceshelf.h"
#include "ui/shell/page.h"

#include <functional>

class QAction;
class QListView;
class QStackedWidget;

namespace paperround {

class ActionButton;
class PageHead;

/// All lists that this computer knows of: kept ones, the pages and queries that drafts use, exclude lists.
class ListsPage : public Page
{
    Q_OBJECT
public:
    ListsPage(Drafts &drafts, KeptLists &kept, ExcludeLists &excluded, const Clock &clock, const Desk &desk,
              QWidget *parent = nullptr);

    void activated(const QString &place) override;
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] QListView *list() { return m_list; }
    [[nodiscard]] InlineBar *bar() { return m_bar; }

private:
    QAction *makeAction(PageHead *head, ActionButton *button, const QKeySequence &keys,
                        void (ListsPage::*run)());
    void makeHead(PageHead *head);
    QWidget *makeEmpty();
    QLayout *makeFoot();
    void reload();
    void read(const QList<ListEntry> &chosen); ///< Anew, with these chosen.
    void choose(const QList<ListEntry> &entries);
    void showActions();
    [[nodiscard]] QList<ListEntry> chosen() const;

    void openInDraft();
    void openExcluded(const QString &name);
    void beginExcludeList();
    void rename();
    void duplicate();
    void compare();
    void remove();
    void undo();

    void renameTo(const ListEntry &entry, const QString &name);
    void removeKept(const KeptList &list);
    void change(const ExcludeEdit &edit, const QString &told);
    void readRows(const ListEntry &entry, const SourceShelf::Chosen &then);
    void showComparison(const TargetSource &left, const TargetSource &right);
    void keep(const QString &name, const TargetRows &rows);
    void done(const Result<void> &result, const QString &told, const std::function<void()> &undo = {});
    void tell(const QString &title, const Error &error);

    KeptLists &m_kept;
    ExcludeLists &m_excluded;
    const Clock &m_clock;
    const Desk &m_desk;
    SourceShelf m_shelf;
    ListsModel m_model;
    InlineBar *m_bar;
    QListView *m_list;
    QStackedWidget *m_faces;
    QAction *m_open = nullptr;
    QAction *m_rename = nullptr;
    QAction *m_duplicate = nullptr;
    QAction *m_compare = nullptr;
    QAction *m_remove = nullptr;
    std::function<void()> m_undo; ///< Null: there is nothing to undo.
    int m_row = 0; ///< Of the current list before it was read anew.
    quint64 m_round = 0; ///< Answers to an earlier question are passed over.
};

} // namespace paperround
