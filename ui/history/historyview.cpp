// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historyview.h"

#include "models/bidi.h"
#include "models/deliverytablemodel.h"
#include "models/optionwords.h"
#include "models/reviewwords.h"
#include "models/rowwords.h"
#include "ui/delivery/rowsview.h"
#include "ui/delivery/statelook.h"
#include "ui/history/causesplot.h"
#include "ui/history/paceplot.h"
#include "ui/history/postedpage.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/segmentedbar.h"
#include "ui/widgets/stepbar.h"

#include <QLocale>
#include <QMap>
#include <QMenu>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

HistoryView::HistoryView(const DeliveryDoors &doors, QWidget *parent)
    : QWidget(parent)
    , m_doors(doors)
    , m_table(new DeliveryTableModel(doors.now, doors.names, this))
    , m_head(new PageHead(this))
    , m_resume(new ActionButton(tr("Resume"), ActionButton::Kind::Main, u"play"_s, this))
    , m_retry(new ActionButton(tr("Retry failed"), ActionButton::Kind::Plain, u"refresh"_s, this))
    , m_tabs(new StepBar(tr("Parts of this delivery"), StepBar::Form::Tabs, this))
    , m_faces(new QStackedWidget(this))
    , m_posted(new PostedPage(doors, this))
    , m_rows(new RowsView(m_table, doors, false, this))
{
    buildHead();
    m_tabs->setSteps({tr("Overview"), tr("Text"), tr("Rows")});
    m_faces->addWidget(overview());
    m_faces->addWidget(m_posted);
    m_faces->addWidget(m_rows);
    connect(m_tabs, &StepBar::currentChanged, m_faces, &QStackedWidget::setCurrentIndex);
    for (const auto &[key, by] : {std::pair(Qt::Key_PageDown, 1), std::pair(Qt::Key_PageUp, -1)}) {
        auto *walk = new QShortcut(QKeySequence(Qt::CTRL | key), this, nullptr, nullptr,
                                   Qt::WidgetWithChildrenShortcut);
        connect(walk, &QShortcut::activated, this, [this, by] {
            m_tabs->setCurrent(std::clamp(m_tabs->current() + by, 0, m_tabs->count() - 1));
        });
    }
    connect(m_rows, &RowsView::rowChosen, m_posted, &PostedPage::chooseRow);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_tabs);
    column->addWidget(ruleLine(Qt::Horizontal, this));
    column->addWidget(m_faces, 1);
}

void HistoryView::buildHead()
{
    auto *fresh = new ActionButton(tr("New from this issue"), ActionButton::Kind::Plain, u"copy"_s, this);
    auto *exporting = new ActionButton(tr("Export"), ActionButton::Kind::Plain, u"export"_s, this);
    auto *menu = new QMenu(exporting);
    menu->addAction(tr("Table (CSV)…"), this, [this] { Q_EMIT exportRequested(m_delivery.id, u"csv"_s); });
    menu->addAction(tr("Everything (JSON)…"), this,
                    [this] { Q_EMIT exportRequested(m_delivery.id, u"json"_s); });
    exporting->setToolTip(tr("Export (Ctrl+E)"));
    m_exports = menu;
    connect(exporting, &QPushButton::clicked, this, &HistoryView::showExports);
    connect(fresh, &QPushButton::clicked, this, [this] { Q_EMIT newIssueRequested(m_delivery); });
    connect(m_resume, &QPushButton::clicked, this, [this] { Q_EMIT resumeRequested(m_delivery.id); });
    connect(m_retry, &QPushButton::clicked, this, [this] { Q_EMIT retryRequested(m_delivery); });
    for (ActionButton *button : {m_resume, m_retry, fresh, exporting})
        m_head->addAction(button);
}

void HistoryView::showExports()
{
    auto *button = qobject_cast<QWidget *>(m_exports->parent());
    m_exports->popup(button->mapToGlobal(QPoint(0, button->height())));
}

QWidget *HistoryView::overview()
{
    auto *face = new QWidget(this);
    m_number = new QLabel(face);
    m_of = new QLabel(face);
    m_took = new ElidedLabel({}, Qt::ElideRight, face);
    m_bar = new SegmentedBar(face);
    m_legend = textLabel({}, true, face);
    m_causesHead = sectionLabel({}, face);
    m_causes = new CausesPlot(face);
    m_paceHead = sectionLabel({}, face);
    m_pace = new PacePlot(face);
    m_facts = textLabel({}, true, face);
    m_number->setFont(sizedFont(font(), 7, true));
    m_took->setForegroundRole(QPalette::PlaceholderText);
    const int margin = scaled(16, this);
    auto *line = new QHBoxLayout;
    line->setSpacing(scaled(4, this));
    line->addWidget(m_number, 0, Qt::AlignBaseline);
    line->addWidget(m_of, 0, Qt::AlignBaseline);
    line->addSpacing(scaled(12, this));
    line->addWidget(m_took, 1);
    auto *column = new QVBoxLayout(face);
    column->setContentsMargins(margin, scaled(12, this), margin, margin);
    column->setSpacing(scaled(6, this));
    column->addLayout(line);
    column->addWidget(m_bar);
    column->addWidget(m_legend);
    column->addSpacing(scaled(10, this));
    column->addWidget(ruleLine(Qt::Horizontal, face));
    column->addSpacing(scaled(8, this));
    column->addWidget(m_causesHead);
    column->addWidget(m_causes);
    column->addSpacing(scaled(10, this));
    column->addWidget(ruleLine(Qt::Horizontal, face));
    column->addSpacing(scaled(8, this));
    column->addWidget(m_paceHead);
    column->addWidget(m_pace);
    column->addSpacing(scaled(10, this));
    column->addWidget(m_facts);
    column->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Overview"));
    scroll->setWidget(face);
    return scroll;
}

