// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/delivery.h"
#include "domain/delivery/row.h"
#include "domain/result.h"
#include "domain/wikifacts.h"
#include "engine/delivery/lanestatus.h"
#include "models/wikinames.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QUrl>

#include <functional>
#include <optional>

namespace paperround {

/// What the pages about deliveries need of the world outside; inputs, so that tests own them.
struct DeliveryDoors
{
    std::function<QDateTime()> now; ///< UTC.
    std::function<void(const QUrl &)> openUrl; ///< In the browser.
    /// Where a row can be seen on its wiki: its revision where it has one, else its page. Empty: not known.
    std::function<QUrl(const Row &)> rowUrl;
    /// A row's attempts, oldest first; the answer comes through the event loop, or not at all.
    std::function<void(const QString &deliveryId, int row, QObject *context,
                       std::function<void(const QList<Attempt> &)> answer)>
        attempts;
    /// Why a delivery cannot go on from here now; none: it can.
    std::function<std::optional<Error>(const Delivery &)> obstacle;
    /// What is true of a wiki of the delivery's farm; the answer comes through the event loop, an error where
    /// the wiki could not be asked.
    std::function<void(const Delivery &, const QString &wiki, QObject *context,
                       std::function<void(const Result<WikiFacts> &)> answer)>
        facts;
    WikiNames names = {};
};

} // namespace paperround
