// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/deliverycompanion.h"

#include "engine/delivery/deliveryengine.h"
#include "models/brakewords.h"
#include "models/shownstate.h"
#include "ui/desktop/desktop.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

DeliveryCompanion::DeliveryCompanion(DeliveryEngine &engine, Desktop &desktop, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_desktop(desktop)
{
    connect(&engine, &DeliveryEngine::opened, this, &DeliveryCompanion::note);
    connect(&engine, &DeliveryEngine::deliveryChanged, this, &DeliveryCompanion::note);
    connect(&engine, &DeliveryEngine::needsPersonChanged, this, &DeliveryCompanion::needs);
    connect(&engine, &DeliveryEngine::stopped, this, &DeliveryCompanion::left);
    connect(&desktop, &Desktop::cameBack, &engine, &DeliveryEngine::lookAgain);
}

DeliveryCompanion::~DeliveryCompanion()
{
    m_desktop.keepAwake(false, {});
}

bool DeliveryCompanion::isBusy() const
{
    return std::any_of(m_deliveries.cbegin(), m_deliveries.cend(), [this](const Delivery &delivery) {
        return delivery.state == DeliveryState::Delivering && !m_engine.needsPerson(delivery.id);
    });
}

void DeliveryCompanion::note(const Delivery &delivery)
{
    m_deliveries.insert(delivery.id, delivery);
    keepAwake();
}

void DeliveryCompanion::needs(const QString &id, bool needs)
{
    keepAwake();
    const Delivery delivery = m_deliveries.value(id);
    const bool byPerson = delivery.state == DeliveryState::Paused && delivery.pauseCause.isEmpty();
    if (!needs || byPerson)
        return;
    const QString why = delivery.pauseCause.isEmpty() ? tr("It cannot go on without you.")
                                                      : explainPause(delivery.pauseCause).what + u'.';
    m_desktop.notify(tr("“%1” waits for you").arg(delivery.message.subject), why);
}

void DeliveryCompanion::left(const QString &id)
{
    const Delivery delivery = m_deliveries.take(id);
    keepAwake();
    if (delivery.state == DeliveryState::Finished)
        m_desktop.notify(tr("“%1” is delivered").arg(delivery.message.subject),
                         tr("%L1 delivered, %L2 skipped, %L3 failed.")
                             .arg(delivery.counts[RowState::Delivered])
                             .arg(delivery.counts[RowState::Skipped])
                             .arg(delivery.counts[RowState::Failed]));
}

void DeliveryCompanion::keepAwake()
{
    if (m_awake == isBusy())
        return;
    m_awake = !m_awake;
    m_desktop.keepAwake(m_awake, tr("Delivering a newsletter"));
}

} // namespace paperround
