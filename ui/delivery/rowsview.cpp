// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delivery/rowsview.h"

#include "models/bidi.h"
#include "models/rowwords.h"
#include "ui/delivery/rowpanel.h"
#include "ui/delivery/statelook.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/columnwidths.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/statedelegate.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
constexpr int AllChip = -1;
constexpr int NarrowBelow = 640; ///< The panel takes the table's place.
} // namespace

RowsView::RowsView(DeliveryTableModel *model, const DeliveryDoors &doors, bool live, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_doors(doors)
    , m_live(live)
    , m_chips(new ChipBar(tr("Show rows by state"), this))
    , m_filter(new QLineEdit(this))
    , m_table(new QTableView(this))
    , m_widths(new ColumnWidths(m_table->horizontalHeader()))
    , m_count(captionLabel({}, this))
    , m_splitter(new QSplitter(this))
    , m_panel(new RowPanel(doors, this))
{
    m_filter->setPlaceholderText(tr("Page, wiki or reason"));
    m_filter->setAccessibleName(tr("Filter by page, wiki or reason"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_filter->setMaximumWidth(scaled(200, this));
    m_filter->setMinimumWidth(scaled(150, this));
    dressTable(m_table);
    m_table->setModel(model);
    m_table->setAccessibleName(tr("Rows"));
    m_table->setItemDelegate(new StateDelegate(
        [](const QModelIndex &index) {
            return lookOf(ShownState(index.data(DeliveryTableModel::StateRole).toInt()));
        },
        DeliveryTableModel::StateColumn, {DeliveryTableModel::WikiColumn}, {DeliveryTableModel::PageColumn},
        m_table));
    m_table->setSortingEnabled(true);
    if (live)
        m_table->sortByColumn(DeliveryTableModel::TimeColumn, Qt::DescendingOrder);
    else
        m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(scaled(16, this), scaled(6, this), scaled(16, this), scaled(6, this));
    line->setSpacing(scaled(12, this));
    line->addWidget(m_chips, 1);
    line->addWidget(m_filter);
    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addWidget(ruleLine(Qt::Horizontal, left));
    column->addWidget(foot());
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_panel);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({scaled(780, this), scaled(320, this)});
    m_panel->hide();
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(line);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    all->addWidget(m_splitter, 1);
    connectModel();
    addKeys();
    showCounts();
}

QWidget *RowsView::foot()
{
    auto *foot = new QWidget(this);
    auto *line = new QHBoxLayout(foot);
    line->setContentsMargins(scaled(16, this), 0, scaled(16, this), 0);
    line->addWidget(m_count, 1);
    foot->setFixedHeight(scaled(28, this));
    if (!m_live)
        return foot;
    m_follow = new QCheckBox(tr("Follow the delivery"), foot);
    m_follow->setFont(sizedFont(font(), -1));
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Latest change first, and always in view"));
    connect(m_follow, &QCheckBox::toggled, this, [this](bool on) {
        if (on)
            m_table->sortByColumn(DeliveryTableModel::TimeColumn, Qt::DescendingOrder);
        follow();
    });
    line->addWidget(m_follow);
    return foot;
}

void RowsView::connectModel()
{
    connect(m_model, &DeliveryTableModel::countsChanged, this, &RowsView::showCounts);
    connect(m_model, &QAbstractItemModel::layoutChanged, this, &RowsView::follow);
    connect(m_model, &QAbstractItemModel::modelReset, this, &RowsView::showCounts);
    connect(m_model, &DeliveryTableModel::rowsShownAnew, this, [this](const QList<int> &numbers) {
        if (m_panel->isVisible() && numbers.contains(m_panel->row()))
            chooseRow(m_panel->row());
    });
    connect(m_chips, &ChipBar::chosenChanged, this, [this](int id) {
        const int shown = m_panel->isVisible() ? m_panel->row() : 0;
        m_model->setStateFilter(id == AllChip ? std::nullopt : std::optional(ShownState(id)));
        if (const int line = m_model->lineOf(shown); line >= 0)
            goToRow(m_table, line);
    });
    connect(m_filter, &QLineEdit::textChanged, m_model, &DeliveryTableModel::setTextFilter);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                if (index.isValid() && (m_table->hasFocus() || m_panel->isVisible()))
                    showCurrent();
            });
    connect(m_table, &QTableView::clicked, this, &RowsView::showCurrent);
    connect(m_table, &QTableView::activated, this, &RowsView::showCurrent);
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this] {
        if (m_follow && !m_model->isLatestFirst())
            m_follow->setChecked(false);
        showCounts();
    });
    connect(m_panel, &RowPanel::closed, this, &RowsView::closePanel);
    connect(m_panel, &RowPanel::decided, this, &RowsView::decided);
    connect(m_panel, &RowPanel::laneRetried, this, &RowsView::laneRetried);
    connect(m_panel, &RowPanel::permissionWanted, this, &RowsView::permissionWanted);
}

