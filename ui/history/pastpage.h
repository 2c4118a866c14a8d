// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/history.h"
#include "ui/delivery/doors.h"
#include "ui/shell/page.h"

#include <QTimer>

class QLineEdit;
class QListView;
class QSplitter;
class QStackedWidget;

namespace paperround {

class HistoryModel;
class HistoryView;
class InlineBar;

/// What was delivered: months with a small bar of outcomes each, search over everything, and one opened.
class PastPage : public Page
{
    Q_OBJECT
public:
    PastPage(History &history, const DeliveryDoors &doors, QWidget *parent = nullptr);

    void activated(const QString &place) override; ///< `place`: a delivery id.
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] QList<QWidget *> panes() override;
    void saveState(QSettings &settings) const override;
    void restoreState(const QSettings &settings) override;

    void deliveryChanged(const Delivery &delivery); ///< Under way or just finished.
    void showObstacles(); ///< Somebody signed in or out.
    void tellExported(const Result<void> &written, const QString &path);
    [[nodiscard]] HistoryView *opened() const { return m_view; }
    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] InlineBar *bar() const { return m_bar; }

Q_SIGNALS:
    void exportRequested(const QString &id, const QString &format);
    void newIssueRequested(const paperround::Delivery &delivery);
    void resumeRequested(const QString &id);
    void retryRequested(const paperround::Delivery &delivery);

private:
    void connectParts();
    void open(const QString &id);
    void loadRows(const QString &id, QList<Row> soFar);
    void tell(const QString &key, const Error &error, const QList<Notice::Action> &actions = {});
    void settle(); ///< After a page of deliveries has come.

    History &m_history;
    HistoryModel *m_model;
    InlineBar *m_bar;
    QLineEdit *m_search;
    QListView *m_list;
    QSplitter *m_splitter;
    QStackedWidget *m_faces;
    QWidget *m_nothing;
    HistoryView *m_view;
    QTimer m_typing; ///< Search follows the typing, after a pause.
    QString m_wanted; ///< To open when it comes.
};

} // namespace paperround
