// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/delivery.h"

#include <QHash>
#include <QObject>

namespace paperround {

class DeliveryEngine;
class Desktop;

/// Tells the desktop of the deliveries: stay awake while one posts, and a word when one ends or needs
/// somebody.
class DeliveryCompanion : public QObject
{
    Q_OBJECT
public:
    DeliveryCompanion(DeliveryEngine &engine, Desktop &desktop, QObject *parent = nullptr);
    ~DeliveryCompanion() override;

    /// Something is being posted and goes on without anybody.
    [[nodiscard]] bool isBusy() const;

private:
    void note(const Delivery &delivery);
    void needs(const QString &id, bool needs);
    void left(const QString &id);
    void keepAwake();

    DeliveryEngine &m_engine;
    Desktop &m_desktop;
    QHash<QString, Delivery> m_deliveries; ///< Under way.
    bool m_awake = false;
};

} // namespace paperround