void HistoryView::show(const Delivery &delivery)
{
    m_delivery = delivery;
    const ShownCounts counts = shownCounts(delivery.counts);
    const QString time = QLocale().toString(delivery.created.toLocalTime(), QLocale::ShortFormat);
    QStringList facts{time,
                      tr("%1 on %2").arg(isolated(delivery.account), m_doors.names.shown(delivery.farm)),
                      routeWords(delivery.route), tr("digest %1").arg(shortDigest(delivery.digest))};
    facts.append(optionWords(delivery.options));
    if (!delivery.origin.isEmpty())
        facts.append(tr("imported from %1").arg(isolated(delivery.origin)));
    m_head->setTitle(isolated(delivery.message.subject));
    m_head->setCaption(facts.join(u" · "_s));
    m_resume->setVisible(delivery.origin.isEmpty() && delivery.state != DeliveryState::Finished);
    m_number->setText(QLocale().toString(counts[ShownState::Delivered]));
    m_of->setText(tr("of %L1 delivered").arg(counts.total()));
    const auto span = std::chrono::seconds(delivery.created.secsTo(delivery.finished));
    m_took->setText(delivery.finished.isValid()
                        ? tr("each once · took %1").arg(spanWords(std::max(std::chrono::seconds(1), span)))
                        : tr("not finished"));
    m_bar->setSegments(segmentsOf(counts), counts.total(), counts.ended(), countsSentence(counts));
    m_legend->setText(countsSentence(counts));
    QStringList lines = reviewNoteWords(delivery.review);
    if (!delivery.listUrl.isEmpty())
        lines.append(tr("List: %1").arg(isolated(delivery.listUrl)));
    m_facts->setText(lines.join(u'\n'));
    m_tabs->setMark(2, StepBar::Mark::Count, counts.total());
    m_causesHead->clear();
    m_causes->setCauses({});
    m_paceHead->clear();
    m_pace->setPace({});
    m_posted->setDelivery(delivery, {});
    m_table->setRows({}, {});
    showObstacles();
    m_rows->setDelivery(delivery, false);
}

void HistoryView::setRows(QList<Row> rows)
{
    showCauses(rows);
    m_pace->setPace(paceOf(rows));
    m_paceHead->setText(m_pace->title());
    m_posted->setDelivery(m_delivery, rows);
    m_table->setRows(std::move(rows), {});
}

void HistoryView::showObstacles()
{
    const int failed = m_delivery.counts[RowState::Failed];
    QString why;
    if (failed == 0)
        why = tr("No page failed.");
    else if (const std::optional<Error> obstacle = m_doors.obstacle(m_delivery))
        why = explain(*obstacle).what + u". "_s + explain(*obstacle).text();
    m_retry->setText(failed > 0 ? tr("Retry %Ln failed", nullptr, failed) : tr("Retry failed"));
    m_retry->setEnabled(why.isEmpty());
    m_retry->setKind(why.isEmpty() && m_resume->isHidden() ? ActionButton::Kind::Main
                                                           : ActionButton::Kind::Plain);
    m_retry->setToolTip(why.isEmpty() ? tr("The failed pages only; nobody gets it twice.") : why);
    m_retry->setAccessibleDescription(m_retry->toolTip());
}

void HistoryView::showCauses(const QList<Row> &rows)
{
    QMap<QPair<int, QString>, int> counts;
    int missed = 0;
    for (const Row &row : rows) {
        if (!hasEnded(row.state) || row.state == RowState::Delivered)
            continue;
        ++counts[{int(row.state), row.reason}];
        ++missed;
    }
    QList<CauseCount> causes;
    for (auto at = counts.cbegin(); at != counts.cend(); ++at) {
        const ShownState shown = shownState(RowState(at.key().first));
        const StateLook look = lookOf(shown);
        const QString words = at.key().second.isEmpty() ? stateWord(shown) : reasonTitle(at.key().second);
        causes.append({look.icon, look.tone, words, at.value()});
    }
    std::ranges::stable_sort(causes, std::greater{}, &CauseCount::count);
    m_causesHead->setText(missed == 0 ? tr("Every page was reached")
                                      : tr("Why %Ln page(s) were not reached", nullptr, missed));
    m_causes->setCauses(causes);
}

} // namespace paperround
