// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/review/requestshelf.h"

namespace paperround {

/// What a request can be compared with.
struct EarlierRequest
{
    enum class Kind {
        Approved, ///< The last version on its page that had enough approvals.
        Version, ///< The version just before, whatever was said of it.
        LastIssue, ///< Another request, that went out before.
    };
    Kind kind = Kind::Version;
    Submission submission; ///< Complete.
    RequestStanding standing; ///< Of a version: when the next one took its place.
    QDateTime submitted; ///< UTC, the wiki's.
};

/// Earlier versions of that request from its page's own record: the one just before, and the last that was
/// approved where that is another. Approved means as many approvals as today's policy asks for, of people who
/// might when they wrote it and may today. Errors: those of Wikis::record(), readPolicy(), rightsOf(),
/// completed().
Task<QList<EarlierRequest>> earlierVersions(QString title, std::shared_ptr<Wikis> wikis);

/// The request that went out last before this one under the same heading: its page's title; empty: none is
/// known. Two headings are the same where they begin alike up to their first digit ("Tech News: 2026-48",
/// "Tech News: 2026-47"), whoever sent them; the queue on the wiki tells, so that it is the same at every
/// desk.
[[nodiscard]] QString lastIssueBefore(const ReviewedRequest &request, const QList<QueuedRequest> &queue);

} // namespace paperround
