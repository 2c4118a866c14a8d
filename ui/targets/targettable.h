// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/targettablemodel.h"
#include "ui/widgets/statedelegate.h"

#include <QTableView>

#include <memory>

class QMimeData;

namespace paperround {

class ColumnWidths;
class DraftDocument;
class TargetsWork;

/// The table of the Targets step with its keys: Space takes in or out, Del removes, F2 edits, F8 goes to the
/// next problem, Ctrl+O opens the page, Ctrl+C and Ctrl+V copy and paste lines.
class TargetTable : public QTableView
{
    Q_OBJECT
public:
    TargetTable(DraftDocument &document, TargetsWork &work, QWidget *parent = nullptr);

    void selectRow(int row) { goToRow(this, row); } ///< In place of QTableView's.
    [[nodiscard]] QList<int> chosenPlaces() const; ///< From the selection's ranges: it may be all of 100,000.
    void toggleChosen();
    void removeChosen();
    void copyChosen() const; ///< As lines page@wiki.
    void goToProblem(int step); ///< 1 or -1; round the end.
    void restoreOrder(); ///< Back to the list's own.
    /// Goes to a row with that text, from the current one on; 0: the current one counts as well. False: none.
    bool find(const QString &text, int step);
    /// What is dragged out: lines page@wiki, and the addresses of the pages whose wiki has told its own.
    /// Null: nothing is chosen.
    [[nodiscard]] std::unique_ptr<QMimeData> carriedRows() const;
    [[nodiscard]] ColumnWidths &widths() { return *m_widths; }

Q_SIGNALS:
    void openWanted(const QString &wiki, const QString &title);
    void linesPasted(const QString &text, int place); ///< To come before that place.

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void openCurrent();
    void pasteLines();
    [[nodiscard]] QString chosenLines() const;
    [[nodiscard]] int placeBelow(const QPoint &position) const;
    [[nodiscard]] bool keepsListOrder() const;
    void moveChosen(int step);
    bool groupKey(QKeyEvent *event);
    void sizeColumns();

    DraftDocument &m_document;
    TargetsWork &m_work;
    ColumnWidths *m_widths;
};

} // namespace paperround