void RowsView::addKeys()
{
    const auto on = [this](const QKeySequence &keys, auto action) {
        auto *shortcut = new QShortcut(keys, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    const auto walk = [this](bool forward) {
        const int line = m_model->nextTrouble(m_table->currentIndex().row(), forward);
        if (line < 0)
            return;
        m_table->setFocus(Qt::ShortcutFocusReason);
        goToRow(m_table, line);
    };
    on(QKeySequence::Find, [this] { focusFilter(); });
    on(QKeySequence(Qt::Key_F8), [walk] { walk(true); });
    on(QKeySequence(Qt::SHIFT | Qt::Key_F8), [walk] { walk(false); });
    on(QKeySequence(Qt::CTRL | Qt::Key_O), [this] {
        const QModelIndex index = m_table->currentIndex();
        const QUrl url = index.isValid() ? m_doors.rowUrl(m_model->rowAt(index.row())) : QUrl();
        if (!url.isEmpty())
            m_doors.openUrl(url);
    });
    auto *copyAction = new QAction(tr("Copy rows"), m_table);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    connect(copyAction, &QAction::triggered, this, &RowsView::copyRows);
    m_table->addAction(copyAction);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void RowsView::setDelivery(const Delivery &delivery, bool acting)
{
    const bool other = delivery.id != m_delivery.id;
    m_delivery = delivery;
    m_acting = acting;
    if (other)
        closePanel();
    sizeColumns();
}

void RowsView::filterBy(const QString &text)
{
    m_filter->setText(text);
}

void RowsView::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void RowsView::showCounts()
{
    const ShownCounts &counts = m_model->counts();
    QList<ChipInfo> chips{{AllChip, tr("All"), counts.total(), {}, {}, true}};
    for (const ShownState state : allShownStates) {
        const StateLook look = lookOf(state);
        chips.append({int(state), stateWord(state), counts[state], look.icon, look.tone, false});
    }
    m_chips->setChips(chips);
    m_chips->setChosen(m_model->stateFilter() ? int(*m_model->stateFilter()) : AllChip);
    const QString order = m_model->isLatestFirst() ? tr("latest change first") : QString();
    const QString rows = tr("%Ln row(s)", nullptr, m_model->rowCount());
    m_count->setText(order.isEmpty() ? rows : tr("%1, %2").arg(rows, order));
}

void RowsView::showCurrent()
{
    const QModelIndex index = m_table->currentIndex();
    if (index.isValid())
        chooseRow(m_model->rowAt(index.row()).number);
}

void RowsView::chooseRow(int number)
{
    const Row *row = m_model->rowByNumber(number);
    if (!row)
        return;
    m_panel->show(m_delivery.id, m_delivery.created, *row, m_model->laneOf(*row), m_acting);
    m_panel->setVisible(true);
    m_splitter->widget(0)->setVisible(width() >= scaled(NarrowBelow, this));
    sizeColumns();
    Q_EMIT rowChosen(number);
}

void RowsView::closePanel()
{
    const bool hadFocus = m_panel->isAncestorOf(QApplication::focusWidget());
    m_panel->hide();
    m_splitter->widget(0)->show();
    sizeColumns();
    if (hadFocus)
        m_table->setFocus(Qt::OtherFocusReason);
}

void RowsView::follow()
{
    if (m_follow && m_follow->isChecked() && m_model->isLatestFirst())
        m_table->scrollToTop();
}

void RowsView::copyRows() const
{
    QStringList lines;
    const auto add = [&](int line) {
        QStringList cells;
        for (int column = 0; column < DeliveryTableModel::ColumnCount; ++column) {
            const QString shown = column == DeliveryTableModel::WikiColumn
                ? m_model->rowAt(line).target.wiki
                : m_model->index(line, column).data().toString();
            cells.append(QString(shown).remove(QChar(0x2068)).remove(QChar(0x2069)));
        }
        lines.append(cells.join(u'\t'));
    };
    const QItemSelection chosen = m_table->selectionModel()->selection();
    if (chosen.isEmpty()) {
        for (int line = 0; line < m_model->rowCount(); ++line)
            add(line);
    }
    for (const QItemSelectionRange &range : chosen) {
        for (int line = range.top(); line <= range.bottom(); ++line)
            add(line);
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

void RowsView::sizeColumns()
{
    // By hand: ResizeToContents asks 100,000 rows.
    QHeaderView *header = m_table->horizontalHeader();
    const QFontMetrics metrics(m_table->font());
    header->setSectionResizeMode(DeliveryTableModel::ReasonColumn, QHeaderView::Stretch);
    int word = 0;
    for (const ShownState state : allShownStates)
        word = std::max(word, metrics.horizontalAdvance(stateWord(state)));
    m_widths->suggest(DeliveryTableModel::StateColumn, word + scaled(54, this));
    const int beside = m_panel->isVisibleTo(this) ? m_panel->width() : 0;
    const int room = std::max(scaled(480, this), width() - beside);
    // Where it is narrow beside the story, which names the wiki, the reason matters more.
    m_table->setColumnHidden(DeliveryTableModel::WikiColumn, beside > 0 && room < scaled(640, this));
    m_widths->suggest(DeliveryTableModel::PageColumn, std::max(scaled(140, this), room * 27 / 100));
    m_widths->suggest(DeliveryTableModel::WikiColumn, std::max(scaled(120, this), room * 17 / 100));
    m_widths->suggest(DeliveryTableModel::TimeColumn,
                      metrics.horizontalAdvance(u"00:00:00"_s) + scaled(28, this));
}

void RowsView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_splitter->widget(0)->setVisible(!m_panel->isVisibleTo(this) || width() >= scaled(NarrowBelow, this));
    sizeColumns();
}

void RowsView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_filter->hasFocus() && !m_filter->text().isEmpty())
        m_filter->clear();
    else if (m_filter->hasFocus())
        m_table->setFocus(Qt::OtherFocusReason);
    else if (m_panel->isVisible())
        closePanel();
}

RowsArrangement RowsView::arrangement() const
{
    return {m_splitter->saveState(), m_widths->chosen()};
}

void RowsView::arrange(const RowsArrangement &arrangement)
{
    m_splitter->restoreState(arrangement.splitter);
    m_widths->choose(arrangement.columns);
    sizeColumns();
}

void RowsArrangement::save(QSettings &settings) const
{
    settings.setValue(u"rows"_s, splitter);
    settings.setValue(u"columns"_s, columns);
}

RowsArrangement RowsArrangement::saved(const QSettings &settings)
{
    return {settings.value(u"rows"_s).toByteArray(), settings.value(u"columns"_s)};
}

} // namespace paperround
