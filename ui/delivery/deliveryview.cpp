// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delivery/deliveryview.h"

#include "engine/delivery/deliveryengine.h"
#include "models/bidi.h"
#include "models/brakewords.h"
#include "models/deliverytablemodel.h"
#include "models/lanemodel.h"
#include "models/optionwords.h"
#include "models/reviewwords.h"
#include "models/rowwords.h"
#include "ui/delivery/lanestrip.h"
#include "ui/delivery/rowsview.h"
#include "ui/delivery/statelook.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"

#include <QApplication>
#include <QClipboard>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

DeliveryView::DeliveryView(DeliveryEngine &engine, const DeliveryDoors &doors, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_doors(doors)
    , m_table(new DeliveryTableModel(doors.now, doors.names, this))
    , m_lanes(new LaneModel(doors.now, doors.names, this))
    , m_head(new PageHead(this))
    , m_pause(new ActionButton(tr("Pause"), ActionButton::Kind::Plain, u"pause"_s, this))
    , m_stop(new ActionButton(tr("Stop after rows in flight"), ActionButton::Kind::Danger, u"stop"_s, this))
    , m_more(ActionButton::iconOnly(u"more"_s, tr("More actions"), this))
    , m_notices(new InlineBar(this))
    , m_number(new QLabel(this))
    , m_of(new QLabel(this))
    , m_pace(new ElidedLabel({}, Qt::ElideRight, this))
    , m_waitIcon(new QLabel(this))
    , m_wait(new ElidedLabel({}, Qt::ElideRight, this))
    , m_bar(new SegmentedBar(this))
    , m_strip(new LaneStrip(m_lanes, this))
    , m_rows(new RowsView(m_table, doors, true, this))
{
    buildHead();
    addMenu();
    connect(m_pause, &QPushButton::clicked, this, &DeliveryView::pauseOrResume);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_engine.stop(m_delivery.id); });
    connect(m_table, &DeliveryTableModel::countsChanged, this, &DeliveryView::showProgress);
    connect(m_strip, &LaneStrip::wikiChosen, m_rows, &RowsView::filterBy);
    connect(m_rows, &RowsView::decided, this,
            [this](int row, RowState state) { m_engine.decide(m_delivery.id, row, state); });
    connect(m_rows, &RowsView::laneRetried, this,
            [this](const QString &wiki) { m_engine.retryLane(m_delivery.id, wiki); });
    connect(m_rows, &RowsView::permissionWanted, this, &DeliveryView::askForPermission);
    auto *keys = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_P), this, nullptr, nullptr,
                               Qt::WidgetWithChildrenShortcut);
    connect(keys, &QShortcut::activated, this, &DeliveryView::pauseOrResume);
    m_clock.setInterval(1s);
    connect(&m_clock, &QTimer::timeout, this, &DeliveryView::tick);
}

void DeliveryView::buildHead()
{
    m_head->addAction(m_pause);
    m_head->addAction(m_stop);
    m_head->addAction(m_more);
    m_number->setFont(sizedFont(font(), 7, true));
    m_pace->setForegroundRole(QPalette::PlaceholderText);
    m_wait->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    const int margin = scaled(16, this);
    auto *facts = new QHBoxLayout;
    facts->setSpacing(scaled(4, this));
    facts->addWidget(m_number, 0, Qt::AlignBaseline);
    facts->addWidget(m_of, 0, Qt::AlignBaseline);
    facts->addSpacing(scaled(12, this));
    facts->addWidget(m_pace, 1);
    facts->addWidget(m_waitIcon);
    facts->addWidget(m_wait);
    auto *progress = new QVBoxLayout;
    progress->setContentsMargins(margin, 0, margin, scaled(12, this));
    progress->setSpacing(scaled(4, this));
    progress->addLayout(facts);
    progress->addWidget(m_bar);
    auto *bars = new QVBoxLayout;
    bars->setContentsMargins(margin, 0, margin, scaled(8, this));
    bars->addWidget(m_notices);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addLayout(bars);
    column->addLayout(progress);
    column->addWidget(ruleLine(Qt::Horizontal, this));
    column->addWidget(m_strip);
    column->addWidget(ruleLine(Qt::Horizontal, this));
    column->addWidget(m_rows, 1);
}

