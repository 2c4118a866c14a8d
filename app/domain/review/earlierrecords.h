// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/requestrecord.h"

namespace paperround {

/// At most so many are looked for; whoever wants older ones reads the page's history in a browser.
inline constexpr qsizetype MostEarlierRecords = 20;

/// The submissions that stood on a request's page before, each as the record had it when the next one took
/// its place; newest first. What somebody else wrote there, or what cannot be read, is passed over. Whether
/// an author was entitled is left open, as in requestRecordFrom().
[[nodiscard]] QList<RequestRecord> earlierRecords(const PageRecord &page);

} // namespace paperround
