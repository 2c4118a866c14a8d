// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewpage.h"

#include "engine/delivery/deliveryengine.h"
#include "models/bidi.h"
#include "models/draftsmodel.h"
#include "models/sentences.h"
#include "models/submittedwords.h"
#include "ui/message/linknotice.h"
#include "ui/review/policydialog.h"
#include "ui/review/requestdelegate.h"
#include "ui/review/requestview.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"

#include <QCoroTask>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrlQuery>
#include <QVBoxLayout>

namespace paperround {

using namespace Qt::StringLiterals;

ReviewPage::ReviewPage(const Desk &desk, Clock &clock, DeliveryEngine &engine,
                       const Surroundings &surroundings, QWidget *parent)
    : Page(PageId::Review, parent)
    , m_work(desk, clock)
    , m_engine(engine)
    , m_surroundings(surroundings)
    , m_bar(new InlineBar(this))
    , m_filter(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_policy(textLabel({}, true, this))
    , m_rules(new ActionButton(tr("All rules"), ActionButton::Kind::Plain, {}, this))
    , m_view(new RequestView(m_work, surroundings, this))
    , m_split(new QSplitter(this))
    , m_faces(new QStackedWidget(this))
{
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(makeQueue());
    m_split->addWidget(m_view);
    m_split->setStretchFactor(1, 1);
    m_split->setSizes({scaled(268, this), scaled(844, this)});
    m_faces->addWidget(makeEmpty());
    m_faces->addWidget(m_split);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_bar);
    all->addWidget(m_faces, 1);
    connect(&m_work, &ReviewWork::queueRead, this, &ReviewPage::showQueue);
    connect(&m_work, &ReviewWork::queueFailed, this, [this](const Error &error) {
        const Explanation said = explain(error);
        m_bar->raiseNotice({.key = u"queue"_s,
                            .tone = Tone::Waiting,
                            .title = tr("The queue could not be read: %1.").arg(said.what),
                            .text = said.text(),
                            .details = said.details,
                            .actions = {{tr("Read again"), [this] { m_work.read(); }}}});
    });
    connect(m_view, &RequestView::linkChosen, this, [this](const QUrl &url) {
        m_view->bar()->raiseNotice(linkNotice(url, [this, url] {
            m_surroundings.openUrl(url);
            m_view->bar()->withdraw(u"link"_s);
        }));
    });
    connect(m_view, &RequestView::pageWanted, this, &ReviewPage::browse);
    connect(m_view, &RequestView::deliveryWanted, this, [this] { m_work.deliver(m_engine.installation()); });
    connect(&m_work, &ReviewWork::approved, this, &ReviewPage::begin);
    connect(&m_engine, &DeliveryEngine::opened, this, [this](const Delivery &delivery) {
        if (delivery.id == m_begun) {
            m_begun.clear();
            Q_EMIT openRequested(PageId::Deliveries, delivery.id);
        }
    });
    connect(&m_engine, &DeliveryEngine::refused, this, [this](const QString &id, const Error &error) {
        if (id != m_begun)
            return;
        m_begun.clear();
        const Explanation said = explain(error);
        m_view->bar()->raiseNotice({.key = u"begun"_s,
                                    .tone = Tone::Failed,
                                    .title = tr("The delivery did not begin: %1.").arg(said.what),
                                    .text = said.text(),
                                    .details = said.details});
    });
    auto *again =
        new QShortcut(QKeySequence::Refresh, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(again, &QShortcut::activated, this, [this] {
        m_work.read();
        m_work.open(m_work.title());
    });
    auto *find = new QShortcut(QKeySequence::Find, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_filter, [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    showQueue();
}

QWidget *ReviewPage::makeQueue()
{
    m_filter->setPlaceholderText(tr("Title or person"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new RequestDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setAccessibleName(tr("Requests"));
    m_list->setMouseTracking(true);
    auto *queue = new QWidget(this);
    queue->setMinimumWidth(scaled(240, this));
    auto *column = new QVBoxLayout(queue);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(scaled(16, this), scaled(8, this), scaled(16, this), scaled(8, this));
    line->addWidget(m_filter);
    column->addLayout(line);
    column->addWidget(ruleLine(Qt::Horizontal, queue));
    column->addWidget(m_list, 1);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(scaled(16, this), scaled(8, this), scaled(16, this), scaled(8, this));
    foot->addWidget(m_policy);
    foot->addWidget(m_rules, 0, Qt::AlignLeading);
    connect(m_rules, &QPushButton::clicked, this,
            [this] { (new PolicyDialog(m_work.queue()->policy, this))->open(); });
    column->addWidget(ruleLine(Qt::Horizontal, queue));
    column->addLayout(foot);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setFilter(text);
        choose(m_work.title());
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                const QueuedRequest *queued = m_model.at(current.row());
                if (queued && queued->title != m_work.title())
                    m_work.open(queued->title);
            });
    return queue;
}

QWidget *ReviewPage::makeEmpty()
{
    auto *empty = new EmptyState(
        u"review"_s, tr("No request waits for a second person"),
        tr("Where a farm's policy asks for it, a request is submitted as a page of the home wiki. "
           "Here reviewers see exactly what would be posted where, and approve or return it, "
           "as an edit of their own that everybody can read."),
        this);
    auto *drafts = new ActionButton(tr("Go to the drafts"), ActionButton::Kind::Plain, u"drafts"_s, empty);
    connect(drafts, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(PageId::Drafts, {}); });
    auto *again = new ActionButton(tr("Look again"), ActionButton::Kind::Plain, u"refresh"_s, empty);
    connect(again, &QPushButton::clicked, &m_work, &ReviewWork::read);
    empty->addAction(drafts);
    empty->addAction(again);
    return empty;
}

QueueReader ReviewPage::reader() const
{
    const ReviewRights &rights = m_work.rights();
    return {m_work.user(), rights.review && !rights.blocked};
}

void ReviewPage::showQueue()
{
    const auto &queue = m_work.queue();
    if (queue)
        m_bar->withdraw(u"queue"_s);
    m_model.setRequests(queue ? queue->requests : QList<QueuedRequest>(), reader(), m_work.now());
    m_faces->setCurrentIndex(m_model.isEmpty() && m_work.title().isEmpty() ? 0 : 1);
    choose(m_work.title());
    showPolicy();
    tellNews();
    // What is open has changed on the wiki: read it whole again.
    const QueuedRequest *open = m_model.at(m_model.rowOf(m_work.title()));
    if (open && m_work.request() && open->revision != m_work.request()->record.base)
        m_work.open(m_work.title());
}

void ReviewPage::showPolicy()
{
    const auto &queue = m_work.queue();
    const QString key = u"policy"_s;
    m_policy->setText(queue ? policyWords(queue->policy).join(u'\n') : QString());
    m_policy->setVisible(queue.has_value());
    m_rules->setVisible(queue.has_value());
    if (!queue || queue->policy.isProtected) {
        m_bar->withdraw(key);
    } else {
        m_bar->raiseNotice({.key = key,
                            .tone = Tone::Waiting,
                            .title = tr("The policy page is not protected."),
                            .text = tr("Whoever may edit the wiki can change who reviews: %1. Ask an "
                                       "administrator to protect it.")
                                        .arg(isolated(queue->policy.page)),
                            .closable = false});
    }
    if (!queue)
        return;
    // Also where it changed while nobody sat here.
    const QString home = m_work.desk().farm().home;
    const QVariant seen = std::exchange(m_policies[home], queue->policy.revision);
    if (queue->policyBefore || (seen.isValid() && seen.toLongLong() != queue->policy.revision))
        m_bar->raiseNotice({.key = u"policy-changed"_s,
                            .tone = Tone::Sending,
                            .title = tr("The policy has changed."),
                            .text = tr("It is revision %1 of %2 now. Requests that were submitted under the "
                                       "one before have to be submitted again.")
                                        .arg(queue->policy.revision)
                                        .arg(isolated(queue->policy.page)),
                            .isNews = true});
}

void ReviewPage::tellNews()
{
    if (!m_work.queue()) {
        m_waiting.clear();
        m_knewWaiting = false;
        Q_EMIT countChanged(0, false);
        return;
    }
    const QStringList waiting = m_model.waitingForYou();
    Q_EMIT countChanged(static_cast<int>(waiting.size()), true);
    for (const QString &title : waiting) {
        if (!m_knewWaiting || m_waiting.contains(title))
            continue;
        const QueuedRequest *queued = m_model.at(m_model.rowOf(title));
        const QString subject =
            queued ? draftTitle(queued->request->submission().request.message.subject) : title;
        Q_EMIT newsArrived(tr("“%1” waits for you").arg(subject), tr("Look at it on the page Review."));
    }
    m_waiting = waiting;
    m_knewWaiting = true;
}

void ReviewPage::choose(const QString &title)
{
    const int row = m_model.rowOf(title);
    const QModelIndex index = row < 0 ? QModelIndex() : m_model.index(row);
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
}

void ReviewPage::activated(const QString &place)
{
    if (!place.isEmpty()) {
        m_filter->clear();
        m_work.open(place);
        m_faces->setCurrentIndex(1);
        choose(place);
    } else if (m_work.title().isEmpty() && !m_model.waitingForYou().isEmpty()) {
        choose(m_model.waitingForYou().constFirst());
    }
}

QWidget *ReviewPage::firstFocus()
{
    return m_faces->currentIndex() == 1 ? m_list : nullptr;
}

QList<QWidget *> ReviewPage::panes()
{
    return {m_list, m_view->firstFocus()};
}

void ReviewPage::saveState(QSettings &settings) const
{
    settings.setValue(u"split"_s, m_split->saveState());
    if (!m_work.desk().farm().practice) // A practice farm is another one each time.
        settings.setValue(u"policies"_s, m_policies);
}

void ReviewPage::restoreState(const QSettings &settings)
{
    m_split->restoreState(settings.value(u"split"_s).toByteArray());
    m_policies = settings.value(u"policies"_s).toMap();
}

void ReviewPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_work.setWatched(true);
}

void ReviewPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_work.setWatched(false);
}

void ReviewPage::browse(const QString &title)
{
    const auto &wikis = m_work.desk().wikis();
    if (!wikis)
        return;
    QCoro::connect(wikis->facts(m_work.desk().farm().home), this,
                   [this, title](const Result<WikiFacts> &home) {
                       if (!home) {
                           const Explanation said = explain(home.error());
                           m_view->bar()->raiseNotice({.key = u"browse"_s,
                                                       .tone = Tone::Waiting,
                                                       .title = said.what + u'.',
                                                       .text = said.text(),
                                                       .details = said.details});
                           return;
                       }
                       QUrl url = home->index;
                       QUrlQuery query;
                       query.addQueryItem(u"title"_s, QString::fromLatin1(QUrl::toPercentEncoding(title)));
                       url.setQuery(query);
                       m_surroundings.openUrl(url);
                   });
}

void ReviewPage::begin(const ApprovedRequest &request, const std::shared_ptr<Wikis> &wikis)
{
    m_begun = request.request().id;
    m_engine.start(request, wikis);
}

} // namespace paperround
