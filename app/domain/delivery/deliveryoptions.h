// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/row.h"
#include "domain/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace paperround {

/// How a request wants to be delivered, beside what and where. Part of its digest.
struct DeliveryOptions
{
    QDateTime notBefore; ///< UTC; invalid: at once.
    QDateTime notAfter; ///< UTC; a row not begun by then is skipped: expired. Invalid: no end.
    QList<int> waves; ///< Per cent of the rows, ascending, 1 to 99; after each the delivery waits for a look.
    bool oncePerPerson = false; ///< A user with talk pages on several wikis gets it on one of them.
    bool repeat = false; ///< Pages that got the same text in an earlier delivery get it again.
    bool test = false; ///< A test send: one page, and its text does not count as one the page has got.
    Route route = Route::Edit; ///< Or MassMessage; boards go their own way in both.
    int traceMinutes = 60; ///< MassMessage: a row without a trace on its wiki for so long is held.

    friend bool operator==(const DeliveryOptions &, const DeliveryOptions &) = default;
};

/// Only what differs from the defaults, by the names of a REQUEST file; times in ISO 8601, UTC.
[[nodiscard]] QJsonObject optionsToJson(const DeliveryOptions &options);

/// Those of its names that a REQUEST file may have: a test is made from a request, never written as one.
[[nodiscard]] const QStringList &optionFields();

/// Takes its own fields out of an object and leaves the others alone. ErrorKind::Input with the field in
/// `detail`: "bad-time" (no ISO 8601 time with its zone), "bad-waves", "not-a-flag". What a draft may hold
/// for a while and no request may is left to checkOptions().
[[nodiscard]] Result<DeliveryOptions> optionsFromJson(const QJsonObject &object);

/// ErrorKind::Input "bad-time" for an end that is not after the beginning.
[[nodiscard]] Result<void> checkOptions(const DeliveryOptions &options);

/// The wave (counted from 0) of each row. The first wave goes around the wikis, so that a look at it sees
/// as many of them as it can; within a wiki a later row never has an earlier wave.
[[nodiscard]] QList<int> wavesOf(const QList<Row> &rows, const QList<int> &shares);

/// How many of so many rows each wave has, the rest last; waves without a row are not there.
[[nodiscard]] QList<int> waveSizes(int rows, const QList<int> &shares);

} // namespace paperround
