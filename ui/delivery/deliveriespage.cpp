// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delivery/deliveriespage.h"

#include "engine/delivery/deliveryengine.h"
#include "models/bidi.h"
#include "models/sentences.h"
#include "ui/delivery/deliveryview.h"
#include "ui/delivery/lanestrip.h"
#include "ui/delivery/rowpanel.h"
#include "ui/delivery/rowsview.h"
#include "ui/message/groupdelegate.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"

#include <QHBoxLayout>
#include <QListView>
#include <QListWidget>
#include <QSettings>
#include <QStackedWidget>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr int IdRole = Qt::UserRole;
constexpr int CaptionRole = Qt::UserRole + 1;

} // namespace

DeliveriesPage::DeliveriesPage(DeliveryEngine &engine, DeliveryDoors doors, QWidget *parent)
    : Page(PageId::Deliveries, parent)
    , m_engine(engine)
    , m_doors(std::move(doors))
    , m_list(new QListWidget(this))
    , m_rule(ruleLine(Qt::Vertical, this))
    , m_stack(new QStackedWidget(this))
{
    auto *empty =
        new EmptyState(u"deliveries"_s, tr("Nothing is under way"),
                       tr("A delivery appears here when you send a draft, and stays until every page has its "
                          "outcome. Past ones are in History."),
                       this);
    auto *drafts = new ActionButton(tr("Open Drafts"), ActionButton::Kind::Main, {}, empty);
    connect(drafts, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(PageId::Drafts, {}); });
    empty->addAction(drafts);
    m_empty = empty;
    m_stack->addWidget(empty);
    m_list->setAccessibleName(tr("Deliveries under way"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFixedWidth(scaled(240, this));
    m_list->setItemDelegate(new GroupDelegate(CaptionRole, -1, m_list));
    m_list->hide();
    m_rule->hide();
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(m_list);
    line->addWidget(m_rule);
    line->addWidget(m_stack, 1);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item)
            bring(view(item->data(IdRole).toString()));
    });
    connectEngine();
}

void DeliveriesPage::connectEngine()
{
    connect(&m_engine, &DeliveryEngine::opened, this,
            [this](const Delivery &delivery, const QList<Row> &rows) {
                // It goes on: what kept it from that is over.
                viewFor(delivery.id)->bar()->withdraw(u"refused/"_s + delivery.id);
                Q_EMIT noticeWithdrawn(u"refused/"_s + delivery.id);
                viewFor(delivery.id)->open(delivery, rows, m_engine.lanes(delivery.id));
                relist();
                show(delivery.id);
            });
    connect(&m_engine, &DeliveryEngine::rowsChanged, this, [this](const QString &id, const QList<Row> &rows) {
        if (DeliveryView *known = view(id))
            known->updateRows(rows);
    });
    connect(&m_engine, &DeliveryEngine::laneChanged, this, [this](const QString &id, const LaneStatus &lane) {
        if (DeliveryView *known = view(id))
            known->updateLane(lane);
    });
    connect(&m_engine, &DeliveryEngine::deliveryChanged, this, [this](const Delivery &delivery) {
        if (DeliveryView *known = view(delivery.id))
            known->update(delivery);
        relist();
    });
    connect(&m_engine, &DeliveryEngine::stopped, this, [this](const QString &id) {
        if (DeliveryView *known = view(id))
            known->markStopped();
        relist();
    });
    connect(&m_engine, &DeliveryEngine::stopPageTroubled, this,
            [this](const QString &id, const std::optional<Error> &error) {
                if (DeliveryView *known = view(id))
                    known->tellStopPageTrouble(error);
            });
    connect(&m_engine, &DeliveryEngine::refused, this, &DeliveriesPage::refused);
    connect(&m_engine, &DeliveryEngine::ledgerFailed, this, &DeliveriesPage::ledgerFailed);
    connect(&m_engine, &DeliveryEngine::needsPersonChanged, this, &DeliveriesPage::showNeed);
}

DeliveryView *DeliveriesPage::viewFor(const QString &id)
{
    if (DeliveryView *known = view(id))
        return known;
    auto *fresh = new DeliveryView(m_engine, m_doors, m_stack);
    connect(fresh, &DeliveryView::resumeRequested, this, &DeliveriesPage::resumeRequested);
    connect(fresh, &DeliveryView::retryRequested, this, &DeliveriesPage::retryRequested);
    connect(fresh, &DeliveryView::historyRequested, this,
            [this](const QString &wanted) { Q_EMIT openRequested(PageId::History, wanted); });
    m_views.insert(id, fresh);
    m_order.prepend(id);
    m_stack->addWidget(fresh);
    return fresh;
}

