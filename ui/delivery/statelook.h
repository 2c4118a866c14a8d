// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rowwords.h"
#include "models/shownstate.h"
#include "ui/widgets/segmentedbar.h"
#include "ui/widgets/statedelegate.h"
#include "ui/widgets/timeline.h"

#include <QList>

namespace paperround {

[[nodiscard]] StateLook lookOf(ShownState state);
/// In the order of bars: delivered, skipped, failed, retracted, unknown, sending, waiting, planned.
[[nodiscard]] QList<Segment> segmentsOf(const ShownCounts &counts);
[[nodiscard]] StateLook lookOf(LaneStatus::Phase phase);
[[nodiscard]] QList<TimelineEntry> timelineOf(const QList<StoryMoment> &story);

} // namespace paperround
