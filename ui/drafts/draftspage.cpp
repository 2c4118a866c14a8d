// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/draftspage.h"

#include "domain/delivery/mark.h"
#include "models/bidi.h"
#include "models/sentences.h"
#include "ui/drafts/drafteditor.h"
#include "ui/message/groupdelegate.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"

#include <QCoroTask>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QListView>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace paperround {

using namespace Qt::StringLiterals;

DraftsPage::DraftsPage(Drafts &store, const Clock &clock, Desk &desk, DeliveryEngine &engine,
                       const Surroundings &surroundings, QWidget *parent, History *history, KeptLists *kept)
    : Page(PageId::Drafts, parent)
    , m_store(store)
    , m_keptLists(kept)
    , m_clock(clock)
    , m_surroundings(surroundings)
    , m_session(store, clock, desk, engine, history, kept)
    , m_bar(new InlineBar(this))
    , m_list(new QListView(this))
    , m_listFaces(new QStackedWidget(this))
    , m_faces(new QStackedWidget(this))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_bar);
    m_faces->addWidget(makeList());
    all->addWidget(m_faces, 1);
    setAcceptDrops(true);
    listen(engine);
    reload();
}

DraftsPage::~DraftsPage()
{
    // The editor shows the session: it goes first.
    delete m_editor;
}

DraftEditor &DraftsPage::editor()
{
    if (m_editor)
        return *m_editor;
    m_editor = new DraftEditor(m_session, m_surroundings, this);
    m_editor->restoreState(m_kept);
    m_faces->addWidget(m_editor);
    connect(m_editor, &DraftEditor::listWanted, this, &DraftsPage::showList);
    connect(m_editor, &DraftEditor::removalWanted, this, [this] { remove(m_session.document().id()); });
    connect(m_editor, &DraftEditor::accountsWanted, this, &DraftsPage::accountsWanted);
    connect(m_editor, &DraftEditor::requestWanted, this,
            [this](const QString &title) { Q_EMIT openRequested(PageId::Review, title); });
    connect(m_editor, &DraftEditor::deliveryWanted, this,
            [this](const QString &id) { Q_EMIT openRequested(PageId::Deliveries, id); });
    return *m_editor;
}

QWidget *DraftsPage::makeList()
{
    auto *page = new QWidget(this);
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    auto *head = new PageHead(page);
    head->setTitle(tr("Drafts"));
    head->setCaption(tr("Saved by themselves, on this computer"));
    auto *fresh = new ActionButton(tr("New draft"), ActionButton::Kind::Main, u"plus"_s, page);
    fresh->setToolTip(tr("New draft (Ctrl+N)"));
    head->addAction(fresh);
    box->addWidget(head);
    box->addWidget(ruleLine(Qt::Horizontal, page));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new GroupDelegate(DraftsModel::CaptionRole, -1, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("Drafts"));
    auto *empty = new EmptyState(
        u"drafts"_s, tr("No drafts yet"),
        tr("A draft goes in five steps: who gets it, what it says, how each wiki shows it, what "
           "would go wrong, and sending. Nothing is posted before the last one."),
        page);
    auto *first = new ActionButton(tr("Write a newsletter"), ActionButton::Kind::Plain, u"plus"_s, empty);
    empty->addAction(first);
    m_begin = first;
    m_listFaces->addWidget(empty);
    m_listFaces->addWidget(m_list);
    box->addWidget(m_listFaces, 1);
    connect(fresh, &QPushButton::clicked, this, &DraftsPage::newDraft);
    connect(first, &QPushButton::clicked, this, &DraftsPage::newDraft);
    const auto open = [this](const QModelIndex &index) {
        openDraft(index.data(DraftsModel::IdRole).toString());
    };
    connect(m_list, &QListView::activated, this, open);
    connect(m_list, &QListView::clicked, this, open);
    return page;
}

