// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lists/listspage.h"

#include "models/bidi.h"
#include "models/draftsmodel.h"
#include "ui/message/groupdelegate.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/pagehead.h"

#include <QCoroTask>
#include <QListWidget>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int draftRole = Qt::UserRole;
constexpr int captionRole = Qt::UserRole + 1;
constexpr int pageRole = Qt::UserRole + 2;

} // namespace

ListsPage::ListsPage(Drafts &drafts, QWidget *parent)
    : Page(PageId::Lists, parent)
    , m_drafts(drafts)
    , m_list(new QListWidget(this))
    , m_faces(new QStackedWidget(this))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    auto *head = new PageHead(this);
    head->setTitle(tr("Lists"));
    head->setCaption(tr("List pages that your drafts come from"));
    all->addWidget(head);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    m_list->setItemDelegate(new GroupDelegate(captionRole, -1, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Lists"));
    auto *empty = new EmptyState(
        u"lists"_s, tr("No list has been loaded yet"),
        tr("Once a draft takes its targets from a page of a wiki, that page is named here. Lists "
           "of your own, kept and compared on this computer, are to come."),
        this);
    auto *draft = new ActionButton(tr("Start a draft"), ActionButton::Kind::Plain, u"plus"_s, empty);
    connect(draft, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(PageId::Drafts, u"new"_s); });
    empty->addAction(draft);
    m_faces->addWidget(empty);
    m_faces->addWidget(m_list);
    all->addWidget(m_faces, 1);
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        Q_EMIT openRequested(PageId::Drafts, item->data(draftRole).toString());
    });
}

void ListsPage::activated(const QString &)
{
    const quint64 round = ++m_round;
    m_list->clear();
    m_faces->setCurrentIndex(0);
    QCoro::connect(m_drafts.list(), this, [this, round](const Result<QList<DraftHead>> &heads) {
        if (round == m_round && heads)
            read(*heads);
    });
}

void ListsPage::read(const QList<DraftHead> &heads)
{
    constexpr qsizetype most = 200;
    for (const DraftHead &head : heads.first(std::min(heads.size(), most))) {
        QCoro::connect(m_drafts.draft(head.id), this,
                       [this, round = m_round](const Result<std::optional<Draft>> &draft) {
                           if (round == m_round && draft && *draft && (*draft)->list)
                               add(**draft);
                       });
    }
}

void ListsPage::add(const Draft &draft)
{
    const QString page = draft.list->page + u'@' + draft.list->wiki;
    const QString name = isolated(draftTitle(draft.message.subject));
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        if (item->data(pageRole).toString() == page) {
            item->setData(captionRole, QString(item->data(captionRole).toString() + u", "_s + name));
            return;
        }
    }
    auto *item = new QListWidgetItem(isolated(draft.list->page), m_list);
    item->setData(pageRole, page);
    item->setData(draftRole, draft.id);
    item->setData(captionRole, tr("%1 · used by %2").arg(isolated(draft.list->wiki), name));
    item->setToolTip(page);
    m_faces->setCurrentWidget(m_list);
}

QWidget *ListsPage::firstFocus()
{
    return m_list->count() > 0 ? m_list : nullptr;
}

} // namespace paperround
