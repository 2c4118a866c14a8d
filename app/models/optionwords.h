// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/deliveryoptions.h"
#include "domain/delivery/routeproposal.h"

#include <QString>
#include <QStringList>
#include <optional>

namespace paperround {

/// What a request asks for, a short part each, for the head of its delivery; nothing for what is usual.
[[nodiscard]] QStringList optionWords(const DeliveryOptions &options);

/// "1 %, 10 %, the rest".
[[nodiscard]] QString sharesWords(const QList<int> &shares);

/// "13, 115 and 1,143 pages", as the waves of so many are; with what happens between them.
[[nodiscard]] QString wavesWords(int pages, const QList<int> &shares);

/// Shares as a person types them, "1, 10" or "1 % 10 %"; nothing for what cannot be meant.
[[nodiscard]] std::optional<QList<int>> sharesIn(const QString &typed);

/// What somebody who chose these times must know: they are local, and this computer must be awake then. Empty
/// without times.
[[nodiscard]] QString timesWords(const DeliveryOptions &options);

/// Which route is proposed, and why.
[[nodiscard]] QString routeWords(const RouteProposal &proposal);

/// A local time, short.
[[nodiscard]] QString timeWords(const QDateTime &time);

} // namespace paperround
