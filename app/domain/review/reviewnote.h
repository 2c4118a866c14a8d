// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <optional>

namespace paperround {

/// An approval as the wiki's record had it when the delivery began or went on.
struct NotedApproval
{
    QString user; ///< Author of the edit.
    qint64 revision = 0; ///< Of the request's page, that brought it.
    QDateTime time; ///< UTC, the wiki's.
    QString comment; ///< Hostile text.

    friend bool operator==(const NotedApproval &, const NotedApproval &) = default;
};

/// By whose word a delivery went out. Kept with it for good.
struct ReviewNote
{
    QString page; ///< Title of the request's page on the home wiki; empty: nobody was asked.
    qint64 revision = 0; ///< That brought the submission.
    int version = 0; ///< Of the submission.
    QString digest; ///< Of the submission, hex SHA-256; the approvals are bound to it.
    QString submitter;
    QString policyPage; ///< Of the policy in force; empty: the farm's profile.
    qint64 policyRevision = 0;
    QList<NotedApproval> approvals;

    [[nodiscard]] bool isReviewed() const { return !page.isEmpty(); }
    friend bool operator==(const ReviewNote &, const ReviewNote &) = default;
};

/// What is kept where a delivery goes on by a newer word: that word, and all approvals there ever were.
/// Without a newer one the earlier stays.
[[nodiscard]] ReviewNote withEarlierApprovals(ReviewNote newer, const ReviewNote &earlier);

/// Empty for what nobody was asked about.
[[nodiscard]] QJsonObject reviewNoteToJson(const ReviewNote &note);
/// None: damaged. The empty object is a delivery without a review.
[[nodiscard]] std::optional<ReviewNote> reviewNoteFromJson(const QJsonObject &object);

} // namespace paperround
