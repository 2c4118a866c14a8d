// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is shown and chosen; what is done with it is in listspage_work.cpp.
#include "ui/lists/listspage.h"

#include "ui/message/groupdelegate.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"

#include <QAction>
#include <QCoroTask>
#include <QListView>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

ListsPage::ListsPage(Drafts &drafts, KeptLists &kept, ExcludeLists &excluded, const Clock &clock,
                     const Desk &desk, QWidget *parent)
    : Page(PageId::Lists, parent)
    , m_kept(kept)
    , m_excluded(excluded)
    , m_clock(clock)
    , m_desk(desk)
    , m_shelf(drafts, nullptr, &kept)
    , m_bar(new InlineBar(this))
    , m_list(new QListView(this))
    , m_faces(new QStackedWidget(this))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    auto *head = new PageHead(this);
    makeHead(head);
    all->addWidget(head);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    all->addWidget(m_bar);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new GroupDelegate(ListsModel::CaptionRole, -1, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->setAccessibleName(tr("Lists"));
    m_faces->addWidget(makeEmpty());
    m_faces->addWidget(m_list);
    all->addWidget(m_faces, 1);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    all->addLayout(makeFoot());
    connect(m_list, &QListView::activated, this, &ListsPage::openInDraft);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ListsPage::showActions);
    connect(&m_shelf, &SourceShelf::failed, this, [this](const Error &error, const QString &name) {
        tell(tr("%1 could not be read.").arg(name), error);
    });
    m_shelf.setExcludeLists([this] { return m_excluded.lists(m_desk.farm().home); });
    connect(&m_desk, &Desk::changed, this, &ListsPage::reload); // exclude lists are of a farm
    auto *back = new QShortcut(QKeySequence::Undo, this);
    back->setContext(Qt::WidgetWithChildrenShortcut);
    connect(back, &QShortcut::activated, this, &ListsPage::undo);
    showActions();
}

QAction *ListsPage::makeAction(PageHead *head, ActionButton *button, const QKeySequence &keys,
                               void (ListsPage::*run)())
{
    auto *action = new QAction(button->text(), this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    button->setToolTip(
        keys.isEmpty()
            ? button->text()
            : tr("%1 (%2)", "action, keys").arg(button->text(), keys.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, run);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, [action, button] {
        button->setEnabled(action->isEnabled());
        button->setText(action->text());
    });
    m_list->addAction(action);
    head->addAction(button);
    return action;
}

void ListsPage::makeHead(PageHead *head)
{
    head->setTitle(tr("Lists"));
    head->setCaption(tr("Kept by you, used by drafts, and who gets nothing; on this computer"));
    const auto button = [this](const QString &text, const QString &name,
                               ActionButton::Kind kind = ActionButton::Kind::Plain) {
        auto *made = new ActionButton(text, kind, {}, this);
        made->setObjectName(name);
        return made;
    };
    m_rename = makeAction(head, button(tr("Rename …"), u"renameList"_s), QKeySequence(Qt::Key_F2),
                          &ListsPage::rename);
    m_duplicate = makeAction(head, button(tr("Duplicate"), u"duplicateList"_s),
                             QKeySequence(Qt::CTRL | Qt::Key_D), &ListsPage::duplicate);
    m_compare = makeAction(head, button(tr("Compare two"), u"compareLists"_s),
                           QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), &ListsPage::compare);
    m_remove = makeAction(head, button(tr("Delete"), u"deleteList"_s), QKeySequence(Qt::Key_Delete),
                          &ListsPage::remove);
    m_open = makeAction(head, button(tr("Open in a new draft"), u"openList"_s, ActionButton::Kind::Main), {},
                        &ListsPage::openInDraft);
}

QLayout *ListsPage::makeFoot()
{
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(scaled(16, this), scaled(8, this), scaled(16, this), scaled(8, this));
    auto *fresh = new ActionButton(tr("New e&xclude list …"), ActionButton::Kind::Plain, u"excluded"_s, this);
    fresh->setObjectName(u"newExcludeList"_s);
    fresh->setToolTip(tr("A list of pages and users that get no message, each with its reason"));
    connect(fresh, &QPushButton::clicked, this, &ListsPage::beginExcludeList);
    foot->addWidget(fresh);
    foot->addStretch(1);
    return foot;
}

