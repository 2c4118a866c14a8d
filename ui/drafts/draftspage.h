// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/delivery/deliveryengine.h"
#include "models/draftsmodel.h"
#include "ui/drafts/draftsession.h"
#include "ui/drafts/surroundings.h"
#include "ui/shell/page.h"

class QListView;
class QStackedWidget;

namespace paperround {

class ActionButton;
class DraftEditor;
class InlineBar;

/// The drafts, and the one that is worked on. Sending begins a delivery in the engine and goes to its page.
class DraftsPage : public Page
{
    Q_OBJECT
public:
    DraftsPage(Drafts &store, const Clock &clock, Desk &desk, DeliveryEngine &engine,
               const Surroundings &surroundings, QWidget *parent = nullptr, History *history = nullptr,
               KeptLists *kept = nullptr);
    ~DraftsPage() override;

    /// `place`: a draft's id, "new", or what a new draft begins with: "kept:ID" of a kept list,
    /// "page:WIKI/TITLE" of a list page, "recipe:RECIPE" as it writes itself.
    void activated(const QString &place) override;
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] QList<QWidget *> panes() override;
    void saveState(QSettings &settings) const override;
    void restoreState(const QSettings &settings) override;

    void newDraft();
    void openDraft(const QString &id);
    void newDraftFrom(const QString &keptList);
    [[nodiscard]] DraftSession &session() { return m_session; }
    [[nodiscard]] DraftEditor &
    editor(); ///< Made when it is first asked for: a quarter of the time to the window.
    [[nodiscard]] DraftsModel &model() { return m_model; }

Q_SIGNALS:
    void accountsWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override; ///< Over the list: a draft begins with that file.
    void dropEvent(QDropEvent *event) override;

private:
    void beginWith(const KeptList &list);
    QWidget *makeList();
    void listen(DeliveryEngine &engine);
    void reload();
    void showList();
    void showCount();
    void remove(QString id); ///< By value: closing the draft empties the document's own.
    void removed(const Draft &draft);
    void tell(const QString &title, const Error &error, const QList<Notice::Action> &actions = {});

    Drafts &m_store;
    KeptLists *m_keptLists;
    const Clock &m_clock;
    Surroundings m_surroundings;
    DraftSession m_session;
    DraftsModel m_model;
    InlineBar *m_bar;
    QListView *m_list;
    QStackedWidget *m_listFaces;
    QWidget *m_begin = nullptr; ///< What is offered where there is no draft.
    QStackedWidget *m_faces;
    DraftEditor *m_editor = nullptr; ///< Null until the first draft is opened.
    QVariantHash m_kept; ///< What the editor was when the program ended.
    QString m_sent; ///< The draft whose delivery is about to begin.
    bool m_loaded = false;
};

} // namespace paperround
