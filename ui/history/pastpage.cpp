// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/pastpage.h"

#include "models/bidi.h"
#include "models/historymodel.h"
#include "models/sentences.h"
#include "ui/delivery/rowsview.h"
#include "ui/delivery/statelook.h"
#include "ui/history/historyview.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/stepbar.h"

#include <QCoroTask>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

namespace {

constexpr int RowPage = 5000;

/// The head of a month, or a delivery with its bar.
class MonthDelegate : public QStyledItemDelegate
{
public:
    MonthDelegate(const HistoryModel *model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {scaled(240, option.font),
                scaled(index.data(HistoryModel::IsMonthRole).toBool() ? 28 : 52, option.font)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme theme = Theme::of(option.palette);
        const bool month = index.data(HistoryModel::IsMonthRole).toBool();
        const bool chosen = !month && option.state & QStyle::State_Selected;
        const QRect &box = option.rect;
        painter->save();
        if (month || chosen)
            painter->fillRect(
                box, month ? theme.head : option.palette.color(QPalette::Active, QPalette::Highlight));
        if (chosen)
            painter->fillRect(
                QStyle::visualRect(option.direction, box, {box.left(), box.top(), 3, box.height()}),
                theme.link);
        painter->fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.line);
        const QColor ink =
            option.palette.color(QPalette::Active, chosen ? QPalette::HighlightedText : QPalette::Text);
        const QRect room = box.adjusted(scaled(16, option.font), scaled(5, option.font),
                                        -scaled(16, option.font), -scaled(5, option.font));
        QFont bold = option.font;
        bold.setBold(month || chosen);
        const QFont small = sizedFont(option.font, -1);
        const QString side = month ? index.data(HistoryModel::SummaryRole).toString()
                                   : index.data(HistoryModel::DateRole).toString();
        const int line = QFontMetrics(bold).height();
        const QRect top(room.left(), month ? room.top() + (room.height() - line) / 2 : room.top(),
                        room.width(), line);
        twoEnds(painter, option.direction, top, bold, ink, index.data().toString(), small,
                chosen ? ink : theme.muted, side);
        if (const Delivery *delivery = m_model->deliveryAt(index.row())) {
            const QString done = index.data(HistoryModel::SummaryRole).toString();
            const QRect under(room.left(), top.bottom() + 1, room.width(), room.bottom() - top.bottom());
            twoEnds(painter, option.direction, under, small, ink, {}, small, chosen ? ink : theme.muted,
                    done);
            const int width =
                room.width() - QFontMetrics(small).horizontalAdvance(done) - scaled(16, option.font);
            const int height = scaled(6, option.font);
            const QRect bar(room.left(), under.top() + (under.height() - height) / 2, std::max(40, width),
                            height);
            const ShownCounts counts = shownCounts(delivery->counts);
            paintSegments(painter, QStyle::visualRect(option.direction, room, bar), segmentsOf(counts),
                          counts.total(), theme);
        }
        painter->restore();
    }

private:
    static void twoEnds(QPainter *painter, Qt::LayoutDirection direction, const QRect &room,
                        const QFont &startFont, const QColor &startInk, const QString &start,
                        const QFont &endFont, const QColor &endInk, const QString &end)
    {
        // What begins the line goes first, but a third of it belongs to its end. A pixel more than the
        // rounded advance: words that fit exactly would be shortened else.
        const int wanted = QFontMetrics(startFont).horizontalAdvance(start) + 12;
        const int endWidth = std::min(QFontMetrics(endFont).horizontalAdvance(end) + 1,
                                      std::max(room.width() - wanted, room.width() / 3));
        painter->setFont(endFont);
        painter->setPen(endInk);
        painter->drawText(room, int(QStyle::visualAlignment(direction, Qt::AlignRight | Qt::AlignVCenter)),
                          QFontMetrics(endFont).elidedText(end, Qt::ElideRight, endWidth));
        const QRect rest = QStyle::visualRect(direction, room, room.adjusted(0, 0, -endWidth - 8, 0));
        painter->setFont(startFont);
        painter->setPen(startInk);
        painter->drawText(rest, int(QStyle::visualAlignment(direction, Qt::AlignLeft | Qt::AlignVCenter)),
                          QFontMetrics(startFont).elidedText(start, Qt::ElideMiddle, rest.width()));
    }

    const HistoryModel *m_model;
};

} // namespace

