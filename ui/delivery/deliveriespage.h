// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "ui/delivery/doors.h"
#include "ui/delivery/rowsview.h"
#include "ui/shell/page.h"

#include <QHash>

class QListWidget;
class QStackedWidget;

namespace paperround {

class DeliveryEngine;
class DeliveryView;
struct Delivery;

/// The deliveries under way: one fills the page, several get a list at its start. Listens to the engine only.
class DeliveriesPage : public Page
{
    Q_OBJECT
public:
    DeliveriesPage(DeliveryEngine &engine, DeliveryDoors doors, QWidget *parent = nullptr);

    void activated(const QString &place) override;
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] QList<QWidget *> panes() override;
    void saveState(QSettings &settings) const override;
    void restoreState(const QSettings &settings) override;

    /// Shows a delivery that is not under way: stopped, or left open by an earlier run.
    void offer(const Delivery &delivery, const QList<Row> &rows);
    void showObstacles(); ///< Somebody signed in or out.
    [[nodiscard]] DeliveryView *view(const QString &id) const { return m_views.value(id); }
    [[nodiscard]] DeliveryView *currentView() const;

Q_SIGNALS:
    void resumeRequested(const QString &id);
    void retryRequested(const paperround::Delivery &delivery); ///< Failed rows of one that has left.

private:
    DeliveryView *viewFor(const QString &id);
    void connectEngine();
    void show(const QString &id);
    void bring(DeliveryView *wanted); ///< To the front, arranged as the one before.
    void relist();
    void refused(const QString &id, const Error &error);
    void ledgerFailed(const QString &id, const Error &error);
    void showNeed(const QString &id, bool needs);

    DeliveryEngine &m_engine;
    DeliveryDoors m_doors;
    QHash<QString, DeliveryView *> m_views;
    QStringList m_order; ///< Newest first.
    RowsArrangement m_rows; ///< While no delivery is open.
    QListWidget *m_list;
    QWidget *m_rule;
    QStackedWidget *m_stack;
    QWidget *m_empty;
};

} // namespace paperround
