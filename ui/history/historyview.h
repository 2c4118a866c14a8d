// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/delivery.h"
#include "domain/delivery/row.h"
#include "ui/delivery/doors.h"

#include <QWidget>

class QLabel;
class QMenu;
class QStackedWidget;

namespace paperround {

class ActionButton;
class CausesPlot;
class DeliveryTableModel;
class ElidedLabel;
class PacePlot;
class PageHead;
class PostedPage;
class RowsView;
class SegmentedBar;
class StepBar;

/// One delivery of the past, opened: outcomes and causes, the exact text, its rows, and what can be done with
/// it.
class HistoryView : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryView(const DeliveryDoors &doors, QWidget *parent = nullptr);

    void show(const Delivery &delivery); ///< Rows follow.
    void setRows(QList<Row> rows);
    void showExports(); ///< The menu under the button.
    void showObstacles(); ///< Somebody signed in or out: what can be done now?
    [[nodiscard]] const Delivery &delivery() const { return m_delivery; }
    [[nodiscard]] RowsView *rows() const { return m_rows; }
    [[nodiscard]] StepBar *tabs() const { return m_tabs; }
    [[nodiscard]] PostedPage *posted() const { return m_posted; }
    [[nodiscard]] PacePlot *pace() const { return m_pace; }
    [[nodiscard]] ActionButton *retryButton() const { return m_retry; }

Q_SIGNALS:
    void exportRequested(const QString &id, const QString &format); ///< "csv" or "json"
    void newIssueRequested(const paperround::Delivery &delivery);
    void resumeRequested(const QString &id);
    void retryRequested(const paperround::Delivery &delivery); ///< Its failed rows.

private:
    void buildHead();
    [[nodiscard]] QWidget *overview();
    void showCauses(const QList<Row> &rows);

    DeliveryDoors m_doors;
    Delivery m_delivery;
    DeliveryTableModel *m_table;
    PageHead *m_head;
    ActionButton *m_resume;
    ActionButton *m_retry;
    QMenu *m_exports = nullptr;
    StepBar *m_tabs;
    QStackedWidget *m_faces;
    QLabel *m_number;
    QLabel *m_of;
    ElidedLabel *m_took;
    SegmentedBar *m_bar;
    QLabel *m_legend;
    QLabel *m_causesHead;
    CausesPlot *m_causes;
    QLabel *m_paceHead;
    PacePlot *m_pace;
    QLabel *m_facts;
    PostedPage *m_posted;
    RowsView *m_rows;
};

} // namespace paperround
