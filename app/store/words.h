// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/deliveryoptions.h"
#include "domain/delivery/row.h"
#include "domain/message/message.h"
#include "domain/review/reviewnote.h"

#include <QDateTime>
#include <QString>
#include <QStringView>
#include <QVariant>

#include <optional>

namespace paperround {

/// "append", "full-text", "create": in the ledger and in history files, so a name, once shipped, stays.
[[nodiscard]] QString formName(EditForm form);
[[nodiscard]] std::optional<EditForm> formFromName(QStringView name);

// How values stand in the database.
[[nodiscard]] QVariant sqlText(const QString &text); ///< Never NULL.
[[nodiscard]] QVariant sqlTime(const QDateTime &time); ///< Milliseconds UTC; NULL where it is invalid.
[[nodiscard]] QDateTime timeFromSql(const QVariant &value);
/// A JSON object; in it, as "message", what the message has beside subject and body.
[[nodiscard]] QVariant sqlOptions(const DeliveryOptions &options, const Message &message);
[[nodiscard]] std::optional<DeliveryOptions> optionsFromSql(const QVariant &value); ///< None: damaged.
/// The message of that subject and body, with what the options' column holds of it.
[[nodiscard]] std::optional<Message> messageFromSql(const QVariant &subject, const QVariant &body,
                                                    const QVariant &options); ///< None: damaged.

[[nodiscard]] QVariant sqlReview(const ReviewNote &note); ///< A JSON object; empty: nobody was asked.
[[nodiscard]] std::optional<ReviewNote> reviewFromSql(const QVariant &value); ///< None: damaged.

} // namespace paperround
