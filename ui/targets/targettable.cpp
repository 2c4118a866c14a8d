// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/targettable.h"

#include "ui/drafts/draftdocument.h"
#include "ui/targets/healthlook.h"
#include "ui/widgets/columnwidths.h"
#include "ui/widgets/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

namespace paperround {

using namespace Qt::StringLiterals;

TargetTable::TargetTable(DraftDocument &document, QWidget *parent)
    : QTableView(parent)
    , m_document(document)
    , m_widths(new ColumnWidths(horizontalHeader()))
{
    setModel(&document.targets());
    dressTable(this);
    setItemDelegate(new TargetDelegate(this));
    setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    setAccessibleName(tr("Targets"));
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            [this](int column, Qt::SortOrder order) { model()->sort(column, order); });
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

void TargetTable::copyChosen() const
{
    QList<int> places = chosenPlaces();
    QStringList lines;
    for (const int place : places) {
        const TargetEntry entry = m_document.targets().entries()[place];
        lines.append(entry.problem.code.isEmpty() ? entry.target.title + u'@' + entry.target.wiki
                                                  : entry.problem.text);
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

void TargetTable::goToProblem(int step)
{
    const int rows = model()->rowCount();
    const int from = currentIndex().isValid() ? currentIndex().row() : -step;
    for (int i = 1; i <= rows; ++i) {
        const int row = ((from + step * i) % rows + rows) % rows;
        const auto health =
            static_cast<TargetHealth>(model()->index(row, 0).data(TargetTableModel::HealthRole).toInt());
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
    if (!text.trimmed().isEmpty())
        Q_EMIT linesPasted(text);
}

void TargetTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
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
