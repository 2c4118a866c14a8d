// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/targettable.h"

#include "domain/targets/targettext.h"
#include "ui/drafts/draftdocument.h"
#include "ui/targets/targeteditor.h"
#include "ui/targets/targetswork.h"
#include "ui/widgets/columnwidths.h"
#include "ui/widgets/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

TargetTable::TargetTable(DraftDocument &document, TargetsWork &work, QWidget *parent)
    : QTableView(parent)
    , m_document(document)
    , m_work(work)
    , m_widths(new ColumnWidths(horizontalHeader()))
{
    setModel(&document.targets());
    dressTable(this);
    setItemDelegate(new TargetEditDelegate(work.suggestions(), this));
    setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    setAccessibleName(tr("Targets"));
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            [this](int column, Qt::SortOrder order) { model()->sort(column, order); });
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(true);
    sizeColumns();
}

void TargetTable::sizeColumns()
{
    m_widths->suggest(TargetTableModel::HealthColumn, scaled(164, this));
    m_widths->suggest(TargetTableModel::PageColumn, scaled(192, this));
    m_widths->suggest(TargetTableModel::WikiColumn, scaled(128, this));
    m_widths->suggest(TargetTableModel::OriginColumn, scaled(112, this));
    horizontalHeader()->setStretchLastSection(true);
}

void TargetTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    // Where it is narrow, what happens matters more than the line it came from.
    setColumnHidden(TargetTableModel::OriginColumn, width() < scaled(680, this));
}

QList<int> TargetTable::chosenPlaces() const
{
    QList<int> places;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            places.append(m_document.targets().placesAt(row));
    }
    return places;
}

void TargetTable::toggleChosen()
{
    const QList<int> places = chosenPlaces();
    if (places.isEmpty())
        return;
    // As the current row goes, so go all.
    const bool sent =
        currentIndex().siblingAtColumn(TargetTableModel::HealthColumn).data(Qt::CheckStateRole).toInt()
        != Qt::Unchecked;
    m_document.edit(m_document.targets().inclusion(places, !sent),
                    sent ? tr("taking out %Ln target(s)", nullptr, static_cast<int>(places.size()))
                         : tr("taking in %Ln target(s)", nullptr, static_cast<int>(places.size())));
}

void TargetTable::removeChosen()
{
    const QList<int> places = chosenPlaces();
    if (places.isEmpty())
        return;
    const int row = currentIndex().row();
    m_document.edit(m_document.targets().removal(places),
                    tr("removal of %Ln target(s)", nullptr, static_cast<int>(places.size())));
    if (const int rows = model()->rowCount(); rows > 0)
        selectRow(std::min(row, rows - 1));
}

QString TargetTable::chosenLines() const
{
    QStringList lines;
    for (const int place : chosenPlaces()) {
        const TargetEntry entry = m_document.targets().entries()[place];
        lines.append(entry.problem.code.isEmpty() ? targetLine(entry.target) : entry.problem.text);
    }
    return lines.join(u'\n');
}

void TargetTable::copyChosen() const
{
    QApplication::clipboard()->setText(chosenLines());
}

bool TargetTable::find(const QString &text, int step)
{
    const int from = currentIndex().isValid() ? currentIndex().row() : -1;
    const int row =
        m_document.targets().find(text, step == 0 ? std::max(from, 0) - 1 : from, step == 0 ? 1 : step);
    if (row < 0)
        return false;
    selectRow(row);
    scrollTo(model()->index(row, 0));
    return true;
}

bool TargetTable::keepsListOrder() const
{
    return horizontalHeader()->sortIndicatorSection() < 0 && !m_document.targets().isGrouped();
}

/// Where something that is dropped there goes: before the row, behind it in its lower half.
int TargetTable::placeBelow(const QPoint &position) const
{
    const int row = rowAt(position.y());
    if (row < 0 || !keepsListOrder())
        return m_document.targets().entries().size();
    const QRect there = visualRect(model()->index(row, 0));
    return m_document.targets().placeAt(row) + (position.y() > there.center().y() ? 1 : 0);
}

