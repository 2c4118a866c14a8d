// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/delivery.h"
#include "models/deliverytablemodel.h"
#include "ui/delivery/doors.h"

#include <QByteArray>
#include <QVariant>
#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QSettings;
class QSplitter;
class QTableView;

namespace paperround {

class ChipBar;
class ColumnWidths;
class RowPanel;

/// How a person has arranged the rows: one arrangement a page, whichever delivery it shows.
struct RowsArrangement
{
    QByteArray splitter; ///< Empty: as it comes.
    QVariant columns; ///< ColumnWidths::chosen().

    void save(QSettings &settings) const;
    [[nodiscard]] static RowsArrangement saved(const QSettings &settings);
};

/// The rows of a delivery, under way or of the past: chips, filter, table, foot, and the chosen row's story
/// beside.
class RowsView : public QWidget
{
    Q_OBJECT
public:
    /// `live`: with Follow, latest change first. The model is the caller's.
    RowsView(DeliveryTableModel *model, const DeliveryDoors &doors, bool live, QWidget *parent = nullptr);

    void setDelivery(const Delivery &delivery, bool acting);
    void filterBy(const QString &text);
    void chooseRow(int number);
    void focusFilter();
    void copyRows() const; ///< The chosen ones, else all that are shown, as tab-separated text.
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] RowPanel *panel() const { return m_panel; }
    [[nodiscard]] RowsArrangement arrangement() const;
    void arrange(const RowsArrangement &arrangement);

Q_SIGNALS:
    void rowChosen(int number); ///< Its story is shown.
    void decided(int row, paperround::RowState state);
    void laneRetried(const QString &wiki);
    void permissionWanted(const QStringList &wikis);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addKeys();
    void connectModel();
    void showCounts();
    void showCurrent();
    void closePanel();
    void follow();
    void sizeColumns();
    [[nodiscard]] QWidget *foot();

    DeliveryTableModel *m_model;
    DeliveryDoors m_doors;
    Delivery m_delivery;
    bool m_acting = false;
    bool m_live;
    ChipBar *m_chips;
    QLineEdit *m_filter;
    QTableView *m_table;
    ColumnWidths *m_widths;
    QLabel *m_count;
    QCheckBox *m_follow = nullptr;
    QSplitter *m_splitter;
    RowPanel *m_panel;
};

} // namespace paperround
