// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/delivery.h"
#include "engine/delivery/lanestatus.h"
#include "models/shownstate.h"
#include "ui/delivery/doors.h"

#include <QSet>
#include <QTimer>
#include <QWidget>

#include <deque>

class QLabel;

namespace paperround {

class ActionButton;
class DeliveryEngine;
class DeliveryTableModel;
class ElidedLabel;
class InlineBar;
class LaneModel;
class LaneStrip;
class PageHead;
class RowsView;
class SegmentedBar;

/// One delivery under way, readable from across the room: how far, how fast, what it waits for; lanes; rows.
/// It shows what the engine tells and keeps nothing.
class DeliveryView : public QWidget
{
    Q_OBJECT
public:
    DeliveryView(DeliveryEngine &engine, const DeliveryDoors &doors, QWidget *parent = nullptr);

    void open(const Delivery &delivery, const QList<Row> &rows, const QList<LaneStatus> &lanes);
    void update(const Delivery &delivery);
    void updateRows(const QList<Row> &rows);
    void updateLane(const LaneStatus &lane);
    void showObstacles(); ///< Somebody signed in or out: what can be done now?
    void markStopped(); ///< The run has left the engine.
    void tellStopPageTrouble(const std::optional<Error> &error); ///< None: it can be read again.
    [[nodiscard]] const Delivery &delivery() const { return m_delivery; }
    [[nodiscard]] RowsView *rows() const { return m_rows; }
    [[nodiscard]] LaneStrip *lanes() const { return m_strip; }
    [[nodiscard]] InlineBar *bar() const { return m_notices; }

Q_SIGNALS:
    void resumeRequested(const QString &id); ///< It has left the engine: it needs its account again.
    void retryRequested(const paperround::Delivery &delivery); ///< Its failed rows, when it has left.
    void historyRequested(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildHead();
    void addMenu();
    void showHead();
    void showProgress();
    void showTrouble(const LaneStatus &lane); ///< In the bar, with the one button that tries it again.
    void showWaiting();
    void showButtons();
    void showBrake();
    void showDoubt();
    void noteBarred(const QList<Row> &rows);
    void showBarred();
    void askForPermission(const QStringList &wikis);
    void noteEnded(const QList<Row> &rows);
    void tick();
    void pauseOrResume();
    void retryFailed();
    void confirmEnd();
    [[nodiscard]] bool isUnderWay() const;
    [[nodiscard]] QString paceWords() const;

    DeliveryEngine &m_engine;
    DeliveryDoors m_doors;
    Delivery m_delivery;
    DeliveryTableModel *m_table;
    LaneModel *m_lanes;
    QSet<int> m_doubtful; ///< Rows that an earlier run left in flight, until they are looked up.
    QHash<int, QString> m_barred; ///< Rows that wait for a permission: their wikis.
    std::deque<QDateTime> m_ended; ///< When rows ended, within the last two minutes.
    QTimer m_clock;

    PageHead *m_head;
    ActionButton *m_pause;
    ActionButton *m_stop;
    ActionButton *m_more;
    QAction *m_endAction = nullptr;
    QAction *m_retryAction = nullptr;
    InlineBar *m_notices;
    QLabel *m_number;
    QLabel *m_of;
    ElidedLabel *m_pace;
    QLabel *m_waitIcon;
    ElidedLabel *m_wait;
    SegmentedBar *m_bar;
    LaneStrip *m_strip;
    RowsView *m_rows;
};

} // namespace paperround