/// Alt and an arrow: the chosen rows go one up or down.
void TargetTable::moveChosen(int step)
{
    QList<int> places = chosenPlaces();
    if (places.isEmpty() || !keepsListOrder())
        return;
    std::ranges::sort(places);
    const int size = m_document.targets().entries().size();
    const int to = step < 0 ? places.first() - 1 : places.last() + 2;
    if (to < 0 || to > size)
        return;
    m_document.edit(m_document.targets().moving(places, to),
                    tr("move of %Ln target(s)", nullptr, static_cast<int>(places.size())));
    scrollTo(currentIndex());
}

std::unique_ptr<QMimeData> TargetTable::carriedRows() const
{
    const QString lines = chosenLines();
    if (lines.isEmpty())
        return nullptr;
    auto carried = std::make_unique<QMimeData>();
    carried->setText(lines);
    QList<QUrl> pages;
    for (const int place : chosenPlaces()) {
        const TargetEntry entry = m_document.targets().entries()[place];
        const QUrl page = entry.problem.code.isEmpty() ? m_work.pageUrl(entry.target) : QUrl();
        if (page.isValid())
            pages.append(page);
    }
    if (!pages.isEmpty())
        carried->setUrls(pages);
    return carried;
}

void TargetTable::startDrag(Qt::DropActions)
{
    auto carried = carriedRows();
    if (!carried)
        return;
    auto *drag = new QDrag(this);
    drag->setMimeData(carried.release());
    drag->exec(keepsListOrder() ? Qt::CopyAction | Qt::MoveAction : Qt::CopyAction, Qt::CopyAction);
}

void TargetTable::dragEnterEvent(QDragEnterEvent *event)
{
    const bool ours = event->source() == this;
    // A file goes to the window, which takes it as a source.
    const QList<QUrl> urls = event->mimeData()->urls();
    const bool file = std::ranges::any_of(urls, [](const QUrl &url) { return url.isLocalFile(); });
    if (event->mimeData()->hasText() && !file && (!ours || keepsListOrder()))
        event->acceptProposedAction();
    else
        event->ignore();
}

void TargetTable::dragMoveEvent(QDragMoveEvent *event)
{
    event->acceptProposedAction();
}

void TargetTable::dropEvent(QDropEvent *event)
{
    const int place = placeBelow(event->position().toPoint());
    if (event->source() == this) {
        const QList<int> places = chosenPlaces();
        m_document.edit(m_document.targets().moving(places, place),
                        tr("move of %Ln target(s)", nullptr, static_cast<int>(places.size())));
        event->setDropAction(Qt::CopyAction); // nothing is to be removed afterwards
        event->accept();
        return;
    }
    Q_EMIT linesPasted(event->mimeData()->text(), place);
    event->acceptProposedAction();
}

/// Arrows open and shut groups, as in a tree.
bool TargetTable::groupKey(QKeyEvent *event)
{
    TargetTableModel &targets = m_document.targets();
    const int row = currentIndex().row();
    if (!targets.isGrouped() || row < 0)
        return false;
    const bool head = targets.placeAt(row) == TargetTableModel::NoPlace;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int opens = mirrored ? Qt::Key_Left : Qt::Key_Right;
    const int shuts = mirrored ? Qt::Key_Right : Qt::Key_Left;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (head && (event->key() == opens || event->key() == Qt::Key_Plus)) {
        targets.setOpen(row, true);
    } else if (event->key() == shuts || event->key() == Qt::Key_Minus) {
        const int at = targets.groupOf(row);
        if (head)
            targets.setOpen(row, false);
        selectRow(at); // from a row first to its head
        scrollTo(model()->index(at, 0));
    } else if (head && enter && event->modifiers() == Qt::NoModifier) {
        targets.setOpen(row, !currentIndex().data(TargetTableModel::OpenRole).toBool());
    } else if (event->key() == Qt::Key_Asterisk) {
        targets.setAllOpen(true);
    } else {
        return false;
    }
    return true;
}

