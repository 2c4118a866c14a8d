// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/targettablemodel.h"

#include <QTableView>

namespace paperround {

class ColumnWidths;
class DraftDocument;

/// The table of the Targets step with its keys: Space takes in or out, Del removes, F2 edits, F8 goes to the
/// next problem, Ctrl+O opens the page, Ctrl+C and Ctrl+V copy and paste lines.
class TargetTable : public QTableView
{
    Q_OBJECT
public:
    explicit TargetTable(DraftDocument &document, QWidget *parent = nullptr);

    [[nodiscard]] QList<int> chosenPlaces() const; ///< From the selection's ranges: it may be all of 100,000.
    void toggleChosen();
    void removeChosen();
    void copyChosen() const; ///< As lines page@wiki.
    void goToProblem(int step); ///< 1 or -1; round the end.
    void restoreOrder(); ///< Back to the list's own.
    [[nodiscard]] ColumnWidths &widths() { return *m_widths; }

Q_SIGNALS:
    void openWanted(const QString &wiki, const QString &title);
    void linesPasted(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void openCurrent();
    void pasteLines();
    void sizeColumns();

    DraftDocument &m_document;
    ColumnWidths *m_widths;
};

} // namespace paperround
