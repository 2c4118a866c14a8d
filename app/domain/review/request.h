// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/deliveryoptions.h"
#include "domain/message/message.h"
#include "domain/result.h"
#include "domain/targets/target.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <optional>

namespace paperround {

/// Where a request's targets come from when they are not written in it.
struct ListSource
{
    QString wiki; ///< Host.
    QString page; ///< Title.

    friend bool operator==(const ListSource &, const ListSource &) = default;
};

/// Message + targets + options. What a REQUEST file holds; the digest is taken over it.
struct Request
{
    QString id; ///< Delivery id; empty in a file that never ran.
    QString home; ///< Home wiki's host.
    Message message;
    QList<Target> targets; ///< The snapshot; row n is targets[n-1].
    std::optional<ListSource> list; ///< Set while the targets still have to be loaded from it.
    QString listUrl; ///< Canonical URL with oldid once loaded, else the list's name. For the hidden comment.
    DeliveryOptions options;

    friend bool operator==(const Request &, const Request &) = default;
};

/// Reads a REQUEST file (schema: resources/request.schema.json). Unknown fields are refused by name; every
/// problem is ErrorKind::Input with the place in `detail` ("targets[3]", counted from 0 as in JSON; "line
/// 7"). Codes: broken-json, too-big, unknown-field, missing-field, not-text, not-an-array, not-an-object,
/// bad-id, invalid-host, targets-and-list, bad-part, those of optionsFromJson() and checkOptions(), and for
/// targets those of TargetProblem.
[[nodiscard]] Result<Request> requestFromJson(const QByteArray &json);
[[nodiscard]] QByteArray requestToJson(const Request &request);

/// Hex SHA-256 over the canonical form (sorted keys, no blanks, NFC, \n line ends) of id, home, message,
/// targets, and of those options that are not the default.
[[nodiscard]] QString digestOf(const Request &request);

/// ErrorKind::Input for what can never be sent: "no-home", "no-targets", "one-text-only" (MassMessage
/// delivers the same words to everybody), "bad-segment" (of no rows, or of rows that there are not), and what
/// checkWording() and checkOptions() say.
[[nodiscard]] Result<void> checkRequest(const Request &request);

} // namespace paperround