PastPage::PastPage(History &history, const DeliveryDoors &doors, QWidget *parent)
    : Page(PageId::History, parent)
    , m_history(history)
    , m_model(new HistoryModel(history, this))
    , m_bar(new InlineBar(this))
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_splitter(new QSplitter(this))
    , m_faces(new QStackedWidget(this))
    , m_nothing(new EmptyState(
          u"history"_s, tr("Nothing was delivered yet"),
          tr("Every delivery is kept here: its exact text, and what became of each page."), this))
    , m_view(new HistoryView(doors, this))
{
    m_search->setPlaceholderText(tr("Text, page, person, reason"));
    m_search->setAccessibleName(tr("Search the history"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new MonthDelegate(m_model, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Deliveries by month"));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *start = new QWidget(this);
    auto *column = new QVBoxLayout(start);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *searchRoom = new QVBoxLayout;
    searchRoom->setContentsMargins(scaled(16, this), scaled(8, this), scaled(16, this), scaled(8, this));
    searchRoom->addWidget(m_search);
    column->addLayout(searchRoom);
    column->addWidget(ruleLine(Qt::Horizontal, start));
    column->addWidget(m_list, 1);
    start->setMinimumWidth(scaled(240, this));
    m_faces->addWidget(m_nothing);
    m_faces->addWidget(m_view);
    m_splitter->addWidget(start);
    m_splitter->addWidget(m_faces);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({scaled(316, this), scaled(796, this)});
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_bar);
    all->addWidget(m_splitter, 1);
    connectParts();
}

void PastPage::connectParts()
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(250ms);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(&m_typing, &QTimer::timeout, this, [this] { m_model->search(m_search->text()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                if (index.isValid() && !index.data(HistoryModel::IsMonthRole).toBool())
                    open(index.data(HistoryModel::IdRole).toString());
            });
    connect(m_model, &HistoryModel::loaded, this, &PastPage::settle);
    connect(m_model, &HistoryModel::loaded, this, [this] { m_bar->withdraw(u"history"_s); });
    connect(m_model, &HistoryModel::failed, this, [this](const Error &error) {
        tell(u"history"_s, error, {{tr("Try again"), [this] { m_model->reload(); }}});
    });
    connect(m_view, &HistoryView::exportRequested, this, &PastPage::exportRequested);
    connect(m_view, &HistoryView::newIssueRequested, this, &PastPage::newIssueRequested);
    connect(m_view, &HistoryView::resumeRequested, this, &PastPage::resumeRequested);
    connect(m_view, &HistoryView::retryRequested, this, &PastPage::retryRequested);
    auto *find = new QShortcut(QKeySequence::Find, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] {
        if (m_view->rows()->isVisible())
            m_view->rows()->focusFilter();
        else
            m_search->setFocus(Qt::ShortcutFocusReason);
    });
    auto *exports = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_E), this, nullptr, nullptr,
                                  Qt::WidgetWithChildrenShortcut);
    connect(exports, &QShortcut::activated, this, [this] {
        if (m_faces->currentWidget() == m_view)
            m_view->showExports();
    });
}

void PastPage::activated(const QString &place)
{
    m_wanted = place.isEmpty() ? m_view->delivery().id : place;
    m_model->reload();
}

void PastPage::settle()
{
    const int line = m_model->lineOf(m_wanted);
    if (line >= 0) {
        m_wanted.clear();
        m_list->setCurrentIndex(m_model->index(line));
    } else if (!m_list->currentIndex().isValid() && m_model->deliveries() > 0) {
        m_list->setCurrentIndex(m_model->index(1)); // Below the head of the newest month.
    }
    if (m_model->deliveries() == 0 && !m_model->isSearching())
        m_faces->setCurrentWidget(m_nothing);
}

void PastPage::open(const QString &id)
{
    const Delivery *delivery = m_model->deliveryAt(m_model->lineOf(id));
    if (!delivery)
        return;
    m_view->show(*delivery);
    m_faces->setCurrentWidget(m_view);
    loadRows(id, {});
}

void PastPage::loadRows(const QString &id, QList<Row> soFar)
{
    const int after = soFar.isEmpty() ? 0 : soFar.last().number;
    QCoro::connect(m_history.rowsOf(id, after, RowPage), this, [this, id, soFar](Result<QList<Row>> page) {
        if (id != m_view->delivery().id)
            return;
        if (!page) {
            tell(u"rows"_s, page.error(), {{tr("Try again"), [this, id] { loadRows(id, {}); }}});
            return;
        }
        m_bar->withdraw(u"rows"_s);
        const QList<Row> all = soFar + *page;
        if (page->size() < RowPage)
            m_view->setRows(all);
        else
            loadRows(id, all);
    });
}

void PastPage::deliveryChanged(const Delivery &delivery)
{
    m_model->show(delivery);
    if (delivery.id == m_view->delivery().id && isVisible() && delivery.state != m_view->delivery().state)
        open(delivery.id);
}

void PastPage::showObstacles()
{
    m_view->showObstacles();
}

void PastPage::tell(const QString &key, const Error &error, const QList<Notice::Action> &actions)
{
    const Explanation said = explain(error);
    m_bar->raiseNotice({key, Tone::Failed, {}, said.what + u'.', said.text(), said.details, actions, true});
}

void PastPage::tellExported(const Result<void> &written, const QString &path)
{
    const QString key = u"export"_s;
    if (!written)
        tell(key, written.error());
    else
        m_bar->raiseNotice({key, Tone::Delivered, {}, tr("Exported."), isolated(path), {}, {}, true});
}

QWidget *PastPage::firstFocus()
{
    return m_list;
}

QList<QWidget *> PastPage::panes()
{
    return {m_search, m_list, m_view->tabs(), m_view->rows()->table()};
}

void PastPage::saveState(QSettings &settings) const
{
    settings.setValue(u"splitter"_s, m_splitter->saveState());
    m_view->rows()->arrangement().save(settings);
}

void PastPage::restoreState(const QSettings &settings)
{
    m_splitter->restoreState(settings.value(u"splitter"_s).toByteArray());
    m_view->rows()->arrange(RowsArrangement::saved(settings));
}

} // namespace paperround