void DeliveryView::addMenu()
{
    auto *menu = new QMenu(m_more);
    m_retryAction =
        menu->addAction(icon(u"refresh"_s), tr("Retry failed rows"), this, &DeliveryView::retryFailed);
    m_endAction = menu->addAction(tr("End it…"), this, &DeliveryView::confirmEnd);
    menu->addSeparator();
    menu->addAction(icon(u"copy"_s), tr("Copy rows"), m_rows, &RowsView::copyRows);
    menu->addAction(icon(u"digest"_s), tr("Copy the digest"), this,
                    [this] { QApplication::clipboard()->setText(m_delivery.digest); });
    menu->addAction(icon(u"history"_s), tr("Show in History"), this,
                    [this] { Q_EMIT historyRequested(m_delivery.id); });
    connect(m_more, &QPushButton::clicked, this,
            [this, menu] { menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
}

bool DeliveryView::isUnderWay() const
{
    return m_engine.isUnderWay(m_delivery.id);
}

void DeliveryView::open(const Delivery &delivery, const QList<Row> &rows, const QList<LaneStatus> &lanes)
{
    m_delivery = delivery;
    m_ended.clear();
    m_doubtful.clear();
    m_barred.clear();
    for (const Row &row : rows) {
        if (row.state == RowState::Sending || row.state == RowState::Unknown)
            m_doubtful.insert(row.number);
    }
    m_lanes->setLanes(lanes);
    m_notices->clear();
    for (const LaneStatus &lane : lanes)
        showTrouble(lane);
    m_table->setRows(rows, lanes);
    m_rows->setDelivery(delivery, isUnderWay());
    m_clock.start();
    showHead();
    showProgress();
    showButtons();
    showBrake();
    showDoubt();
    noteBarred(rows);
}

void DeliveryView::update(const Delivery &delivery)
{
    const bool sameBrake = delivery.pauseCause == m_delivery.pauseCause;
    m_delivery = delivery;
    if (!sameBrake)
        showBrake();
    m_rows->setDelivery(delivery, isUnderWay());
    showHead();
    showProgress();
    showButtons();
}

void DeliveryView::updateRows(const QList<Row> &rows)
{
    noteEnded(rows);
    const qsizetype doubtful = m_doubtful.size();
    m_doubtful.removeIf([&rows](int number) {
        return std::ranges::any_of(rows, [number](const Row &row) {
            return row.number == number && row.state != RowState::Unknown;
        });
    });
    if (m_doubtful.size() != doubtful)
        showDoubt();
    m_table->update(rows);
    noteBarred(rows);
}

void DeliveryView::updateLane(const LaneStatus &lane)
{
    m_lanes->update(lane);
    showTrouble(lane);
    m_table->updateLane(lane);
    showWaiting();
}

void DeliveryView::markStopped()
{
    m_table->flush();
    update(m_delivery);
    showBarred();
}

void DeliveryView::showHead()
{
    m_head->setTitle(isolated(m_delivery.message.subject));
    QStringList facts{tr("%1 on %2").arg(isolated(m_delivery.account), m_doors.names.shown(m_delivery.farm)),
                      routeWords(m_delivery.route), reviewNoteWord(m_delivery.review)};
    facts += optionWords(m_delivery.options);
    facts.append(tr("digest %1").arg(shortDigest(m_delivery.digest)));
    m_head->setCaption(facts.join(u" · "_s));
}

void DeliveryView::showProgress()
{
    const ShownCounts &counts = m_table->counts();
    m_number->setText(QLocale().toString(counts.ended()));
    m_of->setText(tr("of %L1 done").arg(counts.total()));
    m_bar->setSegments(segmentsOf(counts), counts.total(), counts.ended(), countsSentence(counts));
    showObstacles();
    m_pace->setText(paceWords());
    showWaiting();
}

QString DeliveryView::paceWords() const
{
    const ShownCounts &counts = m_table->counts();
    const int left = counts.total() - counts.ended();
    if (left == 0 || m_delivery.state != DeliveryState::Delivering) {
        QStringList parts;
        for (const ShownState state : {ShownState::Planned, ShownState::Held, ShownState::Unknown}) {
            if (counts[state] > 0)
                parts.append(
                    tr("%L1 %2", "a count and its state").arg(counts[state]).arg(stateWord(state).toLower()));
        }
        return parts.join(u" · "_s);
    }
    if (m_ended.size() < 3)
        return {};
    const double seconds = std::max(1.0, double(m_ended.front().msecsTo(m_doors.now())) / 1000.0);
    const double rate = double(m_ended.size()) / seconds;
    const QString pace = tr("%L1 a minute").arg(std::max(1, int(rate * 60)));
    const auto more = std::chrono::seconds(qint64(double(left) / rate));
    return more < 1min ? tr("%1 · under a minute left").arg(pace)
                       : tr("%1 · about %2 left").arg(pace, spanWords(more));
}

void DeliveryView::noteEnded(const QList<Row> &rows)
{
    for (const Row &row : rows) {
        const Row *before = m_table->rowByNumber(row.number);
        if (hasEnded(row.state) && before && !hasEnded(before->state))
            m_ended.push_back(row.time);
    }
}

void DeliveryView::tick()
{
    const QDateTime start = m_doors.now().addSecs(-120);
    while (!m_ended.empty() && m_ended.front() < start)
        m_ended.pop_front();
    if (!isVisible() || m_delivery.state == DeliveryState::Finished)
        return;
    m_table->clockTicked();
    m_lanes->clockTicked();
    m_pace->setText(paceWords());
    showWaiting();
}

void DeliveryView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && isVisible())
        showWaiting();
}

void DeliveryView::showTrouble(const LaneStatus &lane)
{
    if (lane.phase != LaneStatus::Phase::Troubled || !isUnderWay()) {
        m_notices->withdraw(lane.wiki);
        return;
    }
    const Explanation said = explainLane(lane, m_doors.names);
    Notice notice{.key = lane.wiki, .tone = Tone::Failed, .title = said.what, .text = said.text()};
    notice.details = said.details;
    notice.actions = {
        {laneButton(lane), [this, wiki = lane.wiki] { m_engine.retryLane(m_delivery.id, wiki); }}};
    m_notices->raiseNotice(notice);
}

