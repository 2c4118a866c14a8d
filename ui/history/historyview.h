// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/delivery.h"
#include "domain/delivery/row.h"
#include "ui/delivery/doors.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QStackedWidget;

namespace paperround {

class ActionButton;
class CausesPlot;
class DeliveryTableModel;
class ElidedLabel;
class PageHead;
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
    [[nodiscard]] const Delivery &delivery() const { return m_delivery; }
    [[nodiscard]] RowsView *rows() const { return m_rows; }
    [[nodiscard]] StepBar *tabs() const { return m_tabs; }

Q_SIGNALS:
    void exportRequested(const QString &id, const QString &format); ///< "csv" or "json"
    void newIssueRequested(const paperround::Delivery &delivery);
    void resumeRequested(const QString &id);

private:
    [[nodiscard]] QWidget *overview();
    void showCauses(const QList<Row> &rows);

    DeliveryDoors m_doors;
    Delivery m_delivery;
    DeliveryTableModel *m_table;
    PageHead *m_head;
    ActionButton *m_resume;
    StepBar *m_tabs;
    QStackedWidget *m_faces;
    QLabel *m_number;
    QLabel *m_of;
    ElidedLabel *m_took;
    SegmentedBar *m_bar;
    QLabel *m_legend;
    QLabel *m_causesHead;
    CausesPlot *m_causes;
    QLabel *m_facts;
    QPlainTextEdit *m_text;
    RowsView *m_rows;
};

} // namespace paperround