void DraftsPage::listen(DeliveryEngine &engine)
{
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &DraftsPage::showCount);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &DraftsPage::showCount);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &DraftsPage::showCount);
    connect(&m_session.document(), &DraftDocument::saved, &m_model, &DraftsModel::put);
    connect(&m_session.document(), &DraftDocument::saved, this,
            [this] { m_bar->withdraw(tr("The draft could not be saved.")); });
    connect(&m_session.document(), &DraftDocument::saveFailed, this, [this](const Error &error) {
        tell(tr("The draft could not be saved."), error,
             {{tr("Try again"), [this] { m_session.document().save(); }}});
    });
    connect(&m_session, &DraftSession::approved, this,
            [this, &engine](const ApprovedRequest &request, const std::shared_ptr<Wikis> &wikis) {
                m_sent = request.request().id;
                engine.start(request, wikis);
            });
    connect(&m_session, &DraftSession::submitted, this,
            [this](const QString &title) { Q_EMIT openRequested(PageId::Review, title); });
    connect(&m_session, &DraftSession::testApproved, &engine, &DeliveryEngine::start);
    connect(&m_session, &DraftSession::testRefused, this,
            [this](const Error &error) { tell(tr("The test did not begin."), error); });
    connect(&engine, &DeliveryEngine::opened, this, [this](const Delivery &delivery) {
        if (delivery.id != m_sent)
            return;
        // From now on it is the ledger's: a draft with the same id could only resume it.
        m_sent.clear();
        m_bar->withdraw(tr("The delivery did not begin."));
        m_session.document().discard();
        QCoro::connect(m_store.remove(delivery.id), this, [] {});
        m_model.remove(delivery.id);
        showList();
        Q_EMIT openRequested(PageId::Deliveries, delivery.id);
    });
    connect(&engine, &DeliveryEngine::refused, this, [this](const QString &id, const Error &error) {
        if (id == m_sent) {
            m_sent.clear();
            tell(tr("The delivery did not begin."), error);
        }
    });
}

void DraftsPage::reload()
{
    QCoro::connect(m_store.list(), this, [this](const Result<QList<DraftHead>> &drafts) {
        m_loaded = true;
        if (drafts)
            m_model.setDrafts(*drafts);
        else
            tell(tr("The drafts could not be read."), drafts.error());
    });
}

void DraftsPage::activated(const QString &place)
{
    if (place == u"new") {
        newDraft();
    } else if (place.startsWith(u"kept:"_s)) {
        newDraftFrom(place.mid(5));
    } else if (place.startsWith(u"page:"_s)) {
        newDraft();
        const QString page = place.mid(5);
        m_session.targetsWork().loadPage(page.section(u'/', 0, 0), page.section(u'/', 1));
    } else if (place.startsWith(u"recipe:"_s)) {
        newDraft();
        editor().runRecipe(place.mid(7));
    } else if (!place.isEmpty()) {
        openDraft(place);
    }
}

void DraftsPage::newDraft()
{
    m_bar->clear();
    DraftEditor &editor = this->editor(); // Before the draft is open: it listens to that.
    m_session.document().begin();
    m_faces->setCurrentWidget(&editor);
    editor.goTo(DraftEditor::Targets);
}

/// The same sources, formula and edits, so that each source can be read again; the kept list stays as it is.
void DraftsPage::newDraftFrom(const QString &keptList)
{
    if (m_keptLists == nullptr)
        return;
    QCoro::connect(m_keptLists->list(keptList), this, [this](const Result<std::optional<KeptList>> &list) {
        if (list && *list)
            beginWith(**list);
        else
            tell(tr("The kept list could not be opened."),
                 list ? Error{ErrorKind::Storage, u"no-such-list"_s, {}} : list.error());
    });
}

void DraftsPage::beginWith(const KeptList &list)
{
    const Draft draft{.id = newDeliveryId(),
                      .farm = list.head.farm,
                      .updated = m_clock.now(),
                      .sources = list.sources,
                      .formula = list.formula,
                      .edits = list.edits};
    QCoro::connect(m_store.save(draft), this, [this, draft](const Result<void> &saved) {
        if (!saved) {
            tell(tr("The draft could not be saved."), saved.error());
            return;
        }
        m_model.put({draft.id, draft.farm, {}, {}, draft.updated});
        openDraft(draft.id);
    });
}

