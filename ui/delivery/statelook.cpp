// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delivery/statelook.h"

#include "ui/widgets/icons.h"

using namespace Qt::StringLiterals;

namespace paperround {

StateLook lookOf(ShownState state)
{
    switch (state) {
    case ShownState::Planned:
        return {u"planned"_s, Tone::Planned};
    case ShownState::Waiting:
        return {u"waiting"_s, Tone::Waiting};
    case ShownState::Held:
        return {u"held"_s, Tone::Waiting};
    case ShownState::Sending:
        return {u"sending"_s, Tone::Sending};
    case ShownState::Unknown:
        return {u"unknown"_s, Tone::Unknown};
    case ShownState::Delivered:
        return {u"delivered"_s, Tone::Delivered};
    case ShownState::Skipped:
        return {u"skipped"_s, Tone::Skipped};
    case ShownState::Failed:
        return {u"failed"_s, Tone::Failed};
    case ShownState::Unresolved:
        return {u"unresolved"_s, Tone::Unknown};
    case ShownState::Retracted:
        return {u"retracted"_s, Tone::Retracted};
    }
    Q_UNREACHABLE();
}

QList<Segment> segmentsOf(const ShownCounts &counts)
{
    using enum ShownState;
    return {{Tone::Delivered, counts[Delivered]},
            {Tone::Skipped, counts[Skipped]},
            {Tone::Failed, counts[Failed]},
            {Tone::Retracted, counts[Retracted]},
            {Tone::Unknown, counts[Unknown] + counts[Unresolved]},
            {Tone::Sending, counts[Sending]},
            {Tone::Waiting, counts[Waiting] + counts[Held]},
            {Tone::Planned, counts[Planned]}};
}

StateLook lookOf(LaneStatus::Phase phase)
{
    switch (phase) {
    case LaneStatus::Phase::Idle:
        return {{}, Tone::Planned};
    case LaneStatus::Phase::Checking:
        return {u"search"_s, Tone::Sending};
    case LaneStatus::Phase::Sending:
        return {u"sending"_s, Tone::Sending};
    case LaneStatus::Phase::Waiting:
        return {u"waiting"_s, Tone::Waiting};
    case LaneStatus::Phase::Troubled:
        return {u"warning"_s, Tone::Failed};
    case LaneStatus::Phase::Held:
        return {{}, Tone::Planned};
    case LaneStatus::Phase::Finished:
        return {u"delivered"_s, Tone::Delivered};
    }
    Q_UNREACHABLE();
}

QList<TimelineEntry> timelineOf(const QList<StoryMoment> &story)
{
    const auto look = [](StoryMoment::Kind kind) -> StateLook {
        switch (kind) {
        case StoryMoment::Kind::Planned:
            return lookOf(ShownState::Planned);
        case StoryMoment::Kind::Claimed:
            return lookOf(ShownState::Sending);
        case StoryMoment::Kind::Refused:
        case StoryMoment::Kind::Failed:
            return lookOf(ShownState::Failed);
        case StoryMoment::Kind::Conflict:
            return lookOf(ShownState::Waiting);
        case StoryMoment::Kind::Unknown:
            return lookOf(ShownState::Unknown);
        case StoryMoment::Kind::Looked:
            return {u"search"_s, Tone::Sending};
        case StoryMoment::Kind::Delivered:
            return lookOf(ShownState::Delivered);
        case StoryMoment::Kind::Skipped:
            return lookOf(ShownState::Skipped);
        case StoryMoment::Kind::Held:
            return lookOf(ShownState::Held);
        case StoryMoment::Kind::Other:
            return lookOf(ShownState::Retracted);
        }
        Q_UNREACHABLE();
    };
    QList<TimelineEntry> entries;
    for (const StoryMoment &moment : story) {
        const StateLook shown = look(moment.kind);
        entries.append({shown.icon, shown.tone, moment.title, moment.time, moment.text});
    }
    return entries;
}

} // namespace paperround