void DeliveryView::showWaiting()
{
    QString words;
    StateLook look{u"waiting"_s, Tone::Waiting};
    int waiting = 0;
    for (const LaneStatus &lane : m_lanes->lanes()) {
        const bool troubled = lane.phase == LaneStatus::Phase::Troubled;
        if (!troubled && lane.phase != LaneStatus::Phase::Waiting)
            continue;
        // The model has those that need a person first, then the waiting ones.
        if (++waiting > 1)
            continue;
        words = laneSentence(lane, m_doors.now(), m_doors.names);
        if (troubled)
            look = {u"warning"_s, Tone::Failed};
    }
    if (waiting > 1)
        words = tr("%1; and %Ln more wiki(s)", nullptr, waiting - 1).arg(words);
    switch (m_delivery.state) {
    case DeliveryState::Delivering:
        if (!isUnderWay()) {
            words = tr("Not going on. Resume takes it up where it was.");
            look = {u"stop"_s, Tone::Waiting};
        }
        break;
    case DeliveryState::Paused:
        words = m_table->counts()[ShownState::Sending] > 0 ? tr("Pausing after the rows in flight.")
                                                           : tr("Paused. Nothing is in flight.");
        look = {u"pause"_s, Tone::Planned};
        break;
    case DeliveryState::Stopped:
        words = tr("Stopped. The rows that are left can be sent later.");
        look = {u"stop"_s, Tone::Planned};
        break;
    case DeliveryState::Finished:
        words = tr("Finished %1")
                    .arg(QLocale().toString(m_delivery.finished.toLocalTime(), QLocale::ShortFormat));
        look = {u"delivered"_s, Tone::Delivered};
        break;
    }
    const Theme theme = Theme::of(palette());
    m_wait->setText(words);
    QPalette ink;
    ink.setResolveMask(0);
    ink.setColor(QPalette::WindowText, theme[look.tone].word);
    m_wait->setPalette(ink);
    m_waitIcon->setVisible(!words.isEmpty());
    m_waitIcon->setPixmap(iconPixmap(look.icon, {scaled(16, this), scaled(16, this)}, devicePixelRatioF(),
                                     theme[look.tone].word));
}

void DeliveryView::showButtons()
{
    const bool finished = m_delivery.state == DeliveryState::Finished;
    const bool goesOn = isUnderWay() && m_delivery.state == DeliveryState::Delivering;
    m_pause->setVisible(!finished);
    m_pause->setText(goesOn ? tr("Pause") : goOnWords(m_delivery.pauseCause));
    m_pause->setToolTip(goesOn ? tr("The rows in flight are finished first; nothing is lost.\n"
                                    "Closing the window or the lid is always safe, too.")
                               : tr("Goes on where it was; no page gets the message twice."));
    m_pause->setIconName(goesOn ? u"pause"_s : u"play"_s);
    m_pause->setKind(goesOn ? ActionButton::Kind::Plain : ActionButton::Kind::Main);
    m_stop->setVisible(isUnderWay() && !finished);
    m_stop->setText(goesOn ? tr("Stop after rows in flight") : tr("Stop"));
    m_stop->setToolTip(
        tr("The rows in flight are finished first. The rows that are left can be sent later."));
    m_endAction->setEnabled(isUnderWay() && !finished);
}

void DeliveryView::pauseOrResume()
{
    if (m_delivery.state == DeliveryState::Finished)
        return;
    if (!isUnderWay())
        Q_EMIT resumeRequested(m_delivery.id);
    else if (m_delivery.state == DeliveryState::Paused)
        m_engine.goOn(m_delivery.id);
    else
        m_engine.pause(m_delivery.id);
}

void DeliveryView::showObstacles()
{
    m_retryAction->setEnabled(m_table->counts()[ShownState::Failed] > 0
                              && (isUnderWay() || !m_doors.obstacle(m_delivery)));
}

void DeliveryView::retryFailed()
{
    if (isUnderWay())
        m_engine.retryFailed(m_delivery.id);
    else
        Q_EMIT retryRequested(m_delivery);
}

void DeliveryView::confirmEnd()
{
    const ShownCounts &counts = m_table->counts();
    const int left = counts[ShownState::Planned] + counts[ShownState::Waiting] + counts[ShownState::Held];
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("End this delivery?"),
                                tr("%Ln page(s) will never get this message.", nullptr, left),
                                QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Sent as %1 on %2. What is delivered stays. This cannot be undone.")
                                .arg(isolated(m_delivery.account), m_doors.names.shown(m_delivery.farm)));
    QPushButton *end = box->addButton(tr("End it"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("Go on delivering"), QMessageBox::RejectRole));
    connect(end, &QPushButton::clicked, this, [this] { m_engine.end(m_delivery.id); });
    box->open();
}

} // namespace paperround