void DraftsPage::openDraft(const QString &id)
{
    if (id == m_session.document().id()) {
        m_faces->setCurrentWidget(&editor());
        return;
    }
    QCoro::connect(m_store.draft(id), this, [this, id](const Result<std::optional<Draft>> &draft) {
        // What the store would not take is newer than what it has.
        const std::optional<Draft> newer = m_session.document().unsaved(id);
        if (!newer && !draft) {
            tell(tr("The draft could not be opened."), draft.error());
            return;
        }
        if (!newer && !*draft)
            return;
        if (!newer)
            m_bar->clear();
        DraftEditor &editor = this->editor();
        m_session.document().open(newer ? *newer : **draft);
        m_faces->setCurrentWidget(&editor);
        editor.goTo(DraftEditor::Targets);
    });
}

void DraftsPage::showList()
{
    m_session.document().save();
    m_faces->setCurrentIndex(0);
    const int row = m_model.rowOf(m_session.document().id());
    m_list->setCurrentIndex(m_model.index(std::max(0, row)));
    m_list->setFocus();
}

void DraftsPage::showCount()
{
    m_listFaces->setCurrentIndex(m_model.rowCount() == 0 ? 0 : 1);
    Q_EMIT countChanged(m_model.rowCount(), false);
}

void DraftsPage::remove(QString id)
{
    if (id.isEmpty())
        return;
    if (id == m_session.document().id()) {
        m_session.document().save();
        m_session.document().close();
        showList();
    }
    // Read first, so that undo has the whole of it.
    QCoro::connect(m_store.draft(id), this, [this, id](const Result<std::optional<Draft>> &draft) {
        if (!draft || !*draft)
            return;
        QCoro::connect(m_store.remove(id), this, [this, draft = **draft](const Result<void> &gone) {
            if (gone) {
                m_session.document().forget(draft.id);
                removed(draft);
            } else
                tell(tr("The draft could not be deleted."), gone.error());
        });
    });
}

void DraftsPage::removed(const Draft &draft)
{
    m_model.remove(draft.id);
    m_bar->raiseNotice(
        {.key = u"removed"_s,
         .tone = Tone::Sending,
         .title = tr("Deleted: %1").arg(isolated(draftTitle(draft.message.subject))),
         .actions = {{tr("Undo"), [this, draft] {
                          m_bar->withdraw(u"removed"_s);
                          QCoro::connect(m_store.save(draft), this, [this, draft](const Result<void> &back) {
                              if (back) {
                                  reload();
                                  return;
                              }
                              // The notice is all that holds it: offer it again.
                              removed(draft);
                              tell(tr("The draft could not be brought back."), back.error());
                          });
                      }}}});
}

void DraftsPage::tell(const QString &title, const Error &error, const QList<Notice::Action> &actions)
{
    const Explanation why = explain(error);
    m_bar->raiseNotice({.key = title,
                        .tone = Tone::Failed,
                        .title = title,
                        .text = why.what + u". "_s + why.text(),
                        .details = why.details,
                        .actions = actions});
}

QWidget *DraftsPage::firstFocus()
{
    if (m_editor && m_faces->currentWidget() == m_editor)
        return m_editor->firstFocus();
    return m_model.rowCount() == 0 ? m_begin : m_list;
}

QList<QWidget *> DraftsPage::panes()
{
    return m_editor && m_faces->currentWidget() == m_editor ? m_editor->panes() : QList<QWidget *>{m_list};
}

void DraftsPage::saveState(QSettings &settings) const
{
    if (m_editor)
        m_editor->saveState(settings);
}

void DraftsPage::restoreState(const QSettings &settings)
{
    for (const QString &key : settings.childKeys())
        m_kept.insert(key, settings.value(key));
    if (m_editor)
        m_editor->restoreState(m_kept);
}

void DraftsPage::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.constFirst().isLocalFile())
        event->acceptProposedAction();
}

void DraftsPage::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() != 1 || !urls.constFirst().isLocalFile())
        return;
    newDraft();
    editor().addFile(urls.constFirst().toLocalFile());
    event->acceptProposedAction();
}

void DraftsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Delete) && m_list->hasFocus())
        remove(m_list->currentIndex().data(DraftsModel::IdRole).toString());
    else
        Page::keyPressEvent(event);
}

} // namespace paperround