void DeliveriesPage::offer(const Delivery &delivery, const QList<Row> &rows)
{
    if (m_engine.isUnderWay(delivery.id))
        return;
    viewFor(delivery.id)->open(delivery, rows, {});
    relist();
    show(delivery.id);
}

DeliveryView *DeliveriesPage::currentView() const
{
    return qobject_cast<DeliveryView *>(m_stack->currentWidget());
}

void DeliveriesPage::show(const QString &id)
{
    if (DeliveryView *wanted = view(id)) {
        bring(wanted);
        m_list->setCurrentRow(int(m_order.indexOf(id)));
    }
}

void DeliveriesPage::bring(DeliveryView *wanted)
{
    if (!wanted || wanted == currentView())
        return;
    wanted->rows()->arrange(currentView() ? currentView()->rows()->arrangement() : m_rows);
    m_stack->setCurrentWidget(wanted);
}

void DeliveriesPage::relist()
{
    const QString chosen = currentView() ? currentView()->delivery().id : QString();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int open = 0;
    bool needs = false;
    for (const QString &id : std::as_const(m_order)) {
        const Delivery &delivery = view(id)->delivery();
        open += delivery.state != DeliveryState::Finished ? 1 : 0;
        needs = needs || m_engine.needsPerson(id);
        auto *item = new QListWidgetItem(isolated(delivery.message.subject), m_list);
        const QString caption =
            tr("%L1 of %L2 done").arg(delivery.counts.ended()).arg(delivery.counts.total());
        item->setData(IdRole, id);
        item->setData(CaptionRole, caption);
        item->setData(Qt::AccessibleTextRole, QString(item->text() + u' ' + caption));
        item->setToolTip(item->text().toHtmlEscaped());
    }
    m_list->setVisible(m_order.size() > 1);
    m_rule->setVisible(m_order.size() > 1);
    m_list->setCurrentRow(int(m_order.indexOf(chosen)));
    Q_EMIT countChanged(open, needs);
}

void DeliveriesPage::refused(const QString &id, const Error &error)
{
    const Explanation said = explain(error);
    const Notice notice{u"refused/"_s + id, Tone::Failed, {}, said.what + u'.',
                        said.text(),        said.details, {}, true};
    if (DeliveryView *known = view(id))
        known->bar()->raiseNotice(notice);
    else
        Q_EMIT noticeRaised(notice);
}

void DeliveriesPage::ledgerFailed(const QString &id, const Error &error)
{
    refused(id, error);
}

void DeliveriesPage::showNeed(const QString &id, bool needs)
{
    relist();
    DeliveryView *known = view(id);
    if (!known)
        return;
    const QString key = u"needs-person"_s;
    if (!needs || known->delivery().state != DeliveryState::Delivering) {
        known->bar()->withdraw(key);
        return;
    }
    known->bar()->raiseNotice({key,
                               Tone::Waiting,
                               {},
                               tr("It cannot go on without you."),
                               tr("Choose a held row, or a wiki that needs you, to see what to do."),
                               {},
                               {},
                               true});
}

void DeliveriesPage::showObstacles()
{
    for (DeliveryView *each : std::as_const(m_views))
        each->showObstacles();
}

void DeliveriesPage::activated(const QString &place)
{
    show(place);
}

QWidget *DeliveriesPage::firstFocus()
{
    return currentView() ? currentView()->rows()->table() : nullptr;
}

QList<QWidget *> DeliveriesPage::panes()
{
    if (!currentView())
        return {};
    return {m_list, currentView()->lanes()->view(), currentView()->rows()->table(),
            currentView()->rows()->panel()};
}

void DeliveriesPage::saveState(QSettings &settings) const
{
    (currentView() ? currentView()->rows()->arrangement() : m_rows).save(settings);
}

void DeliveriesPage::restoreState(const QSettings &settings)
{
    m_rows = RowsArrangement::saved(settings);
    if (currentView())
        currentView()->rows()->arrange(m_rows);
}

} // namespace paperround
