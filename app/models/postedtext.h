// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/delivery.h"
#include "domain/delivery/row.h"
#include "domain/wikifacts.h"

#include <QString>

namespace paperround {

/// What a row posted, made anew from the record: heading, body, hidden comment and mark. A wiki that is not
/// known comes as plain WikiFacts: the default words stand for its own, and the farm's host for the short
/// name of its home.
[[nodiscard]] QString postedText(const Delivery &delivery, const Row &row, const WikiFacts &home,
                                 const WikiFacts &wiki);

/// The page that stands in the row's target though the row was posted elsewhere: its redirect was followed.
/// Empty: none was.
[[nodiscard]] QString redirectedFrom(const Row &row, const WikiFacts &wiki);

} // namespace paperround