QWidget *ListsPage::makeEmpty()
{
    auto *empty = new EmptyState(
        u"lists"_s, tr("No list yet"),
        tr("Keep the list of a draft under a name, with the plus beside its sources, and any draft can begin "
           "with it or take it as a source. List pages and queries that your drafts use are named here, too, "
           "and your exclude lists."),
        this);
    auto *draft = new ActionButton(tr("Start a draft"), ActionButton::Kind::Plain, u"plus"_s, empty);
    connect(draft, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(PageId::Drafts, u"new"_s); });
    empty->addAction(draft);
    return empty;
}

void ListsPage::activated(const QString &)
{
    reload();
}

void ListsPage::reload()
{
    read(chosen());
}

/// Three questions, and the page changes once.
void ListsPage::read(const QList<ListEntry> &chosen)
{
    struct Answers
    {
        QList<KeptListHead> kept;
        QList<SourceUse> uses;
    };
    const auto answers = std::make_shared<Answers>();
    const quint64 round = ++m_round;
    const auto failed = [this](const auto &answer) {
        if (!answer)
            tell(tr("The lists could not be read."), answer.error());
        return !answer;
    };
    QCoro::connect(m_kept.lists(), this, [this, answers, failed](const Result<QList<KeptListHead>> &kept) {
        if (!failed(kept))
            answers->kept = *kept;
    });
    QCoro::connect(m_kept.uses(), this, [answers, failed](const Result<QList<SourceUse>> &uses) {
        if (!failed(uses))
            answers->uses = *uses;
    });
    // The store answers in the order of the questions.
    QCoro::connect(m_excluded.lists(m_desk.farm().home), this,
                   [this, round, answers, chosen, failed](const Result<QList<ExcludeList>> &excluded) {
                       if (round != m_round)
                           return;
                       m_row = m_list->currentIndex().row();
                       m_model.setLists(answers->kept, answers->uses,
                                        failed(excluded) ? QList<ExcludeList>() : *excluded);
                       m_faces->setCurrentIndex(m_model.rowCount() == 0 ? 0 : 1);
                       choose(chosen);
                       showActions();
                   });
}

/// Those that are still there; else the one that stands where the current one stood.
void ListsPage::choose(const QList<ListEntry> &entries)
{
    QItemSelection rows;
    for (const ListEntry &entry : entries) {
        if (const int row = m_model.rowOf(entry); row >= 0)
            rows.select(m_model.index(row), m_model.index(row));
    }
    if (rows.isEmpty() && m_model.rowCount() > 0) {
        const QModelIndex near = m_model.index(std::clamp(m_row, 0, m_model.rowCount() - 1));
        rows.select(near, near);
    }
    m_list->selectionModel()->setCurrentIndex(rows.indexes().value(0), QItemSelectionModel::NoUpdate);
    m_list->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
}

QList<ListEntry> ListsPage::chosen() const
{
    QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QList<ListEntry> entries;
    for (const QModelIndex &index : std::as_const(rows))
        entries.append(m_model.at(index.row()));
    return entries;
}

void ListsPage::showActions()
{
    const QList<ListEntry> chosen = this->chosen();
    const bool one = chosen.size() == 1;
    const auto is = [&](ListEntry::Kind kind) { return one && chosen.constFirst().kind == kind; };
    const bool own = is(ListEntry::Kind::Kept) || is(ListEntry::Kind::Excluded);
    m_open->setEnabled(one);
    m_open->setText(is(ListEntry::Kind::Excluded) ? tr("Open") : tr("Open in a new draft"));
    m_rename->setEnabled(own);
    m_duplicate->setEnabled(own);
    m_remove->setEnabled(own);
    m_compare->setEnabled(chosen.size() == 2 && std::ranges::all_of(chosen, [](const ListEntry &entry) {
                              return entry.kind == ListEntry::Kind::Kept
                                  || entry.kind == ListEntry::Kind::Excluded || entry.letter != 0;
                          }));
}

QWidget *ListsPage::firstFocus()
{
    return m_model.rowCount() > 0 ? m_list : nullptr;
}

} // namespace paperround