void TargetTable::goToProblem(int step)
{
    const int rows = model()->rowCount();
    const int from = currentIndex().isValid() ? currentIndex().row() : -step;
    for (int i = 1; i <= rows; ++i) {
        const int row = ((from + step * i) % rows + rows) % rows;
        const auto health =
            static_cast<TargetHealth>(model()->index(row, 0).data(TargetTableModel::HealthRole).toInt());
        if (m_document.targets().placeAt(row) == TargetTableModel::NoPlace)
            continue;
        if (health != TargetHealth::Good && health != TargetHealth::GotLastIssue
            && health != TargetHealth::Redirect && health != TargetHealth::Unchecked) {
            selectRow(row);
            scrollTo(model()->index(row, 0));
            return;
        }
    }
}

void TargetTable::restoreOrder()
{
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
}

void TargetTable::openCurrent()
{
    if (!currentIndex().isValid())
        return;
    const int place = m_document.targets().placeAt(currentIndex().row());
    if (place == TargetTableModel::NoPlace)
        return;
    const TargetEntry entry = m_document.targets().entries()[place];
    if (entry.problem.code.isEmpty())
        Q_EMIT openWanted(entry.target.wiki, currentIndex().data(TargetTableModel::UrlTitleRole).toString());
}

void TargetTable::pasteLines()
{
    const QString text = QApplication::clipboard()->text();
    if (text.trimmed().isEmpty())
        return;
    const int row = currentIndex().row();
    const int place =
        row < 0 || !keepsListOrder() ? TargetTableModel::NoPlace : m_document.targets().placeAt(row) + 1;
    Q_EMIT linesPasted(text, place);
}

void TargetTable::keyPressEvent(QKeyEvent *event)
{
    const bool alt = event->modifiers() == Qt::AltModifier;
    if (groupKey(event)) {
        event->accept();
        return;
    }
    if (alt && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        moveChosen(event->key() == Qt::Key_Up ? -1 : 1);
    } else if (event->matches(QKeySequence::Copy)) {
        copyChosen();
    } else if (event->matches(QKeySequence::Paste)) {
        pasteLines();
    } else if (event->matches(QKeySequence::Open)) {
        openCurrent();
    } else if (event->matches(QKeySequence::Delete)) {
        removeChosen();
    } else if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        toggleChosen();
    } else if (event->key() == Qt::Key_F8) {
        goToProblem(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
    } else if (event->key() == Qt::Key_F2 && currentIndex().isValid()) {
        // Also from the health column: what is edited is the page.
        const int column = currentIndex().column() == TargetTableModel::WikiColumn
            ? TargetTableModel::WikiColumn
            : TargetTableModel::PageColumn;
        const QModelIndex cell = currentIndex().siblingAtColumn(column);
        setCurrentIndex(cell);
        edit(cell);
    } else {
        QTableView::keyPressEvent(event);
        return;
    }
    event->accept();
}

void TargetTable::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool any = !chosenPlaces().isEmpty();
    menu->addAction(tr("Take in or out"), QKeySequence(Qt::Key_Space), this, &TargetTable::toggleChosen)
        ->setEnabled(any);
    menu->addAction(tr("Remove from the list"), QKeySequence::Delete, this, &TargetTable::removeChosen)
        ->setEnabled(any);
    menu->addAction(tr("Open on the wiki"), QKeySequence::Open, this, &TargetTable::openCurrent)
        ->setEnabled(any);
    menu->addSeparator();
    menu->addAction(tr("Copy lines"), QKeySequence::Copy, this, &TargetTable::copyChosen)->setEnabled(any);
    menu->addAction(tr("Paste lines"), QKeySequence::Paste, this, &TargetTable::pasteLines);
    menu->addSeparator();
    menu->addAction(tr("In the list's order"), this, &TargetTable::restoreOrder);
    menu->popup(event->globalPos());
}

} // namespace paperround
