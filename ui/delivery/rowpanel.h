// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delivery/doors.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace paperround {

class ActionButton;
class ElidedLabel;
class TimelineView;

/// One row beside the table: its story, the wiki's own words, and what can be done about it.
class RowPanel : public QWidget
{
    Q_OBJECT
public:
    explicit RowPanel(DeliveryDoors doors, QWidget *parent = nullptr);

    /// `acting`: its delivery is under way here, so its row can be tried again or decided.
    void show(const QString &deliveryId, const QDateTime &created, const Row &row, const LaneStatus &lane,
              bool acting);
    [[nodiscard]] int row() const { return m_row.number; }
    [[nodiscard]] TimelineView *story() const { return m_story; }

Q_SIGNALS:
    void closed();
    void decided(int row, paperround::RowState state); ///< A held row.
    void laneRetried(const QString &wiki);
    void permissionWanted(const QStringList &wikis);

private:
    void showWords(const QList<Attempt> &attempts);
    void showActions();
    void copy() const;

    DeliveryDoors m_doors;
    Row m_row;
    LaneStatus m_lane;
    QString m_delivery;
    QDateTime m_created;
    bool m_acting = false;
    ElidedLabel *m_title;
    ElidedLabel *m_caption;
    TimelineView *m_story;
    QLabel *m_wordsHead;
    QPlainTextEdit *m_words;
    QLabel *m_todo;
    ActionButton *m_open;
    ActionButton *m_retryLane;
    ActionButton *m_permit;
    ActionButton *m_again;
    ActionButton *m_skip;
    ActionButton *m_settle;
};

} // namespace paperround
